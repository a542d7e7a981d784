"""AdamW: Adam whose decay stays outside of the gradient."""

import numpy as np
import pytest

from engine.optimizers.adam import Adam
from engine.optimizers.adamw import AdamW
from tests.engine.optimizers.steps import GRADIENTS, steps


def test_adamw_without_decay_is_adam() -> None:
    assert steps(AdamW(learning_rate=0.02, weight_decay=0), GRADIENTS) == steps(Adam(learning_rate=0.02), GRADIENTS)


def test_adamw_shrinks_by_the_learning_rate_times_the_decay_whatever_the_gradient() -> None:
    quiet = steps(AdamW(learning_rate=0.1, weight_decay=0.5), np.zeros(2), start=8.0)
    assert quiet == pytest.approx([8 * 0.95, 8 * 0.95**2])
    moved = steps(AdamW(learning_rate=0.1, weight_decay=0.5), np.array([3.0]), start=8.0)
    assert moved == pytest.approx([8 * 0.95 - 0.1])


def test_the_decay_does_not_enter_the_memory() -> None:
    with_decay, without = ({"m": np.zeros(1), "v": np.zeros(1)} for _ in range(2))
    AdamW(weight_decay=1.0).update(np.ones(1), np.array([2.0]), with_decay, 1)
    Adam().update(np.ones(1), np.array([2.0]), without, 1)
    assert with_decay == without
