"""Softplus: a ReLU with a rounded corner."""

import numpy as np
import pytest

from engine.layers.relu import ReLU
from engine.layers.softplus import Softplus
from tests.engine.layers.curves import outputs, slopes


@pytest.mark.parametrize("beta", [0.5, 1.0, 3.0])
def test_it_is_the_formula_of_the_course(beta: float) -> None:
    s = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
    np.testing.assert_allclose(outputs(Softplus(beta=beta), *s), np.log(1 + np.exp(beta * s)) / beta, rtol=1e-12)
    assert slopes(Softplus(beta=beta), 0.0) == [pytest.approx(0.5)]


def test_softplus_is_a_rounded_relu_and_sharper_with_beta() -> None:
    s = np.linspace(-3, 3, 13)
    relu = np.array(outputs(ReLU(), *s))
    gaps = [float((outputs(Softplus(beta=beta), *s) - relu).max()) for beta in (1.0, 4.0, 50.0)]
    assert gaps == pytest.approx([np.log(2) / beta for beta in (1, 4, 50)])


def test_far_from_0_it_is_relu_without_overflow() -> None:
    assert outputs(Softplus(), -1e6, 1e6) == [0, 1e6]
    assert slopes(Softplus(), -1e6, 1e6) == [0, 1]
