"""Strokes: what the pen did, drawn again at any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.sheet.paper import Plane

Stroke = NDArray[np.float64]
"""Points of one pen-down stroke, (n, 2) as x, y in box pixels (y down) or (n, 3) with the pen's pressure 0…1."""

SUBPIXEL = 4
"""OpenCV draws on a grid of 1 / 2⁴ of a pixel."""


@dataclass(frozen=True)
class BoxStrokes:
    """The strokes in one box: their points, the side of the box and the radius of the brush, in pixels."""

    strokes: tuple[Stroke, ...]
    box_px: float = 100.0
    brush_px: float = 4.0

    @classmethod
    def of(cls, strokes: Sequence[NDArray[np.generic]], box_px: float = 100.0, brush_px: float = 4.0) -> BoxStrokes:
        """A drawing from any sequence of point arrays; strokes without a point are left out."""
        kept = (np.asarray(stroke, np.float64) for stroke in strokes)
        return cls(tuple(s for s in kept if s.ndim == 2 and len(s) and np.isfinite(s).all()), box_px, brush_px)

    @property
    def empty(self) -> bool:
        """True where the pen never touched the box."""
        return not self.strokes

    def render(self, side_px: int = 100, smooth: bool = True) -> Plane:
        """The box as a picture: white ink on black, (side_px, side_px), 0…1."""
        zoom = side_px / self.box_px
        sheet = np.zeros((side_px, side_px), np.uint8)
        for stroke in self.strokes:
            radius = np.full(len(stroke), self.brush_px * zoom)
            if stroke.shape[1] > 2:
                radius = radius * (0.4 + 0.6 * np.clip(stroke[:, 2], 0, 1))
            draw(sheet, stroke[:, :2] * zoom, radius, smooth)
        return sheet.astype(np.float32) / np.float32(255)


def draw(sheet: NDArray[np.uint8], points: Stroke, radius: NDArray[np.float64], smooth: bool = True) -> None:
    """Draw one stroke with a round brush: a disc at each point, a band between two."""
    line = cv2.LINE_AA if smooth else cv2.LINE_8
    unit = 1 << SUBPIXEL
    limit = 1 << 20
    at = np.clip(np.rint(points * unit), -limit, limit).astype(int)
    reach = np.clip(np.rint(radius * unit), 1, limit).astype(int)
    step = np.diff(at, axis=0).astype(np.float64)
    length = np.hypot(step[:, 0], step[:, 1])
    side = np.stack([-step[:, 1], step[:, 0]], 1) / np.maximum(length, 1)[:, None]  # at right angles to the line
    wide_a, wide_b = side * reach[:-1, None], side * reach[1:, None]
    a, b = at[:-1], at[1:]
    bands = np.rint(np.stack([a + wide_a, b + wide_b, b - wide_b, a - wide_a], 1)).astype(np.int32)
    for i, (x, y) in enumerate(at.tolist()):
        cv2.circle(sheet, (x, y), int(reach[i]), 255, -1, line, SUBPIXEL)
        if i and length[i - 1]:
            cv2.fillConvexPoly(sheet, bands[i - 1], 255, line, SUBPIXEL)


def redraw(drawing: BoxStrokes, side: float, pen: float) -> Plane:
    """The strokes drawn again so that the longest side of their middle line is side pixels, with a pen of that width.

    A tap or a very short line is not blown up beyond what its brush covered.
    """
    points = np.concatenate([stroke[:, :2] for stroke in drawing.strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    extent = float((high - low).max())
    zoom = side / max(extent, 2.5 * drawing.brush_px, 1e-6)
    margin = pen / 2 + 2
    size = np.ceil((high - low) * zoom + 2 * margin).astype(int) + 1
    sheet = np.zeros((int(size[1]), int(size[0])), np.uint8)
    for stroke in drawing.strokes:
        moved = (stroke[:, :2] - low) * zoom + margin
        draw(sheet, moved, np.full(len(moved), pen / 2))
    return sheet.astype(np.float32) / np.float32(255)
