"""Noise: grain of one spread, cut off at black and white."""

from __future__ import annotations

import numpy as np
import pytest

from engine.augmentations.noise import Noise
from engine.rng import stream


def test_noise_has_the_spread_it_says_and_is_cut_off() -> None:
    gray = np.full((20, 1, 28, 28), 0.5, np.float32)
    grain = Noise(sigma=0.1).apply(gray, stream(0, "t")) - gray
    assert abs(grain.mean()) < 0.002
    assert grain.std() == pytest.approx(0.1, rel=0.02)
    wild = Noise(sigma=1.0).apply(gray, stream(0, "t"))
    assert wild.min() == 0
    assert wild.max() == 1
