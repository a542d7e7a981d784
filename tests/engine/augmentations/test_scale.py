"""Scale: the area by the square of its factor."""

from __future__ import annotations

import numpy as np

from engine.augmentations.scale import Scale
from engine.rng import stream


def test_scale_changes_the_area_by_the_square_of_its_factor() -> None:
    square = np.zeros((300, 1, 28, 28), np.float32)
    square[:, 0, 8:20, 8:20] = 1
    area = Scale(share=0.2).apply(square, stream(0, "t")).sum(axis=(1, 2, 3)) / 144
    assert 0.6 < area.min() < 0.68
    assert 1.36 < area.max() < 1.48


def test_height_and_width_change_alike_about_the_middle() -> None:
    square = np.zeros((50, 1, 28, 28), np.float32)
    square[:, 0, 8:20, 8:20] = 1
    found = Scale(share=0.3).apply(square, stream(1, "t"))[:, 0]
    np.testing.assert_allclose(found, found.transpose(0, 2, 1), atol=1e-5)
    np.testing.assert_allclose(found, found[:, ::-1, ::-1], atol=1e-5)
