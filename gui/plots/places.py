"""Where points stand in a widget: the way from values on two axes to pixels. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gui.labs.plotting.extremes import Numbers
from gui.plots.axis import Axis

BEYOND = 20.0  # a line that leaves the plot is followed this many heights; farther out the painter would overflow


@dataclass(frozen=True)
class Places:
    """A rectangle between two axes, in pixels; values of y are multiplied by `scale` before they meet their axis."""

    left: float
    top: float
    right: float
    bottom: float
    x_axis: Axis
    y_axis: Axis
    scale: float = 1.0

    def many(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Where points stand, none farther out than can be painted."""
        wide, tall = self.right - self.left, self.bottom - self.top
        across = self.left + wide * np.clip(self.x_axis.place(x), -BEYOND, 1 + BEYOND)
        down = self.bottom - tall * np.clip(self.y_axis.place(y * self.scale), -BEYOND, 1 + BEYOND)
        return across, down

    def few(self, x: Numbers, y: Numbers) -> list[tuple[float, float]]:
        """The same, one by one: a line that grows has a handful of new points, for which NumPy's calls are long."""
        wide, tall = self.right - self.left, self.bottom - self.top
        return [
            (
                self.left + wide * _within(self.x_axis.place_of(across)),
                self.bottom - tall * _within(self.y_axis.place_of(up * self.scale)),
            )
            for across, up in zip(x.tolist(), y.tolist(), strict=True)
        ]


def _within(place: float) -> float:
    return place if -BEYOND <= place <= 1 + BEYOND or math.isnan(place) else math.copysign(BEYOND, place) + (place > 0)
