"""What every layer keeps: true shapes, true gradients, no state of its own."""

import itertools
from typing import Any

import numpy as np
import pytest

from engine.errors import ShapeError
from engine.layers import Layer, Mode, layers
from engine.layers.base import PREDICT
from engine.network import Network
from engine.numerics.differences import richardson_difference
from engine.parameters import Parameters
from engine.rng import stream
from engine.types import Array
from tests.contracts.walk import every, name_of, placed_layers
from tests.small import filled

PLACED = placed_layers()
each_layer = pytest.mark.parametrize(("layer", "shape"), PLACED, ids=[name_of(p) + "-" + name_of(s) for p, s in PLACED])
SMOOTH = [(p, s) for p, s in PLACED if not p.cannot_train]
each_smooth_layer = pytest.mark.parametrize(
    ("layer", "shape"), SMOOTH, ids=[name_of(p) + "-" + name_of(s) for p, s in SMOOTH]
)
BOTH = (True, False)  # training, reading


def given(shape: tuple[int, ...], n: int, dtype: Any = np.float64) -> Array:
    x: Array = stream(n, "given").normal(size=(n, *shape)).astype(dtype)
    x.setflags(write=False)  # forward leaves its input alone
    return x


def mode(training: bool) -> Mode:
    return Mode(training=training, generator=stream(5, "mode")) if training else PREDICT


def once(layer: Layer, parameters: Parameters, x: Array, training: bool) -> tuple[Array, Any]:
    return layer.forward(parameters.views[0], x, mode(training))


@every(layers)
def test_some_shape_is_taken(cls: type[Layer]) -> None:
    assert any(isinstance(layer, cls) for layer, _ in PLACED)


@each_layer
def test_plan_gives_the_true_shape(layer: Layer, shape: tuple[int, ...]) -> None:
    network, parameters = filled([layer], shape)
    for n, training in itertools.product((1, 3), BOTH):
        y, _ = once(layer, parameters, given(shape, n), training)
        assert y.shape == (n, *network.output_shape)


@each_layer
def test_float32_stays_float32_forward_and_backward(layer: Layer, shape: tuple[int, ...]) -> None:
    network = Network([layer], shape)
    parameters = network.parameters(np.float32)
    parameters.theta[...] = stream(0, "theta").normal(size=network.size)
    parameters.statistics[...] = 1
    for training in BOTH:
        y, cache = once(layer, parameters, given(shape, 3, np.float32), training)
        dx = layer.backward(parameters.views[0], parameters.grads[0], cache, np.ones_like(y))
        assert y.dtype == np.dtype(np.float32)
        assert dx.dtype == np.dtype(np.float32)


@each_smooth_layer
def test_the_gradient_is_that_of_central_differences(layer: Layer, shape: tuple[int, ...]) -> None:
    for n, training in itertools.product((1, 3), BOTH):
        check_gradient(layer, shape, n, training)


def check_gradient(layer: Layer, shape: tuple[int, ...], n: int, training: bool) -> None:
    network, parameters = filled([layer], shape)
    x = given(shape, n).copy()
    weights = stream(9, "weights").normal(size=(n, *network.output_shape))
    before = parameters.statistics.copy()

    def run() -> tuple[Array, Any]:
        parameters.statistics[...] = before
        return once(layer, parameters, x, training)

    dx = layer.backward(parameters.views[0], parameters.grads[0], run()[1], weights.copy())
    assert dx.shape == x.shape
    compare(lambda _: float((run()[0] * weights).sum()), x, dx)
    compare(lambda _: float((run()[0] * weights).sum()), parameters.theta, parameters.grad)


def compare(loss: Any, at: Array, gradient: Array, entries: int = 25) -> None:
    """Relative error ≤ 10⁻⁶ at some entries; those within 10⁻⁶ of a corner have no slope and are few."""
    some = stream(0, "entries").permutation(at.size)[:entries]
    usual = max(float(np.abs(gradient).max(initial=0)), 1e-3)
    corners = 0
    for i in some:
        numerical, error = richardson_difference(loss, at, int(i))
        if error > 1e-6 * usual:
            corners += 1
            continue
        backprop = float(gradient.reshape(-1)[i])
        assert abs(backprop - numerical) <= 1e-6 * usual, (int(i), backprop, numerical)
    assert corners <= max(1, len(some) // 5)


@each_layer
def test_backward_overwrites_what_stood_in_the_gradient_and_fill_gradients_does_the_same(
    layer: Layer, shape: tuple[int, ...]
) -> None:
    _, parameters = filled([layer], shape)
    y, cache = once(layer, parameters, given(shape, 2), True)
    dy = stream(1, "dy").normal(size=y.shape)
    parameters.grad[...] = np.nan
    layer.backward(parameters.views[0], parameters.grads[0], cache, dy.copy())
    filled_by_backward = parameters.grad.copy()
    parameters.grad[...] = np.nan
    layer.fill_gradients(parameters.views[0], parameters.grads[0], cache, dy.copy())
    assert np.isfinite(parameters.grad).all()
    assert np.array_equal(parameters.grad, filled_by_backward)


@each_layer
def test_one_layer_serves_two_runs_at_once(layer: Layer, shape: tuple[int, ...]) -> None:
    _, parameters = filled([layer], shape)
    x, other = given(shape, 2), given(shape, 3)
    y, cache = once(layer, parameters, x, True)
    dy = stream(1, "dy").normal(size=y.shape)
    alone = layer.backward(parameters.views[0], parameters.grads[0], cache, dy.copy()).copy()
    parameters.statistics[...] = filled([layer], shape)[1].statistics
    y_again, cache = once(layer, parameters, x, True)
    once(layer, parameters, other, True)  # another run passes by
    assert np.array_equal(y, y_again)
    assert np.array_equal(alone, layer.backward(parameters.views[0], parameters.grads[0], cache, dy.copy()))


@each_layer
def test_reading_neither_draws_nor_remembers(layer: Layer, shape: tuple[int, ...]) -> None:
    _, parameters = filled([layer], shape)
    before = parameters.statistics.copy()
    one, _ = layer.forward(parameters.views[0], given(shape, 3), PREDICT)
    two, _ = layer.forward(parameters.views[0], given(shape, 3)[:1], PREDICT)
    assert np.array_equal(parameters.statistics, before)
    np.testing.assert_allclose(one[:1], two, rtol=1e-12, atol=1e-12)  # each image on its own


@every(layers)
def test_a_shape_is_taken_or_refused_in_words(cls: type[Layer]) -> None:
    for shape in ((4,), (2, 3), (2, 6, 6), (1, 2, 3, 4), (1, 1, 1)):
        refused = refusal(cls(), shape)
        if refused:
            assert refused.startswith(f"layer 1 ({cls.kind}): ")
            assert ";" in refused, "the way out is missing"


def refusal(layer: Layer, shape: tuple[int, ...]) -> str:
    try:
        Network([layer], shape)
    except ShapeError as error:
        return str(error)
    return ""


@each_layer
def test_large_inputs_give_finite_outputs(layer: Layer, shape: tuple[int, ...]) -> None:
    network = Network([layer], shape)
    parameters = network.parameters(np.float32)
    parameters.theta[...] = 0.5
    parameters.statistics[...] = 1
    for size in (-1e4, 1e4):
        x = np.full((2, *shape), size, np.float32)
        for training in (True, False):
            y, cache = once(layer, parameters, x, training)
            assert np.isfinite(y).all()
            assert np.isfinite(layer.backward(parameters.views[0], parameters.grads[0], cache, np.ones_like(y))).all()
