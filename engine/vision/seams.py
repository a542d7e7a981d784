"""Seams: ways on which an island of ink may be cut into digits, straight or bent, where they cross little ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.ink import Mask
from engine.vision.sheet.paper import Plane

SEAM_SIDE = 64
"""Seams are sought in a picture small enough for digits to be this many pixels high."""
REACH, APART, SLICE = 0.22, 0.08, 0.2
"""In heights of a digit: how far a seam may leave its column, how far apart columns are, and how long a stroke there
must be between two seams at least."""
LEAVE, ASIDE = 0.1, 0.03
"""What it costs a seam, in pixels of ink: a row as far from its column as it may go, a step aside."""
DEEPEST, MOST_SEAMS = 3.5, 5.0
"""Seams cross at most this many widths of the pen; on the width of a digit's height there are at most this many."""


@dataclass(frozen=True)
class Seam:
    """A way down an island of ink: from the row `top` on, the first column to the right of it in each row.

    crossed is the ink that counts against it, in widths of the pen; straight cuts are tried first and have none.
    """

    top: int
    columns: NDArray[np.int64]
    crossed: float


def valleys(mask: Mask, pen: float, size: float) -> list[Seam]:
    """Where an island may be cut straight down: the thinnest ink between its parts, a sixth of a digit apart."""
    columns = np.flatnonzero(mask.any(axis=0))
    x0, x1 = int(columns[0]), int(columns[-1]) + 1
    depth = mask[:, x0:x1].sum(axis=0).astype(np.float64)
    kernel = max(1, round(pen / 2)) | 1
    depth = np.convolve(depth, np.ones(kernel) / kernel, mode="same")
    apart = max(3, round(0.17 * size))
    most = max(2, round(3.2 * (x1 - x0) / size))
    found: list[int] = []
    for x in np.argsort(depth, kind="stable"):
        if depth[x] > 3.5 * pen or len(found) >= most:
            break
        if x < apart or x > len(depth) - apart or any(abs(int(x) - f) < apart for f in found):
            continue
        found.append(int(x))
    return [Seam(0, np.full(len(mask), x0 + f), 0.0) for f in sorted(found)]


def seams(mask: Mask, pen: float, size: float) -> list[Seam]:
    """Where an island may be torn: ways from its top to its bottom that cross little ink, from left to right.

    Near each of many columns the cheapest way is sought, at most one pixel aside a row:
    best(y, x) = ink(y, x) + min of best(y − 1, x − 1), best(y − 1, x), best(y − 1, x + 1). Of these the cheapest are
    taken that leave some ink between them.

    Source: Avidan & Shamir 2007, section 3 (seams by dynamic programming).
    """
    ys, xs = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, left = int(ys[0]), int(xs[0])
    island = mask[top : ys[-1] + 1, left : xs[-1] + 1].astype(np.float32)
    zoom = min(1.0, SEAM_SIDE / size)
    unit, pen = size * zoom, max(pen * zoom, 1.0)
    small = cv2.resize(island, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA) if zoom < 1 else island
    height, width = small.shape
    starts = np.arange(APART * unit, width - APART * unit, max(1.0, APART * unit)).astype(np.int64)
    if not starts.size:
        return []
    ways, crossed = cheapest_ways(small, starts, max(2, round(REACH * unit)))
    until = np.concatenate([np.zeros((height, 1), np.float32), np.cumsum(small, axis=1)], axis=1)
    ink_left = until[np.arange(height), np.clip(ways, 0, width)]  # (ways, height): how much ink is left of each way
    taken = [np.zeros(height, np.float32), until[:, -1]]  # the island's own sides
    found: list[int] = []
    for i in np.argsort(crossed, kind="stable"):
        if crossed[i] > DEEPEST * pen or len(found) >= max(2.0, MOST_SEAMS * width / unit):
            break
        if all(float(np.abs(ink_left[i] - other).sum()) > SLICE * unit * pen for other in taken):
            taken.append(ink_left[i])
            found.append(int(i))
    found.sort(key=lambda i: float(ways[i].mean()))
    rows = np.minimum((np.arange(island.shape[0]) * zoom).astype(np.int64), height - 1)
    return [Seam(top, left + np.rint(ways[i][rows] / zoom).astype(np.int64), float(crossed[i]) / pen) for i in found]


def cheapest_ways(ink: Plane, starts: NDArray[np.int64], reach: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each column the way down that crosses least ink without leaving it by more than `reach`, and that ink.

    Shapes: ink (H, W), starts (n,) → (n, H), (n,)
    """
    height, across = ink.shape[0], 2 * reach + 3
    sheet = np.pad(ink, ((0, 0), (reach + 1, reach + 1)))
    corridors = np.lib.stride_tricks.sliding_window_view(sheet, across, axis=1)[:, starts]  # (H, n, across)
    away = np.abs(np.arange(across, dtype=np.float32) - (reach + 1)) / reach
    cost = corridors + np.float32(LEAVE) * away**2
    cost[:, :, [0, -1]] = height * 2  # walls, so that rolling does not come in at the other side
    best = cost[0]
    step = np.zeros(cost.shape, np.int8)
    for y in range(1, height):
        from_left, from_right = (
            np.roll(best, 1, axis=1) + ASIDE,
            np.roll(best, -1, axis=1) + ASIDE,
        )
        step[y] = np.where(
            from_left < np.minimum(best, from_right),
            1,
            np.where(from_right < best, -1, 0),
        )
        best = np.minimum(np.minimum(from_left, from_right), best) + cost[y]
    x = best.argmin(axis=1)
    way = np.arange(len(starts))
    ways = np.empty((len(starts), height), np.int64)
    crossed = np.zeros(len(starts))
    for y in range(height - 1, -1, -1):
        ways[:, y] = starts + x - (reach + 1)
        crossed += corridors[y, way, x]
        x = x - step[y, way, x]
    return ways, crossed
