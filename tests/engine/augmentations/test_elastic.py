"""Elastic: as far as it says, neighbors together."""

from __future__ import annotations

import numpy as np

from engine.augmentations.elastic import Elastic, smoothing
from engine.rng import stream


def test_elastic_moves_as_far_as_it_says_and_neighbors_together() -> None:
    ramp = np.linspace(0, 1, 64, dtype=np.float32)
    images = np.tile(ramp, (50, 1, 64, 1))  # brightness gives the column
    found = Elastic(pixels=1.0, smoothness=4.0).apply(images, stream(0, "t"))
    moved = (found - images)[:, 0, 8:-8, 8:-8] * 63
    assert 0.9 < moved.std() < 1.1
    assert np.abs(np.diff(moved, axis=1)).std() < 0.3


def test_the_smoothing_of_noise_keeps_its_spread() -> None:
    np.testing.assert_allclose((smoothing(28, 4.0, np.dtype(np.float64)) ** 2).sum(axis=1), 1)


def test_neighbors_move_more_alike_the_smoother_it_is() -> None:
    ramp = np.tile(np.linspace(0, 1, 32, dtype=np.float32), (20, 1, 32, 1))
    rough = []
    for smoothness in (1.0, 3.0, 9.0):
        moved = Elastic(pixels=1.0, smoothness=smoothness).apply(ramp, stream(0, "t")) - ramp
        rough.append(float(np.abs(np.diff(moved[:, 0, 6:-6, 6:-6], axis=1)).mean()))
    assert rough == sorted(rough, reverse=True)
    assert rough[0] > 3 * rough[2]
