"""The texts and the numbers of a lab report."""

import string
from dataclasses import replace
from pathlib import Path

import pytest

from cli.words import words_in
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.recipes import load
from engine.report.report_facts import RunFacts, run_facts
from engine.report.report_words import (
    TEXTS,
    class_name,
    data_title,
    escaped,
    layers_text,
    network,
    number,
    percent,
    run_name,
    run_names,
    seconds_text,
    text,
)
from engine.store.run_list import read_run
from tests.engine.store.test_interrupted import killed


@pytest.fixture
def facts(tmp_path: Path) -> RunFacts:
    """A run of a small convolution network."""
    killed(tmp_path / "one", 3)
    summary = read_run(tmp_path / "one")
    assert summary is not None
    row = (Conv2D(filters=30, kernel=5), ReLU(), MaxPool2D(), Flatten(), Dense(units=100), ReLU(), Dense(units=10))
    return run_facts(replace(summary, spec=summary.spec.replace(layers=row)))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0.0 s"),
        (0.44, "0.4 s"),
        (59.9, "59.9 s"),
        (59.96, "1:00"),
        (60, "1:00"),
        (725.4, "12:05"),
        (3599.6, "1 h 00 min"),
        (3900, "1 h 05 min"),
    ],
)  # fmt: skip
def test_seconds_are_said_in_the_units_of_their_size(seconds: float, said: str) -> None:
    assert seconds_text(seconds) == said


def test_numbers_that_are_not_there_are_left_empty() -> None:
    assert percent(None) == number(None) == ""
    assert percent(0.97462) == "97.46 %"
    assert percent(0.97462, words_in("ko")) == "97.46%"
    assert seconds_text(4, words_in("ko")) == "4.0초"
    assert percent(0.5, str, 1) == "50.0 %"
    assert number(0.123456) == "0.123"
    assert number(0.0) == "0"


def test_a_value_is_text_and_never_html() -> None:
    assert escaped('<a href="x">&\'') == "&lt;a href=&quot;x&quot;&gt;&amp;&#x27;"
    assert text(lambda _: "<b>{size}</b>", "drawn") == "&lt;b&gt;{size}&lt;/b&gt;"


def test_the_network_is_the_sizes_of_its_layers(facts: RunFacts) -> None:
    assert network(facts) == "30-100-10"
    assert layers_text(facts, lambda words: words) == "conv2d 30, relu, maxpool2d, flatten, dense 100, relu, dense 10"


def test_classes_without_a_name_are_numbers(facts: RunFacts) -> None:
    assert [class_name(replace(facts, classes=("cat", "dog")), k) for k in (0, 1, 2)] == ["cat", "dog", "2"]


def test_data_is_called_as_people_know_it_and_a_folder_by_its_path(facts: RunFacts) -> None:
    def of(data: str) -> str:
        return data_title(replace(facts, summary=replace(facts.summary, spec=facts.summary.spec.replace(data=data))))

    assert of("mnist") == "MNIST"
    assert of("/home/me/digits") == "/home/me/digits"


@pytest.mark.parametrize("key", TEXTS)
def test_the_korean_text_has_the_places_of_the_english_one(key: str) -> None:
    def places(words: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}

    korean = words_in("ko")(TEXTS[key])
    assert places(korean) == places(TEXTS[key])


def test_a_run_is_called_by_its_user_or_by_what_it_was_made_from(facts: RunFacts) -> None:
    recipe = load("two-layer")
    kept = replace(facts, recipe=recipe, summary=replace(facts.summary, title="two-layer"))
    race = replace(kept, summary=replace(facts.summary, title=f"Adam · {recipe.title}"))
    assert run_name(kept, str) == recipe.title
    assert run_names([kept, race, kept], words_in("ko")) == ["2층 신경망", "Adam · 2층 신경망", "2층 신경망 · 2"]
    assert run_name(replace(race, title="Mine"), words_in("ko")) == "Mine"
