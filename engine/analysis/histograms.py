"""A histogram as a small plot shows it: bars, which of them are saturated, and the numbers written beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 40


@dataclass(frozen=True)
class Histogram:
    """Counts of values between two bounds, with mean, spread and the saturated and dead shares.

    `heights` are shares of all values, one a bar; `saturated_bars` tells which bars lie in the saturated part.
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
    """Count values into equal bars between low and high; what lies outside counts in the outermost bar.

    `saturated` = (a, b) calls values ≤ a or ≥ b saturated (a and b within low…high). Dead are exact zeros.
    """
    flat = np.ravel(values)
    if flat.size == 0:
        nothing = np.zeros(bins)
        return Histogram(nothing, np.zeros(bins, dtype=bool), low, high, float("nan"), float("nan"), 0.0, 0.0)
    finite = flat if np.isfinite(np.sum(flat)) else flat[np.isfinite(flat)]
    width = (high - low) / bins
    places = finite - flat.dtype.type(low)
    places *= flat.dtype.type(1 / width)
    np.clip(places, 0, bins - 1, out=places)
    heights = np.bincount(places.astype(np.intp), minlength=bins) / flat.size
    centers = low + width * (np.arange(bins) + 0.5)
    if saturated is None:
        bars, share = np.zeros(bins, dtype=bool), 0.0
    else:
        under, over = saturated
        bars = (centers - width / 2 < under) | (centers + width / 2 > over)
        share = float(np.count_nonzero((flat <= under) | (flat >= over)) / flat.size)
    mean = float(np.mean(finite)) if finite.size else float("nan")
    off = finite - flat.dtype.type(mean)
    sigma = float(np.sqrt(np.dot(off, off) / finite.size)) if finite.size else float("nan")
    dead = float(np.count_nonzero(flat == 0) / flat.size)
    return Histogram(heights, bars, low, high, mean, sigma, share, dead)
