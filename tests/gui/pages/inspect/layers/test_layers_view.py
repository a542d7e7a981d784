"""The view of the layers: what was switched off comes back at one press."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.layers.layers_view import LayersView
from tests.gui.inspecting import Bench

LEFT = Qt.MouseButton.LeftButton


def test_switch_all_on_restores(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    view.lab.toggle(1, 0)
    bench.settle()
    qtbot.mouseClick(view.effect.restore, LEFT)
    bench.settle()
    assert not view.lab.changes
    assert not view.effect.restore.isEnabled()
