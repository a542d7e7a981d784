"""The panel of an experiment: recipe, numbers that are typed, and what is marked as wrong."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.schedules.cosine import Cosine
from gui.pages.train.setup_panel import sentence, shape_text
from gui.pages.train.train_page import TrainPage
from gui.widgets.rows import NumberRow
from tests.gui.pages.train.training import run_some, type_into


def test_choosing_a_recipe_fills_the_panel(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.recipe.chosen.emit("two-layer")
    assert page.lab.experiment.recipe == "two-layer"
    assert [layer.kind for layer in page.setup.layers.layers()] == ["flatten", "dense", "relu", "dense"]
    assert page.setup.layers._sum.text() == "39,760 parameters"
    assert page.setup.recipe.currentText() == "Two layers"
    assert page.setup.optimizer.component() == page.lab.spec.optimizer


def test_a_wrong_number_is_marked_and_the_run_keeps_the_last_good_one(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page)
    type_into(qtbot, page.setup.rate.field, "12")
    assert page.setup.rate.field.property("error") is True
    assert page.setup.rate.error_line.text() == (
        "Must be between 0.000001 and 1. The run keeps 0.01 until you correct it."
    )
    qtbot.keyClick(page.setup.rate.field, Qt.Key.Key_Escape)
    assert not page.setup.rate.error_line.isVisible()


def test_a_running_network_is_given_a_number_only_when_it_is_typed_to_its_end(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page)
    field = page.setup.rate.field
    type_into(qtbot, field, "1e-3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.lab.run.history.loss.marks), timeout=10_000)
    assert [mark.text for mark in page.lab.run.history.loss.marks] == ["η 0.01 → 0.001"]
    assert page.lab.spec.optimizer == Adam(learning_rate=0.001)


def test_every_live_number_is_marked_once_when_it_is_typed_to_its_end(qtbot: QtBot, page: TrainPage) -> None:
    page.lab.edit(optimizer=Momentum(learning_rate=0.01, momentum=0.9))
    run_some(qtbot, page)
    page.setup.optimizer.unfold.setChecked(True)
    momentum = page.setup.optimizer.rows["momentum"].row
    assert isinstance(momentum, NumberRow)
    type_into(qtbot, momentum.field, "0.725")
    assert page.lab.spec.optimizer == Momentum(learning_rate=0.01, momentum=0.9)
    qtbot.keyClick(momentum.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.lab.run.history.loss.marks), timeout=10_000)
    assert [mark.text for mark in page.lab.run.history.loss.marks] == ["α 0.9 → 0.725"]
    type_into(qtbot, momentum.field, "7")
    assert momentum.error_line.text() == "Must be between 0 and 0.999. The run keeps 0.725 until you correct it."
    page.setup.optimizer._chosen("nesterov")
    nesterov = page.setup.optimizer.rows["momentum"].row
    assert isinstance(nesterov, NumberRow)
    qtbot.waitUntil(lambda: not nesterov.meanwhile)
    type_into(qtbot, nesterov.field, "7")
    assert nesterov.error_line.text() == "Must be between 0 and 0.999."  # the run has another optimizer


def test_an_impossible_network_is_marked_at_its_layer_and_start_says_why(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.layers.remove_layer(0)
    assert page.setup.layers._errors[0].isVisible()
    assert "flatten" in page.setup.layers._errors[0].text()
    assert not page.start.isEnabled()
    assert "flatten" in page.start.toolTip()
    page.setup.layers.add_layer("flatten")
    page.setup.layers.move_layer(page.setup.layers.opened(), 0)
    assert page.start.isEnabled()


def test_an_impossible_pair_of_settings_is_marked_until_it_is_mended(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.other.edited.emit("patience", 3)
    row = page.setup.other.rows["validation"]
    assert "above 0" in row.row.error_line.text()
    assert page.setup.other.rows["patience"].value() == 3
    assert not page.start.isEnabled()
    page.setup.other.edited.emit("validation", 0.2)
    assert row.row.error_line.text() == ""
    assert page.lab.spec.patience == 3


def test_every_control_edits_the_spec(qtbot: QtBot, page: TrainPage) -> None:
    setup = page.setup
    type_into(qtbot, setup.batch.field, "30")
    type_into(qtbot, setup.decay.field, "0.001")
    type_into(qtbot, setup.smoothing.field, "10")
    setup.optimizer._chosen("sgd")
    setup.schedule._chosen("cosine")
    setup.loss._chosen("half-squared-error")
    setup.initializer._chosen("xavier")
    setup.main.edited.emit("seed", 9)
    spec = page.lab.spec
    assert (spec.batch_size, spec.weight_decay, page.lab.smoothing, spec.seed) == (30, 0.001, 10, 9)
    assert spec.optimizer == SGD()
    assert spec.schedule == Cosine()
    assert (spec.loss.kind, spec.initializer.kind) == ("half-squared-error", "xavier")
    assert setup.preview.isVisible()
    assert "30 digits" in page.header.sentence.text()


def test_the_schedule_of_a_run_of_unknown_length_is_shown_in_percent(qtbot: QtBot, page: TrainPage) -> None:
    page.lab.edit(schedule=Cosine())
    assert page.setup.preview._x_unit == "step"
    page.lab.edit(data="/never/read")
    assert page.setup.preview._x_unit == "percent of the run"


def test_help_becomes_a_sentence() -> None:
    assert sentence("digits per step") == "Digits per step."
    assert sentence("") == ""


@pytest.mark.parametrize(
    ("shape", "text"), [((4320,), "4,320"), ((30, 24, 20), "24×20×30"), (None, ""), ((3, 4), "3×4")]
)
def test_shapes_are_written_with_the_channels_last(shape: tuple[int, ...] | None, text: str) -> None:
    assert shape_text(shape) == text
