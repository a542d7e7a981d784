"""Split: a row of digits without boxes, cut into single digits.

Islands of ink are put in order from left to right; broken strokes are joined, touching digits are cut where the ink
is thinnest: straight down first, and where the network is not sure then, along bent ways that cross little ink. Which
cuts are right is decided by asking the network: the five digits that it is surest of win.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.ink import Mask, edge_distance, stroke_width
from engine.vision.normalize import DIGIT
from engine.vision.seams import Seam, seams, valleys
from engine.vision.sheet.form import even_light, quiet
from engine.vision.sheet.paper import Picture, Plane, grey, ink_on_paper, is_dark_ink
from engine.vision.sheet.rulings import without_rulings

Score = Callable[[Sequence[Plane]], NDArray[np.float64]]
"""For pieces of ink the log probability that each is one digit, whichever: (n,)."""
MOST_PIECES, MOST_DIGITS = 24, 12
"""A row is cut into at most this many pieces, and read as at most this many digits."""
WANTED = 1.2
"""How much (in nats) the expected number of digits is preferred to another one."""
FAINT, STRONG = 0.3, 0.42
"""Ink above FAINT belongs to an island; an island without ink above STRONG is a smudge."""
HOLE = 9
"""A filled disc of this many pixels is a hole in the sheet, not a dot."""
LEAST_POSTS = 4
"""This many uprights of one height, taller than the digits, are the sides of boxes."""
THIN_LINE = 0.55
"""One pen writes a code: an upright below this share of its width is a line."""
WORK_SIDE = 1000
CUT = 1.5
"""What cutting an island costs, in nats: most islands are digits."""
TORN = 0.2
"""What tearing through a pen's width of ink costs, in nats."""
SURE = -0.3
"""Where straight cuts leave the network surer than this, no others are tried."""
LOWEST = -1e9
"""Worth of what cannot be grouped at all."""
MOST_JOINED = 6
"""A digit is made of at most this many pieces."""


@dataclass(frozen=True)
class Cut:
    """One digit of a picture: where it is (pixels of the picture, right and bottom exclusive) and its ink."""

    left: int
    top: int
    right: int
    bottom: int
    ink: Plane


@dataclass(frozen=True)
class Piece:
    """A part of the writing that is not divided further: a whole island of ink or a part torn from one.

    torn is how much ink the tear at its left side crosses, in widths of the pen.
    """

    mask: Mask
    left: int
    right: int
    top: int
    bottom: int
    torn: float = 0.0
    cut: bool = False
    """True where its left side is cut out of an island."""


def ink_of_picture(picture: Picture) -> tuple[Plane, float]:
    """The ink of a whole scan or photo at working size, and the factor from the picture to it."""
    zoom = min(1.0, WORK_SIDE / max(picture.shape[:2]))
    brightness = grey(picture)
    if zoom < 1:
        brightness = cv2.resize(brightness, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
    dark = is_dark_ink(brightness)
    level = quiet(even_light(brightness, dark))
    return ink_on_paper(without_rulings(level if dark else 1 - level), True), zoom


def split_digits(picture: Picture, score: Score, count: int = 5) -> list[Cut]:
    """The digits of a written code in a picture, from left to right; `count` is how many are expected.

    Shapes: (H, W), (H, W, 3) BGR or (H, W, 4)
    """
    if min(picture.shape[:2]) < 4:
        return []
    ink, zoom = ink_of_picture(picture)
    groups, _ = split_ink(ink, writing(ink), score, count)
    return [cut_of(group, ink, zoom, picture.shape) for group in groups]


def split_ink(ink: Plane, mask: Mask, score: Score, count: int = 5) -> tuple[list[Piece], float]:
    """The digits in a plane of ink whose writing is known, from left to right, and what their grouping is worth."""
    if not mask.any():
        return [], LOWEST
    groups, worth = best_groups(cut_up(mask, count, valleys), ink, score, count)
    if worth - WANTED * (len(groups) == count) < SURE:
        torn, worth_torn = best_groups(cut_up(mask, count, seams), ink, score, count)
        if worth_torn > worth:
            groups, worth = torn, worth_torn
    return groups, worth


def writing(ink: Plane) -> Mask:
    """The ink that belongs to digits: without dust, ruled lines, frames and what is much smaller than the rest."""
    mask = (ink > FAINT).astype(np.uint8)
    total, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if total <= 1:
        return mask
    height, width = mask.shape
    strong = np.zeros(total, bool)
    strong[np.unique(labels[ink > STRONG])] = True
    keep = np.zeros(total, np.uint8)
    left, top, wide, high, area = (stats[:, k].astype(np.float64) for k in range(5))
    line = ((wide > 0.35 * width) & (high < 0.12 * wide)) | ((high > 0.8 * height) & (wide < 0.06 * high))
    frame = (wide > 0.9 * width) & (high > 0.9 * height) & (area < 0.1 * wide * high)
    beside = ((left <= 0) | (left + wide >= width)) & (high > 0.9 * height)
    along = ((top <= 0) | (top + high >= height)) & (wide > 0.6 * width)
    edge = (beside | along) & (area > 0.25 * wide * high)
    usable = strong & ~(line | frame | edge)
    usable[0] = False
    if not usable.any():
        return np.zeros_like(mask)
    usable &= ~_holes(labels, stats)
    if not usable.any():
        return np.zeros_like(mask)
    tall = high[usable & (high >= 0.4 * high[usable].max())]
    size = float(np.median(np.sort(tall)[::-1][:5]))
    big = usable & (high >= 0.45 * size) & (high < 2.5 * size)
    if not big.any():
        big = usable & (high >= size)
    middle = top + high / 2
    row_low = float(np.min(top[big])) - 0.2 * size
    row_high = float(np.max((top + high)[big])) + 0.2 * size
    pen = stroke_width(np.isin(labels, np.flatnonzero(big)).astype(np.uint8))
    usable &= ~_left_over_lines(labels, stats, pen, size)
    in_row = (middle > row_low) & (middle < row_high)
    keep[usable & in_row & (area >= max(3.0, 0.35 * pen * pen)) & (np.maximum(high, wide) >= 0.1 * size)] = 1
    result: Mask = keep[labels]
    return result


def _holes(labels: Mask, stats: Mask) -> NDArray[np.bool_]:
    """Which islands are holes of a binder, or blots: filled discs, thicker than any pen writes."""
    found = np.zeros(len(stats), bool)
    for i in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[i])
        cut = x == 0 or y == 0 or x + w == labels.shape[1] or y + h == labels.shape[0]
        longest = 2.6 if cut else 1.6
        if min(w, h) < HOLE or not 1 / longest < w / h < longest or area < 0.68 * w * h:
            continue
        own = (labels[y : y + h, x : x + w] == i).astype(np.uint8)
        found[i] = 2 * float(edge_distance(own).max()) > 0.8 * min(w, h)
    return found


def _left_over_lines(labels: Mask, stats: Mask, pen: float, size: float) -> NDArray[np.bool_]:
    """Which islands are uprights much thinner than the pen of the writing: what is left of a margin or a box."""
    found = np.zeros(len(stats), bool)
    ends = {int(stats[1:, 0].argmin()) + 1, int((stats[1:, 0] + stats[1:, 2]).argmax()) + 1}
    for i in range(1, len(stats)):
        x, y, w, h, _ = (int(v) for v in stats[i])
        odd = h > 1.2 * size or (i in ends and 0.3 * size < h < 0.75 * size)  # as tall as the digits it may be a 1
        if odd and w <= 0.15 * h:
            found[i] = stroke_width((labels[y : y + h, x : x + w] == i).astype(np.uint8)) < THIN_LINE * pen
    return found | _posts(stats)


def _posts(stats: Mask) -> NDArray[np.bool_]:
    """The uprights of boxes whose outlines were broken: several of one height, taller than the digits between them."""
    wide, high = stats[:, cv2.CC_STAT_WIDTH].astype(np.float64), stats[:, cv2.CC_STAT_HEIGHT].astype(np.float64)
    tall = high >= 0.4 * high[1:].max(initial=1)
    tall[0] = False
    upright = tall & (wide <= 0.15 * high)
    digits = tall & ~upright
    if upright.sum() < LEAST_POSTS or digits.sum() < LEAST_POSTS - 1:
        return np.zeros(len(stats), bool)
    heights = high[upright]
    alike = float(np.ptp(heights)) < 0.15 * float(np.median(heights))
    taller = float(heights.min()) > 1.15 * float(np.median(high[digits]))
    found: NDArray[np.bool_] = upright & alike & taller
    return found


def cut_up(mask: Mask, count: int, ways: Callable[[Mask, float, float], list[Seam]]) -> list[Piece]:
    """All pieces from left to right: islands, and wide islands divided along `ways`."""
    total, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    rows = np.flatnonzero(mask.any(axis=1))
    size = float(np.median(np.sort(stats[1:, cv2.CC_STAT_HEIGHT])[::-1][:count]))
    size = max(size, 0.6 * float(rows[-1] - rows[0] + 1))  # broken digits are not small digits
    pen = max(1.0, stroke_width(mask))
    islands: list[Mask] = []
    spans: list[tuple[int, int]] = []
    order = sorted(range(1, total), key=lambda i: int(stats[i, 0]))
    for i in order:
        x0, x1 = int(stats[i, 0]), int(stats[i, 0] + stats[i, 2])
        own = (labels == i).astype(np.uint8)
        for j, (a, b) in enumerate(spans):  # strokes above each other belong together
            shared = min(b, x1) - max(a, x0)
            narrow = min(b - a, x1 - x0)
            if shared > 0.6 * narrow and max(b, x1) - min(a, x0) < 1.5 * size:
                islands[j] |= own
                spans[j] = (min(a, x0), max(b, x1))
                break
        else:
            islands.append(own)
            spans.append((x0, x1))
    pieces: list[Piece] = []
    for own, (x0, x1) in sorted(zip(islands, spans, strict=True), key=lambda pair: sum(pair[1])):
        wide = x1 - x0
        maybe_two = wide > 0.75 * size and (len(islands) < count or wide > 1.15 * size)
        pieces += divided(own, ways(own, pen, size) if maybe_two else [])
    pieces.sort(key=lambda piece: piece.left + piece.right)  # an island's parts may lie on both sides of another
    while len(pieces) > MOST_PIECES:  # join the nearest neighbors: a picture full of dust stays cheap
        gaps = [pieces[i + 1].right - pieces[i].left for i in range(len(pieces) - 1)]
        i = int(np.argmin(gaps))
        pieces[i : i + 2] = [joined(pieces[i : i + 2])]
    return pieces


def divided(mask: Mask, ways: Sequence[Seam]) -> list[Piece]:
    """The parts of an island between its seams, from left to right."""
    part = np.zeros(mask.shape, np.int64)
    across = np.arange(mask.shape[1])
    for seam in ways:
        part[seam.top : seam.top + len(seam.columns)] += across >= seam.columns[:, None]
    pieces: list[Piece] = []
    for k, torn in enumerate([0.0, *(seam.crossed for seam in ways)]):
        own = np.where(part == k, mask, 0).astype(np.uint8)
        ys, xs = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        if ys.size:
            pieces.append(Piece(own, int(xs[0]), int(xs[-1]) + 1, int(ys[0]), int(ys[-1]) + 1, torn, bool(pieces)))
    return pieces


def joined(pieces: Sequence[Piece]) -> Piece:
    """Neighboring pieces as one."""
    mask = pieces[0].mask
    for piece in pieces[1:]:
        mask = mask | piece.mask
    return Piece(
        mask,
        min(p.left for p in pieces),
        max(p.right for p in pieces),
        min(p.top for p in pieces),
        max(p.bottom for p in pieces),
        pieces[0].torn,
        pieces[0].cut,
    )


def best_groups(pieces: list[Piece], ink: Plane, score: Score, count: int) -> tuple[list[Piece], float]:
    """Neighboring pieces joined into digits, best into `count`, so that the sum of their log probabilities is largest.

    That sum, less what speaks against the way it is grouped, comes with them.

    best(i, k) = max over m of best(i − m, k − 1) + log p(pieces i − m … i): every way to group is weighed.

    Source: Bellman 1957 (dynamic programming); for writing, LeCun et al. 1998, section V (heuristic over-segmentation).
    """
    if len(pieces) <= 1:
        return pieces, float(score([crop(piece, ink) for piece in pieces]).sum()) if pieces else LOWEST
    most = min(MOST_DIGITS, len(pieces))
    size = float(np.median([p.bottom - p.top for p in pieces if p.bottom - p.top > 0]))
    size = max(size, float(np.max([p.bottom - p.top for p in pieces])) * 0.6)
    candidates, cost = weighed(pieces, ink, score, count, size)
    n = len(pieces)
    best = np.full((n + 1, most + 1), LOWEST)
    best[0, 0] = 0
    back: dict[tuple[int, int], int] = {}
    for end in range(1, n + 1):
        for k in range(1, most + 1):
            for start in range(max(0, end - MOST_JOINED), end):
                value = best[start, k - 1] + cost.get((start, end), LOWEST)
                if (start, end) in cost and value > best[end, k]:
                    best[end, k] = value
                    back[end, k] = start
    totals = best[n] + WANTED * (np.arange(most + 1) == count)
    groups: list[Piece] = []
    end, k = n, int(np.argmax(totals))
    worth = float(totals[k])
    while k > 0 and (end, k) in back:
        start = back[end, k]
        groups.append(candidates[start, end])
        end, k = start, k - 1
    if end == 0 and k == 0:
        return groups[::-1], worth
    return pieces[:MOST_DIGITS], LOWEST


def weighed(
    pieces: list[Piece], ink: Plane, score: Score, count: int, size: float
) -> tuple[dict[tuple[int, int], Piece], dict[tuple[int, int], float]]:
    """Every group of neighboring pieces that may be one digit, and what it is worth: (first, behind the last) → each.

    `size` is the usual height of a digit.
    """
    candidates: dict[tuple[int, int], Piece] = {}
    for i in range(len(pieces)):
        for m in range(1, MOST_JOINED + 1):
            if i + m > len(pieces):
                break
            group = joined(pieces[i : i + m])
            if m > 1 and group.right - group.left > 2.0 * size and len(pieces) > count:
                break
            candidates[i, i + m] = group
    keys = list(candidates)
    logs = score([crop(candidates[key], ink) for key in keys])
    cost = {}
    for key, log in zip(keys, logs, strict=True):
        group = candidates[key]
        small = (group.bottom - group.top) < 0.35 * size and (group.right - group.left) < 0.5 * size
        gaps = sum(max(0.0, pieces[i + 1].left - pieces[i].right - 0.1 * size) for i in range(key[0], key[1] - 1))
        torn = TORN * group.torn + (CUT if group.cut else 0.0)
        cost[key] = float(log) - torn - (3.0 if small else 0.0) - 6.0 * gaps / size
    return candidates, cost


def crop(piece: Piece, ink: Plane) -> Plane:
    """The ink of one piece on a sheet of its own with a small margin."""
    part = ink[piece.top : piece.bottom, piece.left : piece.right]
    own = piece.mask[piece.top : piece.bottom, piece.left : piece.right]
    margin = 2
    alone = np.where(cv2.dilate(own, np.ones((3, 3), np.uint8)) > 0, part, np.float32(0)).astype(np.float32)
    full = float(np.percentile(alone[own > 0], 90)) if own.any() else 1.0  # a light pen or thin line counts as full ink
    alone = np.clip(alone / max(full, STRONG), 0, 1)
    sheet: Plane = cv2.copyMakeBorder(alone, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)
    return sheet


def cut_of(piece: Piece, ink: Plane, zoom: float, shape: tuple[int, ...]) -> Cut:
    """A piece in the pixels of the picture."""
    return Cut(
        max(0, int(np.floor(piece.left / zoom))),
        max(0, int(np.floor(piece.top / zoom))),
        min(shape[1], int(np.ceil(piece.right / zoom))),
        min(shape[0], int(np.ceil(piece.bottom / zoom))),
        crop(piece, ink),
    )


def cut_ink(ink: Plane, zoom: float, boxes: Sequence[tuple[int, int, int, int]]) -> list[Cut]:
    """Cuts that a person has mended: the ink inside each (left, top, right, bottom) of the picture.

    It takes what `ink_of_picture` found in the picture before: mending one cut after another stays quick.
    """
    cuts = []
    for left, top, right, bottom in boxes:
        x0, y0, x1, y1 = (round(v * zoom) for v in (left, top, right, bottom))
        part = ink[max(0, y0) : max(y1, 0), max(0, x0) : max(x1, 0)]
        if part.size == 0:
            part = np.zeros((DIGIT, DIGIT), np.float32)
        cuts.append(Cut(left, top, right, bottom, np.ascontiguousarray(part)))
    return cuts
