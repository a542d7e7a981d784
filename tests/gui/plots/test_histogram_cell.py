"""A histogram cell: spread, saturated share, dead units, short ticks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.analysis.initialization.histograms import histogram
from gui import theme
from gui.plots import HistogramCell
from gui.plots.histogram_cell import short
from tests.gui.plots.plotted import count_color


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
