"""Handwriting: what the postal-code reader learns from: pen strokes, envelopes, MNIST, and things that are no digit.

Every picture passes through the same normalizing as a drawing on the pad, so the network learns what it will see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.idx import read_images, read_labels
from engine.handwriting.non_digits import non_digit
from engine.handwriting.originals import Fold, PenDigit, read_pen_digits, read_usps
from engine.handwriting.variations import mnist_variant, pen_picture, usps_picture, vary
from engine.rng import stream
from engine.types import Array, Labels
from engine.vision.normalize import SIDE, Normalizer
from engine.vision.sheet.paper import Plane

NAME = "handwriting"
CLASSES = (*"0123456789", "no digit")
NOT_A_DIGIT = 10
"""The eleventh label: scribbles, blots, two digits in one box, letters."""
PEN_VARIANTS, USPS_VARIANTS, MNIST_VARIANTS, NON_DIGITS = 8, 2, 40_000, 22_000
"""How many pictures are made of each pen digit, of each envelope digit, of MNIST's, and of what is no digit."""
TEST_EVERY = {"pen": 25, "usps": 10, "mnist": 30, "non-digit": 30}
"""Every so manieth original is kept for the test part, with all pictures made of it."""
SOURCE = "Pen-Based Recognition of Handwritten Digits (UCI, Alpaydin & Alimoglu 1998), USPS, MNIST"


def dataset(
    files: Sequence[Path],
    *,
    seed: int = 7,
    size: float = 1.0,
    without: Fold | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Dataset:
    """All of it: pen digits drawn with many brushes, envelopes, MNIST as it is and bent, and what is no digit.

    files are the pen strokes, the envelopes, MNIST's training images and their labels. The pictures depend on the
    seed alone. size below 1 takes that share of the originals, for a quick look; `without` leaves a fold out before
    anything is made, so that no picture shows its strokes.

    Raises: DataError where an original is missing or damaged.
    """
    pen, usps, usps_labels, mnist, mnist_labels = _originals(files, size, without)
    rng = stream(seed, NAME)
    normalizer = Normalizer()
    variants, strange = round(size * MNIST_VARIANTS), round(size * NON_DIGITS)
    total = len(pen) * PEN_VARIANTS + len(usps) * USPS_VARIANTS + len(mnist) + variants + strange
    images = np.zeros((total, 1, SIDE, SIDE), np.float32)
    labels = np.zeros(total, np.int64)
    tests = np.zeros(total, bool)
    done = 0

    def add(picture: Plane, label: int, test: bool) -> None:
        nonlocal done
        images[done, 0] = np.rint(picture * 255) / 255  # as bytes: nothing is lost when it is saved
        labels[done], tests[done] = label, test
        done += 1
        if progress is not None and done % 500 == 0:
            progress(done, total)

    for i, digit in enumerate(pen):
        for _ in range(PEN_VARIANTS):
            add(pen_picture(vary(digit.strokes, rng), rng, normalizer), digit.label, i % TEST_EVERY["pen"] == 0)
    for i, ink in enumerate(usps):
        for k in range(USPS_VARIANTS):
            picture = usps_picture(ink, rng, normalizer, varied=k > 0)
            add(picture, int(usps_labels[i]), i % TEST_EVERY["usps"] == 0)
    for i, ink in enumerate(mnist):
        add(ink, int(mnist_labels[i]), i % TEST_EVERY["mnist"] == 0)
    for i in rng.integers(len(mnist), size=variants):
        add(mnist_variant(mnist[i], rng, normalizer), int(mnist_labels[i]), int(i) % TEST_EVERY["mnist"] == 0)
    for i in range(strange):
        add(non_digit(pen, rng, normalizer), NOT_A_DIGIT, i % TEST_EVERY["non-digit"] == 0)
    train, test = (Split(images[some], labels[some]) for some in (np.flatnonzero(~tests), np.flatnonzero(tests)))
    return Dataset(NAME, train, test, classes=CLASSES, source=SOURCE)


def _originals(
    files: Sequence[Path], size: float, without: Fold | None
) -> tuple[list[PenDigit], Array, Labels, Array, Labels]:
    """Pen digits, envelopes with their labels, MNIST with its labels: the first share of each, without a fold."""
    pen_file, usps_file, images_file, labels_file = files
    pen = read_pen_digits(pen_file)
    usps, usps_labels = read_usps(usps_file)
    mnist = read_images(images_file)[:, 0]
    mnist_labels = read_labels(labels_file)
    if without is not None:
        pen = [digit for digit in pen if not without.holds(digit.writer)]
        kept = [i for i in range(len(usps)) if not without.holds(i)]
        usps, usps_labels = usps[kept], usps_labels[kept]
    pen = pen[: max(1, round(size * len(pen)))]
    usps = usps[: max(1, round(size * len(usps)))]
    mnist = mnist[: max(1, round(size * len(mnist)))]
    return pen, usps, usps_labels, mnist, mnist_labels
