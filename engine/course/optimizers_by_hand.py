"""Optimizers on one or two weights, every number in sight: gradient, memory, corrected memory, step.

The rules are those of engine/optimizers, written out once more in plain numbers; a test holds both together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.course.surface import SURFACES

RULES: dict[str, tuple[str, ...]] = {  # what is calculated, line by line, in the letters of the course
    "sgd": ("Δ = −η g",),
    "momentum": ("v ← α v − η g", "Δ = v"),
    "nesterov": ("v ← α v − η g", "Δ = α v − η g"),
    "adagrad": ("h ← h + g²", "Δ = −η g / (√h + ε)"),
    "rmsprop": ("h ← ρ h + (1 − ρ) g²", "Δ = −η g / (√h + ε)"),
    "adam": (
        "m ← β₁ m + (1 − β₁) g",
        "v ← β₂ v + (1 − β₂) g²",
        "m̂ = m / (1 − β₁ᵗ)",
        "v̂ = v / (1 − β₂ᵗ)",
        "Δ = −η m̂ / (√v̂ + ε)",
    ),
}
RATES = {
    "one": {"sgd": 1.0, "momentum": 0.5, "nesterov": 0.5, "adagrad": 1.0, "rmsprop": 0.1, "adam": 0.3},
    "valley": {"sgd": 0.95, "momentum": 0.1, "nesterov": 0.1, "adagrad": 1.5, "rmsprop": 0.3, "adam": 0.3},
}
STARTS = {"one": (0.8,), "valley": (-7.0, 2.0)}
EPSILON = 1e-7


@dataclass(frozen=True)
class Knobs:
    """What an optimizer can be set to."""

    rate: float = 0.1
    momentum: float = 0.9
    decay: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = EPSILON
    corrected: bool = True


@dataclass(frozen=True)
class Update:
    """One update of every weight: `numbers` holds, weight by weight, g, what is remembered, and the step by name."""

    batch: int
    inner: int  # which update of the batch, from 1
    before: tuple[float, ...]
    after: tuple[float, ...]
    numbers: tuple[dict[str, float], ...]


def gradient(problem: str, at: Sequence[float]) -> tuple[float, ...]:
    """The slope of J(u) = (1 − 0.2 u)², or of the valley f = x²/20 + y²."""
    if problem == "one":
        return (-0.4 * (1 - 0.2 * at[0]),)
    return SURFACES["valley"].slope(at[0], at[1])


def height(problem: str, at: Sequence[float]) -> float:
    """J or f there."""
    return (1 - 0.2 * at[0]) ** 2 if problem == "one" else at[0] ** 2 / 20 + at[1] ** 2


def rule(kind: str, knobs: Knobs, g: float, memory: dict[str, float], t: int) -> dict[str, float]:
    """One optimizer on one weight: the new memory and the step `Δ`, with everything on the way.

    Source: the course, chapter on optimizers; Kingma & Ba 2015 for the bias correction.
    """
    k = knobs
    if kind == "sgd":
        return {"Δ": -k.rate * g}
    if kind in ("momentum", "nesterov"):
        v = k.momentum * memory.get("v", 0.0) - k.rate * g
        return {"v": v, "Δ": v if kind == "momentum" else k.momentum * v - k.rate * g}
    if kind in ("adagrad", "rmsprop"):
        h = memory.get("h", 0.0)
        h = h + g * g if kind == "adagrad" else k.decay * h + (1 - k.decay) * g * g
        return {"h": h, "Δ": -k.rate * g / (math.sqrt(h) + k.epsilon)}
    m = k.beta1 * memory.get("m", 0.0) + (1 - k.beta1) * g
    v = k.beta2 * memory.get("v", 0.0) + (1 - k.beta2) * g * g
    m_hat = m / (1 - k.beta1**t) if k.corrected else m
    v_hat = v / (1 - k.beta2**t) if k.corrected else v
    return {"m": m, "v": v, "m̂": m_hat, "v̂": v_hat, "Δ": -k.rate * m_hat / (math.sqrt(v_hat) + k.epsilon)}


def updates(
    problem: str,
    kind: str,
    knobs: Knobs,
    *,
    start: Sequence[float],
    steps: int = 60,
    per_batch: int = 1,
    forgets: bool = False,
) -> Iterator[Update]:
    """The updates one after the other; a batch's gradient serves `per_batch` of them.

    `forgets` empties the memory before each batch, as an indentation in the notes' Momentum does. It ends where a
    number leaves the floats.
    """
    at = tuple(map(float, start))
    memory: list[dict[str, float]] = [{} for _ in at]
    slopes: tuple[float, ...] = ()
    for t in range(1, steps + 1):
        batch, inner = (t - 1) // per_batch + 1, (t - 1) % per_batch + 1
        if inner == 1:
            slopes = gradient(problem, at)
            if forgets:
                memory = [{} for _ in at]
        try:
            memory = [rule(kind, knobs, g, kept, t) for g, kept in zip(slopes, memory, strict=True)]
        except OverflowError:
            return
        after = tuple(w + numbers["Δ"] for w, numbers in zip(at, memory, strict=True))
        if not all(math.isfinite(w) and abs(w) < 1e100 for w in after):
            return
        numbers = tuple({"g": g, **kept} for g, kept in zip(slopes, memory, strict=True))
        yield Update(batch, inner, at, after, numbers)
        at = after
