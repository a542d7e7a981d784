"""Which part of x and y a plot of curves shows: round ranges that hold all of them and step as they grow. No Qt."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from gui.labs.plotting.curves import Curve, Curves
from gui.labs.plotting.extremes import Numbers
from gui.plots import axis as axes
from gui.plots.axis import Axis


class Ranges:
    """The ranges of one plot; `zoom` is the part that the user looks at instead."""

    def __init__(self, shows_raw: Callable[[Curve], bool]) -> None:
        """shows_raw: whether a curve shows each of its points, not only their mean"""
        self.log = False
        self.percent = False
        self.fixed_y: Axis | None = None
        self.zoom: tuple[Axis, Axis] | None = None
        self.x: Axis | None = None
        self.y: Axis | None = None
        self._shows_raw = shows_raw
        self._judged: list[tuple[int, int]] = []  # the curves that the range of y was chosen for: era, points

    @property
    def scale(self) -> float:
        """What values of y are multiplied by before they are shown."""
        return 100.0 if self.percent else 1.0

    def forget(self) -> None:
        """Leave any zoom, and choose the ranges again."""
        self.x = self.y = self.zoom = None

    def of(self, curves: Curves) -> tuple[Axis, Axis]:
        """The ranges of x and y now: the zoomed ones, or round ones that hold all curves."""
        if self.zoom is not None:
            return self.zoom
        shown = curves.shown() or [curve for curve in curves if len(curve)]
        start = min((float(c.x[0]) for c in shown), default=0.0)
        end = max((float(c.x[-1]) for c in shown), default=1.0)
        start = 0.0 if 0 <= start <= max(end, curves.x_end or 0) * 0.1 or start == end else start
        planned = curves.x_end
        if planned is None or planned < end:
            planned = start + axes.nice_above(max(end - start, 1e-9))
        self.x = Axis(start, max(planned, start + 1e-9))
        if self.fixed_y is not None:
            self.y = self.fixed_y
        elif self.y is None or self._outgrown(shown, self.y):
            self.y = axes.step_to(self.y, self._wanted_y(shown, [level.y for level in curves.levels]))
            self._judged = [(curve.era, len(curve)) for curve in shown]
        return self.x, self.y

    def hold(self, curves: Curves) -> bool:
        """Whether the ranges stay as they are though the curves have grown."""
        shown, x, y = curves.shown(), self.x, self.y
        if self.zoom is not None or x is None or y is None:
            return False
        if all(curve.x[-1] <= x.high for curve in shown) and (self.fixed_y or not self._outgrown(shown, y)):
            return True
        return self.of(curves) == (x, y)

    def _outgrown(self, shown: Sequence[Curve], y_axis: Axis) -> bool:
        """Whether the range must be thought over: other curves, a new point outside, or many new points."""
        if y_axis.log != self.log or [era for era, _ in self._judged] != [curve.era for curve in shown]:
            return True
        for curve, (_, judged) in zip(shown, self._judged, strict=True):
            fresh = curve.y[judged:]
            if len(fresh) >= max(16, judged // 16):
                return True
            if len(fresh) and not (
                y_axis.low <= np.minimum.reduce(fresh) * self.scale
                and np.maximum.reduce(fresh) * self.scale <= y_axis.high
            ):
                return True
        return False

    def _wanted_y(self, shown: Sequence[Curve], levels: Sequence[float]) -> Axis:
        parts: list[Numbers] = [np.array(levels)] if levels else []
        for curve in shown:
            if self._shows_raw(curve):
                parts.append(_without_outliers(curve.envelope()[1]))
            else:
                parts.append(curve.smoothed()[1])
            if curve.spread is not None:
                parts += [curve.y - curve.spread, curve.y + curve.spread]
        y = np.concatenate(parts) if parts else np.empty(0)
        y = y[np.isfinite(y)] * self.scale
        if self.log:
            y = y[y > 0]
        if not len(y):
            return Axis(0.1, 1.0, True) if self.log else Axis(0.0, 100.0 if self.percent else 1.0)
        low, high = float(y.min()), float(y.max())
        if self.percent:
            later = [_lowest_later(curve) * 100 for curve in shown]  # the steep start may leave at the bottom
            return axes.fit_percent(min(later, default=low), high)
        return axes.fit(low if self.log else min(low, 0.0) if low > 0 and low < 0.5 * high else low, high, log=self.log)


def _without_outliers(y: Numbers) -> Numbers:
    """The values but for the lowest and highest two in a thousand: a single batch must not squeeze the rest."""
    known = y[np.isfinite(y)]
    if len(known) < 200:
        return known
    out = math.ceil((len(known) - 1) / 500)
    return np.partition(known, (out, len(known) - 1 - out))[out : len(known) - out]


def _lowest_later(curve: Curve) -> float:
    """The lowest value (or foot of the band) after the first eighth of a curve."""
    low = curve.y if curve.spread is None else curve.y - curve.spread
    part = low[max(1, len(low) // 8) - 1 :]
    return float(np.min(part[np.isfinite(part)], initial=1.0))
