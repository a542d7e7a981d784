"""Shift: whole pixels, black where nothing was."""

from __future__ import annotations

import numpy as np

from engine.augmentations.shift import Shift
from engine.rng import stream
from engine.types import Array


def dot(y: int, x: int, side: int = 9, n: int = 1) -> Array:
    """Black pictures with one white pixel."""
    images = np.zeros((n, 1, side, side), np.float32)
    images[:, 0, y, x] = 1
    return images


def test_shift_moves_whole_pixels_and_loses_nothing_that_stays_inside() -> None:
    moved = Shift(pixels=2).apply(dot(4, 4, n=400), stream(0, "t"))
    places = np.argwhere(moved[:, 0] == 1)
    assert len(places) == 400
    offsets = {(int(y) - 4, int(x) - 4) for _, y, x in places}
    assert offsets == {(a, b) for a in range(-2, 3) for b in range(-2, 3)}


def test_shift_brings_in_black() -> None:
    moved = Shift(pixels=3).apply(np.ones((50, 1, 9, 9), np.float32), stream(0, "t"))
    assert set(np.unique(moved)) == {0.0, 1.0}
    assert moved.sum(axis=(1, 2, 3)).min() >= 36


def test_two_channels_move_together() -> None:
    pair = np.concatenate([dot(4, 4, n=30)] * 2, axis=1)
    moved = Shift(pixels=3).apply(pair, stream(0, "t"))
    np.testing.assert_array_equal(moved[:, 0], moved[:, 1])
