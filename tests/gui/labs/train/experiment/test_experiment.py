"""The experiment that is set up, without a run beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import SpecError, StoreError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.store.weights import Metadata, save_weights
from gui.labs.datasets import Datasets
from gui.labs.driving import Inline, Newest
from gui.labs.train.experiment.experiment import FIRST_RECIPE, Experiment
from tests.small import small_dataset

SMALL = (Flatten(), Dense(units=4), ReLU(), Dense(units=10))


class Heard:
    """What an experiment reported, in order; `allows` decides what it may become."""

    def __init__(self, allows: Callable[[ExperimentSpec], bool] = lambda spec: True) -> None:
        self.calls: list[str] = []
        self.edits: list[tuple[ExperimentSpec, ExperimentSpec]] = []
        self.experiment = Experiment(
            Datasets(Newest(Inline()), lambda: None),
            lambda: self.calls.append("changed"),
            refuses=lambda spec: not allows(spec),
            replaced=lambda: self.calls.append("replaced"),
            edited=lambda before, after: self.edits.append((before, after)),
        )


def test_it_begins_as_the_first_recipe_and_can_be_trained() -> None:
    experiment = Heard().experiment
    assert experiment.recipe == FIRST_RECIPE
    assert experiment.ready
    assert not experiment.can_undo
    assert not experiment.has_own


def test_an_edit_replaces_the_spec_once_and_says_what_it_was() -> None:
    heard = Heard()
    before = heard.experiment.spec
    heard.experiment.edit(batch_size=33)
    assert heard.edits == [(before, heard.experiment.spec)]
    assert heard.calls == ["replaced", "changed"]
    assert heard.experiment.has_own


def test_an_impossible_edit_leaves_the_spec_and_what_belongs_to_it() -> None:
    heard = Heard()
    before = heard.experiment.spec
    heard.experiment.edit(patience=3)
    assert heard.experiment.spec is before
    assert heard.experiment.value("patience") == 3
    assert heard.experiment.refused is not None
    assert not heard.experiment.ready
    assert heard.calls == ["changed"]
    heard.experiment.undo()
    assert heard.experiment.refused is None
    assert heard.experiment.value("patience") == 0


def test_what_is_refused_from_outside_changes_nothing() -> None:
    heard = Heard(allows=lambda spec: spec.batch_size == 100)
    heard.experiment.edit(batch_size=100, seed=3)
    allowed = heard.experiment.spec
    heard.edits.clear()
    heard.experiment.edit(batch_size=4)
    heard.experiment.choose_own()
    heard.experiment.take(allowed)  # whoever hands it over asks first
    assert heard.experiment.spec == allowed
    assert heard.edits == []


def test_of_what_is_brought_back_only_a_single_number_reaches_the_run() -> None:
    heard = Heard()
    heard.experiment.edit(layers=SMALL)
    heard.experiment.edit(optimizer=Adam(learning_rate=0.01))
    heard.edits.clear()
    heard.experiment.edit(batch_size=11)
    heard.experiment.undo()
    assert [(old.batch_size, new.batch_size) for old, new in heard.edits][-1][0] == 11
    heard.edits.clear()
    heard.experiment.undo()
    heard.experiment.undo()
    assert all(old.layers == new.layers for old, new in heard.edits)
    assert heard.experiment.recipe == FIRST_RECIPE


def test_ones_own_comes_back_with_its_file_after_a_recipe(tmp_path: Path) -> None:
    experiment = Heard().experiment
    experiment.edit(layers=SMALL, seed=5)
    experiment.save(tmp_path / "mine.toml")
    own = experiment.spec
    experiment.choose_recipe("two-layer")
    assert experiment.path is None
    experiment.choose_own()
    assert (experiment.spec, experiment.recipe) == (own, "")
    assert experiment.path == tmp_path / "mine.toml"


def test_other_layers_leave_the_weights_behind_and_undo_brings_them_back(tmp_path: Path) -> None:
    heard = Heard()
    spec = ExperimentSpec(layers=SMALL)
    path = tmp_path / "w.safetensors"
    save_weights(path, spec, Parameters(spec.network((1, 28, 28)).layout), Metadata())
    opened, weights = heard.experiment.with_weights(path)
    assert opened.start == str(path)
    heard.experiment.take(opened, weights=weights)
    network_of = heard.experiment.trained("mine")
    assert network_of is not None
    assert network_of.path == path
    heard.experiment.edit(layers=(Flatten(), Dense(units=10)))
    assert heard.experiment.weights is None
    assert heard.experiment.spec.start == ""
    assert heard.experiment.trained("mine") is None
    heard.experiment.undo()
    assert heard.experiment.weights is weights
    heard.experiment.forget_weights()
    assert heard.experiment.weights is None


def test_weights_that_are_no_file_say_so_and_change_nothing(tmp_path: Path) -> None:
    heard = Heard()
    with pytest.raises(StoreError):
        heard.experiment.with_weights(tmp_path / "gone.safetensors")
    assert heard.calls == []


def test_a_fault_that_a_run_showed_stands_until_the_next_edit() -> None:
    experiment = Heard().experiment
    experiment.blame(SpecError("the data has other classes", field="layers"))
    experiment.blame(SpecError("later", field="loss"))
    assert isinstance(experiment.problem, SpecError)
    assert experiment.problem.field == "layers"
    experiment.edit(seed=8)
    assert experiment.problem is None


def test_what_is_recalled_is_no_step_and_falls_back_to_data_that_is_there(tmp_path: Path) -> None:
    experiment = Heard().experiment
    experiment.recall(ExperimentSpec(layers=SMALL, data=str(tmp_path / "gone"), seed=3))
    assert (experiment.spec.data, experiment.spec.seed) == ("mnist-sample", 3)
    assert not experiment.can_undo
    experiment.recall(ExperimentSpec(layers=SMALL, data=str(tmp_path)))
    assert experiment.spec.data == str(tmp_path)


def test_steps_are_known_before_the_data_is_read_and_a_last_layer_is_fitted_to_it() -> None:
    experiment = Heard().experiment
    experiment.edit(layers=(Flatten(), Dense(units=7)), epochs=2, steps=0)
    assert experiment.planned_steps() is not None
    assert not experiment.ready
    assert experiment.can_fit
    experiment.fit_to(experiment.spec.data)
    assert experiment.ready
    assert not experiment.can_fit


def test_an_experiment_with_own_data_that_no_one_has_read_is_planned_once_it_was(tmp_path: Path) -> None:
    data = small_dataset(shape=(3, 8, 8), classes=3)
    driver = Inline()
    changes: list[str] = []
    experiment = Experiment(
        Datasets(Newest(driver), lambda: None, load=lambda name, **_: data),
        lambda: changes.append("changed"),
        refuses=lambda spec: False,
        replaced=lambda: None,
        edited=lambda before, after: None,
    )
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=3)), data=str(tmp_path))
    experiment.take(spec)
    assert experiment.data_state == "reading"
    assert not experiment.ready
    driver.run()
    assert experiment.problem is None
    assert experiment.ready
    assert experiment.spec == spec  # nothing had to be fitted
    assert changes == ["changed", "changed"]
