"""Several networks as one stack, equal to the networks one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.fast.stack import can_stack, stacked_loss
from engine.initializers.xavier import Xavier
from engine.layers import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.tanh import Tanh
from engine.losses import Loss, losses
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from engine.network import Network
from engine.optimizers.sgd import SGD
from engine.racing.race import Race, race
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.contracts.walk import name_of, variants
from tests.engine.racing.races import FOUR, NAMES, blobs, losses_of, small


@st.composite
def towers(draw: st.DrawFn) -> tuple[Layer, ...]:
    layers: list[Layer] = [Flatten()] if draw(st.booleans()) else []
    plain = st.sampled_from([ReLU(), Sigmoid(), Tanh(), LeakyReLU()])
    for _ in range(draw(st.integers(0, 3))):
        layers += [Dense(units=draw(st.integers(1, 17))), draw(plain)]
    return (*layers, Dense(units=draw(st.integers(2, 10))))


@given(
    towers(),
    st.integers(1, 33),
    st.integers(1, 8),
    st.sampled_from([CrossEntropy(), CrossEntropy(label_smoothing=0.1), HalfSquaredError()]),
    st.integers(0, 1000),
)
def test_a_stack_gives_the_losses_and_gradients_of_its_networks_one_by_one(
    layers: tuple[Layer, ...], n: int, runs: int, loss: Loss, seed: int
) -> None:
    assert can_stack(layers)
    generator = stream(seed, "x")
    shape = (1, 3, 4) if isinstance(layers[0], Flatten) else (12,)
    x = generator.normal(size=(n, *shape)).astype(np.float32)
    classes = Network(layers, shape).output_shape[0]
    labels = generator.integers(0, classes, n)
    specs = [ExperimentSpec(layers=layers, loss=loss, initializer=Xavier(), optimizer=SGD(learning_rate=0.1))] * runs
    data = Dataset("noise", Split(x, labels), Split(x, labels), classes=tuple(map(str, range(classes))))
    together, apart = (
        Race(specs, data, same_start=False, stacked=stacked, names=[f"run {i}" for i in range(runs)])
        for stacked in (True, False)
    )
    if runs > 1:
        for racer in together.runs.values():  # other weights, and yet one team: as after a change of seed
            racer.live = racer.live.replace(seed=0)
        together._team_up(list(together.runs.values()))
        assert all(racer.team is not None for racer in together.runs.values())
    for _ in range(3):
        assert together.learn(x, labels) == apart.learn(x, labels)
    for a, b in zip(together.runs.values(), apart.runs.values(), strict=True):
        assert np.array_equal(a.parameters.theta, b.parameters.theta)


@pytest.mark.parametrize("runs", [2, 8])
def test_inputs_that_are_dead_in_a_batch_change_nothing(runs: int) -> None:
    data = blobs()
    data.train.images[:, :, :, 3:] = 0  # half of the pixels are black in every batch
    specs = [small(layers=(Flatten(), Dense(units=40), ReLU(), Dense(units=10)), initializer=Xavier())] * runs
    names = [f"run {i}" for i in range(runs)]
    together, apart = (
        losses_of(race(specs, data, names=names, same_start=True, stacked=stacked)) for stacked in (True, False)
    )
    assert together == apart


def test_layers_that_draw_or_remember_are_not_stacked() -> None:
    for layer in (BatchNorm(), Dropout()):
        specs = small(layers=(Flatten(), Dense(units=8), layer, ReLU(), Dense(units=10))).vary(optimizer=FOUR)
        assert not can_stack(specs[0].layers)
        together = losses_of(race(specs, blobs(), names=NAMES))
        alone = losses_of(Trainer(specs[3], blobs(), run="Adam").events())
        assert together["Adam"] == alone["Adam"]
    assert not can_stack((Flatten(), Dense(units=2048), ReLU(), Dense(units=10)))


STACKED = [loss for cls in losses for loss in variants(cls)]


@pytest.mark.parametrize("n", [1, 5])
@pytest.mark.parametrize("loss", STACKED, ids=name_of)
def test_the_loss_of_a_stack_is_bit_for_bit_that_of_each_network(loss: Loss, n: int) -> None:
    generator = stream(n, "stack")
    y, labels = generator.normal(size=(3, n, 4)).astype(np.float32), generator.integers(0, 4, n)
    values, dy = stacked_loss(loss, y, labels)
    for k in range(3):
        value, gradient = loss.value_and_gradient(y[k], labels)
        assert float(values[k]) == value
        assert np.array_equal(dy[k], gradient)
