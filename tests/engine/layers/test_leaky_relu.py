"""Leaky ReLU."""

import numpy as np
import pytest

from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from tests.engine.layers.curves import outputs, slopes


def test_a_hundredth_of_what_is_negative_passes() -> None:
    np.testing.assert_allclose(outputs(LeakyReLU(), -2, -0.5, 0, 0.5, 3), [-0.02, -0.005, 0, 0.5, 3], rtol=1e-15)


def test_it_goes_from_relu_to_identity() -> None:
    s = (-2.0, -0.1, 0.3)
    assert outputs(LeakyReLU(slope=0), *s) == outputs(ReLU(), *s)
    assert outputs(LeakyReLU(slope=1), *s) == outputs(Identity(), *s)


@pytest.mark.parametrize("slope", [0.0, 0.2, 1.0])
def test_its_slope_on_the_negative_side_and_at_0_is_its_setting(slope: float) -> None:
    assert slopes(LeakyReLU(slope=slope), -3, 0, 2) == [slope, slope, 1]
