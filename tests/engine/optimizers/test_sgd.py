"""Gradient descent: always the same share of the gradient."""

import numpy as np
import pytest

from engine.optimizers.sgd import SGD
from tests.engine.optimizers.steps import height_after_30_steps, steps


def test_sgd_moves_by_the_learning_rate_times_the_gradient() -> None:
    assert steps(SGD(learning_rate=0.1), np.array([2, -1])) == pytest.approx([-0.2, -0.1])


def test_sgd_remembers_nothing() -> None:
    assert SGD().fresh_memory(np.ones(3)) == {}


@pytest.mark.parametrize(("rate", "factor"), [(0.1, 0.8), (0.5, 0.0), (1.0, -1.0), (10.0, -19.0)])
def test_on_a_square_every_step_multiplies_by_1_minus_2_rates(rate: float, factor: float) -> None:
    theta = np.array([3.0])
    SGD(learning_rate=rate).update(theta, 2 * theta, {}, 1)
    assert float(theta[0]) == pytest.approx(3 * factor)


def test_the_course_valley_is_descended_with_the_learning_rate_of_the_course() -> None:
    assert height_after_30_steps(SGD(learning_rate=0.95)) < 0.5
