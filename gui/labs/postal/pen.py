"""A pen that is down: what it draws inside the box where it began, and where it crosses the edge."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import numpy as np

from engine.vision.stroke_file import BOX_PX
from gui.labs.postal.sheet import LIGHTEST, BoxInk


def radius_of(brush_px: float, pressure: float | None) -> float:
    """How wide the pen draws at a pressure of 0…1; None is a mouse, which has none."""
    return brush_px if pressure is None else brush_px * (LIGHTEST + (1 - LIGHTEST) * min(max(pressure, 0.0), 1.0))


@dataclass
class Pen:
    """Which box it belongs to, where it was last, and its lines so far inside the box."""

    box: int
    x: float
    y: float
    lines: list[list[tuple[float, float, float]]] = field(default_factory=list)
    inside: bool = False

    def go(self, x: float, y: float, radius: float) -> None:
        """Draw a line to here; what is outside the box is cut off."""
        if not self.lines and not self.inside and _within(x, y):  # the first touch
            self.lines.append([(x, y, radius)])
            self.inside = True
        elif (x, y) != (self.x, self.y):
            seen = clipped(self.x, self.y, x, y)
            if seen is None:
                self.inside = False
            else:
                x0, y0, x1, y1 = seen
                if not self.inside or (x0, y0) != (self.x, self.y):  # came back over the edge: a line of its own
                    self.lines.append([(x0, y0, radius)])
                self.lines[-1].append((x1, y1, radius))
                self.inside = (x1, y1) == (x, y)
        self.x, self.y = x, y

    def on(self, box: BoxInk) -> BoxInk:
        """The box with these lines on it."""
        new = tuple(np.array(line, np.float64) for line in self.lines)
        return dataclasses.replace(box, traces=box.traces + new) if new else box


def clipped(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float] | None:
    """The part of a line that is inside the box 0…100, or None.

    x = x₀ + t (x₁ − x₀), 0 ≤ t ≤ 1; each side of the box moves the first or the last t inwards.

    Source: Liang & Barsky 1984.
    """
    first, last = 0.0, 1.0
    for start, step in ((x0, x1 - x0), (y0, y1 - y0)):
        if step == 0:
            if not 0 <= start <= BOX_PX:
                return None
            continue
        low, high = sorted(((0 - start) / step, (BOX_PX - start) / step))
        first, last = max(first, low), min(last, high)
    if first > last:
        return None
    dx, dy = x1 - x0, y1 - y0
    begin = (x0, y0) if first == 0 else (x0 + first * dx, y0 + first * dy)
    end = (x1, y1) if last == 1 else (x0 + last * dx, y0 + last * dy)
    return (*begin, *end)


def _within(x: float, y: float) -> bool:
    return 0 <= x <= BOX_PX and 0 <= y <= BOX_PX
