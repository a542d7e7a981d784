"""A rim of zeros."""

import numpy as np
import pytest

from engine.errors import ShapeError
from engine.layers.base import PREDICT
from engine.layers.zero_pad2d import ZeroPad2D
from engine.network import Network


def test_the_image_stands_inside_and_zeros_around_it() -> None:
    x = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    y, _ = ZeroPad2D(before=1, after=2).forward({}, x, PREDICT)
    assert y[0, 0].tolist() == [[0, 0, 0, 0, 0], [0, 1, 2, 0, 0], [0, 3, 4, 0, 0], [0] * 5, [0] * 5]


def test_the_gradient_of_the_rim_is_dropped() -> None:
    layer, x = ZeroPad2D(before=1, after=0), np.ones((1, 1, 2, 2))
    _, cache = layer.forward({}, x, PREDICT)
    dy = np.arange(9.0).reshape(1, 1, 3, 3)
    assert layer.backward({}, {}, cache, dy)[0, 0].tolist() == [[4, 5], [7, 8]]


def test_a_digit_fits_the_first_convolutional_network() -> None:
    assert ZeroPad2D().plan((1, 28, 28)).output == (1, 32, 32)


def test_no_rim_at_all_changes_nothing() -> None:
    layer, x = ZeroPad2D(before=0, after=0), np.ones((1, 1, 2, 2))
    y, cache = layer.forward({}, x, PREDICT)
    assert np.array_equal(y, x)
    assert np.array_equal(layer.backward({}, {}, cache, y), x)


def test_rows_of_numbers_are_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([ZeroPad2D()], (784,))
