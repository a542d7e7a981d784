"""Whether a network is as often right as it says: of what it reads at 80 %, four in five should be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.types import Array, Labels

BINS = 10
TEMPERATURES = (0.05, 20.0)


@dataclass(frozen=True, eq=False)
class Calibration:
    """Answers sorted by certainty into bins of equal width: how many, how certain and how often right, (B,) each.

    Empty bins have NaN. `error` is the expected calibration error: Σ count/N · |accuracy − certainty|.

    Source: Guo, Pleiss, Sun & Weinberger 2017, section 2.
    """

    edges: Array
    counts: Array
    certainty: Array
    accuracy: Array

    @property
    def error(self) -> float:
        """The expected calibration error, 0…1."""
        full = self.counts > 0
        gaps = np.abs(self.accuracy[full] - self.certainty[full])
        return float((gaps * self.counts[full]).sum() / max(self.counts.sum(), 1))

    @property
    def excess(self) -> float:
        """Mean certainty less accuracy: above 0 it promises too much, below too little."""
        full = self.counts > 0
        gaps = self.certainty[full] - self.accuracy[full]
        return float((gaps * self.counts[full]).sum() / max(self.counts.sum(), 1))


def calibration(certainty: Array, right: Array, bins: int = BINS) -> Calibration:
    """Sort answers into bins by how certain they are.

    Shapes: certainty (N,) in 0…1, right (N,) of bool
    """
    edges = np.linspace(0.0, 1.0, bins + 1)
    place = np.clip(np.ceil(certainty * bins).astype(np.int64) - 1, 0, bins - 1)  # (low, high], as in the paper
    counts = np.bincount(place, minlength=bins)

    def means(x: Array) -> Array:
        totals = np.bincount(place, weights=x.astype(np.float64), minlength=bins)
        return np.asarray(np.divide(totals, counts, out=np.full(bins, np.nan), where=counts > 0))

    return Calibration(edges, counts, means(certainty), means(right))


def best_temperature(outputs: Array, labels: Labels, probabilities: Callable[[Array], Array]) -> float:
    """The number to divide outputs (N, K) by so that the right class gets the largest mean log probability.

    Golden-section search over log T; fit it on digits that no accuracy is reported on.

    Source: Guo et al. 2017, section 4.2 (temperature scaling).
    """
    n = np.arange(len(labels))

    def nll(log_t: float) -> float:
        p = probabilities(outputs.astype(np.float64) / np.exp(log_t))[n, labels]
        return float(-np.log(np.maximum(p, 1e-300)).mean())

    low, high = (float(np.log(t)) for t in TEMPERATURES)
    ratio = (np.sqrt(5.0) - 1) / 2
    for _ in range(40):
        first, second = high - ratio * (high - low), low + ratio * (high - low)
        if nll(first) < nll(second):
            high = second
        else:
            low = first
    return float(np.exp((low + high) / 2))
