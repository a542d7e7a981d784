"""From an image to a row."""

import numpy as np

from engine.layers.base import PREDICT
from engine.layers.flatten import Flatten


def test_it_reads_row_by_row_and_puts_gradients_back() -> None:
    x = np.arange(24.0).reshape(2, 3, 2, 2)
    y, cache = Flatten().forward({}, x, PREDICT)
    assert y.tolist() == [list(range(12)), list(range(12, 24))]
    assert np.array_equal(Flatten().backward({}, {}, cache, y), x)
    assert Flatten().plan((3, 2, 2)).output == (12,)


def test_a_digit_becomes_784_numbers_and_a_row_stays_a_row() -> None:
    assert Flatten().plan((1, 28, 28)).output == (784,)
    assert Flatten().plan((784,)).output == (784,)


def test_no_images_give_no_rows() -> None:
    assert Flatten().forward({}, np.zeros((0, 1, 28, 28)), PREDICT)[0].shape == (0, 784)
