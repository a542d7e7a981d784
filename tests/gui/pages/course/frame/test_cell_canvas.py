from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.pages.course.frame.cell_canvas import CellCanvas, numbers_text


class OneGrid(CellCanvas):
    """The filter alone."""

    def paint(self, painter: QPainter) -> None:
        kernel = numbers_text(self.exercise.settings.kernel)
        self.grid(painter, QPointF(10, 10), kernel, 40, name="kernel", typed=True)


def test_enter_opens_the_first_number_and_a_whole_matrix_can_be_written_there(qtbot: QtBot) -> None:
    lab = ConvolutionExercise()
    canvas = OneGrid(lab)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    canvas.grab()
    assert len(canvas.spots) == 9
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.editor.isVisible()
    assert canvas.editor.text() == "2"
    canvas.editor.selectAll()
    qtbot.keyClicks(canvas.editor, "1 0; 0 1")
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Return)
    assert lab.settings.kernel == ((1, 0), (0, 1))
    assert not canvas.editor.isVisible()


def test_what_lies_under_the_pointer_is_said(qtbot: QtBot) -> None:
    canvas = OneGrid(ConvolutionExercise())
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.grab()
    found = canvas.spot_at(QPointF(70, 30))
    assert found is not None
    assert (found.name, found.row, found.column) == ("kernel", 0, 1)
    assert canvas.spot_at(QPointF(299, 199)) is None


def test_numbers_have_as_many_digits_as_their_cells_have_room_for() -> None:
    numbers = [[0.574442517, 0.668187772]]
    assert numbers_text(numbers, 6) == [["0.574443", "0.668188"]]
    for wide in (74, 58, 50, 44):
        texts = numbers_text(numbers, 6, wide)[0]
        assert all(QFontMetricsF(theme.font(13, 600)).horizontalAdvance(text) <= wide - 4 for text in texts)
    assert numbers_text(numbers, 6, 74) == [["0.574443", "0.668188"]]
    assert numbers_text([[0.5, 1.0]], 6, 30) == [["0.5", "1"]]


def test_a_cell_takes_one_number_and_a_decimal_comma_is_no_second_one(qtbot: QtBot) -> None:
    lab = ConvolutionExercise()
    canvas = OneGrid(lab)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    canvas.grab()
    before = lab.settings.kernel
    canvas.edit_spot(canvas.spots[0])
    for text in ("0,5", "0,001", "1e999", "12x", ""):
        canvas.editor.selectAll()
        qtbot.keyClick(canvas.editor, Qt.Key.Key_Delete)
        qtbot.keyClicks(canvas.editor, text)
        assert canvas.editor.property("error") is True, text
        assert lab.settings.kernel == before, text  # nor its first part
    assert "write 0.5 with a point" not in str(lab.errors["kernel"])
    canvas.editor.selectAll()
    qtbot.keyClicks(canvas.editor, "0,5")
    assert "write 0.5 with a point" in str(lab.errors["kernel"])
    qtbot.keyClick(canvas.editor, Qt.Key.Key_Escape)
    assert lab.errors == {}
    assert not canvas.editor.isVisible()
