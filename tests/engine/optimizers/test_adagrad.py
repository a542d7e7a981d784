"""AdaGrad: steps shrink as gradients add up."""

import math

import numpy as np
import pytest

from engine.optimizers.adagrad import AdaGrad
from tests.engine.optimizers.steps import first_step, height_after_30_steps, steps


def test_adagrad_first_step_is_the_learning_rate_and_the_next_ones_shrink() -> None:
    path = steps(AdaGrad(learning_rate=0.5), np.array([3, 3, 3]))
    assert path == pytest.approx([-0.5, -0.5 - 0.5 / math.sqrt(2), -0.5 - 0.5 / math.sqrt(2) - 0.5 / math.sqrt(3)])


def test_its_memory_is_the_sum_of_the_squared_gradients() -> None:
    theta, memory = np.zeros(2), {"h": np.zeros(2)}
    for t, grad in enumerate(([3.0, 0.0], [4.0, -2.0]), start=1):
        AdaGrad().update(theta, np.array(grad), memory, t)
    assert memory["h"].tolist() == [25, 4]


def test_epsilon_makes_a_small_gradient_move_less() -> None:
    assert first_step(AdaGrad(learning_rate=0.5, epsilon=0.01), 0.01) == pytest.approx(0.5 * 0.01 / (0.01 + 0.01))


def test_the_course_valley_is_descended_with_the_learning_rate_of_the_course() -> None:
    assert height_after_30_steps(AdaGrad(learning_rate=1.5)) < 0.5


def test_the_default_epsilon_is_that_of_the_course() -> None:
    assert AdaGrad().epsilon == 1e-7
