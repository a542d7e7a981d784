"""One parameter on its way: how the tests of every rule look at it."""

import numpy as np

from engine.optimizers import Optimizer
from engine.rng import stream
from engine.types import Array

GRADIENTS = stream(4, "gradients").normal(size=30)


def steps(optimizer: Optimizer, gradients: Array, start: float = 0.0) -> list[float]:
    """Where one parameter stands after each gradient."""
    theta = np.array([start])
    memory = optimizer.fresh_memory(theta)
    path = []
    for t, g in enumerate(gradients, start=1):
        optimizer.update(theta, np.array([float(g)]), memory, t)
        path.append(float(theta[0]))
    return path


def height_after_30_steps(optimizer: Optimizer) -> float:
    """The course's valley f = x²/20 + y², from its start (−7, 2), where f is 6.45."""
    theta = np.array([-7.0, 2.0])
    memory = optimizer.fresh_memory(theta)
    for t in range(1, 31):
        optimizer.update(theta, np.array([theta[0] / 10, 2 * theta[1]]), memory, t)
    return float(theta[0] ** 2 / 20 + theta[1] ** 2)


def first_step(optimizer: Optimizer, gradient: float) -> float:
    """How far the first step goes, in the direction of the gradient."""
    return -steps(optimizer, np.array([gradient]))[0]
