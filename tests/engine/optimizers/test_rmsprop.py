"""RMSprop: each step is scaled by the recent size of its gradient."""

import numpy as np
import pytest

from engine.optimizers.rmsprop import RMSprop
from tests.engine.optimizers.steps import first_step, steps


def test_rmsprop_first_step_is_large_because_its_memory_is_empty() -> None:
    assert first_step(RMSprop(learning_rate=0.01, decay=0.99), 5.0) == pytest.approx(0.1)


def test_rmsprop_settles_at_steps_of_the_learning_rate() -> None:
    path = steps(RMSprop(learning_rate=0.01, decay=0.9), np.full(200, 7.0))
    assert path[-2] - path[-1] == pytest.approx(0.01)


def test_a_decay_of_0_moves_by_the_sign_of_the_gradient() -> None:
    path = steps(RMSprop(learning_rate=0.25, decay=0.0), np.array([40.0, -0.5, 3.0]))
    assert path == pytest.approx([-0.25, 0, -0.25], abs=1e-7)


def test_epsilon_makes_a_small_gradient_move_less() -> None:
    """After one step h = (1 − ρ) g², so that θ moves by η g / (0.1 g + ε)."""
    rule = RMSprop(learning_rate=0.5, decay=0.99, epsilon=0.01)
    assert first_step(rule, 0.01) == pytest.approx(0.5 * 0.01 / (0.001 + 0.01))
