"""ReLU."""

import numpy as np

from engine.layers.base import PREDICT
from engine.layers.relu import ReLU
from tests.engine.layers.curves import outputs, slopes


def test_what_is_negative_becomes_0_and_the_rest_passes() -> None:
    assert outputs(ReLU(), -2, -0.5, 0, 0.5, 3) == [0, 0, 0, 0.5, 3]
    assert slopes(ReLU(), -2, -0.5, 0, 0.5, 3) == [0, 0, 0, 1, 1]


def test_the_mask_of_the_course_stops_the_gradient() -> None:
    x = np.array([[1.0, -0.5], [-2.0, 3.0]])
    y, cache = ReLU().forward({}, x, PREDICT)
    assert y.tolist() == [[1, 0], [0, 3]]
    assert ReLU().backward({}, {}, cache, np.array([[7.0, 7.0], [7.0, 7.0]])).tolist() == [[7, 0], [0, 7]]
    assert x.tolist() == [[1, -0.5], [-2, 3]]  # the course's own class writes into its argument
