"""How a run is said in words, and found by name, tag, setting and figure."""

import json
from pathlib import Path

import pytest

from engine import recipes
from engine.spec import ExperimentSpec
from engine.store.run_entry import RunEntry, differing, flattened, network_text, tags_of

SPEC = recipes.load("three-layer").spec.replace(weight_decay=1e-4)
ENTRY = RunEntry(
    Path("20260101-three"),
    "Three layers",
    1.0,
    settings_text=json.dumps(flattened(SPEC.to_dict())),
    network=network_text(SPEC.to_dict()),
    best_accuracy=0.9736,
    tags=("homework 3",),
    note="Does dropout help?",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("three", True), ("HOMEWORK", True), ("dropout", True), ("four", False), ("η<0.2", True),
        ("η < 0.1", False), ("η=0.1", True), ("optimizer=sgd", True), ("optimizer=adam", False),
        ("optimizer!=adam", True),
        ("accuracy>97", True), ("accuracy>97.36", False), ("accuracy≥97.36%", True), ("λ=1e-4", True),
        ("batch=100", True),
        ("seed=42 three", True), ("nothing=3", False), ("η<many", False),
        ("η<0,2", True), ("η<0,1", False), ("λ=１e-4", True), ("batch<1,000", True),
        ("layers.2.units=50", True), ("(", False),
        ("학습률<0.2", True), ("옵티마이저=SGD", True), ("정확도 > 97.4 %", False), ("accuracy > 97 % three", True),
    ],
)  # fmt: skip
def test_a_query_finds_by_words_and_conditions(query: str, found: bool) -> None:
    assert ENTRY.matches(query) is found


def test_a_title_in_the_readers_language_is_found_as_well() -> None:
    assert not ENTRY.matches("3층")
    assert ENTRY.matches("3층 η=0.1", "3층 신경망")
    assert not ENTRY.matches("4층", "3층 신경망")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("three-layer", "50-100 · SGD 0.1"),
        ("three-layer-sigmoid", "50-100 sigmoid · SGD 0.1"),
        ("optimizer-adam", "Adam 0.001"),
        ("batch-norm", "batch norm"),
        ("simple-cnn", "CNN 1 conv"),
    ],
)
def test_a_network_and_its_optimizer_are_said_in_a_few_words(name: str, words: str) -> None:
    assert words in network_text(recipes.load(name).spec.to_dict())


def test_what_differs_between_two_runs_is_named_by_path() -> None:
    first = flattened(SPEC.to_dict())
    second = flattened(ExperimentSpec.from_dict({**SPEC.to_dict(), "optimizer": "adam"}).to_dict())
    found = differing(first, second)
    assert found["optimizer"] == ("sgd", "adam")
    assert found["optimizer.beta1"] == (None, 0.9)
    assert "epochs" not in found
    assert differing(first, first) == {}


def test_tags_are_listed_by_how_often_they_are_used() -> None:
    entries = [RunEntry(Path("a"), "a", 0.0, tags=("x", "y")), RunEntry(Path("b"), "b", 0.0, tags=("y",))]
    assert tags_of(entries) == ["y", "x"]
