"""The networks of the course behind the postal-code reader, as they are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import datasets, recipes
from engine.data.split import with_validation
from engine.store.weights import load_weights

FOLDER = Path(__file__).parents[3] / "weights"
NETWORKS = {"deep-mlp": (1_596_426, 0.984), "small-cnn": (145_546, 0.995)}  # parameters, the least that it must read


@pytest.mark.parametrize("name", NETWORKS)
def test_a_shipped_network_tells_the_recipe_it_was_trained_by(name):
    loaded = load_weights(FOLDER / f"{name}.safetensors")
    assert loaded.spec == recipes.load(name).spec.replace(data="mnist")
    assert loaded.network.size == NETWORKS[name][0]
    assert loaded.metadata.data == "mnist"
    sample = datasets.load("mnist-sample").train.head(500)  # it has learned these, or nearly all of them
    assert loaded.accuracy(sample.images, sample.labels) >= 0.998


@pytest.mark.needs_data
@pytest.mark.parametrize("name", NETWORKS)
def test_a_shipped_network_reads_the_test_digits_as_well_as_it_says(name):
    loaded = load_weights(FOLDER / f"{name}.safetensors")
    data = datasets.load("mnist")
    share = loaded.spec.validation
    learned = with_validation(data, share, loaded.spec.seed) if share else data
    assert loaded.metadata.digest == learned.digest
    accuracy = loaded.accuracy(data.test.images, data.test.labels)
    assert accuracy == pytest.approx(loaded.metadata.test_accuracy, abs=2e-4)  # other machines round otherwise
    assert accuracy >= NETWORKS[name][1]
