"""Pooling and flatten with the pixels outermost, beside their plain layers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.fast.pixel_rows import PixelFlatten, PixelPool2D, tiles
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from tests.engine.fast.rows import compare


@given(st.tuples(st.integers(1, 3), st.integers(2, 9), st.integers(2, 9)), st.integers(1, 3), st.booleans())
def test_pooling_and_flatten_equal_their_plain_layers_whatever_the_order_of_memory(
    shape: tuple[int, int, int], n: int, ties: bool
) -> None:
    for relu in (True, False):
        compare(PixelPool2D(relu=relu), [*[ReLU()] * relu, MaxPool2D()], shape, n, ties)
    compare(PixelFlatten(), [Flatten()], shape, n, ties)


def test_the_groups_of_two_rows_are_views_that_leave_out_an_odd_column() -> None:
    two = np.arange(2 * 5 * 3 * 2).reshape(2, 5, 3, 2)
    four = tiles(two, 2)
    assert four.shape == (2, 2, 2, 3, 2)
    assert np.shares_memory(four, two)
    assert four[1, 0, 1].tolist() == two[1, 2].tolist()  # below, left, of the second group
