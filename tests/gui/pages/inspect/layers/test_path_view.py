"""The path of a digit through the layers, under mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.layers.layers_view import LayersView
from gui.pages.inspect.layers.path_view import PathView
from tests.gui.inspecting import Bench

LEFT = Qt.MouseButton.LeftButton


def place(path: PathView, block: int, unit: int) -> QPoint:
    return next(spot.area.center().toPoint() for spot in path.spots() if spot.unit == (block, unit))


def test_click_selects_a_map_and_a_double_click_switches_it(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    path = view.card.view
    qtbot.mouseClick(path, LEFT, pos=place(path, 2, 3))
    assert view.lab.selected == (2, 3)
    assert view.unit.head.text() == "Map 4 of block 2"
    qtbot.mouseDClick(path, LEFT, pos=place(path, 2, 3))
    bench.settle()
    assert view.lab.alteration(2).off == {3}
    assert "120" in view.effect.caption.text()


def test_space_switches_and_arrows_walk(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    path = view.card.view
    view.lab.select(1, view.lab.units_of(view.lab.blocks[0])[0])
    qtbot.keyClick(path, Qt.Key.Key_Right)
    assert view.lab.selected == (1, view.lab.units_of(view.lab.blocks[0])[1])
    qtbot.keyClick(path, Qt.Key.Key_Space)
    bench.settle()
    assert len(view.lab.alteration(1).off) == 1
    assert view.unit.off.isChecked()
