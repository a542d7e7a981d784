"""Histogram cells, surfaces and previews."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.analysis.initialization.histograms import histogram
from gui import theme
from gui.plots import ContourPlot, CurvePreview, HistogramCell, Path
from gui.plots.histogram_cell import short


def count_color(widget: QWidget, color: QColor) -> int:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32)
    return int((pixels == color.rgb()).sum())


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def test_a_cell_shows_spread_saturated_share_and_colors_the_saturated_bars(qtbot: QtBot) -> None:
    cell = HistogramCell()
    qtbot.addWidget(cell)
    cell.resize(129, 108)
    assert cell.sigma_text() == ""
    assert cell.share_text() == ""
    values = np.concatenate([np.full(83, 1.0), np.linspace(-0.9, 0.9, 17)])
    cell.draw(histogram(values, -1, 1, saturated=(-0.97, 0.97)), "Normal, layer 1")
    assert cell.share_text() == "83 % sat."
    assert cell.sigma_text() == f"σ {values.std():.2f}"
    assert count_color(cell, theme.color("series2")) > 20
    assert count_color(cell, theme.color("histogram_bar")) > 5
    assert "83.0 %" in cell.accessibleDescription()
    QApplication.sendEvent(cell, QEvent(QEvent.Type.LanguageChange))


def test_dead_units_are_counted_where_nothing_saturates_and_wide_cells_tell_the_mean(qtbot: QtBot) -> None:
    cell = HistogramCell()
    qtbot.addWidget(cell)
    cell.draw(histogram(np.array([0.0, 0.0, 1.0, 2.0]), 0, 2), "He, layer 2", 0.25)
    assert cell.share_text() == "25 % dead"
    assert cell.mean_text() == "μ 0.75"
    assert "25.0 %" in cell.accessibleDescription()
    cell.resize(129, 108)
    narrow = count_color(cell, theme.color("text2"))
    cell.resize(240, 108)
    assert count_color(cell, theme.color("text2")) > narrow


def test_tiny_and_zero_spreads_are_written_exactly(qtbot: QtBot) -> None:
    cell = HistogramCell()
    qtbot.addWidget(cell)
    cell.draw(histogram(np.zeros(5), -1, 1))
    assert cell.sigma_text() == "σ 0"
    assert cell.share_text() == ""
    cell.draw(histogram(np.array([-1e-5, 1e-5]), -1, 1))
    assert cell.sigma_text() == "σ 10⁻⁵"


def test_ticks_are_short() -> None:
    assert [short(v) for v in (-1.0, 0.0, 0.5, 0.0005, 20_000.0)] == ["−1", "0", "0.5", "5·10⁻⁴", "2·10⁴"]
    assert short(-5000.0) == "−5,000"


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


def test_a_preview_draws_its_line_and_says_its_range(qtbot: QtBot) -> None:
    preview = CurvePreview()
    qtbot.addWidget(preview)
    preview.resize(232, 96)
    empty = preview.grab().toImage()
    preview.draw(np.arange(100), np.linspace(0.001, 0, 100), x_unit="step")
    assert preview.grab().toImage() != empty
    assert preview.accessibleDescription() == "0 – 0.001"
    preview.draw([0, 1], [3.0, 3.0])
    assert preview.accessibleDescription() == "3 – 3"
