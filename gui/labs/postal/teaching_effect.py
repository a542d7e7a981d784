"""What teaching did to a network: how many of the user's drawings it reads now, how many before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.data import drawings
from engine.errors import EngineError
from engine.handwriting import teaching
from engine.readers import open_reader
from engine.store.start import first_weights
from engine.vision.reader import Reader
from gui.labs.postal.networks import KnownNetwork

MOST_JUDGED = 300  # the last drawings: reading them twice takes a second


@dataclass(frozen=True)
class TeachingEffect:
    """What teaching did: how many of the kept drawings are read right, and how many were before.

    `aside` of them were not learned from.
    """

    count: int
    before: int
    after: int
    aside: int
    aside_before: int
    aside_after: int


@dataclass(frozen=True)
class JudgedNetwork:
    """The lesson of a network, and of which edition of the drawings it speaks; None where there is none."""

    network: str
    edition: int
    lesson: TeachingEffect | None

    def of(self, network: str, edition: int) -> bool:
        """Whether it speaks of this network and these drawings."""
        return (self.network, self.edition) == (network, edition)


def judged(known: KnownNetwork, found: Sequence[drawings.Drawing]) -> TeachingEffect | None:
    """What teaching did to this network; None where it was not taught, or nothing is left to compare with."""
    if not known.taught or known.reader is None or known.spec is None or not found:
        return None
    try:
        before = open_reader(first_weights(known.spec.start))
    except EngineError:  # it is gone, so there is nothing to compare with
        return None
    aside = np.zeros(len(found), bool)
    aside[teaching.parts(found)[1]] = True
    aside, found = aside[-MOST_JUDGED:], found[-MOST_JUDGED:]
    then, now = read_right(before, found), read_right(known.reader, found)
    count, kept_aside = len(found), int(aside.sum())
    return TeachingEffect(
        count, int(then.sum()), int(now.sum()), kept_aside, int(then[aside].sum()), int(now[aside].sum())
    )


def read_right(reader: Reader, found: Sequence[drawings.Drawing]) -> NDArray[np.bool_]:
    """Which drawings it reads right: their own digit is the likeliest answer, "no digit" included."""
    shares = reader.probabilities([drawing.image for drawing in found])
    labels = np.array([drawing.label for drawing in found])
    right: NDArray[np.bool_] = (shares.argmax(axis=1) == labels) & (shares.max(axis=1) > 1 - shares.sum(axis=1))
    return right
