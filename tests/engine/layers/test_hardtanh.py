"""The hard tanh."""

import pytest

from engine.layers.hardtanh import Hardtanh
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    assert outputs(Hardtanh(), -3, -1, -0.5, 0.5, 2) == [-1, -1, -0.5, 0.5, 1]
    assert outputs(Hardtanh(lower=0, upper=6), -3, -1, 0.5, 2, 8) == [0, 0, 0.5, 2, 6]


def test_the_gradient_passes_between_the_bounds_only() -> None:
    assert slopes(Hardtanh(lower=-2, upper=0.5), -3, -2, -1, 0, 0.5, 1) == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize(("lower", "upper"), [(-1.0, 1.0), (0.0, 6.0), (-5.0, 0.25)])
def test_its_settings_are_the_range_in_which_it_saturates(lower: float, upper: float) -> None:
    assert Hardtanh(lower=lower, upper=upper).output_range == (lower, upper)
