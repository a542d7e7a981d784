"""Pens of curves: pale behind, strong in front, and the same object every time."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.plots.curves.pens import line_pen, mixed, raw_pen


def test_a_mixed_color_stands_between_color_and_ground() -> None:
    assert mixed(QColor("#ffffff"), QColor("#000000"), 0.5).name() in ("#808080", "#7f7f7f")
    assert mixed(QColor("#123456"), QColor("#000000"), 1.0).name() == "#123456"


def test_the_pale_pen_is_opaque_and_nearer_to_the_card_than_to_the_series(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    pale, strong, card = raw_pen(1, "light").color(), theme.series(1).color, theme.color("card")
    assert pale.alpha() == 255
    assert abs(pale.red() - card.red()) < abs(pale.red() - strong.red())


def test_a_line_of_very_many_points_has_neither_dash_nor_weight(qapp: QApplication) -> None:
    assert (line_pen(2, False, True, "light").widthF(), line_pen(2, True, True, "light").widthF()) == (2, 1)
    plain = line_pen(2, False, False, "light")
    assert plain.widthF() == 1
    assert plain.dashPattern() == []
    assert line_pen(2, False, True, "light").dashPattern() != []


def test_a_pen_is_made_once(qapp: QApplication) -> None:
    assert raw_pen(3, "dark") is raw_pen(3, "dark")
