"""Normalize: any box of ink becomes the picture the network was trained on.

Cropped → scaled to 20 pixels → centred by mass in 28×28 → pen width made 2.2 pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import cv2
import numpy as np

from engine.vision.ink import bounds, without_specks
from engine.vision.pen import ANOTHER, LEEWAY, THIN, common_pen, longest, pen_width, repen
from engine.vision.sheet.paper import Picture, Plane, grey, ink_on_paper
from engine.vision.strokes import BoxStrokes, redraw

SIDE = 28
DIGIT = 20
"""Longest side of the digit inside the 28×28 picture, as in MNIST."""
PEN = 2.2
"""Width of the pen in that picture."""
FINE = 4
"""Everything is worked out this many times finer, then averaged."""


@dataclass(frozen=True)
class Stage:
    """One picture on the way from the box to the network: white ink on black, 0…1."""

    name: str
    picture: Plane


@dataclass(frozen=True)
class Normalized:
    """What the network gets for one box, and every picture on the way.

    pixels is (28, 28) float32, 0 paper … 1 ink; empty boxes have no stages.
    """

    pixels: Plane
    empty: bool
    stages: tuple[Stage, ...] = field(default=())


@dataclass(frozen=True)
class Enlarged:
    """One box on the way: the ink cropped, the same at four times the final size, and by how much it was enlarged."""

    cropped: Plane
    fine: Plane
    mask: Plane
    zoom: float


def nothing() -> Normalized:
    """The answer for a box without ink."""
    return Normalized(np.zeros((SIDE, SIDE), np.float32), True)


@dataclass(frozen=True)
class Normalizer:
    """Crop, scale to 20 pixels, center by mass, and make the pen 2.2 pixels wide.

    s = (20 − 2.2) / (longest side − pen), so that the middle of the strokes, not their edge, fills the frame.

    Source: LeCun et al. 1998, section III.A (20 pixels, center of mass); pen width: ours, docs/READER.md.
    """

    pen: float = PEN
    redraws_strokes: ClassVar[bool] = True

    def from_pixels(self, box: Picture, dark_ink: bool | None = None) -> Normalized:
        """Normalize a picture of one box.

        Shapes: (H, W) or (H, W, 3) → (28, 28)
        """
        return self.from_code([ink_on_paper(grey(box), dark_ink)])[0]

    def from_ink(self, ink: Plane) -> Normalized:
        """Normalize a plane of ink, 0 paper … 1 ink, by its own usual width: so the network learned its digits."""
        one = enlarge_ink(ink)
        return nothing() if one is None else self._with_pen(one, pen_width(one.mask))

    def from_code(self, inks: Sequence[Plane]) -> list[Normalized]:
        """Normalize planes of ink that were written side by side, to be read: all of them show how wide the pen was.

        Where they were not written with one pen, the thin parts of each show its own.
        """
        found = [enlarge_ink(ink) for ink in inks]
        written = [one for one in found if one is not None]
        usual = [pen_width(one.mask) for one in written]
        common = common_pen([width / one.zoom for width, one in zip(usual, written, strict=True)])
        own = iter(usual)
        return [nothing() if one is None else self._with_pen(one, width_in(one, next(own), common)) for one in found]

    def _with_pen(self, one: Enlarged, width: float) -> Normalized:
        """The box with the wanted pen instead of one of that width."""
        plain = center((one.fine * (one.fine > 0.1)).astype(np.float32), DIGIT * FINE, DIGIT)
        thinned = repen(one.mask, self.pen / DIGIT, width)
        pixels = center(thinned, longest(thinned), DIGIT)
        scaled = cv2.resize(one.cropped, fit(one.cropped.shape, DIGIT), interpolation=cv2.INTER_AREA)
        return Normalized(
            pixels,
            False,
            (
                Stage("cropped", square(one.cropped)),
                Stage("scaled", square(scaled, DIGIT)),
                Stage("centered", plain),
                Stage("input", pixels),
            ),
        )

    def from_strokes(self, drawing: BoxStrokes) -> Normalized:
        """Normalize pen strokes: they are drawn again at the right size with the right pen, so nothing is blurred."""
        if drawing.empty:
            return nothing()
        seen = drawing.render()
        found = bounds((seen > 0.5).astype(np.uint8))
        if found is None:
            return nothing()
        left, top, right, bottom = found
        cropped = np.ascontiguousarray(seen[top:bottom, left:right])
        scaled = cv2.resize(cropped, fit(cropped.shape, DIGIT), interpolation=cv2.INTER_AREA)
        plain = center(cropped, float(max(cropped.shape)), DIGIT)
        fine = redraw(drawing, (DIGIT - self.pen) * FINE, self.pen * FINE)
        pixels = center(fine, DIGIT * FINE, DIGIT)
        return Normalized(
            pixels,
            False,
            (
                Stage("cropped", square(cropped)),
                Stage("scaled", square(scaled, DIGIT)),
                Stage("centered", plain),
                Stage("input", pixels),
            ),
        )


def width_in(one: Enlarged, usual: float, common: float | None) -> float:
    """The width of the pen in one box, whose usual width is known and perhaps the common one of all boxes."""
    if common is None or usual > ANOTHER * common * one.zoom:
        return pen_width(one.mask, THIN)
    return min(usual, LEEWAY * common * one.zoom)


def enlarge_ink(ink: Plane) -> Enlarged | None:
    """What is written in a box, without dust and paper around it, at four times the final size; None if nothing is."""
    ink = without_specks(ink)
    found = bounds((ink > 0.5).astype(np.uint8))
    if found is None:
        return None
    left, top, right, bottom = found
    cropped = np.ascontiguousarray(ink[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1])
    zoom = DIGIT * FINE / max(right - left, bottom - top)
    fine = enlarge(cropped, zoom)
    mask = (fine > 0.5).astype(np.uint8)
    return Enlarged(cropped, fine, mask, zoom) if mask.any() else None


def enlarge(ink: Plane, zoom: float) -> Plane:
    """The ink at another size, with soft edges: averaged when it shrinks, interpolated when it grows."""
    height, width = ink.shape
    size = (max(1, round(width * zoom)), max(1, round(height * zoom)))
    if zoom < 1:
        return cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    grown = cv2.resize(ink, size, interpolation=cv2.INTER_CUBIC)
    if zoom > 1.5:  # round the steps of the old pixels
        grown = cv2.GaussianBlur(grown, (0, 0), 0.35 * zoom)
    return grown


def center(ink: Plane, side: float, digit: float) -> Plane:
    """The ink scaled so that side becomes digit pixels, its center of mass in the middle of 28×28."""
    total = float(ink.sum())
    if total <= 0:
        return np.zeros((SIDE, SIDE), np.float32)
    zoom = digit * FINE / side
    x = float(ink.sum(axis=0) @ np.arange(ink.shape[1], dtype=np.float32)) / total
    y = float(ink.sum(axis=1) @ np.arange(ink.shape[0], dtype=np.float32)) / total
    middle = (SIDE * FINE - 1) / 2
    move = np.array([[zoom, 0, middle - zoom * x], [0, zoom, middle - zoom * y]], np.float64)
    canvas = cv2.warpAffine(ink, move, (SIDE * FINE, SIDE * FINE), flags=cv2.INTER_LINEAR)
    pixels: Plane = np.clip(cv2.resize(canvas, (SIDE, SIDE), interpolation=cv2.INTER_AREA), 0, 1)
    return pixels


def fit(shape: tuple[int, ...], side: int) -> tuple[int, int]:
    """(width, height) of a picture whose longest side becomes the given one."""
    zoom = side / max(shape[:2])
    return max(1, round(shape[1] * zoom)), max(1, round(shape[0] * zoom))


def square(ink: Plane, side: int = 0) -> Plane:
    """The ink in the middle of a square sheet."""
    height, width = ink.shape
    side = max(side, height, width)
    sheet = np.zeros((side, side), np.float32)
    y, x = (side - height) // 2, (side - width) // 2
    sheet[y : y + height, x : x + width] = ink
    return sheet
