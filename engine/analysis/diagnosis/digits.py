"""Rules about the data: wrong scale, imbalanced or missing classes, blank pictures, test digits seen in training."""

from __future__ import annotations

import numpy as np

from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, rule
from engine.types import Array

TEXTS = {
    "wrong-scale": "The pixels are between {low} and {high} instead of 0 and 1.",
    "wrong-scale: why": "First weights are drawn for inputs of about 1; much larger ones saturate the first layer.",
    "imbalanced": "The class {most} has {times} times as many training digits as {least}.",
    "imbalanced: why": "Rare classes are hardly ever practiced, so they are missed; add or vary their digits.",
    "missing-class": "No training digit is of the class {name}.",
    "missing-class: why": "A class that was never seen cannot be read.",
    "duplicates": "{percent} % of the test digits are also training digits.",
    "duplicates: why": "Test digits that were learned by heart make the accuracy look better than it is.",
    "blank": "{percent} % of the training digits are blank.",
    "blank: why": "A blank picture teaches only that nothing can be any class.",
    "few-tests": "There are only {count} test digits: one more or less is {points} points.",
    "few-tests: why": "With so few, luck decides; take a larger share for testing.",
}  # for people, in their language
RATIO, SHARED, BLANK, FEW = 4.0, 0.02, 0.02, 100
LOOKED_AT = 2000  # images


@rule("wrong-scale", TEXTS)
def wrong_scale(evidence: Evidence) -> Finding | None:
    """Pixels reach far beyond 0…1, or never a tenth of it."""
    if evidence.data is None:
        return None
    few = evidence.data.train.images[:LOOKED_AT]
    low, high = float(few.min(initial=0)), float(few.max(initial=0))
    if low >= -1.01 and 0.1 <= high <= 3.0:
        return None
    values = {"low": f"{low:.3g}", "high": f"{high:.3g}"}
    return Finding("wrong-scale", "error", values, Remedy(action="data"))


def _counts(evidence: Evidence) -> Array:
    data = evidence.data
    return np.bincount(data.train.labels, minlength=len(data.classes)) if data is not None else np.zeros(0)


@rule("imbalanced", TEXTS)
def imbalanced(evidence: Evidence) -> Finding | None:
    """The largest class has more than four times as many digits as the smallest that is there."""
    counts, data = _counts(evidence), evidence.data
    if data is None or not counts.any():
        return None
    there = np.flatnonzero(counts)
    least, most = int(there[counts[there].argmin()]), int(counts.argmax())
    times = float(counts[most] / counts[least])
    if times < RATIO:
        return None
    values = {"most": data.classes[most], "least": data.classes[least], "times": f"{times:.1f}"}
    return Finding("imbalanced", "warning", values, Remedy(action="data"))


@rule("missing-class", TEXTS)
def missing_class(evidence: Evidence) -> Finding | None:
    """A class has no training digit."""
    counts, data = _counts(evidence), evidence.data
    if data is None or not len(counts) or counts.all():
        return None
    return Finding("missing-class", "error", {"name": data.classes[int(counts.argmin())]}, Remedy(action="data"))


@rule("duplicates", TEXTS)
def duplicates(evidence: Evidence) -> Finding | None:
    """More than 2 % of the test digits are pixel for pixel among the training digits."""
    data = evidence.data
    if data is None or not len(data.test):
        return None
    seen = {_key(image) for image in data.train.images}
    shared = sum(_key(image) in seen for image in data.test.images) / len(data.test)
    if shared < SHARED:
        return None
    return Finding("duplicates", "error", {"percent": f"{100 * shared:.1f}"}, Remedy(action="data"))


def _key(image: Array) -> int:
    return hash(image.tobytes())


@rule("blank", TEXTS)
def blank(evidence: Evidence) -> Finding | None:
    """More than 2 % of the training digits have one value in all pixels."""
    if evidence.data is None:
        return None
    few = evidence.data.train.images[:LOOKED_AT]
    pixels = (1, 2, 3)
    share = float((few.max(axis=pixels) == few.min(axis=pixels)).mean()) if len(few) else 0.0
    if share < BLANK:
        return None
    return Finding("blank", "warning", {"percent": f"{100 * share:.1f}"}, Remedy(action="data"))


@rule("few-tests", TEXTS)
def few_tests(evidence: Evidence) -> Finding | None:
    """Fewer than a hundred test digits."""
    if evidence.data is None or len(evidence.data.test) >= FEW or not len(evidence.data.test):
        return None
    count = len(evidence.data.test)
    values = {"count": count, "points": f"{100 / count:.1f}"}
    return Finding("few-tests", "warning", values, Remedy(action="data"))
