"""Rulings: printed lines, squares, margins and underlines, taken out from under the writing.

A line is a thin dark way across the sheet that no digit could be: nearly straight, and far longer than a digit is wide.
Along it most places show the line alone, which gives its profile; what is darker than that is writing and stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.sheet.paper import Plane, sample

LONGEST = 320
"""Lines are sought in a picture whose side along them has at most this many pixels."""
ACROSS, DOWN, UPRIGHT = 0.42, 0.55, 0.82
"""A line runs over this share of the width, or of the height; up to the last it must be longer than the writing."""
GAP = 0.03
"""A line may be broken over this share of the length."""
BEND = 0.8
"""What one step aside costs a way, in columns of full line."""
WAVY = 2.2
"""A way strays from its smoothed self by at most this many small pixels: a drawn digit does more."""
FAINTEST = 0.035
"""A line differs from the paper by so much of black to white."""
MOST_WAYS = 16
"""So often the plainest way is sought; each brings all that run beside it."""
MOST_COVERED = 0.5
"""Where more than this is dark and thin, it is noise."""
ALIKE = 0.6
"""Another line runs beside the way that was found if it follows so much of it."""
THICKEST = 0.02
"""A line is no thicker than this share of the sheet's longest side."""
HIDDEN = 0.25
"""What a column under a thick stroke counts for a way, in columns of full line: the line may continue below it."""
SEEN = 0.4
"""So much of a line is not hidden."""
FAINT = 0.5
"""A line below this share of the ink's darkness is printed: nothing written is as faint."""
ALONE, EVEN = 0.3, 0.15
"""In this share of its columns a line has nothing near it; there it bends and swells by less than this of its width."""
BARE = 0.25
"""At least this share of a line has nothing written over it."""
LIKE_INK = 0.6
"""A line of this share of the ink's darkness cannot be distinguished from it by its darkness."""


@dataclass(frozen=True)
class Ruling:
    """A line: in the columns first … last − 1 its middle rows."""

    first: int
    rows: NDArray[np.int64]

    @property
    def last(self) -> int:
        """The first column behind it."""
        return self.first + len(self.rows)


def without_rulings(level: Plane) -> Plane:
    """The brightness of a sheet (dark ink, even light) without the lines printed on it or drawn under the digits."""
    depth = np.maximum(float(np.median(sample(level))) - level, 0).astype(np.float32)
    ink = float(np.percentile(sample(depth), 99.5))
    if ink < FAINTEST:
        return level
    grain = 1.4826 * float(np.median(sample(depth)))
    down = depth.T
    lines = rulings(depth, ACROSS, grain)
    posts = rulings(np.ascontiguousarray(down), DOWN, grain)
    if not lines and not posts:
        return level
    cleaned = depth.copy()
    for line in lines:
        if is_drawn(depth, line, ink):
            take_out(cleaned, line, ink)
    turned = np.ascontiguousarray(cleaned.T)
    for post in posts:
        if is_drawn(turned, post, ink) and not _is_stroke(turned, post, ink):
            take_out(turned, post, ink)
    result: Plane = np.where(depth == turned.T, level, level + depth - turned.T).astype(np.float32)
    return result


def rulings(depth: Plane, share: float, grain: float) -> list[Ruling]:
    """The nearly level lines that run over `share` of the width, the plainest first.

    best(x, y) = line(x, y) + max of best(x − 1, y), best(x − 1, y ± 1) − BEND: the way across that follows most line,
    taken out with all that run beside it, and sought again until the plainest is no line.

    Source: Bellman 1957 (dynamic programming).
    """
    height, width = depth.shape
    thick = max(3, round(THICKEST * max(height, width)))
    lines = cv2.morphologyEx(depth, cv2.MORPH_TOPHAT, np.ones((2 * thick + 1, 1), np.uint8))
    lines = cv2.blur(lines, (5, 1))
    pool = max(1, int(np.ceil(width / LONGEST)))
    least = max(FAINTEST, 3 * grain)
    sheet = _Sheet(_pooled((lines > least).astype(np.uint8), pool), _pooled((depth > least).astype(np.uint8), pool))
    found: list[Ruling] = []
    if float(sheet.lines.mean()) > MOST_COVERED:
        return found
    for _ in range(MOST_WAYS):
        way = _plainest(np.maximum(sheet.lines, np.float32(HIDDEN) * sheet.strokes))
        span = sheet.run(way)
        if span is None or span[1] - span[0] < share * len(way):
            break
        ways = [way]
        if _strays(way[slice(*span)]) <= WAVY:
            ways += [way + shift for shift in sheet.beside(way)]
        for other in ways:
            span = sheet.run(other)
            if span is None or span[1] - span[0] < share * len(way):
                continue
            first, last = span
            rows = other[first:last]
            sheet.clear(first, rows)
            if _strays(rows) <= WAVY:
                found.append(_traced(lines, first * pool, min(last * pool, width), rows, pool))
    return found


@dataclass(frozen=True)
class _Sheet:
    """The small picture in which lines are sought: 1 where something thin is, and where anything dark is."""

    lines: NDArray[np.uint8]
    strokes: NDArray[np.uint8]

    def run(self, way: NDArray[np.int64]) -> tuple[int, int] | None:
        """The longest stretch of a way that follows a line, or a stroke that may hide it."""
        rows = np.clip(way, 0, len(self.lines) - 1)
        across = np.arange(len(way))
        seen = self.lines[rows, across] > 0
        span = _longest_run(seen | (self.strokes[rows, across] > 0), max(2, round(GAP * len(way))))
        return span if span is not None and seen[slice(*span)].mean() >= SEEN else None

    def beside(self, way: NDArray[np.int64]) -> list[int]:
        """How far above and below a way others run like it: on squared paper all at once."""
        height = len(self.lines)
        shifts = np.arange(-int(way.max()), height - int(way.min()))
        rows = way + shifts[:, None]
        inside = (rows >= 0) & (rows < height)
        thick = cv2.dilate(self.lines, np.ones((3, 1), np.uint8))
        share = np.where(inside, thick[np.clip(rows, 0, height - 1), np.arange(len(way))], 0).mean(axis=1)
        best = cv2.dilate(share[:, None], np.ones((5, 1), np.uint8))[:, 0]
        alike = (share >= best) & (share > ALIKE) & (np.abs(shifts) > 2)
        starts = np.flatnonzero(alike & ~np.concatenate([[False], alike[:-1]]))
        second = np.minimum(starts + 1, len(shifts) - 1)  # of equals side by side it is the middle one
        return [int(shift) for shift in np.where(alike[second], shifts[second], shifts[starts])]

    def clear(self, first: int, rows: NDArray[np.int64]) -> None:
        """Take a line out, so that the next can be found."""
        across = np.arange(first, first + len(rows))
        for offset in range(-2, 3):
            near = np.clip(rows + offset, 0, len(self.lines) - 1)
            self.lines[near, across] = 0
            self.strokes[near, across] = 0


def take_out(depth: Plane, line: Ruling, ink: float) -> None:
    """Take a line's own darkness out of a band along it, in place; what is darker is writing that crosses it.

    A line as dark as the ink goes where it is alone: where what is dark there is no thicker than the line.
    """
    height = depth.shape[0]
    reach = min(max(3, round(1.2 * THICKEST * max(depth.shape))), max(2, height // 6))
    offsets = np.arange(-reach, reach + 1)
    rows = np.clip(line.rows + offsets[:, None], 0, height - 1)
    columns = np.broadcast_to(np.arange(line.first, line.last), rows.shape)
    band = depth[rows, columns]
    profile = np.median(band, axis=1)
    bare = np.quantile(band, BARE, axis=1)
    if float(profile.max()) > LIKE_INK * ink and 0.5 * FAINTEST < float(bare.max()) <= LIKE_INK * ink:
        profile = bare  # a digit covers most of the line: a 1 on squared paper
    high = float(profile.max())
    if high > LIKE_INK * ink:
        left = _without_run(band, 0.4 * ink)
    elif high > 0.5 * FAINTEST:
        left = _less(band, profile, ink)
    else:
        return
    depth[rows, columns] = np.minimum(band, left)


def _less(band: Plane, profile: Plane, ink: float) -> Plane:
    """A band along a line less the line's profile, on the scale of the ink."""
    middle, high = len(profile) // 2, float(profile.max())
    line = np.zeros((len(profile), 1), np.uint8)
    line[_around(profile > 0.15 * high, middle)] = 1
    grown = np.ones((3, 1), np.uint8)  # the line's row is rounded
    own: NDArray[np.bool_] = cv2.dilate(line, grown)[:, 0] > 0
    spread = 1.4826 * float(np.median(np.abs(band[middle] - np.median(band[middle]))))
    margin = 0.12 * high + 2.5 * spread + 0.01
    gone = np.minimum(cv2.dilate(profile[:, None], grown)[:, 0] + margin, 0.97 * ink)[:, None]
    less = np.clip((band - gone) / np.maximum(ink - gone, 0.03), 0, 1) * np.minimum(ink, band)
    core = np.flatnonzero(own)
    if core[0] > 0 and core[-1] + 1 < len(own):  # what is dark above and below the line continues through it
        through = (band[core[0] - 1] > 0.7 * high) & (band[core[-1] + 1] > 0.7 * high)
        return np.where(own[:, None] & ~through, less, band)
    return np.where(own[:, None], less, band)


def _without_run(band: Plane, least: float) -> Plane:
    """A band along a dark line without the line in the columns where it is alone."""
    top, end, there = _run(band > least)
    thick = end - top
    alone = there & (thick <= 1.5 * np.median(thick) + 1)
    index = np.arange(len(band))[:, None]
    own = (index >= top - 1) & (index <= end) & alone
    return np.where(own, np.float32(0), band)


def _around(on: NDArray[np.bool_], middle: int) -> slice:
    """The stretch of neighbors that are on, around the middle or the nearest place that is."""
    places = np.flatnonzero(on)
    start = end = int(places[np.abs(places - middle).argmin()])
    while start > 0 and on[start - 1]:
        start -= 1
    while end + 1 < len(on) and on[end + 1]:
        end += 1
    return slice(start, end + 1)


def is_drawn(depth: Plane, line: Ruling, ink: float) -> bool:
    """True for a line, False for a way through digits that touch each other: as dark as a line, but not as plain.

    Where it is alone a line is even and straight, and it runs beyond the writing or along its edge.
    """
    height, width = depth.shape
    reach = max(4, round(1.2 * THICKEST * max(height, width)))
    rows = np.clip(line.rows + np.arange(-reach, reach + 1)[:, None], 0, height - 1)
    columns = np.arange(line.first, line.last)
    band = depth[rows, columns]
    if float(np.median(band[reach - 1 : reach + 2].max(axis=0))) < FAINT * ink:
        return True
    top, end, dark = _run(band > 0.4 * ink)
    thick = float(np.median((end - top)[dark])) if dark.any() else 0.0
    near = round(thick) + 3
    index = np.arange(len(band))[:, None]
    around = ((index >= top - near) & (index < top - 1)) | ((index > end) & (index <= end + near))
    alone = dark & (end - top <= 1.5 * thick + 1) & ~((band > 0.3 * ink) & around).any(axis=0)
    if float(alone.mean()) < ALONE:
        return False
    wide = (end - top)[alone]
    uneven = float(np.median(np.abs(wide - np.median(wide))))
    middle = (line.rows + (top + end - 1) / 2 - reach)[alone]
    x = np.linspace(-1, 1, len(columns))[alone]
    curve = np.polynomial.polynomial.Polynomial.fit(x, middle, min(5, max(1, len(x) // 8)))
    bent = float(np.quantile(np.abs(middle - curve(x)), 0.95))
    return bent < max(1.2, EVEN * thick) and uneven < max(0.6, EVEN * thick) and _beyond(depth, line, ink, reach)


def _beyond(depth: Plane, line: Ruling, ink: float, reach: int) -> bool:
    """True for a line across the sheet, one that is longer than the writing, or runs along its lower or upper edge."""
    room = 0.02 * depth.shape[1]
    if line.first <= room and line.last >= depth.shape[1] - room:
        return True
    others = depth > 0.5 * ink
    columns = np.arange(line.first, line.last)
    for offset in range(-reach // 2, reach // 2 + 1):
        others[np.clip(line.rows + offset, 0, len(others) - 1), columns] = False
    total = int(others.sum())
    if not total:
        return True
    across = np.cumsum(others.sum(axis=0))
    first, last = np.searchsorted(across, (0.01 * total, 0.99 * total))
    if line.first < first - room and line.last > last + room:
        return True
    below = int((others[:, columns] & (np.arange(len(others))[:, None] > line.rows)).sum())
    return min(below, total - below) < 0.06 * total


def _run(dark: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """In each column of a band the dark stretch at its middle: first, last exclusive, and whether there is one."""
    at = np.array([0, -1, 1, -2, 2]) + len(dark) // 2  # the line's row is rounded: the nearest dark one
    start = at[dark[at].argmax(axis=0)]
    index = np.arange(len(dark))[:, None]
    top = np.where(~dark & (index < start), index, -1).max(axis=0) + 1
    end = np.where(~dark & (index > start), index, len(dark)).min(axis=0)
    return top, end, dark[at].any(axis=0)


def _is_stroke(depth: Plane, line: Ruling, ink: float) -> bool:
    """True for an upright that may be a 1 in a tight picture: no longer than the writing beside it.

    What is fainter than the ink is a line if it runs over nearly the whole height, or beside all the writing.
    """
    band = depth[np.clip(line.rows, 0, depth.shape[0] - 1), np.arange(line.first, line.last)]
    faint = float(np.median(band)) < 0.7 * ink
    if faint and len(line.rows) >= UPRIGHT * depth.shape[1]:
        return False
    others = depth.copy()
    reach = max(3, round(THICKEST * max(depth.shape)))
    low, high = max(0, int(line.rows.min()) - reach), int(line.rows.max()) + reach + 1
    others[low:high] = 0
    amount = np.cumsum((others > 0.5 * ink).sum(axis=0))
    if amount[-1] == 0:
        return True
    written = np.searchsorted(amount, (0.01 * amount[-1], 0.99 * amount[-1]))
    before = int((others[:low] > 0.5 * ink).sum())
    if faint and min(before, amount[-1] - before) < 0.005 * amount[-1]:
        return False
    return bool(line.first > written[0] - 0.1 * len(line.rows) or line.last < written[-1] + 0.1 * len(line.rows))


def _pooled(lines: NDArray[np.uint8], pool: int) -> NDArray[np.uint8]:
    """The largest value of each square of this many pixels."""
    height, width = lines.shape
    padded = np.pad(lines, ((0, -height % pool), (0, -width % pool)))
    pooled: NDArray[np.uint8] = padded.reshape(padded.shape[0] // pool, pool, -1, pool).max(axis=(1, 3))
    return pooled


def _plainest(gain: Plane) -> NDArray[np.int64]:
    """The way from left to right that follows most line: its row in each column."""
    height, width = gain.shape
    best = np.full(height + 2, -np.inf, np.float32)
    best[1:-1] = gain[:, 0]
    back = np.zeros((width, height), np.int8)
    for x in range(1, width):
        stay, up, down = best[1:-1], best[:-2] - BEND, best[2:] - BEND
        step = np.where(up > stay, -1, 0).astype(np.int8)
        value = np.maximum(stay, up)
        step[down > value] = 1
        back[x] = step
        best[1:-1] = np.maximum(value, down) + gain[:, x]
    way = np.empty(width, np.int64)
    way[-1] = int(best[1:-1].argmax())
    for x in range(width - 1, 0, -1):
        way[x - 1] = way[x] + back[x, way[x]]
    return way


def _longest_run(on: NDArray[np.bool_], gap: int) -> tuple[int, int] | None:
    """The longest stretch without a hole of more than `gap` (first, last exclusive)."""
    places = np.flatnonzero(on)
    if not places.size:
        return None
    breaks = np.flatnonzero(np.diff(places) > gap + 1)
    starts = places[np.concatenate([[0], breaks + 1])]
    ends = places[np.concatenate([breaks, [len(places) - 1]])] + 1
    k = int((ends - starts).argmax())
    return int(starts[k]), int(ends[k])


def _strays(rows: NDArray[np.int64]) -> float:
    """How far a way strays from a smooth curve through it (nine of ten places)."""
    x = np.linspace(-1, 1, len(rows))
    curve = np.polynomial.polynomial.Polynomial.fit(x, rows, min(5, max(1, len(rows) // 8)))
    return float(np.quantile(np.abs(rows - curve(x)), 0.9))


def _traced(lines: Plane, first: int, last: int, rows: NDArray[np.int64], pool: int) -> Ruling:
    """The line in full detail: near the small way, in each column, the middle of what is darkest along it."""
    columns = np.arange(first, last)
    rough = np.interp(columns, first + pool * (np.arange(len(rows)) + 0.5), pool * (rows + 0.5))
    reach = pool + 2
    offsets = np.arange(-reach, reach + 1)
    near = np.clip(np.rint(rough).astype(np.int64) + offsets[:, None], 0, lines.shape[0] - 1)
    band = cv2.blur(lines[near, columns], (31, 1))
    weight = np.maximum(band - 0.5 * band.max(axis=0), 0) + 1e-6
    middle = (weight * offsets[:, None]).sum(axis=0) / weight.sum(axis=0)
    smooth = cv2.blur((np.rint(rough) + middle)[None].astype(np.float32), (15, 1), borderType=cv2.BORDER_REPLICATE)[0]
    return Ruling(first, np.clip(np.rint(smooth).astype(np.int64), 0, lines.shape[0] - 1))
