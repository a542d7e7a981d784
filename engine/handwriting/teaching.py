"""Teaching: the user's drawings, varied as that hand might write them again, among digits that must not be forgotten.

A network that learned only a few new drawings would forget all others. So three parts train it together: the drawings,
drawn again with other slants, bends and pens; digits of the embedded sample; and, for a reader with an eleventh answer,
things that are no digit. Some drawings are kept aside, so that the test shows how well it reads this hand's next ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.drawings import NAME, NO_DIGIT_NAME, Drawing, drawings_path, kept
from engine.errors import DataError
from engine.handwriting.dataset import CLASSES, NOT_A_DIGIT
from engine.handwriting.non_digits import non_digit
from engine.handwriting.originals import PenDigit
from engine.handwriting.variations import Rng, mnist_variant, pen_picture, vary
from engine.optimizers.adam import Adam
from engine.rng import stream
from engine.schedules.cosine import Cosine
from engine.spec import ExperimentSpec
from engine.types import Array
from engine.vision.normalize import Normalizer
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import BoxStrokes as Strokes

ASIDE_EVERY, FIRST_ASIDE = 4, 2
"""Of each digit the third, the seventh, the eleventh … drawing is kept aside: which ones never changes as they grow."""
PICTURES, FEWEST, MOST = 700, 8, 60
"""The number of pictures made of all drawings together, and the fewest and most made of each."""
REPLAY, NON_DIGITS = 3_000, 300
"""How many digits of the sample train along, and how many things that are no digit."""
BENT = 0.2
"""This share of the sample's digits is bent, half of those drawn again with the reader's pen."""
STEP = 0.04
"""Distance of the points of a stroke, as a share of the digit's longest side."""


def lesson(spec: ExperimentSpec, start: str, classes: int) -> ExperimentSpec:
    """The experiment that teaches the network of `spec`, whose weights are at `start`, the user's hand.

    Few and small steps: it already reads, and shall only learn what is new.
    """
    return ExperimentSpec(
        layers=spec.layers,
        loss=spec.loss,
        initializer=spec.initializer,
        optimizer=Adam(learning_rate=5e-4),
        schedule=Cosine(),
        data=NO_DIGIT_NAME if classes > NOT_A_DIGIT else NAME,
        batch_size=50,
        epochs=3,
        start=start,
    )


def dataset(replay: Split, *, no_digit: bool = False, path: Path | None = None, seed: int = 11) -> Dataset:
    """The kept drawings, varied, among digits of `replay`; with `no_digit` an eleventh class of things that are none.

    The test part holds drawings that were kept aside. Where there are too few for that (no digit has three), every
    drawing both trains and tests.

    Raises: DataError: fewer than two drawings.
    """
    path = path or drawings_path()
    found = kept(path)
    if len(found) < 2:
        raise DataError(
            "there are {count} drawings of yours, too few to learn from; draw digits on the postal-code page and "
            "correct what was read wrong",
            path=path,
            count=len(found),
        )
    rng = stream(seed, "teaching")
    normalizer = Normalizer()
    learned, aside = parts(found)
    each = int(np.clip(round(PICTURES / len(learned)), FEWEST, MOST))
    pictures: list[Plane] = []
    labels: list[int] = []
    for place in learned:
        drawing = found[place]
        labels += [drawing.label] * each
        pictures += variants(drawing, each, rng, normalizer)
    for place in rng.choice(len(replay), min(REPLAY, len(replay)), replace=False):
        ink: Plane = replay.images[place, 0]
        labels.append(int(replay.labels[place]))
        pictures.append(mnist_variant(ink, rng, normalizer) if rng.random() < BENT else ink)
    if no_digit:
        pens = [pen_digit(found[place]) for place in learned if found[place].strokes] or [BAR]
        labels += [NOT_A_DIGIT] * NON_DIGITS
        pictures += [non_digit(pens, rng, normalizer) for _ in range(NON_DIGITS)]
    order = rng.permutation(len(labels))
    tests = aside or learned
    return Dataset(
        NO_DIGIT_NAME if no_digit else NAME,
        Split(_stacked([pictures[i] for i in order]), np.array(labels, np.int64)[order]),
        Split(_stacked([found[i].image for i in tests]), np.array([found[i].label for i in tests], np.int64)),
        classes=CLASSES if no_digit else CLASSES[:NOT_A_DIGIT],
        source="drawn on this computer",
    )


def parts(drawings: Sequence[Drawing]) -> tuple[list[int], list[int]]:
    """Places of the drawings that are learned from, and of those kept aside to test on."""
    seen = [0] * NOT_A_DIGIT
    learned: list[int] = []
    aside: list[int] = []
    for place, drawing in enumerate(drawings):
        (aside if seen[drawing.label] % ASIDE_EVERY == FIRST_ASIDE else learned).append(place)
        seen[drawing.label] += 1
    return learned, aside


def variants(drawing: Drawing, count: int, rng: Rng, normalizer: Normalizer) -> list[Plane]:
    """The drawing as it was kept, and as the same hand and other pens might have made it."""
    if not drawing.strokes:
        return [drawing.image, *(mnist_variant(drawing.image, rng, normalizer) for _ in range(count - 1))]
    digit = pen_digit(drawing)
    found = [drawing.image]
    while len(found) < count:
        strokes = vary(digit.strokes, rng)
        if rng.random() < 0.5:  # as the pad hands it to the reader: drawn again from its strokes
            low = np.concatenate(strokes).min(axis=0)
            again = Strokes(tuple((s - low) * 60 + 20 for s in strokes))
            found.append(normalizer.from_strokes(again).pixels)
        else:
            found.append(pen_picture(strokes, rng, normalizer))
    return found


def pen_digit(drawing: Drawing) -> PenDigit:
    """A drawing's strokes with points at even distances, longest side 1, middle at 0."""
    strokes = [np.array(stroke, np.float64).reshape(-1, 2) for stroke in drawing.strokes if stroke]
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    extent = max(float((high - low).max()), 1.0)
    middle = (low + high) / 2
    return PenDigit(drawing.label, 0, tuple(even((stroke - middle) / extent) for stroke in strokes))


def even(stroke: Array) -> Array:
    """The same line with points at even distances, so that it can bend between the corners it was drawn with.

    Shapes: (n, 2) → (m, 2)
    """
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    places = np.linspace(0, way[-1], max(2, round(way[-1] / STEP) + 1))
    return np.column_stack([np.interp(places, way, stroke[:, axis]) for axis in (0, 1)])


BAR = PenDigit(1, 0, (even(np.array([(0.0, -0.5), (0.0, 0.5)])),))


def _stacked(pictures: Sequence[Plane]) -> Array:
    stack: Array = np.stack(pictures)[:, None].astype(np.float32)
    np.rint(stack * 255, out=stack)  # as bytes: nothing is lost when it is saved
    stack /= 255
    return stack
