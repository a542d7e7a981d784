"""How far digits can be strained before a network fails: accuracy over the levels of a strain, and where it falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.analysis.model import Model
from engine.analysis.strains import Strain
from engine.types import Array, Labels

GOOD_ENOUGH = 0.9


@dataclass(frozen=True)
class Point:
    """The accuracy (0…1) of a network at one level of a strain."""

    strain: str
    level: float
    accuracy: float


def survey(
    model: Model, images: Array, labels: Labels, strain: Strain, levels: Sequence[float] = (), seed: int = 0
) -> Iterator[Point]:
    """Accuracy at every level, one after the other."""
    for level in levels or strain.levels:
        strained = strain.strained(model, images, labels, level, seed)
        yield Point(strain.kind, level, model.accuracy(strained, labels))


def good_up_to(
    levels: Sequence[float], accuracies: Sequence[float], line: float = GOOD_ENOUGH, side: int = 1
) -> float | None:
    """The level at which accuracy first crosses the line, going from 0 up (`side` 1) or down (−1); a size, not signed.

    Between two levels the curve is a straight line. None where it never does; 0 where it is below the line from the
    start.
    """
    points = sorted((side * level, accuracy) for level, accuracy in zip(levels, accuracies, strict=True))
    points = [(level, accuracy) for level, accuracy in points if level >= 0]
    if not points:
        return None
    if points[0][1] < line:
        return points[0][0]
    for (a, before), (b, after) in pairwise(points):
        if after < line:
            return a + (b - a) * (before - line) / (before - after)
    return None


def worse_side(levels: Sequence[float], accuracies: Sequence[float], line: float = GOOD_ENOUGH) -> float | None:
    """The smaller of both sides' levels, for a strain like rotation that is the same to the left and the right."""
    found = [good_up_to(levels, accuracies, line, side) for side in (1, -1)]
    sizes = [size for size in found if size is not None]
    return min(sizes) if sizes else None


def flips(model: Model, images: Array, labels: Labels, strain: Strain, level: float) -> Array:
    """Which digits were read right before and wrong at this level, (N,) of bool."""
    before = model.outputs(images).argmax(axis=1) == labels
    after = model.outputs(strain.strained(model, images, labels, level)).argmax(axis=1) == labels
    return np.asarray(before & ~after)


def class_accuracies(right: Array, labels: Labels, classes: int) -> Array:
    """Share read right of each class (K,), from whether each digit was (N,) of bool; NaN where there is none."""
    counts = np.bincount(labels, minlength=classes)
    hits = np.bincount(labels, weights=right, minlength=classes)
    return np.asarray(np.divide(hits, counts, out=np.full(classes, np.nan), where=counts > 0))
