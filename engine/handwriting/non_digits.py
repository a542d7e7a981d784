"""Non-digits: what lands in a box and is no digit: scribbles, signs, letters, blots, two digits at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.handwriting.originals import PenDigit
from engine.handwriting.variations import Rng, bend_pixels, pen_picture, vary
from engine.vision.normalize import Normalizer
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import Stroke

LETTERS = "AEFHKMNRVWXaehkmnwx@#%&$?*+="
"""Letters and signs that are like no digit."""
TURNED = (2, 3, 4, 5)
"""Digits that are nothing when they are on their side."""


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


def _line(*points: tuple[float, float]) -> Stroke:
    return np.array(points, np.float64)


AROUND = np.linspace(0, 2 * np.pi, 40)
CIRCLE = np.stack([np.cos(AROUND), np.sin(AROUND)], 1) * 0.5
BOX_AND_LETTERS: list[list[Stroke]] = [
    [_line((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)), _line((-0.5, -0.5), (0.5, 0.5))],
    [_line((-0.5, 0.5), (-0.5, -0.5), (0, 0.1), (0.5, -0.5), (0.5, 0.5))],
    [_line((-0.5, -0.5), (-0.25, 0.5), (0, -0.2), (0.25, 0.5), (0.5, -0.5))],
    [_line((-0.4, 0.5), (-0.4, -0.5), (0.4, 0.5), (0.4, -0.5))],
    [_line((-0.4, 0.5), (0, -0.5), (0.4, 0.5)), _line((-0.2, 0.1), (0.2, 0.1))],
    [_line((-0.4, -0.5), (-0.4, 0.5)), _line((0.4, -0.5), (0.4, 0.5)), _line((-0.4, 0), (0.4, 0))],
    [_line((-0.35, -0.5), (-0.35, 0.5)), _line((0.4, -0.5), (-0.35, 0.05), (0.4, 0.5))],
    [_line((0.4, -0.5), (-0.35, -0.5), (-0.35, 0.5), (0.4, 0.5)), _line((-0.35, 0), (0.25, 0))],
    [_line((0.4, -0.5), (-0.35, -0.5), (-0.35, 0.5)), _line((-0.35, 0), (0.25, 0))],
    [_line((-0.35, -0.5), (-0.35, 0.5), (0.35, 0.5))],
    [CIRCLE[4:37] * 0.9 + 0.0],
    [_line((-0.4, -0.5), (0, 0.5), (0.4, -0.5))],
    [_line((-0.35, -0.5), (-0.35, 0.3), (0, 0.5), (0.35, 0.3), (0.35, -0.5))],
    [_line((-0.4, -0.1), (0.1, -0.1)), CIRCLE[:35] * 0.75],
]
"""Signs of straight lines and parts of a circle: a crossed box, and letters that are no digits."""


def polygon(rng: Rng) -> list[Stroke]:
    """Triangles, stars, arrows, crosses, ticks, hearts and other signs."""
    star = np.array([(np.sin(4 * np.pi * i / 5), -np.cos(4 * np.pi * i / 5)) for i in range(6)]) * 0.5
    turns = np.linspace(0, 2 * np.pi * rng.uniform(2.2, 4), 90)
    spiral = np.stack([np.cos(turns), np.sin(turns)], 1) * (turns / turns[-1])[:, None] * 0.5
    wave_x = np.linspace(-0.5, 0.5, 50)
    wave = np.stack([wave_x, 0.15 * np.sin(wave_x * rng.uniform(12, 30))], 1)
    heart = np.stack([0.5 * np.sin(AROUND) ** 3, -0.4 * np.cos(AROUND) + 0.15 * np.cos(2 * AROUND)], 1)
    signs: list[list[Stroke]] = [
        [_line((-0.5, 0.4), (0, -0.45), (0.5, 0.4), (-0.5, 0.4))],
        [_line((-0.5, -0.4), (0, 0.45), (0.5, -0.4), (-0.5, -0.4))],
        [star],
        [spiral],
        [wave],
        [heart],
        [_line((-0.5, -0.5), (0.5, 0.5)), _line((0.5, -0.5), (-0.5, 0.5))],
        [_line((-0.5, 0), (0.5, 0)), _line((0, -0.5), (0, 0.5))],
        [_line((-0.5, 0.05), (-0.15, 0.45), (0.5, -0.45))],
        [_line((-0.5, 0), (0.5, 0))],
        [_line((-0.5, rng.uniform(-0.15, 0.15)), (0.5, rng.uniform(-0.15, 0.15)))],
        [_line((-0.5, -0.15), (0.5, -0.15)), _line((-0.5, 0.15), (0.5, 0.15))],
        [_line((-0.5, 0), (0.5, 0)), _line((0.2, -0.25), (0.5, 0), (0.2, 0.25))],
        [_line((0, 0.5), (0, -0.5)), _line((-0.25, -0.2), (0, -0.5), (0.25, -0.2))],
        [
            _line((-0.2, -0.5), (-0.2, 0.5)),
            _line((0.2, -0.5), (0.2, 0.5)),
            _line((-0.5, -0.2), (0.5, -0.2)),
            _line((-0.5, 0.2), (0.5, 0.2)),
        ],
        [_line((0, -0.5), (0, 0.5)), _line((-0.45, -0.25), (0.45, 0.25)), _line((0.45, -0.25), (-0.45, 0.25))],
        [CIRCLE, _line((-0.5, 0), (0.5, 0)), _line((0, -0.5), (0, 0.5))],
        [CIRCLE, _line((-0.35, -0.35), (0.35, 0.35)), _line((0.35, -0.35), (-0.35, 0.35))],
        [CIRCLE, CIRCLE * 0.1 + (-0.18, -0.12), CIRCLE * 0.1 + (0.18, -0.12), CIRCLE[2:18] * 0.55],
        [CIRCLE, CIRCLE * rng.uniform(0.2, 0.6)],
        *BOX_AND_LETTERS,
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


def turned_over(digits: Sequence[PenDigit], rng: Rng) -> list[Stroke]:
    """A digit turned on its side, of those that are nothing then."""
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
