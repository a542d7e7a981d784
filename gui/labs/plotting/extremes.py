"""The lowest and the highest point of each run of this many points: what is left of a curve when it is thinned.

They are held as four rows (x of the lowest, the lowest, x of the highest, the highest), a column for each run.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = tuple[list[float], ...]


def extremes(x: Numbers, y: Numbers, size: int) -> NDArray[np.float64]:
    """Lowest and highest point of each run of `size` points: rows x of lowest, lowest, x of highest, highest."""
    xs, ys = x.reshape(-1, size), y.reshape(-1, size)
    rows = np.arange(len(ys))
    if np.isfinite(np.sum(y)):
        low, high = np.argmin(ys, axis=1), np.argmax(ys, axis=1)
    else:
        finite = np.isfinite(ys)
        low = np.argmin(np.where(finite, ys, np.inf), axis=1)
        high = np.argmax(np.where(finite, ys, -np.inf), axis=1)
    return np.stack([xs[rows, low], ys[rows, low], xs[rows, high], ys[rows, high]])


def short_extremes(x: Numbers, y: Numbers, size: int) -> tuple[Rows, Rows] | None:
    """The same for few points, and what `in_order` makes of it; Python counts them faster than NumPy.

    None if a value is not finite.
    """
    xs, values = x.tolist(), y.tolist()
    if not math.isfinite(sum(values)):
        return None
    points: Rows = ([], [], [], [])
    ordered: Rows = ([], [])
    for start in range(0, len(values), size):
        part = values[start : start + size]
        low, high = min(part), max(part)
        lowest, highest = (xs[start + part.index(low)], low), (xs[start + part.index(high)], high)
        for row, value in zip(points, (*lowest, *highest), strict=True):
            row.append(value)
        for one in (highest, lowest) if lowest[0] > highest[0] else (lowest, highest):
            for row, value in zip(ordered, one, strict=True):
                row.append(value)
    return points, ordered


def merge_pairs(outline: NDArray[np.float64]) -> NDArray[np.float64]:
    """Buckets joined two by two: the lower of two lowest, the higher of two highest."""
    first, second = outline[:, 0::2], outline[:, 1::2]
    low = ~(second[1] < first[1]) & np.isfinite(first[1]) | ~np.isfinite(second[1])
    high = ~(second[3] > first[3]) & np.isfinite(first[3]) | ~np.isfinite(second[3])
    return np.vstack([np.where(low, first[:2], second[:2]), np.where(high, first[2:], second[2:])])


def in_order(outline: NDArray[np.float64]) -> NDArray[np.float64]:
    """The two points of each bucket one after the other, the earlier first: rows x and y."""
    swap = outline[0] > outline[2]
    points = np.empty((2, 2 * outline.shape[1]))
    points[:, 0::2] = np.where(swap, outline[2:], outline[:2])
    points[:, 1::2] = np.where(swap, outline[:2], outline[2:])
    return points
