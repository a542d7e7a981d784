"""The list of layers: added, removed, moved, edited in place, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.layers import layers
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from gui.pages.train.layers.layer_list import LayerList
from gui.pages.train.layers.layer_row import ROW, LayerInfo
from gui.widgets.rows import NumberRow

NETWORK = (Flatten(), Dense(units=50), ReLU(), Dense(units=10))


@pytest.fixture
def listed(qtbot: QtBot) -> LayerList:
    made = LayerList()
    made.set_layers(
        NETWORK, [LayerInfo("784", 0), LayerInfo("50", 39_250), LayerInfo("50", 0), LayerInfo("10", 510)], 39_760
    )
    made.resize(263, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    return made


def test_layers_are_added_before_the_last_removed_and_moved(qtbot: QtBot, listed: LayerList) -> None:
    heard: list[tuple[object, ...]] = []
    listed.edited.connect(heard.append)
    listed.add_layer("tanh")
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "relu", "tanh", "dense"]
    assert listed.opened() == 3
    listed.remove_layer(2)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "tanh", "dense"]
    listed.move_layer(2, 1)
    assert [layer.kind for layer in heard[-1]] == ["flatten", "tanh", "dense", "dense"]  # type: ignore[attr-defined]


def test_a_layer_is_edited_in_place(qtbot: QtBot, listed: LayerList) -> None:
    qtbot.mouseClick(listed.rows[1], Qt.MouseButton.LeftButton)
    assert listed.form is not None
    assert listed.form.isVisible()
    number = listed.form.rows["units"].row
    assert isinstance(number, NumberRow)
    number.field.setFocus()
    number.field.selectAll()
    qtbot.keyClicks(number.field, "128")
    assert listed.layers()[1] == Dense(units=128)
    assert number.field.text() == "128"


def test_layers_obey_the_keyboard(qtbot: QtBot, listed: LayerList) -> None:
    qtbot.keyClick(listed.rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "relu", "dense", "dense"]
    qtbot.keyClick(listed.rows[1], Qt.Key.Key_Delete)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "dense"]
    qtbot.keyClick(listed.rows[0], Qt.Key.Key_Return)
    assert listed.opened() == 0


def test_a_layer_is_dragged_to_another_place(qtbot: QtBot, listed: LayerList) -> None:
    row = listed.rows[1]
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 10))
    qtbot.mouseMove(row, QPoint(120, 10 + 2 * ROW))
    assert listed.line_y() > 0
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 16 + ROW))
    assert [layer.kind for layer in listed.layers()] == ["flatten", "relu", "dense", "dense"]
    assert listed.line_y() == -1


def test_an_error_stands_under_its_layer(listed: LayerList) -> None:
    listed.set_layers(NETWORK, [LayerInfo(), LayerInfo(error="put a flatten layer before it")])
    assert listed._errors[1].isVisible()
    assert listed._errors[1].text() == "put a flatten layer before it"
    listed.set_layers(NETWORK)
    assert not listed._errors[1].isVisible()


def test_every_layer_of_the_engine_is_offered(listed: LayerList) -> None:
    listed._offer()
    assert len(listed._menu.actions()) == len(layers.names())
    listed._menu.close()
