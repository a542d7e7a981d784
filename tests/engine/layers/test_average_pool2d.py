"""Average pooling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ShapeError
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import PREDICT
from engine.network import Network
from engine.rng import stream
from tests.engine.layers.windows import IMAGE, SIZES, over_the_edge, unlike
from tests.oracles import average_pool, gradient_errors


def test_pooling_of_the_courses_image_gives_the_means() -> None:
    assert AveragePool2D().forward({}, IMAGE, PREDICT)[0][0, 0].tolist() == [[15, 9], [12, 6.5]]


@given(SIZES, st.integers(1, 3), st.integers(1, 4))
def test_it_equals_the_loops_over_every_window(shape: tuple[int, ...], kernel: int, stride: int) -> None:
    x = stream(1, "x").standard_normal(shape)
    layer = AveragePool2D(kernel=kernel, stride=stride)
    y, _ = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(shape[1:]).output
    np.testing.assert_allclose(y, average_pool(x, kernel, stride), atol=1e-12)


@given(SIZES, st.integers(1, 3), st.integers(1, 4), st.booleans())
@settings(max_examples=12)
def test_gradients_equal_central_differences(shape: tuple[int, ...], kernel: int, stride: int, training: bool) -> None:
    assert gradient_errors(AveragePool2D(kernel=kernel, stride=stride), unlike(shape), training)["x"] < 1e-6


@pytest.mark.parametrize(("kernel", "stride"), [(2, 2), (3, 2), (3, 3)])
@pytest.mark.parametrize("side", range(4, 10))
def test_a_last_window_over_the_edge_is_the_mean_of_the_pixels_that_it_has(side: int, kernel: int, stride: int) -> None:
    x = stream(3, "x").standard_normal((2, 2, side, side))
    count, windows = over_the_edge(x, kernel, stride, 0)
    layer = AveragePool2D(kernel=kernel, stride=stride, ceil_mode=True)
    y, _ = layer.forward({}, x, PREDICT)
    assert y.shape[1:] == layer.plan(x.shape[1:]).output == (2, count, count)
    expected = np.stack([np.nanmean(w, axis=(2, 3)) for w in windows], axis=-1).reshape(y.shape)
    np.testing.assert_allclose(y, expected, atol=1e-12)
    assert gradient_errors(layer, x, training=False)["x"] < 1e-6


def test_rows_of_numbers_and_windows_larger_than_the_image_are_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([AveragePool2D()], (784,))
    with pytest.raises(ShapeError, match=r"at least 4 × 4 pixels, got \(N, 3, 3, 8\)"):
        Network([AveragePool2D(kernel=4)], (3, 3, 8))
