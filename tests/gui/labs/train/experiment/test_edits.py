"""What a choice on the Train page changes in the experiment."""

from engine import recipes
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from gui.labs.datasets import DataFacts
from gui.labs.train.experiment import edits

THREE = recipes.load("three-layer").spec


def test_a_recipe_keeps_the_data_and_the_seed_that_were_chosen() -> None:
    spec = edits.with_recipe(THREE.replace(data="mnist", seed=7), "three-layer")
    assert (spec.data, spec.seed) == ("mnist", 7)
    assert edits.recipe_of(spec, "") == "three-layer"
    assert edits.recipe_of(spec.replace(batch_size=7), "three-layer") == ""


def test_only_what_the_running_experiment_has_too_is_passed_on() -> None:
    before = ExperimentSpec(optimizer=SGD(learning_rate=0.1))
    after = before.replace(optimizer=SGD(learning_rate=0.2), weight_decay=1e-3)
    changes = edits.live_changes(before, after, before)
    assert (changes["optimizer.learning_rate"], changes["weight_decay"]) == (0.2, 1e-3)
    assert set(edits.live_changes(before, after, before.replace(optimizer=Adam()))) == {"weight_decay"}


def test_data_with_other_classes_changes_the_last_layer_and_starts_fresh() -> None:
    assert edits.data_changes(THREE, "mnist", DataFacts((1, 28, 28), 10)) == {"data": "mnist"}
    changes = edits.data_changes(THREE, "letters", DataFacts((1, 28, 28), 26))
    assert (changes["start"], changes["layers"][-1].units) == ("", 26)


def test_advice_becomes_an_edit() -> None:
    assert edits.advised(THREE, "decay") == {"weight_decay": 1e-4}
    assert len(edits.advised(THREE, "dropout")["layers"]) > len(THREE.layers)
