"""A surface as bands, with a start to drag and the paths of optimizers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.plots import ContourPlot, Path
from tests.gui.plots.plotted import count_color


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def surface(qtbot: QtBot) -> ContourPlot:
    plot = ContourPlot()
    qtbot.addWidget(plot)
    plot.resize(480, 360)
    x, y = np.linspace(-10, 10, 101), np.linspace(-5, 5, 51)
    plot.draw_surface(x[None] ** 2 / 20 + y[:, None] ** 2, (-10, 10), (-5, 5), [(0, 0)])
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def test_bands_are_lowest_in_the_valley_and_rise_to_the_edge(qtbot: QtBot) -> None:
    bands = surface(qtbot).bands(201, 101)
    assert bands[50, 100] == 0 == bands.min()
    assert bands[0, 0] == bands.max()


def test_the_start_is_dragged_with_the_mouse_and_moved_with_the_arrow_keys(qtbot: QtBot) -> None:
    plot = surface(qtbot)
    moves: list[tuple[float, float]] = []
    plot.start_moved.connect(lambda x, y: moves.append((x, y)))
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.pixel(-7, 2).toPoint())
    assert moves[-1] == pytest.approx((-7, 2), abs=0.05)
    qtbot.mouseMove(plot.viewport(), plot.pixel(5, -1).toPoint())
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.pixel(5, -1).toPoint())
    assert moves[-1] == pytest.approx((5, -1), abs=0.05)
    plot.draw_paths([], (5.0, -1.0))
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert moves[-1] == pytest.approx((4.6, -1))


def test_paths_are_painted_and_one_that_flies_off_does_not_disturb(qtbot: QtBot) -> None:
    plot = surface(qtbot)
    x = np.array([-7.0, -3.0, 0.0])
    off = np.array([-7.0, 1e300, np.inf])
    with np.errstate(over="ignore", invalid="ignore"):
        plot.draw_paths([Path("Adam", 4, x, x / 4), Path("SGD", 1, off, off)], (-7, 2))
    assert count_color(plot, theme.series(4).color) > 30
    assert "Adam" in plot.accessibleDescription()
