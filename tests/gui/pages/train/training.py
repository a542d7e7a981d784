"""What is done on the Train page, for its tests."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from gui.pages.train.train_page import TrainPage
from gui.widgets.number_field import NumberField

LEFT = Qt.MouseButton.LeftButton


SPEC = ExperimentSpec(
    layers=(Flatten(), Dense(units=12), ReLU(), Dense(units=10)),
    batch_size=20,
    epochs=200,
    optimizer=Adam(learning_rate=0.01),
)


def type_into(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, LEFT)


def run_some(qtbot: QtBot, page: TrainPage, steps: int = 20) -> None:
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: (page.lab.run.figures.step or 0) >= steps, timeout=20_000)
