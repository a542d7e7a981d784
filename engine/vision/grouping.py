"""Grouping: which neighboring pieces of writing are one digit, and how certain it is that they are.

Every way to group them is weighed by what the network says of each group. The best one is read; how much the others
are worth beside it says how certain each digit's limits are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.vision.ink import Mask
from engine.vision.sheet.paper import Plane

Score = Callable[[Sequence[Plane]], NDArray[np.float64]]
"""For pieces of ink the log probability that each is one digit, whichever: (n,)."""
MOST_DIGITS = 12
"""A row is read as at most this many digits."""
MOST_JOINED = 6
"""A digit is made of at most this many pieces."""
WANTED = 1.2
"""How much (in nats) the expected number of digits is preferred to another one."""
CUT, TORN = 1.5, 0.2
"""What cutting an island costs, in nats: most islands are digits; and tearing through a pen's width of ink."""
SMALL, APART = 3.0, 6.0
"""What a digit far smaller than the others costs, in nats, and a gap inside a digit as wide as a digit is high."""
WIDEST, WIDER = 1.3, 6.0
"""A digit is rarely wider than this many heights; what another height costs, in nats."""
SHARPNESS = 2.0
"""How much more a difference in worth counts when ways to group are compared: chosen on rows that touch."""
SAME = 0.8
"""Groups that share so much of their ink are the same digit."""
STRONG = 0.42
"""Ink below this is a smudge: a light pen's strokes count as full ink, a smudge does not."""
LOWEST = -1e9
"""Worth of what cannot be grouped at all."""


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
    certainty: float = 1.0
    """The probability that these are a digit's limits, given all other ways to group the pieces."""


@dataclass(frozen=True)
class _Weighed:
    """All groups of neighboring pieces that may be digits: (first, behind the last) → each, and what it is worth."""

    groups: dict[tuple[int, int], Piece]
    worth: dict[tuple[int, int], float]
    pieces: int
    bonus: NDArray[np.float64]
    """What each number of digits is worth by itself: (most + 1,)."""


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
    weighed = _weighed(pieces, ink, score, count)
    n, most = len(pieces), len(weighed.bonus) - 1
    best = np.full((n + 1, most + 1), LOWEST)
    best[0, 0] = 0
    back: dict[tuple[int, int], int] = {}
    for end in range(1, n + 1):
        for k in range(1, most + 1):
            for start in range(max(0, end - MOST_JOINED), end):
                value = best[start, k - 1] + weighed.worth.get((start, end), LOWEST)
                if (start, end) in weighed.worth and value > best[end, k]:
                    best[end, k] = value
                    back[end, k] = start
    totals = best[n] + weighed.bonus
    keys: list[tuple[int, int]] = []
    end, k = n, int(np.argmax(totals))
    worth = float(totals[k])
    while k > 0 and (end, k) in back:
        start = back[end, k]
        keys.append((start, end))
        end, k = start, k - 1
    if end == 0 and k == 0:
        return _with_certainty(weighed, keys[::-1]), worth
    return pieces[:MOST_DIGITS], LOWEST


def _weighed(pieces: list[Piece], ink: Plane, score: Score, count: int) -> _Weighed:
    """Every group of neighboring pieces that may be one digit, and what it is worth."""
    size = float(np.median([p.bottom - p.top for p in pieces if p.bottom - p.top > 0]))
    size = max(size, float(np.max([p.bottom - p.top for p in pieces])) * 0.6)
    groups: dict[tuple[int, int], Piece] = {}
    for i in range(len(pieces)):
        for m in range(1, MOST_JOINED + 1):
            if i + m > len(pieces):
                break
            group = joined(pieces[i : i + m])
            if m > 1 and group.right - group.left > 2.0 * size and len(pieces) > count:
                break
            groups[i, i + m] = group
    logs = score([crop(group, ink) for group in groups.values()])
    worth = {}
    for (first, last), log in zip(groups, logs, strict=True):
        group = groups[first, last]
        wide = (group.right - group.left) / size
        small = (group.bottom - group.top) < 0.35 * size and wide < 0.5
        gaps = sum(max(0.0, pieces[i + 1].left - pieces[i].right - 0.1 * size) for i in range(first, last - 1))
        against = TORN * group.torn + CUT * group.cut + SMALL * small
        against += APART * gaps / size + WIDER * max(0.0, wide - WIDEST)
        worth[first, last] = float(log) - against
    most = min(MOST_DIGITS, len(pieces))
    return _Weighed(groups, worth, len(pieces), WANTED * (np.arange(most + 1) == count))


def _with_certainty(weighed: _Weighed, chosen: Sequence[tuple[int, int]]) -> list[Piece]:
    """The chosen groups, each with the probability that it, or one of nearly the same ink, is a digit.

    p(group) ∝ sum over all groupings that hold it of exp(their worth): forward and backward sums give all at once.

    Source: Rabiner 1989, section III.A (forward–backward procedure).
    """
    chances = _chances(weighed)
    found = []
    for key in chosen:
        group = weighed.groups[key]
        alike = sum(p for other, p in chances.items() if other == key or _alike(group, weighed.groups[other]))
        found.append(replace(group, certainty=float(min(1.0, alike))))
    return found


def _chances(weighed: _Weighed) -> dict[tuple[int, int], float]:
    """For every group the share that the groupings with it have of all groupings."""
    n, most = weighed.pieces, len(weighed.bonus) - 1
    worth = {key: SHARPNESS * own for key, own in weighed.worth.items()}
    before = np.full((n + 1, most + 1), -np.inf)  # log of the sum over groupings of the pieces before, by their number
    before[0, 0] = 0
    after = np.full((n + 1, most + 1), -np.inf)  # the same of the pieces behind, by the number of groups before
    after[n] = weighed.bonus
    for first, last in sorted(worth, key=lambda key: key[1]):
        before[last, 1:] = np.logaddexp(before[last, 1:], before[first, :-1] + worth[first, last])
    for first, last in sorted(worth, key=lambda key: -key[0]):
        after[first, :-1] = np.logaddexp(after[first, :-1], after[last, 1:] + worth[first, last])
    total = after[0, 0]
    return {
        (first, last): float(np.exp(before[first, :-1] + own + after[last, 1:] - total).sum())
        for (first, last), own in worth.items()
    }


def _alike(one: Piece, other: Piece) -> bool:
    """True where two groups share most of their ink."""
    if one.left >= other.right or other.left >= one.right:
        return False
    left, right = min(one.left, other.left), max(one.right, other.right)
    top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
    a, b = one.mask[top:bottom, left:right] > 0, other.mask[top:bottom, left:right] > 0
    return int((a & b).sum()) > SAME * int((a | b).sum())


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
