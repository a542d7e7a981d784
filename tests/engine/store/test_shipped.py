"""The course's network behind the postal-code reader, as it is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import recipes
from engine.data import sources
from engine.store.weights import load_weights

PATH = Path(__file__).parents[3] / "weights" / "deep-mlp.safetensors"


def test_the_shipped_network_tells_the_recipe_it_was_trained_by():
    loaded = load_weights(PATH)
    assert loaded.spec == recipes.load("deep-mlp").spec.replace(data="mnist")
    assert loaded.network.size == 1_596_426
    assert loaded.facts.data == "mnist"
    sample = sources.load("mnist-sample").train.head(500)  # it has learned these
    assert loaded.accuracy(sample.images, sample.labels) == 1.0


@pytest.mark.needs_data
def test_the_shipped_network_reads_the_test_digits_as_well_as_it_says():
    loaded = load_weights(PATH)
    data = sources.load("mnist")
    assert loaded.facts.digest == data.digest
    accuracy = loaded.accuracy(data.test.images, data.test.labels)
    assert accuracy == pytest.approx(loaded.facts.test_accuracy, abs=2e-4)  # other machines round otherwise
    assert accuracy >= 0.984
