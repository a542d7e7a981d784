"""A slider moves by keys, mouse and wheel, between bounds that can change."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.widgets.slider import Slider


def test_a_slider_moves_by_keys_and_mouse(qtbot: QtBot) -> None:
    slider = Slider(1, 10, integer=True)
    qtbot.addWidget(slider)
    slider.resize(112, 24)
    slider.show()
    heard: list[float] = []
    slider.edited.connect(heard.append)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert heard == [2]
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(106, 12))
    assert heard[-1] == 10
