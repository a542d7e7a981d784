"""Lettering: words beside a code, whose letters look like digits: the l of "plz" is a 1, its z a 2.

A letter among digits is "?" by itself. Where several signs that stand together are no digits, the others are doubtful,
too; and a line of such signs is left out where another line is a code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.vision.split import Cut

DOUBTFUL = 0.8
"""A sign that is a digit with less than this probability may be a letter."""
LEAST = 0.1
"""No sign is less certain than this because of its neighbors: the likeliest digit stays known."""
SPACE = 0.9
"""Between words there is a gap of this many heights of a digit."""
WIDER = 1.8
"""That gap is this many times as wide as the usual one."""
LETTERS, NO_DIGIT = 0.7, 0.2
"""A line with this many doubtful signs is lettering; a sign that is a digit with less than this probability is none."""
WORD = 3
"""This many signs that stand together are a code of their own, whatever is around them."""
SOME, MOST = 0.3, 0.5
"""Where this many signs of a word are no digits, it is lettering: beside other words, or all by itself."""


def words(cuts: Sequence[Cut]) -> list[list[int]]:
    """The places of the signs that stand together, word by word."""
    found: list[list[int]] = []
    for line in sorted({cut.line for cut in cuts}):
        own = [i for i, cut in enumerate(cuts) if cut.line == line]
        gaps = [cuts[j].left - cuts[i].right for i, j in pairwise(own)]
        height = float(np.median([cuts[i].bottom - cuts[i].top for i in own]))
        least = max(SPACE * height, WIDER * max(0.0, float(np.median(gaps)))) if gaps else 0.0
        found.append([own[0]])
        for place, gap in zip(own[1:], gaps, strict=True):
            if gap > least:
                found.append([])
            found[-1].append(place)
    return found


def only_code(cuts: Sequence[Cut], probabilities: Sequence[float]) -> list[Cut]:
    """The signs that are read, each as certain as it may be taken for a digit: less in a word where others are none.

    `probabilities` are those that each sign by itself is a digit, whichever.
    """
    doubtful = [probability < DOUBTFUL for probability in probabilities]
    factors = trust(cuts, doubtful)
    return [replace(cuts[i], certainty=cuts[i].certainty * factors[i]) for i in code_lines(cuts, probabilities)]


def trust(cuts: Sequence[Cut], doubtful: Sequence[bool]) -> list[float]:
    """How far each sign may be taken for a digit, 0…1: less in a word where others are none.

    `doubtful` says of each sign whether it would be "?" by itself.
    """
    every = words(cuts)
    least = SOME if len(every) > 1 else MOST
    factors = [1.0] * len(cuts)
    for word in every:
        share = sum(doubtful[i] for i in word) / len(word)
        if len(word) > 1 and share >= least:
            for i in word:
                factors[i] = max(LEAST, 1 - share)
    overall = sum(doubtful) / max(1, len(doubtful))
    if overall >= MOST:  # few signs by themselves among many that are none: the rim of a sheet, a circle, print
        for word in every:
            for i in word if len(word) < WORD else ():
                factors[i] = min(factors[i], max(LEAST, 1 - overall))
    return factors


def code_lines(cuts: Sequence[Cut], probabilities: Sequence[float], count: int = 5) -> list[int]:
    """The places of the signs that are read: lines of letters are left out where another line is a code.

    A line is lettering where most of its signs are no digits; beside a code of as many digits as are expected one of
    another length is, where a few surely are none. What may be digits badly written stays, to be "?".
    """
    lines: dict[int, list[int]] = {}
    for i, cut in enumerate(cuts):
        lines.setdefault(cut.line, []).append(i)

    def below(own: Sequence[int], limit: float) -> float:
        return sum(probabilities[i] < limit for i in own) / len(own)

    codes = [own for own in lines.values() if below(own, DOUBTFUL) < SOME]
    expected = any(len(own) == count for own in codes)
    kept = [
        own
        for own in lines.values()
        if below(own, DOUBTFUL) < LETTERS and not (expected and len(own) != count and below(own, NO_DIGIT) >= SOME)
    ]
    return sorted(i for own in (kept if codes else lines.values()) for i in own)
