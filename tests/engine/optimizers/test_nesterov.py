"""Nesterov's gradient: momentum seen from the point it looks ahead to."""

import numpy as np
import pytest

from engine.optimizers.nesterov import Nesterov
from engine.optimizers.sgd import SGD
from tests.engine.optimizers.steps import GRADIENTS, steps


def test_nesterov_first_step_already_leans_into_its_speed() -> None:
    assert steps(Nesterov(learning_rate=0.1, momentum=0.9), np.array([1, 0])) == pytest.approx([-0.19, -0.271])


def test_momentum_of_0_is_sgd() -> None:
    assert steps(Nesterov(learning_rate=0.1, momentum=0), GRADIENTS) == steps(SGD(learning_rate=0.1), GRADIENTS)


def test_nesterov_is_momentum_seen_from_the_point_looked_ahead_to() -> None:
    v = theta = 0.0
    ahead = []
    for g in GRADIENTS:  # Sutskever's form: v ← α v − η g(θ + α v); θ ← θ + v
        v = 0.9 * v - 0.05 * g
        theta += v
        ahead.append(theta + 0.9 * v)
    assert steps(Nesterov(learning_rate=0.05, momentum=0.9), GRADIENTS) == pytest.approx(ahead)
