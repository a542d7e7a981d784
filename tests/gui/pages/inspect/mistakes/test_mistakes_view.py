"""The matrix and its galleries, by mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.mistakes_view import MistakesView
from tests.gui.inspecting import Bench

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[MistakesView]:
    made = MistakesView(bench.lab.mistakes)
    made.resize(974, 634)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    yield made
    bench.lab.close()


def middle(view: MistakesView, true: int, read: int) -> QPoint:
    """The middle of a cell; −1 is a head."""
    matrix = view.card.matrix
    rect = matrix.rect().toRectF()
    cell = matrix._cell(rect, max(true, 0), max(read, 0)).center().toPoint()
    return QPoint(28 if read < 0 else cell.x(), 30 if true < 0 else cell.y())


def test_click_on_a_number_shows_its_digits(qtbot: QtBot, view: MistakesView) -> None:
    qtbot.mouseClick(view.card.matrix, LEFT, pos=middle(view, 1, 2))
    assert view.lab.cells == {(1, 2)}
    assert len(view.gallery.rows.items) == view.lab.matrix[1, 2]
    assert view.gallery_title.text() == "1 read as 2"


def test_ctrl_adds_cells_and_heads_take_rows_and_columns(qtbot: QtBot, view: MistakesView) -> None:
    qtbot.mouseClick(view.card.matrix, LEFT, pos=middle(view, 1, 2))
    qtbot.mouseClick(view.card.matrix, LEFT, CTRL, pos=middle(view, 3, 0))
    assert view.lab.cells == {(1, 2), (3, 0)}
    qtbot.mouseClick(view.card.matrix, LEFT, pos=middle(view, 2, -1))
    assert view.lab.cells == {(2, 0), (2, 1), (2, 3)}
    qtbot.mouseClick(view.card.matrix, LEFT, pos=middle(view, -1, 0))
    assert view.lab.cells == {(1, 0), (2, 0), (3, 0)}


def test_arrows_move_the_cell_escape_shows_all_enter_accepts(qtbot: QtBot, view: MistakesView) -> None:
    matrix = view.card.matrix
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert view.lab.cells == {(0, 1)}
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert view.lab.cells == frozenset()
    with qtbot.waitSignal(view.accepted):
        qtbot.keyClick(matrix, Qt.Key.Key_Return)


def test_digits_of_the_gallery_are_walked_by_arrows(qtbot: QtBot, view: MistakesView) -> None:
    rows = view.gallery.rows
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[0].digit
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert view.lab.digit == rows.items[1].digit
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert view.lab.digit is None


def test_worst_mistake_opens_its_cell_with_the_digit(qtbot: QtBot, view: MistakesView) -> None:
    first = view.worst.items[0].digit
    view.worst.chosen.emit(first)
    answers = view.lab.answers
    assert answers is not None
    assert view.lab.cells == {(int(answers.labels[first]), int(answers.read[first]))}
    assert view.lab.digit == first


def test_differences_are_written_with_their_sign(bench: Bench, view: MistakesView) -> None:
    bench.lab.compare_with(bench.lab.candidates[1].key)
    bench.settle()
    matrix = view.card.matrix
    assert matrix._number(3) == "+3"
    assert matrix._number(-3) == "−3"
    assert "other network" in matrix.cell_words(0, 0)


def test_calibration_takes_the_place_of_the_worst_mistakes(view: MistakesView) -> None:
    view.worst_view.set_value("calibration")
    view.draw()
    assert "expected error" in view.worst_hint.text()


def test_narrow_window_puts_the_digits_below_the_matrix(view: MistakesView) -> None:
    view.resize(700, 900)
    assert view.row.direction() == view.row.Direction.TopToBottom
