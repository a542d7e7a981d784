"""GELU, exact and with tanh."""

import numpy as np
import pytest

from engine.layers.gelu import GELU
from tests.engine.layers.curves import outputs, slopes

EXACT = [-0.00404969, -0.15865525, -0.15426877, 0.34573123, 1.95449974]
WITH_TANH = [-0.00363739, -0.15880801, -0.15428599, 0.34571401, 1.95459769]


@pytest.mark.parametrize(("formula", "expected"), [("exact", EXACT), ("tanh", WITH_TANH)])
def test_known_outputs_are_those_that_pytorch_gives(formula: str, expected: list[float]) -> None:
    np.testing.assert_allclose(outputs(GELU(formula=formula), -3, -1, -0.5, 0.5, 2), expected, rtol=0, atol=1e-8)


def test_the_two_formulas_are_apart_by_5_of_10000_at_most_as_the_setting_says() -> None:
    s = np.linspace(-8, 8, 4001)
    apart = np.abs(np.subtract(outputs(GELU(), *s), outputs(GELU(formula="tanh"), *s)))
    assert 4e-4 < apart.max() < 5e-4


@pytest.mark.parametrize("formula", ["exact", "tanh"])
def test_far_from_0_it_is_relu(formula: str) -> None:
    gelu = GELU(formula=formula)
    assert outputs(gelu, -1e6, 0.0, 1e6) == [0, 0, 1e6]
    assert slopes(gelu, -1e6, 0.0, 1e6) == pytest.approx([0, 0.5, 1], rel=1e-12, abs=1e-20)
