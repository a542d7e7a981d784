"""The hard Swish."""

import pytest

from engine.layers.hard_swish import HardSwish
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    found = outputs(HardSwish(), -4, -3, -1, -0.5, 0.5, 2, 5)
    assert found == pytest.approx([0, 0, -1 / 3, -0.20833333, 0.29166667, 1.66666667, 5])


def test_the_gradient_is_that_of_a_parabola_between_the_ends() -> None:
    assert slopes(HardSwish(), -4, -1.5, 0, 1.5, 4) == pytest.approx([0, 0, 0.5, 1, 1])
