"""Momentum: steps in one direction add up."""

import numpy as np
import pytest

from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from tests.engine.optimizers.steps import GRADIENTS, height_after_30_steps, steps


def test_momentum_keeps_its_speed() -> None:
    assert steps(Momentum(learning_rate=0.1, momentum=0.9), np.array([1, 0, 0])) == pytest.approx([-0.1, -0.19, -0.271])


def test_momentum_of_0_is_sgd() -> None:
    assert steps(Momentum(learning_rate=0.1, momentum=0), GRADIENTS) == steps(SGD(learning_rate=0.1), GRADIENTS)


def test_a_steady_gradient_ends_in_steps_10_times_as_long_as_those_of_sgd() -> None:
    path = steps(Momentum(learning_rate=0.01, momentum=0.9), np.ones(200))
    assert path[-2] - path[-1] == pytest.approx(0.01 / (1 - 0.9))


def test_a_new_learning_rate_leaves_the_speed_as_it_is() -> None:
    theta, memory = np.zeros(1), {"v": np.array([-1.0])}
    Momentum(learning_rate=1e-6, momentum=0.5).update(theta, np.zeros(1), memory, 7)
    assert (theta[0], memory["v"][0]) == (-0.5, -0.5)


def test_the_course_valley_is_descended_with_the_learning_rate_of_the_course() -> None:
    assert height_after_30_steps(Momentum(learning_rate=0.1)) < 0.5
