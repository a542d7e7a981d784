"""Whether one network is better than another, or was lucky: the sign test on the digits that only one of them reads."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.types import Array

LUCK = 0.05  # below, luck is no good explanation: one chance in twenty


@dataclass(frozen=True)
class Difference:
    """How many digits only the first and only the second network reads, and how often luck alone differs as much."""

    only_first: int
    only_second: int
    luck: float

    @property
    def is_luck(self) -> bool:
        """Whether luck explains it well enough."""
        return self.luck >= LUCK


def compare(first: Array, second: Array) -> Difference:
    """Two networks on the same digits: (N,) of bool each, whether it was read right."""
    a = int(np.count_nonzero(first & ~second))
    b = int(np.count_nonzero(second & ~first))
    return Difference(a, b, sign_test(a, b))


def sign_test(a: int, b: int) -> float:
    """The chance that a fair coin thrown a + b times falls at least as unevenly as a to b.

    p = min(1, 2 Σ_{i ≤ min(a, b)} C(n, i) / 2ⁿ), n = a + b

    Source: Dixon & Mood 1946; for classifiers McNemar's exact test says the same.
    """
    n, few = a + b, min(a, b)
    if n == 0:
        return 1.0
    logs = [math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) - n * math.log(2) for i in range(few + 1)]
    top = max(logs)
    return min(1.0, 2 * math.exp(top) * math.fsum(math.exp(x - top) for x in logs))
