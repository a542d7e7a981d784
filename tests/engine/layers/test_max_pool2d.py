"""Max pooling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ShapeError
from engine.layers.base import PREDICT
from engine.layers.max_pool2d import MaxPool2D
from engine.network import Network
from engine.rng import stream
from tests.engine.layers.windows import IMAGE, SIZES, over_the_edge, unlike
from tests.oracles import gradient_errors, max_pool, max_pool_backward


def test_pooling_of_the_courses_image_gives_its_answer() -> None:
    assert MaxPool2D().forward({}, IMAGE, PREDICT)[0][0, 0].tolist() == [[21, 12], [18, 10]]


def test_equal_maxima_send_the_whole_gradient_to_the_first() -> None:
    x = np.ones((1, 1, 2, 2))
    layer = MaxPool2D()
    y, cache = layer.forward({}, x, PREDICT)
    assert layer.backward({}, {}, cache, 3 * y)[0, 0].tolist() == [[3, 0], [0, 0]]


@given(SIZES, st.integers(1, 3), st.integers(1, 4), st.booleans())
def test_it_equals_the_loops_over_every_window(shape: tuple[int, ...], kernel: int, stride: int, ties: bool) -> None:
    x = stream(1, "x").standard_normal(shape)
    if ties:
        x = np.round(x)
    layer = MaxPool2D(kernel=kernel, stride=stride)
    y, cache = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(shape[1:]).output
    np.testing.assert_array_equal(y, max_pool(x, kernel, stride)[0])
    dy = stream(1, "dy").standard_normal(y.shape)
    np.testing.assert_allclose(layer.backward({}, {}, cache, dy), max_pool_backward(x, dy, kernel, stride), atol=1e-12)


@given(SIZES, st.integers(1, 3), st.integers(1, 4), st.booleans())
@settings(max_examples=12)
def test_gradients_equal_central_differences(shape: tuple[int, ...], kernel: int, stride: int, training: bool) -> None:
    assert gradient_errors(MaxPool2D(kernel=kernel, stride=stride), unlike(shape), training)["x"] < 1e-6


@pytest.mark.parametrize("kernel_stride_padding", [(2, 2, 0), (3, 2, 0), (3, 2, 1), (2, 3, 1), (3, 3, 1), (4, 2, 2)])
@pytest.mark.parametrize("side", range(4, 10))
def test_pooling_over_the_edge_equals_pooling_of_the_image_in_a_rim(
    side: int, kernel_stride_padding: tuple[int, int, int]
) -> None:
    kernel, stride, padding = kernel_stride_padding
    x = stream(3, "x").standard_normal((2, 2, side, side))
    count, windows = over_the_edge(x, kernel, stride, padding)
    layer = MaxPool2D(kernel=kernel, stride=stride, padding=padding, ceil_mode=True)
    y, cache = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(x.shape[1:]).output == (2, count, count)
    expected = np.stack([np.nanmax(w, axis=(2, 3)) for w in windows], axis=-1).reshape(y.shape)
    np.testing.assert_array_equal(y, expected)
    dx = layer.backward({}, {}, cache, np.ones_like(y))
    assert dx.shape == x.shape
    assert dx.sum() == y.size


def test_a_padding_that_leaves_windows_empty_is_refused() -> None:
    with pytest.raises(ShapeError, match="a padding of 2 leaves windows empty; use at most half the kernel"):
        Network([MaxPool2D(kernel=3, padding=2)], (1, 8, 8))


def test_rows_of_numbers_and_windows_larger_than_the_image_are_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([MaxPool2D()], (784,))
    with pytest.raises(ShapeError, match=r"at least 4 × 4 pixels, got \(N, 3, 3, 8\)"):
        Network([MaxPool2D(kernel=4)], (3, 3, 8))
