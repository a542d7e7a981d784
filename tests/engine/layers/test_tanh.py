"""The hyperbolic tangent."""

import numpy as np
import pytest

from engine.layers.tanh import Tanh
from tests.engine.layers.curves import outputs, slopes

S = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])


def test_beta_2_is_the_usual_tanh() -> None:
    np.testing.assert_allclose(outputs(Tanh(), *S), np.tanh(S), rtol=1e-14)


@pytest.mark.parametrize("beta", [0.5, 1.0, 2.0, 3.0])
def test_it_is_the_formula_of_the_course(beta: float) -> None:
    np.testing.assert_allclose(outputs(Tanh(beta=beta), *S), 2 / (1 + np.exp(-beta * S)) - 1, rtol=1e-12)
    assert slopes(Tanh(beta=beta), 0.0) == [pytest.approx(beta / 2)]


def test_it_saturates_without_overflow() -> None:
    assert outputs(Tanh(), -1e6, 1e6) == [-1, 1] == list(Tanh.output_range or ())
    assert slopes(Tanh(), -1e6, 1e6) == [0, 0]
