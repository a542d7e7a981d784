"""The choice of data, and the line that says what a data set still needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.data import drawings, sources
from engine.userdata.description import ENDING
from gui.labs.datasets import Datasets
from gui.labs.driving import Inline, Newest
from gui.pages.data_choice import OWN, DataChoice, title_of


@pytest.fixture
def datasets() -> Datasets:
    made = Datasets(Newest(Inline()), lambda: None)
    made.available = {name: name == "mnist-sample" for name in sources.SOURCES}
    return made


@pytest.fixture
def choice(qtbot: QtBot, datasets: Datasets) -> Callable[[list[str]], DataChoice]:
    def make(chosen: list[str]) -> DataChoice:
        made = DataChoice(datasets, chosen.append)
        qtbot.addWidget(made)
        made.retranslate()
        made.draw("mnist-sample")
        return made

    return make


def test_what_is_here_needs_no_line(choice: Callable[[list[str]], DataChoice]) -> None:
    made = choice([])
    assert made.choice.value() == "mnist-sample"
    assert made.line.isHidden()


def test_missing_data_says_its_size_and_is_fetched_by_a_button(
    choice: Callable[[list[str]], DataChoice], datasets: Datasets, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(datasets, "fetch", asked.append)
    made = choice([])
    made.draw("mnist")
    assert made.line.text.text() == "Not on this computer yet: 12 MB to download."
    made.line.button.click()
    assert asked == ["mnist"]


@pytest.mark.parametrize(
    ("name", "start", "words"),
    [
        (drawings.NAME, "", "correct a digit on the postal code page"),
        ("handwriting", "/w/postal-cnn.safetensors", "postal-cnn reads on the postal code page"),
        ("handwriting", "", "set DIGITLAB_DATA to its folder"),
    ],
)
def test_data_that_cannot_be_fetched_says_what_brings_it(
    choice: Callable[[list[str]], DataChoice], name: str, start: str, words: str
) -> None:
    assert words in choice([]).line.state_text(name, start)


def test_a_name_is_chosen_and_own_data_is_asked_for(qtbot: QtBot, choice: Callable[[list[str]], DataChoice]) -> None:
    chosen: list[str] = []
    made = choice(chosen)
    made.choice.chosen.emit("fashion-mnist")
    assert chosen == ["fashion-mnist"]
    with qtbot.waitSignal(made.own_requested) as heard:
        made.choice.chosen.emit(OWN)
    assert heard.args == [""]
    assert made.choice.value() == "mnist-sample"


@pytest.mark.parametrize(
    ("path", "title"), [("/home/a/letters", "letters"), (f"/home/a/my digits-9f3a{ENDING}", "my digits")]
)
def test_own_data_is_called_by_its_folder(path: str, title: str) -> None:
    assert title_of(path) == title
