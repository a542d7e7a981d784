"""Handwriting: what the postal-code reader learns from: pen strokes, envelopes, MNIST, and things that are no digit.

Every picture passes through the same normalizing as a drawing on the pad, so the network learns what it will see.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset, Split
from engine.data.idx import read_images, read_labels
from engine.errors import DataError
from engine.rng import stream
from engine.vision.normalize import SIDE, Normalizer, center
from engine.vision.paper import Plane
from engine.vision.strokes import Drawing, Stroke

NAME = "handwriting"
CLASSES = (*"0123456789", "no digit")
NOT_A_DIGIT = 10
"""The eleventh label: scribbles, blots, two digits in one box, letters."""
PEN_VARIANTS, USPS_VARIANTS, MNIST_VARIANTS, NON_DIGITS = 8, 2, 40_000, 22_000
"""How many pictures are made of each pen digit, of each envelope digit, of MNIST's, and of what is no digit."""
TEST_EVERY = {"pen": 25, "usps": 10, "mnist": 30, "non-digit": 30}
"""Every so manieth original is kept for the test part, with all pictures made of it."""
Rng = np.random.Generator


@dataclass(frozen=True)
class PenDigit:
    """One digit as it was written: its label, its writer, its strokes (x right, y down, longest side 1, middle 0)."""

    label: int
    writer: int
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Fold:
    """A part of the originals to leave out, so that the reader can be judged on hands it never saw.

    Of the pen digits those of the writers whose number modulo `of` is `number`, of the envelopes every `of`-th.
    """

    number: int
    of: int = 5

    def holds(self, index: int) -> bool:
        """Whether the writer, or the envelope, of that number is left out."""
        return index % self.of == self.number


def read_pen_digits(path: Path) -> list[PenDigit]:
    """The pen strokes of a pendigits file, one JSON object a line, gzipped.

    Raises: DataError where the file is missing or not such a file.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        return [
            PenDigit(
                int(r["label"]), int(r["writer"]), upright([np.array(s, float).reshape(-1, 2) for s in r["strokes"]])
            )
            for r in records
        ]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise DataError("{name} holds no pen strokes: {why}", path=path, name=path.name, why=str(error)) from error


def upright(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Tablet strokes (y up) as strokes with y down, longest side 1, middle at 0."""
    points = np.concatenate(list(strokes))
    low, high = points.min(axis=0), points.max(axis=0)
    size = max(float((high - low).max()), 1.0)
    middle = (low + high) / 2
    return tuple((s - middle) / size * np.array([1.0, -1.0]) for s in strokes)


def read_usps(path: Path) -> tuple[Plane, NDArray[np.int64]]:
    """The digits of a USPS file: (N, 16, 16) ink 0…1 and labels (N,).

    Raises: DataError where the file is missing or not such a file.
    """
    try:
        with gzip.open(path, "rt", encoding="ascii") as lines:
            table = np.loadtxt(lines, dtype=np.float32, ndmin=2)
        return (table[:, 1:].reshape(-1, 16, 16) + 1) / 2, table[:, 0].astype(np.int64)
    except (OSError, EOFError, ValueError) as error:
        raise DataError("{name} holds no USPS digits: {why}", path=path, name=path.name, why=str(error)) from error


# ---------------------------------------------------------------- the data set


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
    pen_file, usps_file, images_file, labels_file = files
    rng = stream(seed, NAME)
    normalizer = Normalizer()
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
    train, test = np.flatnonzero(~tests), np.flatnonzero(tests)
    return Dataset(
        NAME,
        Split(images[train], labels[train]),
        Split(images[test], labels[test]),
        classes=CLASSES,
        source="Pen-Based Recognition of Handwritten Digits (UCI, Alpaydin & Alimoglu 1998), USPS, MNIST",
    )


# ---------------------------------------------------------------- variations of a hand


def vary(strokes: Sequence[Stroke], rng: Rng) -> list[Stroke]:
    """The same digit as the same hand might write it again: slant, turn, aspect, a smooth bend, loose strokes."""
    turn = np.deg2rad(np.clip(rng.normal(0, 5), -12, 12))
    slant = rng.uniform(-0.25, 0.25)
    aspect = np.exp(np.clip(rng.normal(0, 0.13), -0.35, 0.35))
    matrix = (
        np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        @ np.array([[1, slant], [0, 1]])
        @ np.diag([aspect, 1 / aspect])
    )
    bend = rng.normal(0, 0.022, (4, 2))
    waves = rng.uniform(2.0, 7.0, (4, 2)) * rng.choice([-1, 1], (4, 2))
    phase = rng.uniform(0, 2 * np.pi, 4)
    loose = 0.015 if rng.random() < 0.5 else 0.0
    result = []
    for stroke in strokes:
        s = stroke[:, :2]
        if rng.random() < 0.25 and len(s) > 12:  # the pen came down later or left earlier
            s = s[int(rng.integers(0, 2)) : len(s) - int(rng.integers(0, 2))]
        s = s + np.sin(s @ waves.T + phase) @ bend + rng.normal(0, loose, 2)
        result.append(s @ matrix.T)
    return result


def on_paper(strokes: Sequence[Stroke], rng: Rng) -> Plane:
    """Strokes as a pad would show them: any size, any brush, sharp or smooth, sometimes only the sampled points."""
    points = np.concatenate([s[:, :2] for s in strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    extent = max(float((high - low).max()), 0.05)
    size_px = np.exp(rng.uniform(np.log(18), np.log(130)))
    brush_px = max(0.7, size_px * np.exp(rng.uniform(np.log(0.022), np.log(0.22))))
    if rng.random() < 0.35:  # the course's brush: drawn on whole pixels
        brush_px = max(1.0, float(round(brush_px)))
    margin = brush_px + 3
    side = int(np.ceil(size_px + 2 * margin))
    moved = [(s[:, :2] - low) / extent * size_px + margin + rng.uniform(0, 1) for s in strokes]
    kind = rng.random()
    if kind < 0.45:  # as the course draws: whole pixels, no smoothing
        sheet = np.zeros((side, side), np.uint8)
        dots = rng.random() < 0.15
        radius = max(1, round(brush_px))
        for s in moved:
            q = np.rint(s).astype(int)
            for i, (x, y) in enumerate(q):
                cv2.circle(sheet, (int(x), int(y)), radius, 255, -1)
                if i and not dots:
                    cv2.line(sheet, tuple(map(int, q[i - 1])), (int(x), int(y)), 255, max(1, 2 * radius - 1))
        return sheet.astype(np.float32) / np.float32(255)
    ink = Drawing(tuple(moved), side, brush_px).render(side)
    if kind < 0.65:  # as a camera or a scaled picture shows it
        ink = cv2.GaussianBlur(ink, (0, 0), float(rng.uniform(0.4, 0.25 * brush_px + 0.7)))
        ink = np.clip((ink - 0.1) / 0.8, 0, 1)
    return ink


def pen_picture(strokes: Sequence[Stroke], rng: Rng, normalizer: Normalizer) -> Plane:
    """Strokes as the network will get them, from the pad's pixels or drawn again from the strokes."""
    if rng.random() < 0.2:
        low = np.concatenate([s[:, :2] for s in strokes]).min(axis=0)
        moved = tuple((s[:, :2] - low) * 60 + 20 for s in strokes)
        return normalizer.from_strokes(Drawing(moved, 100, 4)).pixels
    return normalizer.from_ink(on_paper(strokes, rng)).pixels


def bend_pixels(ink: Plane, rng: Rng, strength: float = 1.0) -> Plane:
    """A picture of ink turned, slanted, stretched and bent a little (elastic distortion).

    Source: Simard, Steinkraus & Platt 2003, section 2.
    """
    height, width = ink.shape
    turn = np.deg2rad(np.clip(rng.normal(0, 6), -14, 14)) * strength
    slant = rng.uniform(-0.2, 0.2) * strength
    stretch = np.exp(rng.normal(0, 0.07, 2) * strength)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ np.array([[1, slant], [0, 1]])
    matrix = matrix @ np.diag(1 / stretch)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    cx, cy = (width - 1) / 2, (height - 1) / 2
    x, y = xs - cx, ys - cy
    amount = rng.uniform(0.0, 0.055) * max(height, width) * strength
    coarse = rng.normal(0, 1, (2, 5, 5)).astype(np.float32)
    dx, dy = (cv2.resize(c, (width, height), interpolation=cv2.INTER_CUBIC) * np.float32(amount * 0.5) for c in coarse)
    map_x = (matrix[0, 0] * x + matrix[0, 1] * y + cx).astype(np.float32) + dx
    map_y = (matrix[1, 0] * x + matrix[1, 1] * y + cy).astype(np.float32) + dy
    return np.clip(cv2.remap(ink, map_x, map_y, cv2.INTER_LINEAR), 0, 1)


def mnist_variant(ink: Plane, rng: Rng, normalizer: Normalizer) -> Plane:
    """An MNIST digit bent a little, half of the time with the reader's own pen width."""
    if rng.random() < 0.45:
        ink = bend_pixels(ink, rng, 0.8)
        return normalizer.from_ink(ink).pixels
    large = cv2.resize(ink, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    large = bend_pixels(large, rng)
    if rng.random() < 0.3:  # another pen
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
        large = cv2.dilate(large, disc) if rng.random() < 0.5 else cv2.erode(large, disc)
    if rng.random() < 0.5:
        return cv2.resize(large, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return center(large, 40.0, 20.0)


def usps_picture(ink: Plane, rng: Rng, normalizer: Normalizer, varied: bool) -> Plane:
    """A digit from an envelope, normalized."""
    sheet = cv2.copyMakeBorder(ink, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=0)
    if varied:
        sheet = bend_pixels(cv2.resize(sheet, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC).clip(0, 1), rng, 0.8)
    return normalizer.from_ink(sheet).pixels


# ---------------------------------------------------------------- what is no digit


def smooth(points: NDArray[np.float64], steps: int = 8) -> Stroke:
    """A curve through points (Catmull-Rom)."""
    p = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    parts.append(points[-1:])
    return np.concatenate(parts)


def scribble(rng: Rng) -> list[Stroke]:
    """Back and forth without meaning."""
    count = int(rng.integers(9, 30))
    size = np.array([1.0, rng.uniform(0.5, 1.4)])
    return [smooth(rng.uniform(-0.5, 0.5, (count, 2)) * size)]


def wander(rng: Rng) -> list[Stroke]:
    """A line that turns as it likes: loops and knots."""
    turn = np.cumsum(rng.normal(0, 0.5, 160)) + np.cumsum(rng.normal(0.12, 0.25, 160))
    steps = np.stack([np.cos(turn), np.sin(turn)], 1)
    line = np.cumsum(steps, axis=0)
    return [line / np.ptp(line, axis=0).max()]


def zigzag(rng: Rng) -> list[Stroke]:
    """Up and down, left and right."""
    count = int(rng.integers(5, 14))
    x = np.linspace(-0.5, 0.5, count) + rng.normal(0, 0.03, count)
    y = np.where(np.arange(count) % 2, 1, -1) * rng.uniform(0.15, 0.5) + rng.normal(0, 0.05, count)
    line = np.stack([x, y], 1)
    angle = rng.uniform(0, np.pi)
    turned = line @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return [smooth(turned) if rng.random() < 0.5 else turned]


def polygon(rng: Rng) -> list[Stroke]:
    """Triangles, stars, arrows, crosses, ticks, hearts and other signs."""

    def line(*points: tuple[float, float]) -> Stroke:
        return np.array(points, np.float64)

    around = np.linspace(0, 2 * np.pi, 40)
    circle = np.stack([np.cos(around), np.sin(around)], 1) * 0.5
    star = np.array([(np.sin(4 * np.pi * i / 5), -np.cos(4 * np.pi * i / 5)) for i in range(6)]) * 0.5
    turns = np.linspace(0, 2 * np.pi * rng.uniform(2.2, 4), 90)
    spiral = np.stack([np.cos(turns), np.sin(turns)], 1) * (turns / turns[-1])[:, None] * 0.5
    wave_x = np.linspace(-0.5, 0.5, 50)
    wave = np.stack([wave_x, 0.15 * np.sin(wave_x * rng.uniform(12, 30))], 1)
    heart = np.stack([0.5 * np.sin(around) ** 3, -0.4 * np.cos(around) + 0.15 * np.cos(2 * around)], 1)
    signs: list[list[Stroke]] = [
        [line((-0.5, 0.4), (0, -0.45), (0.5, 0.4), (-0.5, 0.4))],
        [line((-0.5, -0.4), (0, 0.45), (0.5, -0.4), (-0.5, -0.4))],
        [star],
        [spiral],
        [wave],
        [heart],
        [line((-0.5, -0.5), (0.5, 0.5)), line((0.5, -0.5), (-0.5, 0.5))],
        [line((-0.5, 0), (0.5, 0)), line((0, -0.5), (0, 0.5))],
        [line((-0.5, 0.05), (-0.15, 0.45), (0.5, -0.45))],
        [line((-0.5, 0), (0.5, 0))],
        [line((-0.5, rng.uniform(-0.15, 0.15)), (0.5, rng.uniform(-0.15, 0.15)))],
        [line((-0.5, -0.15), (0.5, -0.15)), line((-0.5, 0.15), (0.5, 0.15))],
        [line((-0.5, 0), (0.5, 0)), line((0.2, -0.25), (0.5, 0), (0.2, 0.25))],
        [line((0, 0.5), (0, -0.5)), line((-0.25, -0.2), (0, -0.5), (0.25, -0.2))],
        [
            line((-0.2, -0.5), (-0.2, 0.5)),
            line((0.2, -0.5), (0.2, 0.5)),
            line((-0.5, -0.2), (0.5, -0.2)),
            line((-0.5, 0.2), (0.5, 0.2)),
        ],
        [line((0, -0.5), (0, 0.5)), line((-0.45, -0.25), (0.45, 0.25)), line((0.45, -0.25), (-0.45, 0.25))],
        [circle, line((-0.5, 0), (0.5, 0)), line((0, -0.5), (0, 0.5))],
        [circle, line((-0.35, -0.35), (0.35, 0.35)), line((0.35, -0.35), (-0.35, 0.35))],
        [circle, circle * 0.1 + (-0.18, -0.12), circle * 0.1 + (0.18, -0.12), circle[2:18] * 0.55],
        [circle, circle * rng.uniform(0.2, 0.6)],
        [line((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)), line((-0.5, -0.5), (0.5, 0.5))],
        [line((-0.5, 0.5), (-0.5, -0.5), (0, 0.1), (0.5, -0.5), (0.5, 0.5))],
        [line((-0.5, -0.5), (-0.25, 0.5), (0, -0.2), (0.25, 0.5), (0.5, -0.5))],
        [line((-0.4, 0.5), (-0.4, -0.5), (0.4, 0.5), (0.4, -0.5))],
        [line((-0.4, 0.5), (0, -0.5), (0.4, 0.5)), line((-0.2, 0.1), (0.2, 0.1))],
        [line((-0.4, -0.5), (-0.4, 0.5)), line((0.4, -0.5), (0.4, 0.5)), line((-0.4, 0), (0.4, 0))],
        [line((-0.35, -0.5), (-0.35, 0.5)), line((0.4, -0.5), (-0.35, 0.05), (0.4, 0.5))],
        [line((0.4, -0.5), (-0.35, -0.5), (-0.35, 0.5), (0.4, 0.5)), line((-0.35, 0), (0.25, 0))],
        [line((0.4, -0.5), (-0.35, -0.5), (-0.35, 0.5)), line((-0.35, 0), (0.25, 0))],
        [line((-0.35, -0.5), (-0.35, 0.5), (0.35, 0.5))],
        [circle[4:37] * 0.9 + 0.0],
        [line((-0.4, -0.5), (0, 0.5), (0.4, -0.5))],
        [line((-0.35, -0.5), (-0.35, 0.3), (0, 0.5), (0.35, 0.3), (0.35, -0.5))],
        [line((-0.4, -0.1), (0.1, -0.1)), circle[:35] * 0.75],
    ]
    return signs[int(rng.integers(len(signs)))]


def dots(rng: Rng) -> list[Stroke]:
    """One tap or a few."""
    count = 1 if rng.random() < 0.4 else int(rng.integers(2, 7))
    return [p[None] + rng.normal(0, 0.01, (2, 2)) for p in rng.uniform(-0.5, 0.5, (count, 2))]


def side_by_side(digits: Sequence[PenDigit], rng: Rng) -> list[Stroke]:
    """Two digits in one box, sometimes three."""
    count = 2 if rng.random() < 0.8 else 3
    result: list[Stroke] = []
    left = 0.0
    for i in rng.integers(len(digits), size=count):
        strokes = vary(digits[int(i)].strokes, rng)
        points = np.concatenate(strokes)
        zoom = rng.uniform(0.75, 1.1)
        offset = np.array([left - points[:, 0].min() * zoom, rng.normal(0, 0.06)])
        result += [s * zoom + offset for s in strokes]
        left += np.ptp(points[:, 0]) * zoom + rng.uniform(0.05, 0.3)
    return result


def overwritten(digits: Sequence[PenDigit], rng: Rng) -> list[Stroke]:
    """A digit crossed out or written over another."""
    first = digits[int(rng.integers(len(digits)))]
    strokes = vary(first.strokes, rng)
    if rng.random() < 0.5 and any(digit.label != first.label for digit in digits):
        other = digits[int(rng.integers(len(digits)))]
        while other.label == first.label:
            other = digits[int(rng.integers(len(digits)))]
        return strokes + vary(other.strokes, rng)
    kind = rng.random()
    if kind < 0.4:
        return strokes + [s * rng.uniform(0.8, 1.2) for s in zigzag(rng)]
    if kind < 0.7:
        return [*strokes, np.array([(-0.6, -0.5), (0.6, 0.5)]), np.array([(0.6, -0.5), (-0.6, 0.5)])]
    return [*strokes, *(s * rng.uniform(0.8, 1.1) for s in scribble(rng))]


TURNED = (2, 3, 4, 5)


def turned_over(digits: Sequence[PenDigit], rng: Rng) -> list[Stroke]:
    """A digit lying on its side, of those that are nothing then."""
    if not any(digit.label in TURNED for digit in digits):
        return scribble(rng)
    while (digit := digits[int(rng.integers(len(digits)))]).label not in TURNED:
        pass
    quarter = np.array([[0.0, -1.0], [1.0, 0.0]]) * rng.choice([-1, 1])
    return [s @ quarter for s in vary(digit.strokes, rng)]


def blot(rng: Rng) -> Plane:
    """A filled spot: a blob, a block, a thick stain."""
    side = 96
    sheet = np.zeros((side, side), np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        middle = (int(rng.integers(30, 66)), int(rng.integers(30, 66)))
        axes = (int(rng.integers(8, 28)), int(rng.integers(8, 28)))
        if rng.random() < 0.7:
            cv2.ellipse(sheet, middle, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1)
        else:
            corners = np.array(middle) + rng.normal(0, 18, (int(rng.integers(4, 7)), 2))
            cv2.fillPoly(sheet, [cv2.convexHull(corners.astype(np.int32))], 255)
    return sheet.astype(np.float32) / np.float32(255)


def grain(rng: Rng) -> Plane:
    """Noise: no writing at all, only spots."""
    side = 80
    field = cv2.GaussianBlur(rng.normal(0, 1, (side, side)).astype(np.float32), (0, 0), float(rng.uniform(1, 6)))
    spots: Plane = (field > np.quantile(field, rng.uniform(0.6, 0.93))).astype(np.float32)
    return spots


LETTERS = "AEFHKMNRVWXaehkmnwx@#%&$?*+="


def letter(rng: Rng) -> Plane:
    """A letter or sign that is like no digit."""
    sign = LETTERS[int(rng.integers(len(LETTERS)))]
    sheet = np.zeros((120, 120), np.uint8)
    font = int(rng.choice([cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX]))
    cv2.putText(sheet, sign, (25, 90), font, float(rng.uniform(1.8, 2.8)), 255, int(rng.integers(3, 12)), cv2.LINE_AA)
    return bend_pixels(sheet.astype(np.float32) / np.float32(255), rng, 1.3)


def non_digit(digits: Sequence[PenDigit], rng: Rng, normalizer: Normalizer) -> Plane:
    """One thing that is no digit, normalized as a digit would be."""
    strokes: list[Callable[[], list[Stroke]]] = [
        lambda: scribble(rng),
        lambda: wander(rng),
        lambda: zigzag(rng),
        lambda: polygon(rng),
        lambda: polygon(rng),
        lambda: dots(rng),
        lambda: side_by_side(digits, rng),
        lambda: side_by_side(digits, rng),
        lambda: side_by_side(digits, rng),
        lambda: overwritten(digits, rng),
        lambda: turned_over(digits, rng),
    ]
    inks = (blot, grain, letter, letter)
    kind = int(rng.integers(len(strokes) + len(inks)))
    if kind >= len(strokes):
        return normalizer.from_ink(inks[kind - len(strokes)](rng)).pixels
    return pen_picture(vary(strokes[kind](), rng), rng, normalizer)
