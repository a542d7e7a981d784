"""What each optimizer promises by itself: first steps from its paper, and its formula over many steps."""

import math

import numpy as np
import pytest

from engine.optimizers import Optimizer, optimizers
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.adamw import AdamW
from engine.optimizers.momentum import Momentum
from engine.optimizers.nesterov import Nesterov
from engine.optimizers.rmsprop import RMSprop
from engine.optimizers.sgd import SGD
from engine.rng import stream
from engine.types import Array


def steps(optimizer: Optimizer, gradients: Array, start: float = 0.0) -> list[float]:
    """Where one parameter stands after each gradient."""
    theta = np.array([start])
    memory = optimizer.fresh_memory(theta)
    path = []
    for t, g in enumerate(gradients, start=1):
        optimizer.update(theta, np.array([float(g)]), memory, t)
        path.append(float(theta[0]))
    return path


GRADIENTS = stream(4, "gradients").normal(size=30)


def test_sgd_moves_by_the_learning_rate_times_the_gradient() -> None:
    assert steps(SGD(learning_rate=0.1), np.array([2, -1])) == pytest.approx([-0.2, -0.1])


def test_momentum_keeps_its_speed() -> None:
    assert steps(Momentum(learning_rate=0.1, momentum=0.9), np.array([1, 0, 0])) == pytest.approx([-0.1, -0.19, -0.271])


def test_momentum_of_0_is_sgd() -> None:
    assert steps(Momentum(learning_rate=0.1, momentum=0), GRADIENTS) == steps(SGD(learning_rate=0.1), GRADIENTS)
    assert steps(Nesterov(learning_rate=0.1, momentum=0), GRADIENTS) == steps(SGD(learning_rate=0.1), GRADIENTS)


def test_nesterov_first_step_already_leans_into_its_speed() -> None:
    assert steps(Nesterov(learning_rate=0.1, momentum=0.9), np.array([1, 0])) == pytest.approx([-0.19, -0.271])


def test_nesterov_is_momentum_seen_from_the_point_looked_ahead_to() -> None:
    v = theta = 0.0
    ahead = []
    for g in GRADIENTS:  # Sutskever's form: v ← α v − η g(θ + α v); θ ← θ + v
        v = 0.9 * v - 0.05 * g
        theta += v
        ahead.append(theta + 0.9 * v)
    assert steps(Nesterov(learning_rate=0.05, momentum=0.9), GRADIENTS) == pytest.approx(ahead)


def test_adagrad_first_step_is_the_learning_rate_and_the_next_ones_shrink() -> None:
    path = steps(AdaGrad(learning_rate=0.5), np.array([3, 3, 3]))
    assert path == pytest.approx([-0.5, -0.5 - 0.5 / math.sqrt(2), -0.5 - 0.5 / math.sqrt(2) - 0.5 / math.sqrt(3)])


def test_rmsprop_first_step_is_large_because_its_memory_is_empty() -> None:
    assert steps(RMSprop(learning_rate=0.01, decay=0.99), np.array([5.0])) == pytest.approx([-0.1])


def test_rmsprop_settles_at_steps_of_the_learning_rate() -> None:
    path = steps(RMSprop(learning_rate=0.01, decay=0.9), np.full(200, 7.0))
    assert path[-2] - path[-1] == pytest.approx(0.01)


@pytest.mark.parametrize("gradient", [1e-3, 1.0, -40.0])
def test_adam_first_step_moves_each_parameter_by_the_learning_rate(gradient: float) -> None:
    assert steps(Adam(learning_rate=0.3), np.array([gradient])) == pytest.approx(
        [-math.copysign(0.3, gradient)], rel=1e-4
    )


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


def test_adamw_without_decay_is_adam() -> None:
    assert steps(AdamW(learning_rate=0.02, weight_decay=0), GRADIENTS) == steps(Adam(learning_rate=0.02), GRADIENTS)


def test_adamw_shrinks_by_the_learning_rate_times_the_decay_whatever_the_gradient() -> None:
    quiet = steps(AdamW(learning_rate=0.1, weight_decay=0.5), np.zeros(2), start=8.0)
    assert quiet == pytest.approx([8 * 0.95, 8 * 0.95**2])
    moved = steps(AdamW(learning_rate=0.1, weight_decay=0.5), np.array([3.0]), start=8.0)
    assert moved == pytest.approx([8 * 0.95 - 0.1])


def test_the_course_surface_is_descended_by_all_four_with_the_learning_rates_of_the_course() -> None:
    for optimizer in (
        SGD(learning_rate=0.95),
        Momentum(learning_rate=0.1),
        AdaGrad(learning_rate=1.5),
        Adam(learning_rate=0.3),
    ):
        theta = np.array([-7.0, 2.0])
        memory = optimizer.fresh_memory(theta)
        for t in range(1, 31):
            optimizer.update(theta, np.array([theta[0] / 10, 2 * theta[1]]), memory, t)
        assert float(theta[0] ** 2 / 20 + theta[1] ** 2) < 0.5, optimizer  # from 6.45


@pytest.mark.parametrize(("kind", "share"), [("rmsprop", 0.01), ("adagrad", 1.0), ("adam", 1.0)])
def test_epsilon_makes_a_small_gradient_move_less(kind: str, share: float) -> None:
    """After one step h = share · g² (Adam's corrected): θ moves by η g / (√h + ε), with ε as large as g."""
    optimizer = optimizers.get(kind)(learning_rate=0.5, epsilon=0.01)  # type: ignore[call-arg]  # of these three
    theta, g = np.zeros(1), 0.01
    optimizer.update(theta, np.array([g]), optimizer.fresh_memory(theta), 1)
    assert theta[0] == pytest.approx(-0.5 * g / (share**0.5 * g + 0.01))
