"""The box of values beside the hover line stays inside the plot, and is dark in both themes."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.plots.hover_box import HoverBox, Reading, on_tip

VALUES = [Reading("SGD", 1, 10, 0.5, "0.500"), Reading("Adam", 2, 10, 0.1, "0.100")]


@pytest.mark.parametrize(("x", "beside"), [(20.0, "right"), (380.0, "left")])
def test_the_box_stands_on_the_side_that_has_room(qapp: QApplication, x: float, beside: str) -> None:
    box = HoverBox()
    box.put("step 10", VALUES, x, 0, QSize(400, 200))
    area = box.boundingRect()
    assert (area.left() > x) == (beside == "right")
    assert area.left() >= 0
    assert area.right() <= 401


def test_a_box_as_high_as_the_plot_stays_in_it(qapp: QApplication) -> None:
    box = HoverBox()
    box.put("step 10", VALUES * 4, 20, 180, QSize(400, 200))
    assert box.boundingRect().bottom() <= 201


def test_series_on_the_box_have_the_colors_of_the_dark_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    assert on_tip(1).color.name().upper() == theme.ROLES["series1"][1].upper()
    assert on_tip(2).dash == theme.series(2).dash
