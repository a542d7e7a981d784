"""Rotation: about the middle, within its angle."""

from __future__ import annotations

import numpy as np

from engine.augmentations.rotation import Rotation
from engine.rng import stream


def test_rotation_leaves_the_middle_and_keeps_a_disk() -> None:
    y, x = np.mgrid[-7:8, -7:8]
    disk = np.clip(6.5 - np.hypot(y, x), 0, 1).astype(np.float32)[None, None].repeat(20, 0)
    found = Rotation(degrees=180.0).apply(disk, stream(0, "t"))
    assert np.abs(found - disk).max() < 0.35  # only the slanted rim
    np.testing.assert_allclose(found[:, 0, 7, 7], 1, atol=1e-6)
    np.testing.assert_allclose(found.sum(axis=(1, 2, 3)), disk[0].sum(), rtol=0.01)


def test_rotation_stays_within_its_angle() -> None:
    line = np.zeros((200, 1, 21, 21), np.float32)
    line[:, 0, 10, :] = 1
    found = Rotation(degrees=10.0).apply(line, stream(0, "t"))
    ends = np.array([(picture[0, :, 19] * np.arange(21)).sum() / picture[0, :, 19].sum() - 10 for picture in found])
    angles = np.degrees(np.arctan2(ends, 9))
    assert np.abs(angles).max() <= 10.5
    assert angles.min() < -8
    assert angles.max() > 8
