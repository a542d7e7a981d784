from __future__ import annotations

import numpy as np
import pytest

from engine.numerics.random_bits import sixteen_bits
from engine.numerics.windows import batch_first
from engine.rng import stream


def test_the_numbers_are_spread_evenly():
    numbers = sixteen_bits(stream(0, "dropout"), np.empty((300, 1001)))
    assert numbers.shape == (300, 1001)
    assert numbers.dtype == np.uint16
    counts = np.bincount(numbers.ravel() >> 12, minlength=16) / numbers.size
    np.testing.assert_allclose(counts, 1 / 16, atol=0.002)


@pytest.mark.parametrize("shape", [(5,), (3, 4), (2, 3, 4, 5)])
def test_the_numbers_lie_in_memory_as_those_they_are_drawn_for(shape):
    for x in (np.empty(shape), np.empty(shape, order="F")):
        assert sixteen_bits(stream(0, "dropout"), x).strides == tuple(s // 4 for s in x.strides)


def test_images_with_the_batch_innermost_get_numbers_in_that_order():
    x = batch_first(np.empty((3, 4, 5, 6)))
    numbers = sixteen_bits(stream(0, "dropout"), x)
    assert numbers.shape == (6, 3, 4, 5)
    assert numbers.transpose(1, 2, 3, 0).flags.c_contiguous
