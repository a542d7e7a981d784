"""Activation functions with their derivatives, odds and logits, and softmax in five steps."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.types import Array

SCORES_A = (0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.5)
SCORES_B = (0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.02)
LARGE = (1010.0, 1000.0, 990.0)
LAYERS = 5

Curve = Callable[[Array, float, float], Array]  # of s, β and the slope on the negative side


@dataclass(frozen=True)
class Bend:
    """An activation function with its derivative."""

    formula: str
    f: Curve
    slope: Curve


def _sigma(s: Array) -> Array:
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-s)))


BENDS: dict[str, Bend] = {
    "step": Bend("1 where s > 0, else 0", lambda s, b, a: np.where(s > 0, 1.0, 0.0), lambda s, b, a: 0 * s),
    "sign": Bend("1 where s > 0, else −1", lambda s, b, a: np.where(s > 0, 1.0, -1.0), lambda s, b, a: 0 * s),
    "sigmoid": Bend(
        "1 / (1 + e^(−βs))", lambda s, b, a: _sigma(b * s), lambda s, b, a: b * _sigma(b * s) * (1 - _sigma(b * s))
    ),
    "tanh": Bend(
        "2 / (1 + e^(−βs)) − 1",
        lambda s, b, a: 2 * _sigma(b * s) - 1,
        lambda s, b, a: 2 * b * _sigma(b * s) * (1 - _sigma(b * s)),
    ),
    "relu": Bend("max(0, s)", lambda s, b, a: np.maximum(s, 0.0), lambda s, b, a: np.where(s > 0, 1.0, 0.0)),
    "leaky": Bend(
        "s where s > 0, else a s", lambda s, b, a: np.where(s > 0, s, a * s), lambda s, b, a: np.where(s > 0, 1.0, a)
    ),
    "softplus": Bend("log(1 + e^(βs)) / β", lambda s, b, a: np.logaddexp(0, b * s) / b, lambda s, b, a: _sigma(b * s)),
    "swish": Bend(
        "s / (1 + e^(−βs))",
        lambda s, b, a: s * _sigma(b * s),
        lambda s, b, a: _sigma(b * s) + b * s * _sigma(b * s) * (1 - _sigma(b * s)),
    ),
    "identity": Bend("s", lambda s, b, a: s + 0.0, lambda s, b, a: 0 * s + 1),
}


def value(kind: str, s: float, beta: float = 1.0, slope: float = 0.01) -> tuple[float, float]:
    """f(s) and f′(s) of an activation function."""
    at = np.array([float(s)])
    bend = BENDS[kind]
    return float(bend.f(at, beta, slope)[0]), float(bend.slope(at, beta, slope)[0])


def steepest(kind: str, beta: float = 1.0, slope: float = 0.01) -> float:
    """The largest derivative: what a gradient is multiplied by at best on its way through one layer."""
    s = np.concatenate([np.linspace(-12, 12, 4801) / max(beta, 1e-3), [0.0, 1e3]])
    return float(BENDS[kind].slope(s, beta, slope).max())


def odds(p: float) -> float:
    """p / (1 − p): how often yes for each no."""
    return p / (1 - p) if p < 1 else math.inf


def logit(p: float) -> float:
    """log(p / (1 − p)), of which the sigmoid is the way back."""
    ratio = odds(p)
    return math.log(ratio) if 0 < ratio < math.inf else math.copysign(math.inf, p - 0.5)


@dataclass(frozen=True, eq=False)
class Softened:
    """Softmax in five steps: scores, scores minus a constant, their powers, what they are divided by, shares.

    Shapes: all (N, K), `sums` (N, 1) or (1, 1)
    """

    scores: Array
    moved: Array
    powers: Array
    sums: Array
    shares: Array


def soften(
    scores: Array,
    *,
    constant: float | None = None,
    temperature: float = 1.0,
    per_row: bool = True,
    variant: str = "right",
) -> Softened:
    """Softmax step by step; `constant` None subtracts the largest score of each row.

    share = exp((a − C) / T) / Σ exp((a − C) / T)

    Two slips of the notes are variants: `twice` takes exp again where the sum should come, `bare` does not divide.

    Source: the course, chapter on the output layer (C = max a, against overflow).
    """
    a = np.asarray(scores, np.float64)
    with np.errstate(all="ignore"):  # an overflow is what this shows
        moved = (a - (a.max(axis=1, keepdims=True) if constant is None else constant)) / temperature
        powers = np.exp(moved)
        sums = powers.sum(axis=1, keepdims=True) if per_row else powers.sum(keepdims=True)
        shares = {"right": powers / sums, "twice": np.exp(powers), "bare": powers}[variant]
    return Softened(a, moved, powers, sums, shares)
