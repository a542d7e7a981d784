"""The path of a digit, by mouse and keys, and the cards under it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.pages.inspect.layers.layers_panel import LayersPanel
from gui.pages.inspect.layers.layers_view import LayersView
from gui.pages.inspect.layers.path_view import PathView
from tests.gui.inspecting import Bench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[LayersView]:
    bench.lab.show("layers")
    bench.settle()
    made = LayersView(bench.lab.layers)
    made.resize(974, 640)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    yield made
    bench.lab.close()


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


def test_switch_all_on_restores(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    view.lab.toggle(1, 0)
    bench.settle()
    qtbot.mouseClick(view.effect.restore, LEFT)
    bench.settle()
    assert not view.lab.changes
    assert not view.effect.restore.isEnabled()


def test_worth_of_a_map_is_said_in_its_tooltip(view: LayersView) -> None:
    assert "points of accuracy" in view.card.view.unit_words((1, 0))
    view.lab.toggle(1, 0)
    assert "Switched off" in view.card.view.unit_words((1, 0))


def test_filters_and_gradient_are_shown_on_request(view: LayersView) -> None:
    view.lab.edit(filters=True, gradient=True, scale_each=False)
    assert not view.card.view.grab().isNull()
    assert view.pixels.method.value() is True


def test_panel_alters_the_selected_block(qtbot: QtBot, bench: Bench, view: LayersView) -> None:
    panel = LayersPanel(view.lab)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.draw()
    view.lab.select(2, 0)
    panel.factor.edited.emit(50)
    panel.frozen.click()
    bench.settle()
    assert view.lab.alteration(2).scale == 0.5
    assert view.lab.alteration(2).frozen
    panel.draw()
    assert not panel.draw_button.isEnabled()
    for word in view.lab.words:
        assert panel.sentence(word).endswith(".")
        assert "{" not in panel.sentence(word)
