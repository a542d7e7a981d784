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

from engine.vision.grouping import LOWEST, MOST_DIGITS, STRONG, WANTED, Piece, Score, best_groups, crop, joined
from engine.vision.ink import Mask, edge_distance, stroke_width
from engine.vision.lines import dashes, lines_of, without_bars
from engine.vision.normalize import DIGIT
from engine.vision.seams import Seam, seams, valleys
from engine.vision.sheet.form import even_light, quiet
from engine.vision.sheet.paper import Picture, Plane, grey, ink_on_paper, is_dark_ink
from engine.vision.sheet.rulings import without_rulings

MOST_PIECES = 24
"""A row is cut into at most this many pieces."""
FAINT = 0.3
"""Ink above this belongs to an island; an island without ink above STRONG is a smudge."""
HOLE = 9
"""A filled disc of this many pixels is a hole in the sheet, not a dot."""
LEAST_POSTS = 4
"""This many uprights of one height, taller than the digits, are the sides of boxes."""
THIN_LINE = 0.55
"""One pen writes a code: an upright below this share of its width is a line."""
WORK_SIDE = 1000
SURE = -0.3
"""Where straight cuts leave the network surer than this, no others are tried."""


@dataclass(frozen=True)
class Cut:
    """One digit of a picture: where it is (pixels of the picture, right and bottom exclusive) and its ink."""

    left: int
    top: int
    right: int
    bottom: int
    ink: Plane
    line: int = 0
    """Which line of writing it stands on, from the top."""
    certainty: float = 1.0
    """The probability that these are the limits of a digit."""


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
    lines, _ = split_ink(ink, writing(ink), score, count)
    return cuts_of(lines, ink, zoom, picture.shape)


def split_ink(ink: Plane, mask: Mask, score: Score, count: int = 5) -> tuple[list[list[Piece]], float]:
    """The digits in a plane of ink whose writing is known, line by line, and what their grouping is worth.

    What looks like several lines may be digits with gaps: the network decides.
    """
    if not mask.any():
        return [], LOWEST
    whole, worth = split_line(ink, mask, score, count)
    lines = lines_of(mask)
    if len(lines) < 2:
        return [whole], worth
    apart = [split_line(ink, line, score, digits) for line, digits in lines]
    worth_apart = sum(each for _, each in apart)
    few = sum(len(groups) for groups, _ in apart) <= MOST_DIGITS
    stacked = few and len(whole) < max(digits for _, digits in lines)  # one sign for what stands on several lines
    return ([groups for groups, _ in apart], worth_apart) if stacked or worth_apart > worth else ([whole], worth)


def split_line(ink: Plane, mask: Mask, score: Score, count: int) -> tuple[list[Piece], float]:
    """The digits of one line of writing, from left to right, and what their grouping is worth."""
    groups, worth = best_groups(cut_up(mask, count, valleys), ink, score, count)
    if worth - WANTED * (len(groups) == count) < SURE:
        torn, worth_torn = best_groups(cut_up(mask, count, seams), ink, score, count)
        if worth_torn > worth:
            groups, worth = torn, worth_torn
    return groups, worth


def writing(ink: Plane) -> Mask:
    """The ink that belongs to digits: without dust, ruled lines, frames and what is much smaller than the rest."""
    mask = without_bars((ink > FAINT).astype(np.uint8))
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
    usable &= ~dashes(labels, stats, usable, size)
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
    pieces.sort(key=lambda piece: piece.left + piece.right)  # an island's parts may be on both sides of another
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


def cuts_of(lines: Sequence[Sequence[Piece]], ink: Plane, zoom: float, shape: tuple[int, ...]) -> list[Cut]:
    """The digits of all lines in the pixels of the picture."""
    return [
        Cut(
            max(0, int(np.floor(piece.left / zoom))),
            max(0, int(np.floor(piece.top / zoom))),
            min(shape[1], int(np.ceil(piece.right / zoom))),
            min(shape[0], int(np.ceil(piece.bottom / zoom))),
            crop(piece, ink),
            number,
            piece.certainty,
        )
        for number, line in enumerate(lines)
        for piece in line
    ]


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
