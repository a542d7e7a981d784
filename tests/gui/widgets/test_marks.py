"""Marks: key figures, states, bars and lines that say themselves."""

from pytestqt.qtbot import QtBot

from gui.widgets.marks import Cell, KeyFigures, Label, StateWord


def test_key_figures_say_themselves_to_a_screen_reader(qtbot: QtBot) -> None:
    figures = KeyFigures()
    qtbot.addWidget(figures)
    figures.set_cells([Cell("Epoch of 16", "9"), Cell("Train accuracy", "99.26", "%", 1)])
    assert "Train accuracy: 99.26 %" in figures.accessibleName()


def test_a_state_is_always_a_word(qtbot: QtBot) -> None:
    word = StateWord("saturated", "error")
    qtbot.addWidget(word)
    assert word.accessibleName() == "saturated"
    word.set_state("healthy", "good")
    assert (word.text(), word.state()) == ("healthy", "good")


def test_a_label_counts_one_as_one_and_shows_all_of_a_text_that_is_cut(qtbot: QtBot) -> None:
    label = Label("")
    qtbot.addWidget(label)
    label.setText("1 digits found")
    assert label.text() == "1 digit found"
    label.resize(20, 20)
    assert label.clipped
    label.resize(400, 20)
    assert not label.clipped
