"""Naive: the course's own pipeline, kept for the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np

from engine.vision.normalize import SIDE, Normalized, Stage, nothing
from engine.vision.sheet.paper import FAINTEST_INK, Picture, Plane, grey
from engine.vision.strokes import BoxStrokes


@dataclass(frozen=True)
class Naive:
    """Only shrink: the inside of the box becomes 28×28, inverted; small or off-center digits stay small and off-center.

    x = 1 − cubic(box, 28×28)

    Source: the course, postal-code reader (COURSE section 8: 98×98 → 28×28 cubic → inverted → / 255).
    """

    redraws_strokes: ClassVar[bool] = False

    def from_pixels(self, box: Picture, dark_ink: bool | None = None) -> Normalized:
        """Shrink a picture of one box; dark_ink=False for white on black.

        Shapes: (H, W) or (H, W, 3) → (28, 28)
        """
        brightness = grey(box)
        return self.from_ink(1 - brightness if dark_ink in (None, True) else brightness)

    def from_ink(self, ink: Plane) -> Normalized:
        """Shrink a plane of ink, 0 paper … 1 ink."""
        if ink.size == 0 or float(ink.max() - ink.min()) < FAINTEST_INK:
            return nothing()
        pixels: Plane = np.clip(cv2.resize(ink, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), 0, 1)
        return Normalized(pixels, False, (Stage("box", ink), Stage("input", pixels)))

    def from_code(self, inks: Sequence[Plane]) -> list[Normalized]:
        """Shrink each plane of ink by itself."""
        return [self.from_ink(ink) for ink in inks]

    def from_strokes(self, drawing: BoxStrokes) -> Normalized:
        """Draw the strokes as the course's pad does (98 pixels inside the outline) and shrink them."""
        return nothing() if drawing.empty else self.from_ink(drawing.render(98))
