"""What undo brings back on the Train page: whole experiments, one step for one intention."""

import dataclasses
import itertools
from pathlib import Path

from engine import recipes
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from gui.labs.driving import Inline
from gui.labs.train.experiment.experiment_history import STEPS_KEPT, ExperimentHistory, Setup, changed_number
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import few

LAYERS = (Flatten(), Dense(units=12), ReLU(), Dense(units=10))
OWN = ExperimentSpec(layers=LAYERS, batch_size=20, epochs=3, optimizer=Adam(learning_rate=0.01))


class Clock:
    """Time that passes only when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def make_lab(tmp_path: Path, spec: ExperimentSpec = OWN) -> tuple[TrainLab, Clock]:
    lab, clock = TrainLab(load=few, runs=tmp_path / "runs"), Clock()
    lab.take(spec)
    lab.experiment.steps = ExperimentHistory(clock)
    return lab, clock


def wider(units: int) -> tuple[Flatten | Dense | ReLU, ...]:
    return (Flatten(), Dense(units=units), ReLU(), Dense(units=10))


# -- steps -------------------------------------------------------------------------------------------------------------
def test_undo_and_redo_go_through_layers_settings_data_and_recipes_one_by_one(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    specs = [lab.spec]
    lab.edit(layers=(*LAYERS[:2], *LAYERS[1:]))
    specs.append(lab.spec)
    lab.edit(optimizer=SGD())
    specs.append(lab.spec)
    lab.experiment.choose_data("mnist")
    specs.append(lab.spec)
    lab.experiment.choose_recipe("two-layer")
    specs.append(lab.spec)
    for spec in reversed(specs[:-1]):
        lab.experiment.undo()
        assert lab.spec == spec
    assert not lab.experiment.can_undo
    for spec in specs[1:]:
        lab.experiment.redo()
        assert lab.spec == spec
    assert lab.experiment.recipe == "two-layer"
    assert not lab.experiment.steps.can_redo


def test_an_edit_after_undo_leaves_nothing_to_do_again(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.edit(epochs=9)
    lab.experiment.undo()
    lab.edit(seed=5)
    assert not lab.experiment.steps.can_redo
    lab.experiment.redo()
    assert (lab.spec.epochs, lab.spec.seed) == (3, 5)


def test_numbers_typed_into_one_field_in_sequence_are_one_step(tmp_path: Path) -> None:
    lab, clock = make_lab(tmp_path)
    for units in (2, 20, 200):
        lab.edit(layers=wider(units))
        clock.now += 0.3
    lab.experiment.undo()
    assert lab.spec == OWN


def test_another_field_or_a_pause_makes_a_step_of_its_own(tmp_path: Path) -> None:
    lab, clock = make_lab(tmp_path)
    lab.edit(layers=wider(20))
    lab.edit(epochs=5)
    clock.now += 10
    lab.edit(epochs=6)
    lab.experiment.undo()
    assert lab.spec.epochs == 5
    lab.experiment.undo()
    assert (lab.spec.epochs, lab.spec.layers) == (3, wider(20))
    lab.experiment.undo()
    assert lab.spec == OWN


def test_a_number_typed_back_to_what_it_was_is_no_step(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.edit(epochs=30)
    lab.edit(epochs=3)
    assert not lab.experiment.can_undo
    lab.edit(epochs=4)
    lab.experiment.undo()
    assert lab.spec == OWN


def test_a_recipe_chosen_over_a_number_just_typed_is_a_step_of_its_own(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path, recipes.load("two-layer").spec)
    lab.edit(epochs=7)
    typed = lab.spec
    lab.experiment.choose_recipe("two-layer")
    lab.experiment.undo()
    assert (lab.spec, lab.experiment.recipe) == (typed, "")


def test_the_last_hundred_steps_are_kept() -> None:
    history, specs = ExperimentHistory(Clock()), [OWN.replace(data=f"folder {n}") for n in range(STEPS_KEPT + 6)]
    for before, after in itertools.pairwise(specs):
        history.leave(Setup(before), after)
    now, back = Setup(specs[-1]), 0
    while (earlier := history.undo(now)) is not None:
        now, back = earlier, back + 1
    assert back == STEPS_KEPT >= 50
    assert now.spec == specs[5]


def test_the_number_that_differs_is_named_by_its_path() -> None:
    assert changed_number(OWN, OWN.replace(optimizer=Adam(learning_rate=0.02))) == "optimizer.learning_rate"
    assert changed_number(OWN, OWN.replace(layers=wider(30))) == "layers.2.units"
    assert changed_number(OWN, OWN.replace(optimizer=SGD())) == ""
    assert changed_number(OWN, OWN.replace(validation=0.2, keep_best=True)) == ""
    assert changed_number(OWN.replace(validation=0.2), OWN.replace(validation=0.2, keep_best=True)) == ""
    assert changed_number(OWN, OWN.replace(epochs=4, seed=9)) == ""
    assert changed_number(OWN, OWN.replace(layers=LAYERS[1:])) == ""


def test_undo_takes_a_value_that_cannot_be_away_first(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.edit(epochs=9)
    lab.edit(patience=5)  # needs validation images
    assert lab.experiment.refused is not None
    lab.experiment.undo()
    assert lab.experiment.refused is None
    assert (lab.experiment.value("patience"), lab.spec.epochs) == (0, 9)
    lab.experiment.undo()
    assert lab.spec == OWN


def test_undo_of_a_live_setting_reaches_the_run_and_that_of_a_recipe_does_not(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.start()
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    driver.run(3)
    lab.set_live("optimizer.learning_rate", 0.002)
    lab.experiment.undo()
    assert lab.live_spec.optimizer.learning_rate == 0.01
    lab.experiment.choose_recipe("two-layer")
    lab.experiment.undo()
    lab.experiment.redo()
    assert (lab.live_spec.optimizer, lab.live_spec.batch_size) == (OWN.optimizer, 20)
    assert lab.experiment.recipe == "two-layer"
    lab.run.stop()
    driver.run()


def test_undo_of_opened_weights_and_redo_give_them_back(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    path = tmp_path / "net.safetensors"
    lab.start()
    driver = lab.run.driver
    assert isinstance(driver, Inline)
    driver.run()
    lab.save_weights(path)
    lab.open_weights(path)
    opened = lab.experiment.weights
    lab.experiment.undo()
    assert (lab.experiment.weights, lab.spec.start) == (None, "")
    lab.experiment.redo()
    assert lab.experiment.weights is opened
    assert lab.spec.start == str(path)


def test_a_new_start_of_the_program_has_nothing_to_undo(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.edit(epochs=9)
    other = TrainLab(load=few, runs=tmp_path / "runs")
    other.recall(lab.remember())
    assert other.spec.epochs == 9
    assert not other.experiment.can_undo


def test_undo_gives_up_a_folder_that_is_still_being_read(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.edit(epochs=9)
    lab.experiment.choose_data("/some/folder")
    lab.experiment.undo()
    assert isinstance(lab.helper.driver, Inline)
    lab.helper.driver.run()
    assert lab.spec == OWN


# -- one's own ---------------------------------------------------------------------------------------------------------
def test_ones_own_experiment_comes_back_after_other_recipes(tmp_path: Path) -> None:
    lab, _ = make_lab(tmp_path)
    lab.experiment.choose_recipe("two-layer")
    lab.experiment.choose_recipe("simple-cnn")
    assert lab.experiment.has_own
    lab.experiment.choose_own()
    assert (lab.spec, lab.experiment.recipe) == (OWN, "")
    lab.experiment.undo()
    assert lab.experiment.recipe == "simple-cnn"


def test_without_an_experiment_of_ones_own_there_is_none_to_choose(tmp_path: Path) -> None:
    lab = TrainLab(load=few, runs=tmp_path / "runs")
    assert not lab.experiment.has_own
    lab.experiment.choose_own()
    assert lab.experiment.recipe == "three-layer"
    lab.edit(epochs=7)
    assert lab.experiment.has_own


# -- a recipe and its data ---------------------------------------------------------------------------------------------
def test_a_recipe_for_ten_classes_says_so_before_start_and_fits_at_a_click(tmp_path: Path) -> None:
    eleven = recipes.load("two-layer").spec.layers
    own = OWN.replace(layers=(*eleven[:-1], Dense(units=11)), data="mnist-sample")
    lab, _ = make_lab(tmp_path, own)
    lab.datasets._facts["mnist-sample"] = dataclasses.replace(lab.datasets.facts("mnist-sample"), classes=11)
    lab.experiment.choose_recipe("two-layer")
    assert not lab.can_start
    assert "11" in str(lab.experiment.problem)
    assert [(word.key, word.action) for word in lab.words] == [("blocked", "fit")]
    lab.act("fit")
    assert lab.can_start
    assert lab.spec.layers[-1] == Dense(units=11)
    lab.experiment.undo()
    assert lab.experiment.recipe == "two-layer"
