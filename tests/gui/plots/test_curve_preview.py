"""The small preview of a schedule draws its line and says its range."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.plots import CurvePreview


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


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
