"""The perceptron: gates by hand, a rule that learns them in exact fractions, and the two layers that XOR needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import numpy as np

from engine.types import Array

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))  # in the order of the course's tables
START = (0.3, 0.4, 0.1)
NOTES_LINES = {  # where three ways of calculating AND end, as (w₀, w₁, w₂): one slips, one mixes old and new weights
    "slip": (0.4, 0.35, 0.05),
    "program": (0.4, 0.35, 0.1),
    "rule": (0.4, 0.3, 0.1),
}

Exact = tuple[Fraction, ...]
Number = float | Fraction
N = TypeVar("N", float, Fraction, Number)


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
TARGETS = {"and": (0, 0, 0, 1), "nand": (1, 1, 1, 0), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}


def xor(x1: float, x2: float) -> int:
    """Two layers, since no single line separates XOR: y = AND(NAND(x), OR(x))."""
    return AND(NAND(x1, x2), OR(x1, x2))


def exact(number: Number) -> Fraction:
    """The fraction that a decimal stands for: 0.1 is 1/10, which no float is."""
    return number if isinstance(number, Fraction) else Fraction(repr(float(number)))


def answer(k: Number, *, signed: bool = False, at_zero: bool = True) -> int:
    """The step function: 1 where k > 0, and where k = 0 if `at_zero`; else 0, or −1 where outputs are `signed`."""
    return 1 if k > 0 or (k == 0 and at_zero) else -1 if signed else 0


@dataclass(frozen=True)
class RuleStep:
    """One example shown to the learning rule: what came out, what should have, and the weights before and after.

    `sums` and `outputs` hold k and f(k) as each of the weights saw them: three times the same, unless the weights are
    changed one after the other. `inputs` begin with x₀ = −1. `wrong` is whether the answer was wrong before the
    update, `still_wrong` whether it is after it.
    """

    round: int
    inputs: Exact
    target: int
    sums: Exact
    outputs: tuple[int, ...]
    before: Exact
    after: Exact
    wrong: bool
    still_wrong: bool

    @property
    def sum(self) -> Fraction:
        """k = Σ wᵢxᵢ before any weight changed."""
        return self.sums[0]

    @property
    def output(self) -> int:
        """f(k) before any weight changed."""
        return self.outputs[0]


def learn(
    targets: Sequence[int],
    *,
    inputs: Sequence[Sequence[Number]] = INPUTS,
    start: Sequence[Number] = START,
    rate: Number = 0.05,
    rounds: int = 100,
    at_zero: bool = True,
    signed: bool = False,
    in_turn: bool = False,
    floats: bool = False,
) -> Iterator[RuleStep]:
    """The perceptron's learning rule, example by example, until a whole round changes nothing or `rounds` are over.

    k = Σᵢ wᵢxᵢ with x₀ = −1;  f(k) = 1 where k ≥ 0, else 0;  wᵢ ← wᵢ + η xᵢ (t − f(k))

    In exact fractions, since 0.3 + 0.1 − 0.4 is not 0 in floats and a line through a point decides. `in_turn` computes
    f again for every weight, from those already changed, as the program of the notes does. XOR never comes to rest: its
    rounds repeat. With `floats` the computer's own numbers are added up, as a program does that takes no such care;
    what a lesson holds are then the fractions that those floats are.

    Source: Rosenblatt 1958; the course, chapter on the perceptron (η = 0.05, start (0.3, 0.4, 0.1), AND).
    """

    def f(k: Number) -> int:
        return answer(k, signed=signed, at_zero=at_zero)

    number_of: Callable[[Number], Number] = float if floats else exact
    weights, eta = tuple(number_of(w) for w in start), number_of(rate)
    for number in range(1, rounds + 1):
        changed = False
        for given, target in zip(inputs, targets, strict=True):
            x = tuple(number_of(v) for v in (-1, *given))
            before, new, sums = weights, list(weights), []
            for i, value in enumerate(x):
                sums.append(dot(new if in_turn else before, x))
                new[i] += eta * value * (target - f(sums[-1]))
            weights = tuple(new)
            outputs = tuple(f(k) for k in sums)
            still_wrong = f(dot(weights, x)) != target
            given_x, seen, start_at, end_at = (_fractions(numbers) for numbers in (x, sums, before, weights))
            yield RuleStep(number, given_x, target, seen, outputs, start_at, end_at, outputs[0] != target, still_wrong)
            changed = changed or weights != before
        if not changed:
            return


def dot(weights: Sequence[N], x: Sequence[N]) -> N:
    """k = Σᵢ wᵢxᵢ, added up from the left."""
    return sum((w * v for w, v in zip(weights, x, strict=True)), 0)  # type: ignore[return-value]  # 0 adds nothing


def _fractions(numbers: Iterable[Number]) -> Exact:
    return tuple(Fraction(number) for number in numbers)


@dataclass(frozen=True)
class Layered:
    """One example sent through layers of perceptrons: the sums and the outputs of each layer."""

    inputs: Exact
    target: int
    sums: tuple[Exact, ...]
    outputs: tuple[tuple[int, ...], ...]

    @property
    def output(self) -> int:
        """What the last neuron answers."""
        return self.outputs[-1][0]


def through(
    layers: Sequence[Sequence[Sequence[Number]]],
    targets: Sequence[int],
    *,
    inputs: Sequence[Sequence[Number]] = INPUTS,
    signed: bool = False,
) -> Iterator[Layered]:
    """Examples through layers in matrix form: each row of a layer is (b, w₁, w₂), and an output is 1 where s > 0.

    s = U (1, x);  y = step(s);  the next layer takes (1, y)

    Source: the course, chapter on the perceptron in matrix form.
    """
    for given, target in zip(inputs, targets, strict=True):
        x: Exact = tuple(exact(v) for v in given)
        sums, outputs = [], []
        value = x
        for rows in layers:
            s = tuple(dot([exact(w) for w in row], (Fraction(1), *value)) for row in rows)
            y = tuple(answer(k, signed=signed, at_zero=False) for k in s)
            sums.append(s)
            outputs.append(y)
            value = tuple(Fraction(v) for v in y)
        yield Layered(x, target, tuple(sums), tuple(outputs))


def line_through(weights: Sequence[Number], low: float, high: float) -> list[tuple[float, float]]:
    """The two ends of the line −w₀ + w₁x₁ + w₂x₂ = 0 in the square low…high; none where it does not cross it."""
    w0, w1, w2 = (float(w) for w in weights)
    ends: set[tuple[float, float]] = set()

    def add(x1: float, x2: float) -> None:
        if low - 1e-9 <= x1 <= high + 1e-9 and low - 1e-9 <= x2 <= high + 1e-9:
            ends.add((round(x1, 9), round(x2, 9)))

    for edge in (low, high):
        if w2:
            add(edge, (w0 - w1 * edge) / w2)
        if w1:
            add((w0 - w2 * edge) / w1, edge)
    found = sorted(ends)
    return [found[0], found[-1]] if len(found) > 1 else []


def slope_form(weights: Sequence[Number]) -> tuple[Fraction, Fraction] | None:
    """The line as x₂ = a x₁ + c: (a, c), None where it is upright."""
    w0, w1, w2 = (exact(w) for w in weights)
    return (-w1 / w2, w0 / w2) if w2 else None


def signs(u: Array, x: Array) -> Array:
    """Perceptrons in matrix form, −1 and 1 for no and yes; the first weight of each is its bias.

    y = sign(U (1, x)), with sign(0) = −1

    Shapes: u (M, D + 1), x (N, D) → y (N, M)

    Source: the course, chapter on the perceptron in matrix form.
    """
    s = u[:, 0] + x @ u[:, 1:].T
    return np.where(s > 0, 1, -1)
