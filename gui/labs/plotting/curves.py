"""Curves that grow while a network trains: what a plot needs to know about them, without any Qt.

A `Curve` takes points as they come (a doubling buffer), knows its outline at any zoom in at most 2,000 points
(so a million points draw as fast as a thousand), its running mean, and its value at any x. Outline and mean say how
much of them is settled, so that whoever draws them thirty times a second only adds what is new. `Curves` is what one
plot shows: curves, marks where a setting was changed, and how far the x axis is planned to go.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.labs.plotting.extremes import Numbers, extremes, in_order, merge_pairs, short_extremes

MOST_SERIES = 8  # in one plot: as many as there are colors and dashes to distinguish them
BUCKETS = 1000  # each gives a lowest and a highest point: at most 2,000 points a curve
SMOOTH_POINTS = 1000  # a smoothed curve stays below this many points
FIRST_CAPACITY = 1024
FEW = 4  # means that are taken one by one: this many come with each redraw of a curve that grows
SHORT = 512  # points


ERAS = itertools.count(1)


@dataclass(frozen=True, eq=False)
class Trace:
    """A line as it can be drawn now: points (views, good until the curve grows), and how many at its start will stay.

    They stay as long as `era` is the same number.
    """

    era: int
    x: Numbers
    y: Numbers
    settled: int


class Curve:
    """One growing line of a plot, with its name and its place in the series of colors and dashes."""

    def __init__(self, name: str, series: int = 1, *, window: int = 0, dots: bool = False, thin: bool = False) -> None:
        """`series`: its number, from 1; `window` smooths over this many points; `dots` at points; `thin`: 1 px."""
        self.name = name
        self.series = series
        self.dots = dots
        self.thin = thin
        self.visible = True
        self._window = window
        self._x: Numbers = np.empty(FIRST_CAPACITY)
        self._y: Numbers = np.empty(FIRST_CAPACITY)
        self._spread: Numbers | None = None
        self._count = 0
        self._forget()

    # -- points in -------------------------------------------------------------------------------------------------

    def append(self, x: float, y: float) -> None:
        """Add one point; x never goes back."""
        n = self._count
        if n == len(self._x):
            self._make_room(n + 1)
        self._x[n] = x
        self._y[n] = y
        self._count = n + 1

    def extend(self, x: Sequence[float] | NDArray[Any], y: Sequence[float] | NDArray[Any]) -> None:
        """Add many points at once."""
        n, more = self._count, len(x)
        self._make_room(n + more)
        self._x[n : n + more] = x
        self._y[n : n + more] = y
        self._count = n + more

    def replace(
        self,
        x: Sequence[float] | NDArray[Any],
        y: Sequence[float] | NDArray[Any],
        spread: Sequence[float] | NDArray[Any] | None = None,
    ) -> None:
        """Put other points in place of all; `spread` draws a band of y ± spread around the line."""
        self.clear()
        self.extend(x, y)
        self._spread = None if spread is None else np.array(spread, dtype=np.float64)

    def clear(self) -> None:
        """Forget every point, keep name, color and smoothing."""
        self._count = 0
        self._spread = None
        self._forget()

    def _make_room(self, needed: int) -> None:
        if needed <= len(self._x):
            return
        capacity = max(needed, 2 * len(self._x))
        for name in ("_x", "_y"):
            grown = np.empty(capacity)
            grown[: self._count] = getattr(self, name)[: self._count]
            setattr(self, name, grown)

    def _forget(self) -> None:
        self._era = next(ERAS)
        self._outline_era = next(ERAS)
        self._bucket = 1  # points in a bucket, always a power of two
        self._full = 0  # buckets that no point will come into any more
        self._extremes: NDArray[np.float64] = np.empty((4, BUCKETS))  # x of lowest, lowest, x of highest, highest
        self._outline: NDArray[np.float64] = np.empty((2, 2 * BUCKETS + 2))  # the same points in the order they came
        self._forget_means()

    def _forget_means(self) -> None:
        self._means_era = next(ERAS)
        self._stride = 1
        self._taken = 0  # means that will stay
        self._means: NDArray[np.float64] = np.empty((2, SMOOTH_POINTS + 2))  # where they stand, from the second on

    # -- points out ------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> Numbers:
        """All x so far (a view)."""
        return self._x[: self._count]

    @property
    def y(self) -> Numbers:
        """All y so far (a view)."""
        return self._y[: self._count]

    @property
    def spread(self) -> Numbers | None:
        """Half the height of the band around each point, or None."""
        return self._spread

    @property
    def window(self) -> int:
        """Over how many points the smoothed line is a mean; 0 shows the points themselves."""
        return self._window

    @window.setter
    def window(self, points: int) -> None:
        if points != self._window:
            self._window = points
            self._forget_means()

    @property
    def era(self) -> int:
        """Another number whenever points that were there are not there any more."""
        return self._era

    @property
    def last(self) -> tuple[float, float] | None:
        """The newest point, or None before the first."""
        n = self._count
        return (float(self._x[n - 1]), float(self._y[n - 1])) if n else None

    def envelope(self, low: float | None = None, high: float | None = None) -> tuple[Numbers, Numbers]:
        """The outline in at most 2,000 points: each bucket's lowest and highest point, in the order they came.

        With `low` and `high` only the part between them (and one point beyond each) is outlined, more finely.
        """
        if self._count <= 2 * BUCKETS:
            first, stop = self._between(low, high)
            return self.x[first:stop], self.y[first:stop]
        if low is None or high is None:
            trace = self.outline()
            return trace.x, trace.y
        first, stop = self._between(low, high)
        if stop - first <= 2 * BUCKETS:
            return self.x[first:stop], self.y[first:stop]
        size = -(-(stop - first) // BUCKETS)
        whole = first + (stop - first) // size * size
        parts = extremes(self._x[first:whole], self._y[first:whole], size)
        if whole < stop:
            parts = np.hstack([parts, extremes(self._x[whole:stop], self._y[whole:stop], stop - whole)])
        x, y = in_order(parts)
        return x, y

    def _between(self, low: float | None, high: float | None) -> tuple[int, int]:
        first = 0 if low is None else max(0, int(np.searchsorted(self.x, low, "left")) - 1)
        stop = self._count if high is None else min(self._count, int(np.searchsorted(self.x, high, "right")) + 1)
        return first, stop

    def outline(self) -> Trace:
        """The whole outline, brought up to date: only points that came since the last call are looked at."""
        n = self._count
        if n <= 2 * BUCKETS:
            return Trace(self._era, self.x, self.y, n)
        while n // self._bucket > BUCKETS - 1:
            self._join_buckets()
        size, done = self._bucket, self._full
        whole = n // size
        if whole > done:
            self._take_extremes(done, whole, size)
            self._full = whole
        if whole * size == n:
            return Trace(self._outline_era, self._outline[0, : 2 * whole], self._outline[1, : 2 * whole], 2 * whole)
        self._take_extremes(whole, whole + 1, n - whole * size)
        stop = 2 * whole + 2
        return Trace(self._outline_era, self._outline[0, :stop], self._outline[1, :stop], 2 * whole)

    def _take_extremes(self, first: int, stop: int, size: int) -> None:
        """Lowest and highest point of buckets of this many points."""
        start = first * self._bucket
        end = start + (stop - first) * size
        x, y = self._x[start:end], self._y[start:end]
        short = short_extremes(x, y, size) if len(y) <= SHORT else None
        if short is not None:
            self._extremes[:, first:stop], self._outline[:, 2 * first : 2 * stop] = short
        else:
            self._extremes[:, first:stop] = found = extremes(x, y, size)
            self._outline[:, 2 * first : 2 * stop] = in_order(found)

    def _join_buckets(self) -> None:
        """Make one bucket of two, until they are few enough again."""
        self._outline_era = next(ERAS)
        self._bucket *= 2
        pairs = self._full // 2
        joined = merge_pairs(self._extremes[:, : 2 * pairs])
        self._full = pairs
        self._extremes[:, :pairs] = joined
        self._outline[:, : 2 * pairs] = in_order(joined)

    def smoothed(self) -> tuple[Numbers, Numbers]:
        """The mean of the last `window` points, at fewer than 1,000 places that end at the newest point.

        ȳₙ = (yₙ₋w₊₁ + … + yₙ)/w; the first points are means of what there is. Values that are not finite are left out.
        """
        trace = self.trend()
        return trace.x, trace.y

    def trend(self) -> Trace:
        """The smoothed line, brought up to date: only means that are new are taken."""
        n = self._count
        if n == 0 or self._window <= 1:
            return self.outline()
        means = self._means
        while n // self._stride >= SMOOTH_POINTS - 1:
            self._means_era = next(ERAS)
            self._stride *= 2
            self._taken //= 2
            means[:, 1 : self._taken + 1] = means[:, 2 : 2 * self._taken + 1 : 2]
        stride = self._stride
        known, wanted = self._taken, n // stride  # place j (from 1) stands at point j·stride − 1
        if wanted > known:
            places = np.arange(known + 1, wanted + 1) * stride - 1
            means[0, known + 1 : wanted + 1] = self._x[places]
            means[1, known + 1 : wanted + 1] = self._mean_at(places)
            self._taken = wanted
        stop = wanted + 1
        if wanted * stride != n:
            means[:, stop] = self._x[n - 1], self._mean_at(np.array([n - 1]))[0]
            stop += 1
        first = 1 if stride == 1 else 0
        means[:, 0] = self._x[0], self._y[0]
        return Trace(self._means_era, means[0, first:stop], means[1, first:stop], wanted + 1 - first)

    def _mean_at(self, places: NDArray[np.intp]) -> Numbers:
        window = self._window
        out = np.empty(len(places))
        if len(places) <= FEW:
            for k, last in enumerate(places.tolist()):
                out[k] = _mean(self._y[max(last - window + 1, 0) : last + 1])
            return out
        early = places < window - 1
        for i in np.flatnonzero(early):
            out[i] = _finite_mean(self._y[None, : places[i] + 1])[0]
        late = places[~early]
        if len(late):
            rows = np.lib.stride_tricks.sliding_window_view(self.y, window)[late - window + 1]
            out[~early] = _finite_mean(rows)
        return out

    def at(self, x: float) -> tuple[float, float] | None:
        """The point nearest to x, or None where the curve has none (before its start, after its end)."""
        i = self._nearest(x)
        return None if i is None else (float(self._x[i]), float(self._y[i]))

    def smoothed_at(self, x: float) -> tuple[float, float] | None:
        """The smoothed value at the point nearest to x, or None where the curve has none."""
        i = self._nearest(x)
        if i is None:
            return None
        if self._window <= 1:
            return float(self._x[i]), float(self._y[i])
        return float(self._x[i]), float(self._mean_at(np.array([i]))[0])

    def _nearest(self, x: float) -> int | None:
        n = self._count
        if n == 0:
            return None
        step = (self._x[n - 1] - self._x[0]) / (n - 1) if n > 1 else np.inf
        if x < self._x[0] - step or x > self._x[n - 1] + step:
            return None
        right = min(int(np.searchsorted(self.x, x)), n - 1)
        left = max(right - 1, 0)
        return left if abs(self._x[left] - x) <= abs(self._x[right] - x) else right


@dataclass(frozen=True)
class Mark:
    """A place on the x axis where something was changed, as 'η 0.002 → 0.001'."""

    x: float
    text: str


@dataclass(frozen=True)
class Level:
    """A height that is to be reached, drawn across the plot."""

    y: float


class Curves:
    """What one plot shows: its curves, the marks of settings changed on the way, levels to reach, and its end."""

    def __init__(self, curves: Iterable[Curve] = (), *, x_end: float | None = None) -> None:
        self.curves: list[Curve] = list(curves)
        self.marks: list[Mark] = []
        self.levels: list[Level] = []
        self.x_end = x_end

    def __iter__(self) -> Iterator[Curve]:
        return iter(self.curves)

    def __len__(self) -> int:
        return len(self.curves)

    def __getitem__(self, name: str) -> Curve:
        for curve in self.curves:
            if curve.name == name:
                return curve
        raise KeyError(name)

    def add(self, curve: Curve) -> Curve:
        """Take one more curve and hand it back."""
        self.curves.append(curve)
        return curve

    def shown(self) -> list[Curve]:
        """The curves that are switched on and have points."""
        return [curve for curve in self.curves if curve.visible and len(curve)]

    def mark(self, x: float, text: str) -> None:
        """Note that a setting was changed at x; a second change at the same x joins the first."""
        if self.marks and self.marks[-1].x == x:
            text = f"{self.marks.pop().text}, {text}"
        self.marks.append(Mark(x, text))

    def clear(self) -> None:
        """Forget all points and marks, keep the curves."""
        for curve in self.curves:
            curve.clear()
        self.marks.clear()

    @property
    def empty(self) -> bool:
        """True before the first point of any curve."""
        return not any(len(curve) for curve in self.curves)


def _mean(values: Numbers) -> float:
    """The mean of a few values, as `_finite_mean` takes it."""
    known = values.tolist()
    total = sum(known)
    return total / len(known) if math.isfinite(total) else float(_finite_mean(values[None])[0])


def _finite_mean(rows: NDArray[np.float64]) -> Numbers:
    """Row means over the finite values; a row that ends in a value that is not finite has no mean."""
    finite = np.isfinite(rows)
    if finite.all():
        mean: Numbers = rows.mean(axis=1)
        return mean
    count = np.maximum(finite.sum(axis=1), 1)
    sums: Numbers = np.where(finite, rows, 0.0).sum(axis=1) / count
    return np.where(finite[:, -1], sums, np.nan)
