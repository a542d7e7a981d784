"""Mish."""

import numpy as np
import pytest

from engine.layers.mish import Mish
from tests.engine.layers.curves import outputs, slopes


def test_known_outputs_are_those_that_pytorch_gives() -> None:
    expected = [-0.14564746, -0.30340146, -0.22074377, 0.37524521, 1.94395896]
    np.testing.assert_allclose(outputs(Mish(), -3, -1, -0.5, 0.5, 2), expected, rtol=0, atol=1e-8)


def test_it_dips_to_its_known_minimum() -> None:
    s = np.linspace(-3, 0, 3001)
    y = outputs(Mish(), *s)
    assert min(y) == pytest.approx(-0.30884, abs=1e-5)
    assert s[np.argmin(y)] == pytest.approx(-1.1924, abs=1e-3)


def test_the_short_formula_is_x_tanh_of_softplus() -> None:
    s = np.linspace(-30, 30, 61)
    np.testing.assert_allclose(outputs(Mish(), *s), s * np.tanh(np.logaddexp(0, s)), rtol=1e-12)


def test_far_from_0_it_is_relu() -> None:
    assert outputs(Mish(), -1e6, 0.0, 1e6) == [0, 0, 1e6]
    assert slopes(Mish(), -1e6, 0.0, 1e6) == pytest.approx([0, 0.6, 1])
