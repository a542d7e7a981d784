"""The map, by mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.map.map_view import MapView
from tests.gui.pages.inspect.map.mapped import LEFT


def test_number_keys_and_the_strip_choose_the_layer(qtbot: QtBot, view: MapView) -> None:
    qtbot.keyClick(view.card.scatter, Qt.Key.Key_3)
    assert view.lab.layer == 2
    qtbot.keyClick(view.strip, Qt.Key.Key_Down)
    assert view.lab.layer == 3
    qtbot.mouseClick(view.strip, LEFT, pos=QPoint(40, 10))
    assert view.lab.layer == 0
    assert view.card.title_label.text() == "Input"
