"""What the view Mistakes asks for, both ways, and each of its facts as a sentence."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.train.advice import Word
from gui.pages.inspect.mistakes.mistakes_panel import MistakesPanel
from tests.gui.inspecting import Bench


@pytest.fixture
def panel(qtbot: QtBot, bench: Bench) -> Iterator[MistakesPanel]:
    made = MistakesPanel(bench.lab.mistakes)
    qtbot.addWidget(made)
    made.retranslate()
    bench.lab.changed.connect(made.draw)
    made.draw()
    yield made
    bench.lab.close()


def test_rows_and_lab_follow_each_other(panel: MistakesPanel) -> None:
    panel.shows.edited.emit(True)
    panel.above.edited.emit(73)
    assert (panel.lab.as_share, panel.lab.above) == (True, 0.73)
    panel.lab.edit(as_share=False, above=0.29)  # 100 · 0.29 is 28.999…
    assert (panel.shows.value(), panel.above.value()) == (False, 29)


def test_a_share_of_a_row_is_not_offered_where_two_networks_are_compared(panel: MistakesPanel, bench: Bench) -> None:
    assert panel.shows.isEnabled()
    bench.lab.compare_with(bench.lab.candidates[1].key)
    bench.settle()
    assert not panel.shows.isEnabled()


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        (Word("all right", values={"count": 1200}), "All 1,200 digits are read right."),
        (Word("second", values={"second": 3, "count": 4}), "The right digit is second in 3 of 4 mistakes."),
        (Word("sure", values={"sure": 5}), "5 mistakes are more than 99 % certain. Look at those digits first."),
        (
            Word("luck", values={"a": 4, "b": 6, "luck": 0.754}),
            "Only this network reads 4 digits, only the other 6. Luck alone does as much in 75.4 %.",
        ),
        (
            Word("better", values={"a": 40, "b": 2, "luck": 1e-9}),
            "Only this network reads 40 digits, only the other 2: no luck (under 0.1 %).",
        ),
        (
            Word("honest", values={"error": 0.0123}),
            "Its certainties are honest: on average 1.2 points from the accuracy.",
        ),
        (Word("promises", values={"error": 0.1}), "Its certainties promise too much: 10.0 points above the accuracy."),
        (Word("modest", values={"error": 0.1}), "Its certainties promise too little: 10.0 points below the accuracy."),
    ],
)
def test_each_fact_is_one_sentence_with_its_numbers(panel: MistakesPanel, word: Word, sentence: str) -> None:
    assert panel.sentence(word) == sentence


def test_every_fact_of_the_lab_can_be_said_and_its_link_has_words(panel: MistakesPanel) -> None:
    assert panel.lab.words
    for word in panel.lab.words:
        assert panel.sentence(word)
        assert bool(panel.offer(word.action)) == bool(word.action)
