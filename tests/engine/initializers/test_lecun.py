"""LeCun: the course's Xavier drawn evenly."""

import numpy as np
import pytest

from engine.initializers.lecun import LeCun
from tests.engine.initializers.drawn import drawn


def test_the_variance_is_one_over_the_inputs() -> None:
    assert LeCun().variance((100, 50)) == pytest.approx(1 / 100)


def test_no_weight_is_farther_from_0_than_the_root_of_3_over_the_inputs() -> None:
    largest = np.abs(drawn(LeCun(), 100, 50)).max()
    assert 0.99 * (3 / 100) ** 0.5 < largest <= (3 / 100) ** 0.5
