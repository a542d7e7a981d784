"""Stochastic pooling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError, ShapeError
from engine.layers.base import PREDICT, Mode
from engine.layers.stochastic_pool2d import StochasticPool2D
from engine.network import Network
from engine.rng import stream
from engine.types import Array
from tests.engine.layers.windows import IMAGE, SIZES, unlike
from tests.oracles import gradient_errors


def pooled(x: Array, mode: Mode = PREDICT) -> Array:
    return StochasticPool2D().forward({}, x, mode)[0]


def drawn(window: list[list[float]]) -> Array:
    """What is drawn from 4,000 copies of one window."""
    x = np.tile(np.array(window), (4000, 1, 1, 1))
    return pooled(x, Mode(True, stream(0, "dropout"))).ravel()


def test_reading_takes_the_mean_weighted_by_the_values_themselves() -> None:
    assert pooled(IMAGE)[0, 0, 0, 0] == (21**2 + 8**2 + 12**2 + 19**2) / (21 + 8 + 12 + 19)


def test_training_draws_each_value_as_often_as_it_is_large() -> None:
    y = drawn([[1.0, 2.0], [0.0, 5.0]])
    shares = [float((y == value).mean()) for value in (0, 1, 2, 5)]
    assert shares[0] == 0
    np.testing.assert_allclose(shares[1:], [1 / 8, 2 / 8, 5 / 8], atol=0.03)


def test_where_nothing_is_positive_all_are_alike() -> None:
    y = drawn([[-1.0, -2.0], [-3.0, -4.0]])
    np.testing.assert_allclose([(y == value).mean() for value in (-1, -2, -3, -4)], 0.25, atol=0.03)
    assert pooled(np.array([[[[-1.0, -2.0], [-3.0, -4.0]]]]))[0, 0, 0, 0] == -2.5


def test_the_gradient_goes_to_the_value_that_was_drawn() -> None:
    layer = StochasticPool2D()
    y, cache = layer.forward({}, IMAGE, Mode(True, stream(0, "dropout")))
    dx = layer.backward({}, {}, cache, np.full_like(y, 7.0))
    assert sorted(IMAGE[dx == 7]) == sorted(y.ravel())
    assert np.count_nonzero(dx) == y.size


def test_training_asks_for_a_stream() -> None:
    with pytest.raises(EngineError, match="give the mode a generator"):
        pooled(IMAGE, Mode(training=True))


@given(SIZES, st.integers(1, 3), st.integers(1, 4), st.booleans())
@settings(max_examples=12)
def test_gradients_equal_central_differences(shape: tuple[int, ...], kernel: int, stride: int, training: bool) -> None:
    assert gradient_errors(StochasticPool2D(kernel=kernel, stride=stride), unlike(shape), training)["x"] < 1e-6


def test_rows_of_numbers_and_windows_larger_than_the_image_are_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([StochasticPool2D()], (784,))
    with pytest.raises(ShapeError, match=r"at least 4 × 4 pixels, got \(N, 3, 3, 8\)"):
        Network([StochasticPool2D(kernel=4)], (3, 3, 8))
