import numpy as np
import pytest

from engine.analysis.notes_mistakes import frozen_last, in_training_mode, left_on, never_updated, shorter
from engine.data.dataset import Dataset
from engine.datasets import load
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

LAYERS = (Flatten(), Dense(units=30), ReLU(), Dropout(ratio=0.5), Dense(units=10))
SPEC = ExperimentSpec(layers=LAYERS, optimizer=Adam(learning_rate=3e-3), batch_size=20, steps=60, epochs=0)


@pytest.fixture(scope="module")
def data() -> Dataset:
    sample = load("mnist-sample")
    return Dataset("few", sample.train.head(200), sample.test.head(200))


def test_dropout_left_on_measures_less_than_the_same_weights_give(data: Dataset) -> None:
    left, reading = left_on(SPEC, data, lambda: False)
    assert (left.name, reading.name) == ("training mode", "reading mode")
    assert left.loss > reading.loss


def test_measuring_in_training_mode_leaves_the_network_as_it_was(data: Dataset) -> None:
    trainer = Trainer(SPEC, data)
    before = trainer.parameters.theta.copy()
    first = in_training_mode(trainer, data.test)
    assert in_training_mode(trainer, data.test) == first
    np.testing.assert_array_equal(trainer.parameters.theta, before)


def test_a_frozen_last_layer_learns_less(data: Dataset) -> None:
    frozen, free = frozen_last(SPEC, data, lambda: False)
    assert (frozen.name, free.name) == ("last layer frozen", "all layers learn")
    assert frozen.loss > free.loss


def test_without_the_update_the_loss_is_exactly_flat(data: Dataset) -> None:
    before, never, called = never_updated(SPEC, data, lambda: False)
    assert never.loss == before.loss
    assert called.loss < before.loss


def test_a_stop_ends_without_a_result(data: Dataset) -> None:
    assert list(left_on(shorter(SPEC, 5), data, lambda: True)) == []
    assert list(frozen_last(SPEC, data, lambda: True)) == []
