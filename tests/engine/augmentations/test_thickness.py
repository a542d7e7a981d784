"""Thickness: the edge of a stroke moves."""

from __future__ import annotations

import numpy as np

from engine.augmentations.thickness import Thickness
from engine.numerics.morphology import thickened
from engine.rng import stream


def test_thickness_widens_and_thins_by_half_a_pixel_at_most() -> None:
    bar = np.zeros((300, 1, 12, 12), np.float32)
    bar[:, 0, :, 4:8] = 1
    width = Thickness(pixels=0.5).apply(bar, stream(0, "t"))[:, 0, 6].sum(axis=1)
    assert 3.0 <= width.min() < 3.1
    assert 4.9 < width.max() <= 5.0


def test_at_one_pixel_it_is_the_largest_or_smallest_of_a_pixel_and_its_neighbors() -> None:
    cross = np.zeros((1, 1, 7, 7), np.float32)
    cross[0, 0, 3, 3] = 1
    thick = thickened(cross, np.ones(1, np.float32))[0, 0]
    assert np.argwhere(thick).tolist() == [[2, 3], [3, 2], [3, 3], [3, 4], [4, 3]]
    assert thickened(thick[None, None], -np.ones(1, np.float32))[0, 0].tolist() == cross[0, 0].tolist()
