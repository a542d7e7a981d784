"""Adam: the numbers of its paper."""

import math

import numpy as np
import pytest

from engine.optimizers.adam import Adam
from tests.engine.optimizers.steps import GRADIENTS, first_step, height_after_30_steps, steps


@pytest.mark.parametrize("gradient", [1e-3, 1.0, -40.0])
def test_adam_first_step_moves_each_parameter_by_the_learning_rate(gradient: float) -> None:
    assert first_step(Adam(learning_rate=0.3), gradient) == pytest.approx(math.copysign(0.3, gradient), rel=1e-4)


def test_adam_follows_algorithm_1_of_its_paper() -> None:
    m = v = theta = 0.0
    path = []
    for t, g in enumerate(GRADIENTS, start=1):
        m = 0.8 * m + 0.2 * g
        v = 0.95 * v + 0.05 * g * g
        theta -= 0.02 * (m / (1 - 0.8**t)) / (math.sqrt(v / (1 - 0.95**t)) + 1e-3)
        path.append(theta)
    adam = Adam(learning_rate=0.02, beta1=0.8, beta2=0.95, epsilon=1e-3)
    assert steps(adam, GRADIENTS) == pytest.approx(path, rel=1e-12)


def test_without_memory_it_moves_by_the_sign_of_the_gradient() -> None:
    path = steps(Adam(learning_rate=0.25, beta1=0.0, beta2=0.0), np.array([40.0, -0.5, 3.0]))
    assert path == pytest.approx([-0.25, 0, -0.25], abs=1e-7)


def test_epsilon_makes_a_small_gradient_move_less() -> None:
    assert first_step(Adam(learning_rate=0.5, epsilon=0.01), 0.01) == pytest.approx(0.5 * 0.01 / (0.01 + 0.01))


def test_the_course_valley_is_descended_with_the_learning_rate_of_the_course() -> None:
    assert height_after_30_steps(Adam(learning_rate=0.3)) < 0.5
