"""Gradient descent on a function of a few numbers, with the gradient found by trying."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from engine.numerics.differences import central_difference
from engine.types import Array


def descend(
    f: Callable[[Array], float], start: Sequence[float], *, learning_rate: float, steps: int = 100
) -> Iterator[Array]:
    """Where the descent stands: the start, then one point a step; it ends early where f leaves the finite numbers.

    x ← x − η ∇f(x), ∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, h = 10⁻⁴

    A learning rate too large throws the point out, since it steps over the valley further than it came; one too small
    leaves it where it was.

    Shapes: start (D,) → each point (D,)

    Source: the course, chapter on the gradient method.
    """
    x = np.array(start, np.float64)
    yield x.copy()
    for _ in range(steps):
        with np.errstate(over="ignore", invalid="ignore"):  # thrown out is a result, not an error
            x -= learning_rate * central_difference(f, x)
            finite = bool(np.isfinite(x).all() and np.isfinite(f(x)))
        if not finite:
            return
        yield x.copy()


def bowl(x: Array) -> float:
    """f = Σᵢ xᵢ², the course's first surface: lowest at 0, gradient 2x."""
    return float((x * x).sum())


def one_weight(x: float = 0.2, y: float = 1.0) -> Callable[[Array], float]:
    """J(u) = (y − u x)², the error of a network that is one weight; lowest at u = y/x."""
    return lambda u: float((y - u[0] * x) ** 2)
