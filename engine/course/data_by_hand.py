"""Data and batches by hand: rows of 784 numbers, one-hot labels, slices of 100, drawing with replacement, scaling."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.errors import SpecError
from engine.rng import stream
from engine.types import Array

SHARES = ((0.1, 0.8, 0.1), (0.3, 0.1, 0.6), (0.2, 0.5, 0.3), (0.8, 0.1, 0.1))  # whose argmax the notes ask for
FIRST = (2, 1, 3, 5, 1, 4, 2, 1, 1, 0)
SECOND = (2, 1, 3, 4, 5, 4, 2, 1, 1, 2)


def one_hot(label: int, classes: int = 10) -> tuple[int, ...]:
    """A label as a row that is 1 at its place and 0 elsewhere.

    Raises: SpecError: there is no such place.
    """
    if not 0 <= label < classes:
        raise SpecError(
            "{field} must be between {low} and {high}, not {got}", field="label", low=0, high=classes - 1, got=label
        )
    return tuple(int(k == label) for k in range(classes))


def count_equal(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """At how many places two rows hold the same number.

    Raises: SpecError: rows of different lengths.
    """
    if len(a) != len(b):
        raise SpecError(
            "{field} has {got} numbers, the first row {expected}; both must have as many",
            field="second", got=len(b), expected=len(a),
        )  # fmt: skip
    return sum(x == y for x, y in zip(a, b, strict=True))


def slices(count: int, size: int) -> list[tuple[int, int]]:
    """The bounds of every slice: 0–100, 100–200, …; the last may be shorter.

    Raises: SpecError: a size below 1.
    """
    if size < 1:
        raise SpecError("{field} must be at least {low}, not {got}", field="batch size", low=1, got=size)
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def drawn_counts(right: Array, *, times: int = 5, draws: int = 10_000, seed: int = 0) -> list[int]:
    """How many of `draws` random digits are right, several times over: drawn with replacement, so some come twice.

    Every draw is right with the network's accuracy p, so the count spreads by √(n p (1 − p)) around n p.

    Shapes: right (N,) of true and false
    """
    generator = stream(seed, "draws")
    return [int(right[generator.integers(0, len(right), draws)].sum()) for _ in range(times)]


def draw_deviation(accuracy: float, draws: int) -> float:
    """The standard deviation of such a count, as a share: √(p (1 − p) / n)."""
    return float(np.sqrt(accuracy * (1 - accuracy) / draws)) if draws else 0.0


def ever_drawn(count: int, draws: int) -> float:
    """The share of the digits that come at least once in `draws` draws: 1 − (1 − 1/N)ⁿ, 63.2 % where n = N."""
    return 1 - (1 - 1 / count) ** draws


@dataclass(frozen=True)
class PixelScaling:
    """How often the pixels 0…255 are divided by 255 before training and before testing; once each is right."""

    name: str
    title: str
    train: int = 1
    test: int = 1


SCALINGS = {
    scaling.name: scaling
    for scaling in (
        PixelScaling("right", "both divided by 255"),
        PixelScaling("notes", "training left at 0…255, test divided twice", 0, 2),
        PixelScaling("mixed", "training left at 0…255, test on 0…1", 0, 1),
        PixelScaling("alike", "both left at 0…255", 0, 0),
    )
}


def scaled(dataset: Dataset, scaling: PixelScaling) -> Dataset:
    """The data set as such a program feeds it to the network."""

    def part(split: Split, divided: int) -> Split:
        return Split(split.images * np.float32(255.0 ** (1 - divided)), split.labels)

    return replace(dataset, train=part(dataset.train, scaling.train), test=part(dataset.test, scaling.test))
