from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.course.frame import canvas


def test_what_just_happened_stands_on_warning_ground(qtbot: QtBot) -> None:
    picture = QImage(80, 40, QImage.Format.Format_RGB32)
    picture.fill(theme.color("card"))
    painter = QPainter(picture)
    area = canvas.chip(painter, QPointF(40, 20), "+ 0.05")
    painter.end()
    assert picture.pixelColor(round(area.left()) + 4, 20) == theme.color("warning_ground")


def test_a_text_says_which_rectangle_it_takes(qtbot: QtBot) -> None:
    picture = QImage(80, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    right = canvas.text(painter, QPointF(70, 20), "abc", align=canvas.RIGHT)
    left = canvas.text(painter, QPointF(10, 20), "abc", align=canvas.LEFT)
    given = canvas.text(painter, QRectF(0, 0, 80, 40), "abc")
    painter.end()
    assert round(right.right()) == 70
    assert left.left() == 10
    assert given == QRectF(0, 0, 80, 40)


def test_a_mixed_color_lies_between_both(qtbot: QtBot) -> None:
    assert canvas.mixed("text", "card", 0) == theme.color("card")
    assert canvas.mixed("text", "card", 1) == theme.color("text")


def test_cells_grow_with_a_high_card_and_never_shrink() -> None:
    assert canvas.growth(240) == canvas.growth(346) == 1
    assert canvas.growth(519) == 1.5
    assert canvas.growth(2000) == 1.6
