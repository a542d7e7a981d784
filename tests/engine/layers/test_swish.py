"""Swish."""

import numpy as np
import pytest

from engine.layers.swish import Swish
from tests.engine.layers.curves import outputs, slopes


@pytest.mark.parametrize("beta", [0.5, 1.0, 3.0])
def test_it_is_the_formula_of_the_course(beta: float) -> None:
    s = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
    np.testing.assert_allclose(outputs(Swish(beta=beta), *s), s / (1 + np.exp(-beta * s)), rtol=1e-14)
    assert slopes(Swish(beta=beta), 0.0) == [pytest.approx(0.5)]


def test_swish_dips_to_its_known_minimum() -> None:
    s = np.linspace(-3, 0, 3001)
    y = outputs(Swish(), *s)
    assert min(y) == pytest.approx(-0.278465, abs=1e-6)
    assert s[np.argmin(y)] == pytest.approx(-1.278, abs=2e-3)


@pytest.mark.parametrize(("beta", "y"), [(100.0, 2.0), (0.01, 1.0100)])
def test_a_large_beta_makes_it_relu_and_a_small_one_half_the_identity(beta: float, y: float) -> None:
    assert outputs(Swish(beta=beta), 2.0) == [pytest.approx(y, abs=5e-5)]  # the course's notes have it the other way


def test_far_from_0_it_is_relu_without_overflow() -> None:
    assert outputs(Swish(), -1e6, 1e6) == [0, 1e6]
    assert slopes(Swish(), -1e6, 1e6) == [0, 1]
