import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui import theme
from gui.pages.course.frame.chart import Chart, around
from gui.plots.axis import Axis


def test_pixels_and_numbers_are_each_others_inverse() -> None:
    chart = Chart(QRectF(10, 20, 200, 100), Axis(1e-4, 1, log=True), Axis(-1, 3))
    x, y = chart.value(chart.at(0.01, 2))
    assert math.isclose(x, 0.01)
    assert math.isclose(y, 2)


def test_an_axis_around_values_leaves_room_and_takes_a_constant() -> None:
    axis = around([1.0, 3.0, math.nan])
    assert axis.low < 1 < 3 < axis.high
    assert around([5.0]).low < 5 < around([5.0]).high


def test_a_curve_breaks_where_it_has_no_value(qtbot: QtBot) -> None:
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(theme.color("card"))
    painter = QPainter(picture)
    chart = Chart(QRectF(0, 0, 120, 60), Axis(0, 4), Axis(-1, 1))
    chart.paint_curve(painter, (0, 1, 2, 3, 4), (0, 0, math.nan, 0, 0), width=4)
    painter.end()
    assert picture.pixelColor(15, 30) == theme.color("series1")
    assert picture.pixelColor(60, 30) == theme.color("card")
