"""Ctrl+Z and Ctrl+Y on the Train page, pressed in the window as a student presses them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.spec import ExperimentSpec
from gui.labs.train.train_lab import TrainLab
from gui.pages import Entry
from gui.pages.train.train_page import TrainPage
from gui.settings import Settings
from gui.window.main_window import MainWindow
from tests.gui.labs.train.trained import few

CTRL = Qt.KeyboardModifier.ControlModifier
OWN = ExperimentSpec(layers=(Flatten(), Dense(units=12), ReLU(), Dense(units=10)), batch_size=20, epochs=3)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    lab = TrainLab(load=few, runs=tmp_path / "runs")
    entry = Entry("train", "Train", "train", lambda: TrainPage(lab))
    made = MainWindow(Settings(tmp_path / "settings.ini"), (entry,))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    lab.take(OWN)
    lab.experiment.steps.clear()
    yield made
    made.close()


def page_of(window: MainWindow) -> TrainPage:
    page = window.current()
    assert isinstance(page, TrainPage)
    return page


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, CTRL)


def test_ctrl_n_over_own_layers_is_undone_and_done_again(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    press(qtbot, window, Qt.Key.Key_N)
    assert page.lab.experiment.recipe == "two-layer"
    press(qtbot, window, Qt.Key.Key_Z)
    assert page.lab.spec == OWN
    assert page.setup.recipe.currentText() == "Own experiment"
    press(qtbot, window, Qt.Key.Key_Y)
    assert page.lab.experiment.recipe == "two-layer"
    assert page.setup.recipe.currentText() == "Two layers"


def test_a_number_that_was_typed_and_finished_is_undone_from_its_field(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    field = page.setup.rate.field
    before = page.lab.spec.optimizer.learning_rate
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.lab.spec.optimizer.learning_rate == 0.25
    press(qtbot, window, Qt.Key.Key_Z)
    assert page.lab.spec.optimizer.learning_rate == before
    assert field.value() == before
    press(qtbot, window, Qt.Key.Key_Y)
    assert field.value() == 0.25


def test_a_number_still_being_typed_is_taken_back_by_its_field(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    page.lab.edit(seed=77)
    field = page.setup.rate.field
    before = field.value()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.x")
    assert field.error()
    press(qtbot, window, Qt.Key.Key_Z)
    assert (field.value(), field.error()) == (before, "")
    assert page.lab.spec.seed == 77


def test_undo_is_offered_only_where_there_is_something_to_undo(window: MainWindow) -> None:
    page = page_of(window)
    assert not {"undo", "redo"} & set(page.commands())
    page.lab.edit(epochs=9)
    assert "undo" in page.commands()
    page.lab.experiment.undo()
    assert "redo" in page.commands()


def test_own_experiment_in_the_recipes_brings_the_own_layers_back(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    recipe = page.setup.recipe
    page.lab.experiment.choose_recipe("simple-cnn")
    recipe.setFocus()
    qtbot.keyClick(recipe, Qt.Key.Key_Home)
    assert page.lab.spec == OWN
    assert recipe.currentText() == "Own experiment"


def test_own_experiment_cannot_be_chosen_before_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    page = TrainPage(TrainLab(load=few, runs=tmp_path / "runs"))
    qtbot.addWidget(page)
    page.show()
    page.shown()
    recipe = page.setup.recipe
    assert not recipe.model().flags(recipe.model().index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    page.lab.edit(epochs=9)
    assert recipe.model().flags(recipe.model().index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    page.closing()
