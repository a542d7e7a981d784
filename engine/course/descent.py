"""Gradient descent on a function of one or two weights, step by step, and what became of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.course.surface import SURFACES, Surface
from engine.numerics.differences import central_difference
from engine.rng import stream
from engine.types import Array

Gradient = Callable[[Array, int], Array]  # at a point, in a step


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


@dataclass(frozen=True)
class Move:
    """One step of the descent: from where, by which gradient, to where, and how high it is there."""

    before: tuple[float, ...]
    gradient: tuple[float, ...]
    after: tuple[float, ...]
    height: float


def moves(
    f: Callable[[Array], float],
    start: Sequence[float],
    *,
    learning_rate: float,
    steps: int = 100,
    gradient: Gradient | None = None,
) -> Iterator[Move]:
    """The same descent, one `Move` a step; without a `gradient` it is found by trying.

    With η too large and a gradient by trying, the point stands still once x ± h is x in floats.
    """
    x = np.array(start, np.float64)
    for step in range(steps):
        before = tuple(map(float, x))
        with np.errstate(all="ignore"):  # thrown out is a result, not an error
            slope = central_difference(f, x) if gradient is None else gradient(x, step)
            x = x - learning_rate * slope
            height = f(x)
        if not (np.isfinite(x).all() and math.isfinite(height)):
            return
        yield Move(before, tuple(map(float, slope)), tuple(map(float, x)), float(height))


def outcome(heights: Sequence[float], turns: float, lowest: float = 0.0) -> str:
    """What a learning rate did: converges, oscillates, explodes or slow.

    `heights` begin with that of the start; `turns` is the share of steps that go back where the one before came from.
    """
    first, last = heights[0] - lowest, heights[-1] - lowest
    if not math.isfinite(last) or last > first * (1 + 1e-9):
        return "explodes"
    if last > 0.5 * first:
        return "oscillates" if turns > 0.5 else "slow"
    return "converges"


def turns(path: Sequence[Move]) -> float:
    """The share of steps that go back where the one before came from."""
    ways = np.array([np.subtract(move.after, move.before) for move in path])
    if len(ways) < 2:
        return 0.0
    return float(np.mean(np.sum(ways[1:] * ways[:-1], axis=1) < 0))


HOLLOWS = Surface(
    "hollows",
    "Two hollows",
    "f = x⁴/8 − x² + x/2 + y²",
    "A local minimum at the right, a deeper one at the left.",
    lambda x, y: np.asarray(x**4 / 8 - x**2 + x / 2 + y**2),
    lambda x, y: (x**3 / 2 - 2 * x + 0.5, 2 * y),
    x=(-3.2, 3.2),
    y=(-2.2, 2.2),
    start=(2.8, 1.5),
    lowest=((-2.1149, 0.0),),
    rates={"sgd": 0.1},
)
PLACES: dict[str, Surface] = {name: SURFACES[name] for name in ("bowl", "valley", "saddle")} | {"hollows": HOLLOWS}


def line_points(count: int = 12, seed: int = 0) -> tuple[Array, Array]:
    """Points around the line y = 1 + 2 x, from which two weights are learned."""
    generator = stream(seed, "descent points")
    x = np.linspace(-1.5, 1.5, count)
    return x, 1 + 2 * x + 0.4 * generator.standard_normal(count)


def line_loss(x: Array, y: Array) -> Callable[[Array], float]:
    """J(w₀, w₁) = mean (y − w₀ − w₁ x)²."""
    return lambda w: float(np.mean((y - w[0] - w[1] * x) ** 2))


def line_heights(x: Array, y: Array, w0: Array, w1: Array) -> Array:
    """The same loss of many lines at once: w₀ and w₁ as arrays that broadcast."""
    heights: Array = np.mean((y - w0[..., None] - w1[..., None] * x) ** 2, axis=-1)
    return heights


def batch_gradient(x: Array, y: Array, size: int) -> Gradient:
    """The gradient of the line's loss over a batch: `size` points a step, in turn; all of them is the full batch."""

    def gradient(w: Array, step: int) -> Array:
        rows = (np.arange(size) + step * size) % len(x)
        rest = w[0] + w[1] * x[rows] - y[rows]
        return np.array([2 * rest.mean(), 2 * (rest * x[rows]).mean()])

    return gradient
