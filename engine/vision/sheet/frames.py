"""Frames: a row of printed boxes found by its lines, where digits cross them or an outline is broken.

A whole outline encloses an island (form.py). Where writing runs over it there is none, but two rails still run above
and below the boxes, and posts stand between them at equal steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.sheet.paper import Picture, Plane, flatten_light, grey, is_dark_ink, redness

Points = NDArray[np.float64]
"""Places as x, y."""
SIDE = 1000
"""Lines are sought in a picture of at most this size."""
SHORTEST, GAP = 22, 5
"""A piece of a line has at least this many pixels, and holes of at most this many."""
STEEPEST = 14.0
"""Rails lean by at most this many degrees, and two of them differ by at most a third of that."""
THICKEST = 13
"""What is as high as this is no line but writing."""
SEEN, DARK = 0.3, 0.55
"""So much of a rail is seen, and so much is seen or under writing: between boxes there is none."""
ON_LINE = 4.0
"""Pieces that are within this many pixels of a line belong to it."""
MOST_RAILS = 14
HEIGHT, BESIDE = 64, 24
"""The strip between two rails is looked at so high, with such a margin at both ends."""
FULL = 0.78
"""A post fills so much of the height between the rails."""
UPPER, LOWER = 5, 43
"""Posts begin below the upper rail; those of a comb, a long box with short dividers, only above the lower one."""
NARROW, WIDE = 0.55, 1.6
"""How wide a box is, in heights."""
NEAR = 0.1
"""A post stands within this share of a box of its place."""
MOST_BOXES = 12
RAIL = 0.6
"""So much of the upper and the lower side of a box is there; one box may be broken."""
CROWDED = 0.3
"""Where more than this is dark no lines are sought."""


@dataclass(frozen=True, eq=False)
class _Rail:
    """A nearly level line from its left to its right end, and how much of it was seen, in pixels."""

    left: Points
    right: Points
    seen: float

    @property
    def length(self) -> float:
        return float(np.linalg.norm(self.right - self.left))

    @property
    def degrees(self) -> float:
        x, y = self.right - self.left
        return float(np.degrees(np.arctan2(y, x)))

    def at(self, x: float) -> Points:
        """The place of the line at this x, also beyond its ends."""
        share = (x - self.left[0]) / (self.right[0] - self.left[0])
        place: Points = self.left + share * (self.right - self.left)
        return place

    def dark(self, mask: Plane) -> float:
        """How much of the line is dark in a mask."""
        places = self.left + np.linspace(0, 1, max(2, round(self.length)))[:, None] * (self.right - self.left)
        x, y = np.clip(np.rint(places).astype(int), 0, [mask.shape[1] - 1, mask.shape[0] - 1]).T
        return float(mask[y, x].mean())


@dataclass(frozen=True)
class _Row:
    """Boxes between two rails: their corners, and how many posts were seen."""

    corners: Points
    posts: int
    height: float


def line_masks(picture: Picture) -> Iterator[Plane]:
    """Where printed lines may be: the red pixels, then the dark ones."""
    if picture.ndim == 3 and picture.shape[2] >= 3:
        yield (redness(picture) > 0.15).astype(np.uint8)
    brightness = grey(picture)
    dark = is_dark_ink(brightness)
    level = flatten_light(brightness, dark)
    yield ((level < 0.8) if dark else (level > 0.2)).astype(np.uint8)


def boxes_by_lines(picture: Picture) -> Points | None:
    """The corners of two to twelve equal boxes in a row, from left to right; None where there are none.

    Shapes: (H, W), (H, W, 3) BGR or (H, W, 4) → (boxes, 4, 2)
    """
    zoom = min(1.0, SIDE / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA) if zoom < 1 else picture
    for mask in line_masks(small):
        if float(mask.mean()) > CROWDED:
            continue
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        rows = [row for pair in _pairs(_rails(mask)) if (row := _row_between(mask, *pair)) is not None]
        if rows:
            best: Points = max(rows, key=lambda row: (row.posts, row.height)).corners / zoom
            return best
    return None


def _rails(mask: Plane) -> list[_Rail]:
    """The longest thin, nearly level lines: pieces of one line are put together.

    Source: Matas, Galambos & Kittler 2000 (progressive probabilistic Hough transform).
    """
    thin = cv2.morphologyEx(mask, cv2.MORPH_TOPHAT, np.ones((THICKEST, 1), np.uint8))
    found = cv2.HoughLinesP(thin * 255, 1, np.pi / 360, SHORTEST, None, SHORTEST, GAP)
    if found is None:
        return []
    pieces = np.asarray(found, np.float64).reshape(-1, 2, 2)
    pieces = np.where((pieces[:, :1, :1] > pieces[:, 1:, :1]), pieces[:, ::-1], pieces)
    way = pieces[:, 1] - pieces[:, 0]
    length = np.hypot(way[:, 0], way[:, 1])
    level = np.abs(np.degrees(np.arctan2(way[:, 1], way[:, 0]))) < STEEPEST
    pieces, length = pieces[level], length[level]
    rails: list[_Rail] = []
    while len(pieces) and len(rails) < MOST_RAILS:
        own = np.arange(len(pieces)) == length.argmax()
        for _ in range(3):  # a short piece's direction is not exact: those in line with it mend it
            ends = pieces[own].reshape(-1, 2)
            slope, height = np.polyfit(ends[:, 0], ends[:, 1], 1)
            reach = float(np.ptp(ends[:, 0]))
            away = np.maximum(np.abs(pieces[:, :, 0] - ends[:, 0].mean()) - reach / 2, 0)
            off = np.abs(pieces[:, :, 1] - slope * pieces[:, :, 0] - height)
            own |= (off < ON_LINE + 0.02 * away).all(axis=1)
        ends = pieces[own].reshape(-1, 2)
        left, right = float(ends[:, 0].min()), float(ends[:, 0].max())
        seen = _covered(pieces[own][:, :, 0])
        rails.append(_Rail(np.array([left, slope * left + height]), np.array([right, slope * right + height]), seen))
        pieces, length = pieces[~own], length[~own]
    thick = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    return [rail for rail in rails if rail.seen > SEEN * rail.length and rail.dark(thick) > DARK]


def _covered(spans: Points) -> float:
    """How much of a line its pieces cover together."""
    total, until = 0.0, -np.inf
    for first, last in spans[np.argsort(spans[:, 0])]:
        total += max(0.0, last - max(first, until))
        until = max(until, last)
    return float(total)


def _pairs(rails: list[_Rail]) -> Iterator[tuple[_Rail, _Rail]]:
    """Two lines, the upper first, that may run above and below a row of boxes; no third one runs like them nearby."""
    for one in rails:
        for other in rails:
            apart = _below(one, other)
            length = max(one.length, other.length)
            if not length / (MOST_BOXES * WIDE * 1.5) < apart < length / (2 * NARROW):
                continue
            ends = max(float(np.abs(one.left - other.left)[0]), float(np.abs(one.right - other.right)[0]))
            if abs(one.degrees - other.degrees) > STEEPEST / 3 or ends > 1.2 * apart:
                continue
            alike = [rail for rail in rails if rail.length > 0.8 * length and rail not in (one, other)]
            if not any(-1.5 * apart < _below(one, rail) < 2.5 * apart for rail in alike):
                yield one, other


def _below(one: _Rail, other: _Rail) -> float:
    """How far below a line another one runs, in its middle."""
    return float((other.left + other.right - one.left - one.right)[1]) / 2


def _row_between(mask: Plane, upper: _Rail, lower: _Rail) -> _Row | None:
    """The boxes between two lines, if posts stand there at equal steps."""
    left, right = min(upper.left[0], lower.left[0]), max(upper.right[0], lower.right[0])  # one of them may be broken
    quad = np.stack([upper.at(left), upper.at(right), lower.at(right), lower.at(left)])
    height = float(np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2
    width = round(HEIGHT * float(np.linalg.norm(quad[1] - quad[0])) / height)
    inside = np.array([(0, 0), (width, 0), (width, HEIGHT), (0, HEIGHT)]) + BESIDE
    warp = cv2.getPerspectiveTransform(quad.astype(np.float32), inside.astype(np.float32))
    size = (width + 2 * BESIDE, HEIGHT + 2 * BESIDE)
    strip = cv2.warpPerspective(mask, warp, size, flags=cv2.INTER_NEAREST)
    posts = _posts(strip, UPPER)
    row = _comb(posts, width) or _comb(_posts(strip, LOWER), width)
    if row is None:
        return None
    lefts, rights, seen = row
    if not _has_rails(strip, lefts, rights) or _goes_on(strip, posts):
        return None
    top, bottom = np.full_like(lefts, BESIDE), np.full_like(lefts, BESIDE + HEIGHT)
    flat = np.stack([lefts, top, rights, top, rights, bottom, lefts, bottom], axis=1).reshape(1, -1, 2)
    corners = cv2.perspectiveTransform(flat, np.linalg.inv(warp)).reshape(-1, 4, 2)
    return _Row(np.asarray(corners, np.float64), seen, height)


def _posts(strip: Plane, top: int) -> Points:
    """Where lines stand in a strip from so far below its upper rail to its lower one."""
    body = cv2.dilate(strip, np.ones((1, 3), np.uint8))[BESIDE + top : BESIDE + HEIGHT - 5]
    full = (body.mean(axis=0) >= FULL).astype(np.int8)
    steps = np.flatnonzero(np.diff(np.concatenate([[0], full, [0]])))
    starts, ends = steps[::2], steps[1::2]
    thin = ends - starts < 0.25 * HEIGHT
    return (starts[thin] + ends[thin] - 1) / 2.0


def _comb(posts: Points, width: int) -> tuple[Points, Points, int] | None:
    """The left and right sides of the most boxes whose posts are there, and how many posts were seen."""
    near = NEAR * HEIGHT
    if not posts.size:
        return None
    firsts, lasts = posts[np.abs(posts - BESIDE) < 2 * near], posts[np.abs(posts - BESIDE - width) < 2 * near]
    first, last = float(min([*firsts, BESIDE])), float(max([*lasts, BESIDE + width]))  # an end may be broken
    best: tuple[float, int, Points, Points] | None = None
    for count in range(2, MOST_BOXES + 1):
        for gap in np.arange(0.0, 0.61, 0.02):
            box = (last - first) / (count + (count - 1) * gap)
            if not NARROW * HEIGHT < box < WIDE * HEIGHT:
                continue
            lefts = first + np.arange(count) * box * (1 + gap)
            places = np.unique(np.concatenate([lefts, lefts + box]).round(3))
            away = np.abs(places[:, None] - posts).min(axis=1)
            there = int((away < NEAR * box).sum())
            missing = len(places) - there
            if missing > (0 if count < 3 else 1 if gap == 0 else 2):
                continue
            worth = there - 2 * missing - float(np.minimum(away, NEAR * box).sum()) / box
            if best is None or worth > best[0]:
                best = worth, there, lefts, lefts + box
    return None if best is None else (best[2], best[3], best[1])


def _has_rails(strip: Plane, lefts: Points, rights: Points) -> bool:
    """True where the upper and lower sides of all boxes are there; one may be broken."""
    broken = 0
    for left, right in zip(np.rint(lefts).astype(int), np.rint(rights).astype(int), strict=True):
        for at in (BESIDE, BESIDE + HEIGHT):
            broken += float(strip[at - 5 : at + 6, left : right + 1].max(axis=0).mean()) < RAIL
    return broken <= 1


def _goes_on(strip: Plane, posts: Points) -> bool:
    """True where most posts continue above or below the rails: squared paper."""
    if not len(posts):
        return False
    thick = cv2.dilate(strip, np.ones((1, 5), np.uint8))
    columns = np.clip(np.rint(posts).astype(int), 0, strip.shape[1] - 1)
    above, below = thick[3 : BESIDE - 6, columns].mean(axis=0), thick[BESIDE + HEIGHT + 7 : -3, columns].mean(axis=0)
    return bool((above > 0.8).mean() > 0.5 or (below > 0.8).mean() > 0.5)
