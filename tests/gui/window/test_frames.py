"""What rail and pages stand on is painted in the colors that hold now."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.window.frames import Ground, PageFrame


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ground_and_page_have_the_colors_of_the_theme(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    ground, page = Ground(), PageFrame()
    for widget in (ground, page):
        qtbot.addWidget(widget)
        widget.resize(60, 40)
    middle = [widget.grab().toImage().pixelColor(30, 20).name() for widget in (ground, page)]
    assert middle == [theme.color("window").name(), theme.color("page").name()]
