"""The plots of a run stand beside each other, or are chosen one at a time."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.labs.train.advice import Word
from gui.pages.train.run_plots import RunPlots


def shown(plots: RunPlots) -> list[str]:
    return [name for name, card in plots.cards.items() if card.isVisible()]


def test_folded_one_plot_is_shown_and_the_first_word_under_it(qtbot: QtBot) -> None:
    plots = RunPlots()
    qtbot.addWidget(plots)
    plots.retranslate()
    plots.resize(900, 600)
    plots.show()
    plots.words.say((Word("falling", "good"), Word("flat")), "")
    assert shown(plots) == ["loss", "accuracy", "gradients", "activations"]
    assert [line.isVisible() for line in plots.words.lines] == [True, True, False, False]
    plots.fold(True)
    assert shown(plots) == ["loss"]
    assert [line.isVisible() for line in plots.words.lines] == [True, False, False, False]
    plots.choose("gradients")
    assert shown(plots) == ["gradients"]
    plots.fold(False)
    assert shown(plots) == ["loss", "accuracy", "gradients", "activations"]
    assert not plots.choice.isVisible()
