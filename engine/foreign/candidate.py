"""What one hypothesis made of labeled digits, and how two of them compare, digit by digit."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.foreign.evidence import AS_IT_IS, LARGEST, TEMPERATURES, nll, sign_test
from engine.foreign.hypotheses import Hypothesis
from engine.store.weights import LoadedNetwork
from engine.types import Array

LEVEL = 0.01  # of the sign test, both sides
SURER = 3.0  # standard errors by which the losses of one that is out are larger
HESITANT = 0.25  # the temperature that suits what cross-entropy trained, at least
TRAINED_ON = 5_000  # digits, the embedded ones, which most networks for digits were trained on


@dataclass(frozen=True, eq=False)
class Candidate:
    """A hypothesis and how it read: each answer, whether it was right, and its losses in nats.

    Shapes: answers, right (n,); losses (n, 11), as they are and at some temperatures
    """

    hypothesis: Hypothesis
    answers: NDArray[np.int64]
    right: NDArray[np.bool_]
    losses: Array
    squared: bool = False  # its outputs are shares as they stand, as a squared error leaves them

    @property
    def count(self) -> int:
        """How many digits it read right."""
        return int(self.right.sum())

    @property
    def accuracy(self) -> float:
        """The share of the digits that it reads rightly."""
        return self.count / max(len(self.right), 1)

    @cached_property
    def nll(self) -> float:
        """Nats a digit."""
        return nll(self.losses)

    @cached_property
    def nats(self) -> Array:
        """The nll of each digit, whose mean is `nll`; one digit counts a little only."""
        suits = self.losses[:, self.losses.mean(axis=0).argmin()]
        return np.minimum((1 - AS_IT_IS) * suits + AS_IT_IS * self.losses[:, 0], LARGEST)

    @property
    def as_it_is(self) -> Array:
        """The same without any temperature."""
        return np.minimum(self.losses[:, 0], LARGEST)

    @cached_property
    def overconfident(self) -> bool:
        """Whether it is surer of its answers than it should be on digits that networks are trained on.

        Training makes a network as sure of these digits as it may be: softsign networks read as well with tanh, but
        are too sure then, and so are others whose own activation was not tried.
        """
        return self._gains(-1)

    @cached_property
    def underconfident(self) -> bool:
        """Whether it is less sure than it could be, as label smoothing, dropout and few steps leave a network.

        How sure it is as it stands then says nothing about whether it is right. What is far less sure was trained on
        a squared error, and its losses say little at any temperature.
        """
        suits = int(self.losses[:TRAINED_ON, 1:].mean(axis=0).argmin()) if len(self.losses) else 0
        return bool(HESITANT < TEMPERATURES[suits] < 1) and self._gains(suits + 1)

    def _gains(self, column: int) -> bool:
        """Whether its losses at another temperature are significantly smaller than as they are."""
        losses = np.minimum(self.losses[:TRAINED_ON], LARGEST)
        gain = losses[:, 0] - losses[:, column]
        deviation = float(gain.std()) if len(gain) else 0.0
        return deviation > 0 and float(gain.mean()) * math.sqrt(len(gain)) > SURER * deviation

    @property
    def suited(self) -> Array:
        """The losses at the temperature that suits it best; one digit counts a little only."""
        return np.minimum(self.losses[:, self.losses.mean(axis=0).argmin()], LARGEST)

    def only(self, other: Candidate) -> int:
        """How many digits it reads that the other does not."""
        n = min(len(self.right), len(other.right))
        return int((self.right[:n] & ~other.right[:n]).sum())

    def head(self, n: int) -> Candidate:
        """As if it had read this many digits."""
        if n >= len(self.right):
            return self
        return replace(self, answers=self.answers[:n], right=self.right[:n], losses=self.losses[:n])

    def loaded(self) -> LoadedNetwork | None:
        """It as a network of ours."""
        return self.hypothesis.loaded(self.squared)


def beaten(one: Candidate, best: Candidate, level: float = LEVEL) -> bool:
    """Whether one reads significantly fewer digits than the best."""
    wins, losses = best.only(one), one.only(best)
    return wins > losses and sign_test(wins, losses) < level


def standard_errors(one: Candidate, best: Candidate) -> float:
    """By how many standard errors one predicts the digits worse than the best, as it is and at its temperature.

    Only at its temperature where the best is less sure than it could be, and both are given the same pixels: with those
    of another scale a network may be hardly sure because they are not its own.

    t = mean(d) / (std(d) / √n) of the differences d, digit by digit

    Source: Student 1908.
    """
    n = min(len(one.right), len(best.right))
    found = []
    pairs = [(one.nats, best.nats), (one.as_it_is, best.as_it_is)]
    hesitant = best.underconfident and one.hypothesis.scaling == best.hypothesis.scaling
    for mine, theirs in [(one.suited, best.suited)] if hesitant else pairs:
        differences = mine[:n] - theirs[:n]
        deviation = float(differences.std())
        found.append(float(differences.mean()) * math.sqrt(n) / deviation if deviation > 0 else 0.0)
    return min(found)
