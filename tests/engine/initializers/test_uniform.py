"""Evenly between two ends."""

import numpy as np
import pytest

from engine.initializers.uniform import Uniform
from tests.engine.initializers.drawn import drawn


def test_the_variance_is_a_third_of_the_squared_end() -> None:
    assert Uniform(limit=0.3).variance((100, 50)) == pytest.approx(0.03)


def test_weights_stay_within_their_ends_and_fill_the_room_evenly() -> None:
    w = drawn(Uniform(limit=0.3), 100, 100)
    assert np.abs(w).max() <= 0.3
    counts, _ = np.histogram(w, bins=10, range=(-0.3, 0.3))
    np.testing.assert_allclose(counts, 1000, atol=150)
