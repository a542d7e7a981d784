"""Shear: rows move sideways."""

from __future__ import annotations

import numpy as np

from engine.augmentations.shear import Shear
from engine.rng import stream


def test_shear_moves_rows_sideways_only() -> None:
    line = np.zeros((100, 1, 21, 21), np.float32)
    line[:, 0, :, 10] = 1
    found = Shear(degrees=20.0).apply(line, stream(0, "t"))
    np.testing.assert_allclose(found.sum(axis=3), line.sum(axis=3), atol=1e-5)  # every row keeps its ink
    top = (found[:, 0, 0] * np.arange(21)).sum(axis=1) - 10
    bottom = (found[:, 0, 20] * np.arange(21)).sum(axis=1) - 10
    np.testing.assert_allclose(top, -bottom, atol=1e-4)
    assert np.abs(top).max() <= 10 * np.tan(np.radians(20)) + 1e-4
    assert np.abs(top).max() > 3
