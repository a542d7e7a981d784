"""A count of one takes its noun in the singular wherever a text is shown: words, buttons, tooltips, names, plots."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui import theme
from gui.plots.plot_card import PlotCard
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label


def test_words_and_buttons_say_one_run(qtbot: QtBot) -> None:
    for shown in (Label("1 runs"), Button("1 runs")):
        qtbot.addWidget(shown)
        assert shown.text() == "1 run"
        shown.setText("1 digits")
        assert shown.text() == "1 digit"


def test_tooltips_and_names_for_screen_readers_say_one_step(qtbot: QtBot) -> None:
    button = Button("x")
    qtbot.addWidget(button)
    describe(button, "1 steps", "Takes 1 steps.")
    assert button.accessibleName() == "1 step"
    assert button.accessibleDescription() == "Takes 1 step."
    assert button.toolTip() == theme.tip("1 step", "Takes 1 step.") == theme.tip("1 steps", "Takes 1 steps.")


def test_the_unit_of_a_plot_says_one_step(qtbot: QtBot) -> None:
    card = PlotCard()
    qtbot.addWidget(card)
    card.set_texts("Loss", "nats, smoothed over 1 steps", "step")
    assert card.unit_label.text() == card.unit_label.toolTip() == "nats, smoothed over 1 step"
