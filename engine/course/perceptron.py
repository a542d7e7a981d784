"""The perceptron: gates by hand, a rule that learns them, and the two layers that XOR needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.types import Array

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))  # in the order of the course's tables


@dataclass(frozen=True)
class Gate:
    """A perceptron with two inputs.

    y = 1 where w₁x₁ + w₂x₂ + b > 0, else 0

    Source: Rosenblatt 1958; the course, chapter on the perceptron.
    """

    w1: float
    w2: float
    b: float

    def __call__(self, x1: float, x2: float) -> int:
        return int(self.w1 * x1 + self.w2 * x2 + self.b > 0)


AND = Gate(0.5, 0.5, -0.7)
NAND = Gate(-0.5, -0.5, 0.7)
OR = Gate(0.5, 0.5, -0.4)


def xor(x1: float, x2: float) -> int:
    """Two layers, since no single line separates XOR: y = AND(NAND(x), OR(x))."""
    return AND(NAND(x1, x2), OR(x1, x2))


@dataclass(frozen=True)
class Lesson:
    """One example shown to the learning rule: what came out, what should have, and the weights before and after."""

    round: int
    inputs: tuple[float, ...]
    target: int
    sum: float
    output: int
    before: tuple[float, ...]
    after: tuple[float, ...]


def learn(
    targets: Sequence[int],
    *,
    inputs: Sequence[Sequence[float]] = INPUTS,
    start: Sequence[float] = (0.3, 0.4, 0.1),
    rate: float = 0.05,
    rounds: int = 100,
) -> Iterator[Lesson]:
    """The perceptron's learning rule, example by example, until a whole round changes nothing or `rounds` are over.

    k = Σᵢ wᵢxᵢ with x₀ = −1;  f(k) = 1 where k ≥ 0, else 0;  wᵢ ← wᵢ + η xᵢ (t − f(k))

    XOR never comes to rest: its rounds repeat for ever.

    Source: Rosenblatt 1958; the course, chapter on the perceptron (η = 0.05, start (0.3, 0.4, 0.1), AND).
    """
    weights = tuple(start)
    for number in range(1, rounds + 1):
        calm = True
        for given, target in zip(inputs, targets, strict=True):
            x = (-1.0, *given)
            k = round(sum(w * v for w, v in zip(weights, x, strict=True)), 12)  # 0.4 − 0.35 − 0.05 is 0 on paper
            output = int(k >= 0)
            after = tuple(round(w + rate * v * (target - output), 12) for w, v in zip(weights, x, strict=True))
            yield Lesson(number, tuple(given), target, k, output, weights, after)
            calm = calm and after == weights
            weights = after
        if calm:
            return


def signs(u: Array, x: Array) -> Array:
    """Perceptrons in matrix form, −1 and 1 for no and yes; the first weight of each is its bias.

    y = sign(U (1, x)), with sign(0) = −1

    Shapes: u (M, D + 1), x (N, D) → y (N, M)

    Source: the course, chapter on the perceptron in matrix form.
    """
    s = u[:, 0] + x @ u[:, 1:].T
    return np.where(s > 0, 1, -1)
