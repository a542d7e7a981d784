"""Lines: whether writing stands on one line or on several, which marks on it are dashes, and what it is written on."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.ink import Mask

BIG = 0.45
"""An island of this share of the usual height is a digit or a part of one, not a dot or a dash."""
BESIDE, NEAR = 0.3, 3.0
"""Two islands stand on one line if they share so much of their height and are at most this many heights apart."""
LESSER = 0.6
"""Lines of writing smaller than this share of the largest are print beside a code, and left out."""
FLAT, STRAIGHT, ALONE = 0.5, 0.45, 0.06
"""A dash is so flat, fills so much of the frame around it, and has such a gap at each side, in heights of a digit."""

LONG, LOW = 0.5, 0.3
"""A short line to write on is so long in heights of a digit, and at most so thick in its own length."""
LEAST_BARS, EQUAL, LEVEL, EVEN = 4, 0.15, 0.08, 0.25
"""There are this many of them; so little differ their lengths, their levels (in heights of a digit) and their steps."""


def usual_height(stats: Mask, count: int = 5) -> float:
    """How high the digits are: the middle of the tallest few islands."""
    high = stats[1:, cv2.CC_STAT_HEIGHT]
    return float(np.median(np.sort(high)[::-1][:count])) if len(high) else 0.0


def lines_of(mask: Mask) -> list[tuple[Mask, int]]:
    """The writing of each line from the top, with the number of islands as high as digits.

    Neighbors that share a part of their height stand on one line: so it may climb. A single line comes back as it is.
    """
    total, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    size = usual_height(stats)
    big = [i for i in range(1, total) if stats[i, cv2.CC_STAT_HEIGHT] >= BIG * size]
    line = {i: i for i in big}

    def first(i: int) -> int:
        while line[i] != i:
            i = line[i]
        return i

    for i in big:
        for j in big:
            if i < j and _beside(stats[i], stats[j], size):
                line[first(i)] = first(j)
    members: dict[int, list[int]] = {}
    for i in big:
        members.setdefault(first(i), []).append(i)
    if len(members) < 2:
        return [(mask, len(big))]
    tops = {k: float(np.mean(stats[own, 1] + stats[own, 3] / 2)) for k, own in members.items()}
    heights = {k: float(np.median(stats[own, 3])) for k, own in members.items()}
    place = {i: first(i) if i in line else first(_nearest(i, big, stats)) for i in range(1, total)}
    found = []
    for k in sorted(members, key=lambda k: tops[k]):
        if heights[k] >= LESSER * max(heights.values()):
            own = [i for i, at in place.items() if at == k]
            found.append((np.isin(labels, own).astype(np.uint8), len(members[k])))
    return found


def _beside(one: Mask, other: Mask, size: float) -> bool:
    """True where two islands stand side by side on one line."""
    shared = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    apart = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    return bool(shared >= BESIDE * min(one[3], other[3]) and apart <= NEAR * size)


def _nearest(i: int, big: list[int], stats: Mask) -> int:
    """The digit that a small mark belongs to: the one whose frame is nearest."""

    def away(j: int) -> float:
        x = max(0, stats[j, 0] - stats[i, 0] - stats[i, 2], stats[i, 0] - stats[j, 0] - stats[j, 2])
        y = max(0, stats[j, 1] - stats[i, 1] - stats[i, 3], stats[i, 1] - stats[j, 1] - stats[j, 3])
        return float(np.hypot(x, y))

    return min(big, key=away)


def dashes(labels: Mask, stats: Mask, usable: NDArray[np.bool_], size: float) -> NDArray[np.bool_]:
    """Which islands are dashes between digits: flat, straight, at half their height, with a gap at both sides."""
    found = np.zeros(len(stats), bool)
    big = [i for i in np.flatnonzero(usable) if stats[i, cv2.CC_STAT_HEIGHT] >= BIG * size]
    for i in np.flatnonzero(usable):
        x, y, w, h, area = (int(v) for v in stats[i])
        if h > FLAT * w or h > 0.3 * size or not 0.15 * size < w < 1.2 * size or area < STRAIGHT * w * h:
            continue
        gap = ALONE * size
        level = [j for j in big if stats[j, 1] - gap < y + h / 2 < stats[j, 1] + stats[j, 3] + gap]
        left = [j for j in level if stats[j, 0] + stats[j, 2] <= x - gap]
        right = [j for j in level if stats[j, 0] >= x + w + gap]
        if not left or not right or len(left) + len(right) < len(level):
            continue
        sides = (max(left, key=lambda j: stats[j, 0] + stats[j, 2]), min(right, key=lambda j: stats[j, 0]))
        middle = (y + h / 2 - np.mean([stats[j, 1] for j in sides])) / max(1.0, np.mean([stats[j, 3] for j in sides]))
        found[i] = 0.25 < middle < 0.75
    return found


def without_bars(mask: Mask) -> Mask:
    """The writing without the short lines it stands on, _ _ _ _ _, also where digits touch them.

    Three or more level strokes of one length, at even steps on one level under the writing: no digits have such feet.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    size = usual_height(stats)
    long = max(5, round(LONG * size))
    if size < 12 or min(mask.shape) < long:
        return mask
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))  # a line that leans a little stays in one piece
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    _, labels, found, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    flat = [i for i in range(1, len(found)) if found[i, 3] - 2 <= max(2.0, LOW * found[i, 2])]
    for one in sorted(flat, key=lambda i: -found[i, 1]):
        bars = [i for i in flat if _alike(found[one], found[i], size)]
        if len(bars) < LEAST_BARS or not _even(found[bars]) or not _under(found[bars], stats, size):
            continue
        if sum(_beyond(found[i], mask, size) for i in bars) > len(bars) / 2:
            own = np.isin(labels, bars).astype(np.uint8)
            return np.where(own > 0, 0, mask).astype(np.uint8)
    return mask


def _alike(one: Mask, other: Mask, size: float) -> bool:
    """True where two level strokes are equally long and on one level."""
    level = abs(float(one[1] + one[3] / 2 - other[1] - other[3] / 2)) <= LEVEL * size
    return bool(level and abs(int(one[2]) - int(other[2])) <= EQUAL * max(one[2], other[2]))


def _beyond(bar: Mask, mask: Mask, size: float) -> bool:
    """True where a stroke runs farther to both sides than what stands on it: the foot of a 2 does not."""
    left, right, top = int(bar[0]), int(bar[0] + bar[2]), int(bar[1])
    above: NDArray[np.bool_] = (
        mask[max(0, top - round(0.5 * size)) : max(0, top), left:right].max(axis=0, initial=0) > 0
    )
    room = max(1, round(0.06 * size))
    return not above[:room].any() and not above[-room:].any()


def _even(bars: Mask) -> bool:
    """True where strokes stand at even steps."""
    steps = np.diff(np.sort(bars[:, 0] + bars[:, 2] / 2))
    return bool(np.ptp(steps) <= EVEN * np.median(steps))


def _under(bars: Mask, stats: Mask, size: float) -> bool:
    """True where writing as high as digits stands on or above strokes, and nothing as high below them."""
    level = float(np.median(bars[:, 1] + bars[:, 3] / 2))
    big = stats[1:][stats[1:, 3] >= BIG * size]
    return bool(len(big)) and bool((big[:, 1] + big[:, 3] <= level + 0.35 * size).all())
