"""What the confusion matrix looks like, cell by cell."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gui import theme
from gui.pages.inspect.mistakes.matrix_layout import POINTS_PX, MatrixLayout
from gui.pages.inspect.mistakes.mistakes_view import MistakesView


def painted(view: MistakesView, layout: MatrixLayout) -> QImage:
    image = QImage(round(layout.rect.width()), round(layout.rect.height()), QImage.Format.Format_RGB32)
    image.fill(theme.color("card"))
    painter = QPainter(image)
    view.card.matrix.painter.paint(painter, layout)
    painter.end()
    return image


def test_a_mistake_is_tinted_and_an_empty_cell_is_ground(view: MistakesView) -> None:
    layout = view.card.matrix.layout_in(QRectF(0, 0, 498, 470))
    image, matrix = painted(view, layout), view.lab.matrix
    for true in range(4):
        for read in range(4):
            corner = layout.cell(true, read).topLeft().toPoint()
            seen = image.pixelColor(corner.x() + 4, corner.y() + 4)
            plain = seen in (theme.color("page"), theme.color("hover"))
            assert plain == (matrix[true, read] == 0 or true == read)


def test_small_cells_are_points_of_the_same_colors(view: MistakesView) -> None:
    painter = view.card.matrix.painter
    image, matrix = painter._points_image(), view.lab.matrix
    largest = max(int(matrix[true, read]) for true in range(4) for read in range(4) if true != read)
    for true in range(4):
        for read in range(4):
            ground = painter._look(true, read, int(matrix[true, read]), largest)[0]
            assert image.pixelColor(read, true) == ground
    assert POINTS_PX < 22


def test_the_widest_number_of_shares_is_a_hundred(view: MistakesView) -> None:
    counts = view.card.matrix.painter.widest()
    view.lab.edit(as_share=True)
    assert view.card.matrix.painter.widest() > counts
