"""One fixed spread, whatever the width."""

import numpy as np
import pytest

from engine.initializers.normal import Normal
from engine.rng import stream
from tests.engine.initializers.drawn import drawn


def test_the_spread_of_the_course() -> None:
    assert Normal(sigma=0.01).variance((100, 50)) == pytest.approx(1e-4)


def test_twice_the_spread_is_twice_every_weight() -> None:
    np.testing.assert_allclose(drawn(Normal(sigma=0.02), 5, 4), 2 * drawn(Normal(sigma=0.01), 5, 4), rtol=1e-14)


def test_two_of_three_weights_lie_within_the_spread() -> None:
    within = np.abs(drawn(Normal(sigma=0.1), 100, 100)) < 0.1
    assert within.mean() == pytest.approx(0.6827, abs=0.015)


def test_a_small_spread_lets_the_signal_die_in_ten_layers() -> None:
    y = stream(0, "x").normal(size=(200, 100))
    for layer in range(10):
        y = np.maximum(y @ Normal(sigma=0.01).sample((100, 100), (100, 100), stream(layer, "init")), 0)
    assert np.sqrt((y * y).mean()) < 1e-8
