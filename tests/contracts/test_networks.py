"""Networks drawn at random from all layers: true gradients, true shapes, and training that stays finite."""

from typing import Any

import hypothesis.strategies as st
import numpy as np
from hypothesis import given, settings

from engine.errors import ShapeError
from engine.layers import Layer, layers
from engine.layers.base import Mode
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses import Loss, losses
from engine.network import Network
from engine.numerics.differences import richardson_difference
from engine.numerics.workspace import Workspace
from engine.optimizers import Optimizer, optimizers
from engine.rng import stream
from engine.types import Array
from tests.contracts.walk import variants
from tests.small import filled

PARTS = [part for cls in layers for part in variants(cls) if not part.cannot_train]
LOSSES = [loss for cls in losses for loss in variants(cls)]


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Layer], tuple[int, ...]]:
    """Up to five layers that fit behind each other on a small image, then a row of three scores."""
    shape = draw(st.sampled_from([(1, 6, 6), (2, 5, 7), (3, 8, 8)]))
    chosen: list[Layer] = []
    for part in draw(st.lists(st.sampled_from(PARTS), max_size=5)):
        try:
            if np.prod(Network([*chosen, part], shape).output_shape) <= 600:
                chosen.append(part)
        except ShapeError:
            continue
    return [*chosen, Flatten(), Dense(units=3)], shape


def images(shape: tuple[int, ...], n: int) -> tuple[Array, Array]:
    generator = stream(n, "images")
    return generator.normal(0.3, 0.5, (n, *shape)), generator.integers(0, 3, n)


@settings(max_examples=80)
@given(networks(), st.integers(1, 4), st.sampled_from(LOSSES), st.integers(0, 10_000))
def test_backpropagation_is_the_slope_of_the_loss(
    drawn: tuple[list[Layer], tuple[int, ...]], n: int, loss: Loss, seed: int
) -> None:
    chosen, shape = drawn
    network, parameters = filled(chosen, shape, seed=seed)
    x, labels = images(shape, n)
    statistics = parameters.statistics.copy()

    def mode() -> Mode:
        parameters.statistics[...] = statistics
        return Mode(training=True, generator=stream(seed, "mode"))

    def value(_: Array) -> float:
        return loss.value(network.forward(parameters, x, mode())[0], labels)

    assert network.gradient(parameters, loss, x, labels, mode()) == value(parameters.theta)
    gradient = parameters.grad.copy()
    size = float(np.abs(gradient).max())
    judged = 0
    entries = stream(seed, "entries").permutation(network.size)[:12]
    for i in entries:
        numerical, doubt = richardson_difference(value, parameters.theta, int(i))
        if doubt <= 1e-5 * max(size, 1e-4):
            judged += 1
            assert abs(gradient[i] - numerical) <= 1e-6 * max(size, 1e-3)
    assert judged >= len(entries) // 2


@given(networks(), st.integers(1, 4), st.sampled_from(LOSSES), st.sampled_from([np.float32, np.float64]))
def test_arrays_that_a_run_reuses_change_no_number(
    drawn: tuple[list[Layer], tuple[int, ...]], n: int, loss: Loss, dtype: Any
) -> None:
    chosen, shape = drawn
    exact = filled(chosen, shape)[1]
    network = Network(chosen, shape)
    workspace = Workspace()
    results = []
    for spaces in ((None, None, None), (workspace, workspace, workspace)):
        parameters = network.parameters(dtype)
        parameters.theta[...] = exact.theta
        parameters.statistics[...] = exact.statistics
        generator = stream(0, "mode")
        for step, space in enumerate(spaces):
            x, labels = images(shape, n + step % 2)  # a run's last batch may be of another size
            mode = Mode(training=True, generator=generator, workspace=space)
            network.gradient(parameters, loss, x.astype(dtype), labels, mode)
            results.append((parameters.grad.copy(), parameters.statistics.copy()))
    for plain, reused in zip(results[:3], results[3:], strict=True):
        np.testing.assert_array_equal(plain[0], reused[0])
        np.testing.assert_array_equal(plain[1], reused[1])


@given(networks(), st.integers(1, 4), st.sampled_from(list(optimizers)), st.sampled_from(LOSSES))
def test_three_steps_in_float32_stay_finite_and_move(
    drawn: tuple[list[Layer], tuple[int, ...]], n: int, cls: type[Optimizer], loss: Loss
) -> None:
    chosen, shape = drawn
    exact = filled(chosen, shape)[1]
    network = Network(chosen, shape)
    parameters = network.parameters(np.float32)
    parameters.theta[...] = exact.theta * 0.1
    parameters.statistics[...] = exact.statistics
    before = parameters.theta.copy()
    optimizer = cls()
    memory = optimizer.fresh_memory(parameters.theta)
    x, labels = images(shape, n)
    generator = stream(0, "mode")
    for t in range(1, 4):
        network.gradient(parameters, loss, x.astype(np.float32), labels, Mode(training=True, generator=generator))
        optimizer.update(parameters.theta, parameters.grad, memory, t)
    assert np.isfinite(parameters.theta).all()
    assert not np.array_equal(parameters.theta, before)
    assert network.predict(parameters, x.astype(np.float32)).shape == (n, 3)
