"""The logistic sigmoid: the course's numbers."""

import numpy as np
import pytest

from engine.layers.sigmoid import Sigmoid
from tests.engine.layers.curves import outputs, slopes


def test_sigmoid_of_1_and_2() -> None:
    np.testing.assert_allclose(outputs(Sigmoid(), 1, 2), [0.73105858, 0.88079708], atol=5e-9)


@pytest.mark.parametrize("beta", [0.5, 1.0, 2.0, 3.0])
def test_beta_makes_it_steeper(beta: float) -> None:
    s = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
    np.testing.assert_allclose(outputs(Sigmoid(beta=beta), *s), 1 / (1 + np.exp(-beta * s)), rtol=1e-14)
    assert slopes(Sigmoid(beta=beta), 0.0) == [pytest.approx(beta / 4)]


def test_five_layers_leave_at_most_a_thousandth_of_the_gradient() -> None:
    assert slopes(Sigmoid(), 0.0)[0] ** 5 == 0.0009765625


def test_it_saturates_without_overflow() -> None:
    assert outputs(Sigmoid(), -1e6, 1e6) == [0, 1] == list(Sigmoid.output_range or ())
    assert slopes(Sigmoid(), -1e6, 1e6) == [0, 0]


@pytest.mark.parametrize(("p", "logit"), [(0.5, 0.0), (0.75, np.log(3)), (0.1, -np.log(9))])
def test_it_turns_the_logit_of_a_probability_back(p: float, logit: float) -> None:
    assert outputs(Sigmoid(), logit) == [pytest.approx(p)]
