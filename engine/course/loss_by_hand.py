"""Squared error in its three definitions and cross-entropy, each with its gradient, on one prediction at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.types import Array

CLASSES = 10
DELTA = 1e-7  # inside every logarithm of the notes
FIRST = (0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0)
NINE = (
    (0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.1, 0, 0),
    (0.1, 0.05, 0.2, 0, 0.05, 0.1, 0, 0.6, 0, 0),
    (0, 0.05, 0.3, 0, 0.05, 0.1, 0, 0.6, 0, 0),
    (0, 0.05, 0.4, 0, 0.05, 0, 0, 0.5, 0, 0),
    (0, 0.05, 0.5, 0, 0.05, 0, 0, 0.4, 0, 0),
    (0, 0.05, 0.6, 0, 0.05, 0, 0, 0.3, 0, 0),
    (0, 0.05, 0.7, 0, 0.05, 0, 0, 0.2, 0, 0),
    (0, 0.1, 0.8, 0, 0.1, 0, 0, 0.2, 0, 0),
    (0, 0.05, 0.9, 0, 0.05, 0, 0, 0, 0, 0),
)
PAIR = ((0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0.9), (0, 0, 0.9, 0, 0, 0, 0, 0, 0, 0.1))
SQUARED = {"half": 0.5, "sum": 1.0, "mean": 1.0 / CLASSES}  # the factor before Σ (y − t)²


def one_hot(target: int) -> tuple[float, ...]:
    """1 at the target, 0 elsewhere."""
    return tuple(float(i == target) for i in range(CLASSES))


@dataclass(frozen=True)
class JudgedPrediction:
    """One prediction against its target: both losses and their gradients, as numbers to read."""

    y: tuple[float, ...]
    target: int
    squared: dict[str, float]
    squared_slope: dict[str, float]  # at the target's output
    entropy: float
    entropy_slope: float

    @property
    def total(self) -> float:
        """Σ y, which is 1 only for a distribution."""
        return math.fsum(self.y)


def judge(y: Sequence[float], target: int, delta: float = DELTA) -> JudgedPrediction:
    """Both losses of a prediction.

    half: ½ Σ (y − t)²;  sum: Σ (y − t)²;  mean: Σ (y − t)² / 10;  cross-entropy: −Σ t ln(y + δ)

    Source: the course, chapter on losses (δ = 10⁻⁷).
    """
    rest = np.subtract(y, one_hot(target))
    total = math.fsum(r * r for r in rest)
    share = float(y[target]) + delta
    entropy = -math.log(share) if share > 0 else math.inf
    slope = -1 / share if share > 0 else -math.inf
    return JudgedPrediction(
        tuple(map(float, y)),
        target,
        {name: factor * total for name, factor in SQUARED.items()},
        {name: 2 * factor * float(rest[target]) for name, factor in SQUARED.items()},
        entropy,
        slope,
    )


def moved_bar(y: Sequence[float], place: int, value: float, *, keep_sum: bool) -> tuple[float, ...]:
    """A prediction with one share changed; with `keep_sum` the others grow or shrink alike until all add up to 1."""
    value = min(max(value, 0.0), 1.0)
    new = [float(v) for v in y]
    new[place] = value
    if keep_sum:
        others = math.fsum(new) - value
        room = 1.0 - value
        new = [
            v if i == place else (v * room / others if others > 0 else room / (len(new) - 1)) for i, v in enumerate(new)
        ]
    return tuple(round(v, 4) for v in new)


def untrained_loss(rows: int, *, per_row: bool, delta: float = DELTA) -> float:
    """The loss of a network that knows nothing, all scores alike, over a number of rows.

    With a sum for each row a share is 1/10; with one sum over everything, as the notes' softmax has it, 1/(10 · rows).
    """
    return -math.log(1 / (CLASSES * (1 if per_row else rows)) + delta)


def line_errors(x: Array, y: Array, shift: float, slope: float) -> Array:
    """The squares (y − w₀ − w₁ x)² of points around a line.

    Shapes: x, y (N,) → (N,)
    """
    return np.asarray((y - shift - slope * x) ** 2)
