"""The pictures of a search: brushes by the mouse, and where values stand."""

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from gui.pages.compare.search.parallel_plot import ParallelPlot
from gui.pages.compare.search.search_figures import share_on
from gui.pages.compare.search.search_view import SearchView
from tests.engine.study.examples import SPACE


def test_dragging_on_an_axis_keeps_a_range_and_a_click_clears_it(qtbot: QtBot, view: SearchView) -> None:
    plot = view.lines
    assert isinstance(plot, ParallelPlot)
    rect, axis = QRectF(plot.rect()), plot.names()[0]
    low, high = (plot.place(rect, axis, share).toPoint() for share in (0.25, 0.75))
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=low)
    qtbot.mouseMove(plot, high)
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=high)
    assert view.lab.brushes[axis] == pytest.approx((0.25, 0.75), abs=0.02)
    assert "of 16 chosen" in view.all.unit_label.text()
    view.clear.click()
    assert view.lab.brushes == {}


def test_values_stand_on_their_axes() -> None:
    optimizer, rate, units = SPACE
    assert [share_on(optimizer, value) for value in ("sgd", "adam", "other")] == [0.0, 1.0, 0.5]
    assert share_on(rate, 1.0) == 1.0
    assert share_on(rate, 10**-1.5) == pytest.approx(0.5)
    assert share_on(units, None) == -1.0
