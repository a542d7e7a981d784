"""One layer as a painted row: what it says, how it is pressed and dragged, and where it is marked."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.layers.conv2d import Conv2D
from engine.layers.relu import ReLU
from gui import i18n
from gui.pages.train.layers.layer_row import HEAD, ROW, LayerHead, LayerInfo, LayerRow, columns
from tests.gui.seen import of_role, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    """What a row stands in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(263, 200)
    return made


@pytest.fixture
def row(home: QWidget) -> LayerRow:
    made = LayerRow(1, home)
    made.setGeometry(0, 60, 263, ROW)
    made.show_layer(ReLU(), LayerInfo("24×24×30", 1234), False)
    home.show()
    return made


def test_a_row_says_its_number_its_layer_and_its_hyperparameters(row: LayerRow) -> None:
    assert row.accessibleName() == "2 ReLU"
    assert row.accessibleDescription() == "24×24×30, 1234"
    row.show_layer(Conv2D(filters=7), LayerInfo(), False)
    assert "Filters 7" in row.toolTip()
    assert row.accessibleDescription() == ", 0"


def test_a_row_is_said_again_in_another_language(row: LayerRow) -> None:
    row.show_layer(Conv2D(filters=7), LayerInfo(), False)
    before = row.toolTip()
    i18n.set_language("ko")
    row.rename()
    assert row.toolTip() != before


def test_the_columns_keep_their_distance_from_the_right(qtbot: QtBot) -> None:
    for width in (240, 263, 400):
        output, parameters, handle = columns(width)
        assert output < parameters < handle < width


def test_a_wrong_layer_is_red_and_an_open_one_has_the_ground_of_a_choice(row: LayerRow) -> None:
    assert not of_role(shown(row), "error").any()
    row.show_layer(ReLU(), LayerInfo(error="does not fit"), False)
    assert of_role(shown(row), "error").any()
    row.show_layer(ReLU(), LayerInfo(), True)
    assert of_role(shown(row), "selected").any()


def test_parameters_are_written_only_where_they_are_known(row: LayerRow) -> None:
    def right(info: LayerInfo) -> np.ndarray:
        row.show_layer(ReLU(), info, False)
        output, parameters, _ = columns(row.width())
        return shown(row)[:, output + 4 : parameters]

    assert (right(LayerInfo("9", None)) != right(LayerInfo("9", 0))).any()


@pytest.mark.parametrize(("by", "signal"), [(5, "pressed"), (6, "dropped"), (-6, "dropped")])
def test_a_pull_of_more_than_five_pixels_drags_and_less_presses(
    qtbot: QtBot, row: LayerRow, by: int, signal: str
) -> None:
    heard: list[str] = []
    row.pressed.connect(lambda place: heard.append(f"pressed {place}"))
    row.dropped.connect(lambda place, where: heard.append(f"dropped {place} {where.y()}"))
    moved: list[int] = []
    row.dragged.connect(lambda place, where: moved.append(where.y()))
    qtbot.mousePress(row, LEFT, pos=QPoint(100, 10))
    qtbot.mouseMove(row, QPoint(100, 10 + by))
    qtbot.mouseRelease(row, LEFT, pos=QPoint(100, 10 + by))
    assert heard == (["pressed 1"] if signal == "pressed" else [f"dropped 1 {60 + 10 + by}"])  # in the list
    assert bool(moved) == (signal == "dropped")


def test_a_drag_that_comes_back_is_still_a_drag(qtbot: QtBot, row: LayerRow) -> None:
    heard: list[str] = []
    row.pressed.connect(lambda place: heard.append("pressed"))
    row.dropped.connect(lambda place, where: heard.append("dropped"))
    qtbot.mousePress(row, LEFT, pos=QPoint(100, 10))
    qtbot.mouseMove(row, QPoint(100, 40))
    qtbot.mouseMove(row, QPoint(100, 11))
    qtbot.mouseRelease(row, LEFT, pos=QPoint(100, 11))
    assert heard == ["dropped"]


def test_the_right_button_does_nothing(qtbot: QtBot, row: LayerRow) -> None:
    heard: list[int] = []
    row.pressed.connect(heard.append)
    qtbot.mouseClick(row, Qt.MouseButton.RightButton)
    assert heard == []
    qtbot.mouseClick(row, LEFT)
    assert heard == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_it(qtbot: QtBot, row: LayerRow, key: Qt.Key) -> None:
    with qtbot.waitSignal(row.pressed):
        qtbot.keyClick(row, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_that_move_and_remove_go_to_the_list(qtbot: QtBot, row: LayerRow, key: Qt.Key) -> None:
    heard: list[int] = []
    row.pressed.connect(heard.append)
    with qtbot.waitSignal(row.key) as asked:
        qtbot.keyClick(row, key)
    assert asked.args is not None
    assert asked.args[0] == 1
    assert heard == []


def test_captions_do_not_run_into_each_other_when_they_are_long(qtbot: QtBot) -> None:
    head = LayerHead()
    qtbot.addWidget(head)
    head.resize(263, HEAD)
    output, _, _ = columns(263)
    for words in (("Layer", "Output", "Params"), ("Layer", "Output", "Parameters of it")):
        head.set_words(*words)
        muted = of_role(shown(head), "muted").any(axis=0)
        gap = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], muted.astype(int), [0]]))))[1::2]
        assert gap.max(initial=0) >= 10, words
    assert output == 263 - 95
