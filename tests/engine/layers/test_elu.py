"""ELU."""

import math

import numpy as np
import pytest

from engine.layers.elu import ELU
from engine.layers.relu import ReLU
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    expected = [-0.95021293, -0.63212056, -0.39346934, 0.5, 2.0]
    np.testing.assert_allclose(outputs(ELU(), -3, -1, -0.5, 0.5, 2), expected, rtol=0, atol=1e-8)


@pytest.mark.parametrize("alpha", [0.5, 1.0, 3.0])
def test_it_bends_towards_minus_alpha_and_its_slope_with_it(alpha: float) -> None:
    assert outputs(ELU(alpha=alpha), -1e6) == [-alpha]
    assert slopes(ELU(alpha=alpha), -1e6, 0.0, 2.0) == [0, alpha, 1]
    assert slopes(ELU(alpha=alpha), -1.0) == pytest.approx([alpha / math.e])


def test_an_alpha_of_0_is_relu() -> None:
    assert outputs(ELU(alpha=0), -2, 0, 3) == outputs(ReLU(), -2, 0, 3)
