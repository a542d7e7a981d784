"""The confusion matrix under mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.mistakes_view import MistakesView
from tests.gui.inspecting import Bench

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def middle(view: MistakesView, true: int, read: int) -> QPoint:
    """The middle of a cell; −1 is a head."""
    matrix = view.card.matrix
    cell = matrix.now.cell(max(true, 0), max(read, 0)).center().toPoint()
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


def test_differences_are_written_with_their_sign(bench: Bench, view: MistakesView) -> None:
    bench.lab.compare_with(bench.lab.candidates[1].key)
    bench.settle()
    matrix = view.card.matrix
    assert matrix.painter.number(3) == "+3"
    assert matrix.painter.number(-3) == "−3"
    assert "other network" in matrix.cell_words(0, 0)
