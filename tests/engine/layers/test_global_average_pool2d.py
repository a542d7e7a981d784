"""Global average pooling."""

import numpy as np
import pytest

from engine.errors import ShapeError
from engine.layers.base import PREDICT
from engine.layers.global_average_pool2d import GlobalAveragePool2D
from engine.network import Network


def test_it_gives_the_mean_of_each_channel() -> None:
    x = np.arange(24.0).reshape(1, 2, 3, 4)
    assert GlobalAveragePool2D().forward({}, x, PREDICT)[0].tolist() == [[5.5, 17.5]]
    assert GlobalAveragePool2D().plan((2, 3, 4)).output == (2,)


def test_every_pixel_of_a_channel_gets_the_same_share_of_the_gradient() -> None:
    _, cache = GlobalAveragePool2D().forward({}, np.ones((1, 2, 2, 5)), PREDICT)
    dx = GlobalAveragePool2D().backward({}, {}, cache, np.array([[10.0, -20.0]]))
    assert dx.tolist() == [[[[1.0] * 5] * 2, [[-2.0] * 5] * 2]]


def test_where_a_pattern_stands_does_not_matter() -> None:
    x = np.zeros((2, 1, 5, 5))
    x[0, 0, :2, :2] = x[1, 0, 3:, 1:3] = 1
    y, _ = GlobalAveragePool2D().forward({}, x, PREDICT)
    assert y[0] == y[1]


def test_rows_of_numbers_are_refused_with_the_way_out() -> None:
    with pytest.raises(ShapeError, match=r"expected images \(N, C, H, W\), got \(N, 784\); put it before the flatten"):
        Network([GlobalAveragePool2D()], (784,))
