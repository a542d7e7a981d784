"""The matrix and its galleries, by mouse and keys."""

from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.mistakes_view import MistakesView


def test_worst_mistake_opens_its_cell_with_the_digit(qtbot: QtBot, view: MistakesView) -> None:
    first = view.worst.items[0].digit
    view.worst.chosen.emit(first)
    answers = view.lab.answers
    assert answers is not None
    assert view.lab.cells == {(int(answers.labels[first]), int(answers.read[first]))}
    assert view.lab.digit == first


def test_narrow_window_puts_the_digits_below_the_matrix(view: MistakesView) -> None:
    view.resize(700, 900)
    assert view.row.direction() == view.row.Direction.TopToBottom
