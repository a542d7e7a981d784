"""A histogram as a small plot shows it: bars, which of them are saturated, and the numbers written beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 40
WIDEST = 1e300  # bounds beyond are moved here
FINEST = 1e-9  # of a bound: what all bars together span at least


@dataclass(frozen=True)
class Histogram:
    """Counts of values between two bounds, with mean, spread and the saturated and dead shares.

    `heights` are shares of all values, one a bar; `saturated_bars` marks the bars of the saturated part.
    """

    heights: NDArray[np.float64]
    saturated_bars: NDArray[np.bool_]
    low: float
    high: float
    mean: float
    sigma: float
    saturated: float
    dead: float

    @property
    def ticks(self) -> tuple[float, float, float]:
        """The three numbers under the bars."""
        return self.low, (self.low + self.high) / 2, self.high

    @property
    def tallest(self) -> float:
        """Height of the tallest bar; a single spike is as tall as the cell."""
        return float(self.heights.max(initial=0.0))


def histogram(
    values: NDArray[np.floating],
    low: float,
    high: float,
    *,
    saturated: tuple[float, float] | None = None,
    bins: int = BINS,
) -> Histogram:
    """Count values into equal bars between low and high; what is outside counts in the outermost bar.

    `saturated` = (a, b) calls values ≤ a or ≥ b saturated (a and b within low…high). Dead are exact zeros. What is not
    finite is in no bar, nor in mean and spread.
    """
    flat = np.ravel(values)
    low, high = max(low, -WIDEST), min(high, WIDEST)
    if not high - low > FINEST * max(abs(low), abs(high)):  # no two bars could be distinguished
        room = max(0.5, FINEST * abs(low))
        low, high = low - room, low + room
    if flat.size == 0:
        nothing = np.zeros(bins)
        return Histogram(nothing, np.zeros(bins, dtype=bool), low, high, float("nan"), float("nan"), 0.0, 0.0)
    finite = flat if np.isfinite(np.sum(flat)) else flat[np.isfinite(flat)]
    width = (high - low) / bins
    dtype = flat.dtype.type
    known = np.finfo(flat.dtype)
    if not (known.tiny < 1 / width < known.max and max(abs(low), abs(high)) < known.max / 4):
        dtype = np.float64  # bounds that its own numbers cannot reach, or cannot distinguish
    places = finite - dtype(low)
    places *= dtype(1 / width)
    np.clip(places, 0, bins - 1, out=places)
    heights = np.bincount(places.astype(np.intp), minlength=bins) / flat.size
    centers = low + width * (np.arange(bins) + 0.5)
    if saturated is None:
        bars, share = np.zeros(bins, dtype=bool), 0.0
    else:
        under, over = saturated
        bars = (centers - width / 2 < under) | (centers + width / 2 > over)
        share = float(np.count_nonzero((flat <= under) | (flat >= over)) / flat.size)
    mean = float(np.mean(finite, dtype=np.float64)) if finite.size else float("nan")
    off = finite - flat.dtype.type(mean)
    squares = float(np.dot(off, off))
    if not known.tiny / known.eps < squares < known.max and off.any():  # single precision cannot hold the squares
        off = finite.astype(np.float64) - mean
        squares = float(np.dot(off, off))
    sigma = float(np.sqrt(squares / finite.size)) if finite.size else float("nan")
    dead = float(np.count_nonzero(flat == 0) / flat.size)
    return Histogram(heights, bars, low, high, mean, sigma, share, dead)
