"""He: the signal keeps its size through ReLU."""

import numpy as np
import pytest

from engine.initializers.he import He
from engine.initializers.xavier import Xavier
from engine.rng import stream
from tests.engine.initializers.drawn import drawn


def test_the_variance_is_two_over_the_inputs() -> None:
    assert He().variance((100, 50)) == pytest.approx(2 / 100)


def test_it_is_the_course_xavier_times_the_root_of_2() -> None:
    np.testing.assert_allclose(drawn(He(), 20, 10), np.sqrt(2) * drawn(Xavier(), 20, 10), rtol=1e-14)


def test_the_size_of_a_signal_survives_ten_layers_with_relu() -> None:
    y = stream(0, "x").normal(size=(200, 100))
    for layer in range(10):
        y = np.maximum(y @ He().sample((100, 100), (100, 100), stream(layer, "init")), 0)
    assert 0.3 < np.sqrt((y * y).mean()) < 3
