from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError, ShapeError
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import PREDICT, Mode
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.stochastic_pool2d import StochasticPool2D
from engine.network import Network
from engine.rng import stream
from tests.oracles import average_pool, gradient_errors, max_pool, max_pool_backward

IMAGE = np.array([[[[21, 8, 8, 12], [12, 19, 9, 7], [8, 10, 4, 3], [18, 12, 9, 10]]]], float)
POOLS = [MaxPool2D, AveragePool2D, StochasticPool2D]


def pooled(layer, x, mode=PREDICT):
    return layer.forward({}, x, mode)[0]


def test_max_pooling_of_the_courses_image_gives_its_answer():
    assert pooled(MaxPool2D(), IMAGE)[0, 0].tolist() == [[21, 12], [18, 10]]


def test_average_pooling_of_the_courses_image_gives_the_means():
    assert pooled(AveragePool2D(), IMAGE)[0, 0].tolist() == [[15, 9], [12, 6.5]]


def test_stochastic_pooling_reads_the_mean_weighted_by_the_values_themselves():
    assert pooled(StochasticPool2D(), IMAGE)[0, 0, 0, 0] == (21**2 + 8**2 + 12**2 + 19**2) / (21 + 8 + 12 + 19)


def test_stochastic_pooling_draws_each_value_as_often_as_it_is_large():
    x = np.tile(np.array([[1.0, 2.0], [0.0, 5.0]]), (4000, 1, 1, 1))
    y = pooled(StochasticPool2D(), x, Mode(True, stream(0, "dropout"))).ravel()
    shares = [float((y == value).mean()) for value in (0, 1, 2, 5)]
    assert shares[0] == 0
    np.testing.assert_allclose(shares[1:], [1 / 8, 2 / 8, 5 / 8], atol=0.03)


def test_stochastic_pooling_draws_evenly_where_nothing_is_positive():
    x = np.tile(np.array([[-1.0, -2.0], [-3.0, -4.0]]), (4000, 1, 1, 1))
    y = pooled(StochasticPool2D(), x, Mode(True, stream(0, "dropout"))).ravel()
    np.testing.assert_allclose([(y == value).mean() for value in (-1, -2, -3, -4)], 0.25, atol=0.03)
    assert pooled(StochasticPool2D(), x)[0, 0, 0, 0] == -2.5


def test_stochastic_pooling_asks_for_a_stream_when_training():
    with pytest.raises(EngineError, match="give the mode a generator"):
        pooled(StochasticPool2D(), IMAGE, Mode(training=True))


def test_equal_maxima_send_the_whole_gradient_to_the_first():
    x = np.ones((1, 1, 2, 2))
    layer = MaxPool2D()
    y, cache = layer.forward({}, x, PREDICT)
    assert layer.backward({}, {}, cache, 3 * y)[0, 0].tolist() == [[3, 0], [0, 0]]


@pytest.mark.parametrize("pool", POOLS)
def test_rows_of_numbers_are_refused_with_the_way_out(pool):
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([pool()], (784,))


@pytest.mark.parametrize("pool", POOLS)
def test_a_window_larger_than_the_image_is_refused(pool):
    with pytest.raises(ShapeError, match=r"at least 4 × 4 pixels, got \(N, 3, 3, 8\)"):
        Network([pool(kernel=4)], (3, 3, 8))


sizes = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(3, 7), st.integers(3, 7))


@given(sizes, st.integers(1, 3), st.integers(1, 4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_pooling_equals_the_loops_over_every_window(shape, kernel, stride, ties):
    x = stream(1, "x").standard_normal(shape)
    if ties:
        x = np.round(x)
    layer = MaxPool2D(kernel=kernel, stride=stride)
    y, cache = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(shape[1:]).output
    np.testing.assert_array_equal(y, max_pool(x, kernel, stride)[0])
    dy = stream(1, "dy").standard_normal(y.shape)
    np.testing.assert_allclose(layer.backward({}, {}, cache, dy), max_pool_backward(x, dy, kernel, stride), atol=1e-12)
    average = AveragePool2D(kernel=kernel, stride=stride)
    np.testing.assert_allclose(average.forward({}, x, PREDICT)[0], average_pool(x, kernel, stride), atol=1e-12)


@pytest.mark.parametrize("kernel_stride_padding", [(2, 2, 0), (3, 2, 0), (3, 2, 1), (2, 3, 1), (3, 3, 1), (4, 2, 2)])
@pytest.mark.parametrize("side", range(4, 10))
def test_pooling_over_the_edge_equals_pooling_of_the_image_in_a_rim(side, kernel_stride_padding):
    kernel, stride, padding = kernel_stride_padding
    x = stream(3, "x").standard_normal((2, 2, side, side))
    count = -((side + 2 * padding - kernel) // -stride) + 1
    count -= (count - 1) * stride >= side + padding  # PyTorch's rule: the last window begins inside
    after = max((count - 1) * stride + kernel - side - padding, 0)
    wide = np.pad(x, ((0, 0), (0, 0), (padding, after), (padding, after)), constant_values=np.nan)
    layer = MaxPool2D(kernel=kernel, stride=stride, padding=padding, ceil_mode=True)
    y, cache = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(x.shape[1:]).output == (2, count, count)
    windows = [
        wide[:, :, i * stride : i * stride + kernel, j * stride : j * stride + kernel]
        for i, j in np.ndindex(count, count)
    ]
    expected = np.stack([np.nanmax(w, axis=(2, 3)) for w in windows], axis=-1).reshape(y.shape)
    np.testing.assert_array_equal(y, expected)
    dx = layer.backward({}, {}, cache, np.ones_like(y))
    assert dx.shape == x.shape
    assert dx.sum() == y.size
    if padding == 0:
        average = AveragePool2D(kernel=kernel, stride=stride, ceil_mode=True)
        expected = np.stack([np.nanmean(w, axis=(2, 3)) for w in windows], axis=-1).reshape(y.shape)
        np.testing.assert_allclose(average.forward({}, x, PREDICT)[0], expected, atol=1e-12)
        assert gradient_errors(average, x, training=False)["x"] < 1e-6


def test_a_padding_that_leaves_windows_empty_is_refused():
    with pytest.raises(ShapeError, match="a padding of 2 leaves windows empty; use at most half the kernel"):
        Network([MaxPool2D(kernel=3, padding=2)], (1, 8, 8))


def test_global_average_pooling_gives_the_mean_of_each_channel():
    x = np.arange(24.0).reshape(1, 2, 3, 4)
    assert GlobalAveragePool2D().forward({}, x, PREDICT)[0].tolist() == [[5.5, 17.5]]
    assert GlobalAveragePool2D().plan((2, 3, 4)).output == (2,)


@given(st.sampled_from(POOLS), sizes, st.integers(1, 3), st.integers(1, 4), st.booleans())
@settings(max_examples=30, deadline=None)
def test_gradients_equal_central_differences(pool, shape, kernel, stride, training):
    x = (
        stream(2, "x").permutation(np.arange(1.0, 1 + np.prod(shape))).reshape(shape) / 10
    )  # no two alike: no kinks near
    errors = gradient_errors(pool(kernel=kernel, stride=stride), x - 1.05, training)
    assert errors["x"] < 1e-6
