"""A recipe's last layer takes as many units as the data has classes."""

import pytest

from engine import recipes
from engine.fitting import fitted_to
from engine.layers.dense import Dense


def units(spec):
    return [layer.units for layer in spec.layers if isinstance(layer, Dense)]


@pytest.mark.parametrize("name", ["three-layer", "simple-cnn", "batch-norm", "sigmoid-mlp"])
@pytest.mark.parametrize("classes", [2, 12, 100])
def test_only_the_last_layer_changes(name, classes):
    spec = recipes.load(name).spec
    fitted = fitted_to(spec, (1, 28, 28), classes)
    assert fitted.network((1, 28, 28)).output_shape == (classes,)
    assert units(fitted)[:-1] == units(spec)[:-1]
    assert fitted.replace(layers=spec.layers) == spec


def test_what_fits_stays_the_very_same():
    spec = recipes.load("three-layer").spec
    assert fitted_to(spec, (1, 28, 28), 10) is spec


def test_a_reader_of_digits_keeps_its_eleventh_answer():
    spec = recipes.load("postal-cnn").spec
    assert fitted_to(spec, (1, 28, 28), 10) is spec


def test_weights_to_start_from_go_with_the_old_layer():
    spec = recipes.load("three-layer").spec.replace(start="deep-mlp")
    assert fitted_to(spec, (1, 28, 28), 12).start == ""


def test_colored_and_other_sizes_are_taken_and_what_cannot_be_stays():
    spec = recipes.load("simple-cnn").spec
    assert fitted_to(spec, (3, 32, 32), 5).network((3, 32, 32)).output_shape == (5,)
    assert fitted_to(spec, (1, 2, 2), 5) is spec
