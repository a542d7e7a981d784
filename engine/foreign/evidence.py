"""What the answers of a network show: how well it predicts labeled digits, and whether luck explains a difference."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.types import Array

TEMPERATURES = np.append(np.exp2(np.linspace(-4.0, 2.0, 9)), 1.07)
AS_IT_IS = 0.2
SMALLEST = 1e-7  # of a share
LARGEST = 50.0  # nats that one digit counts


def sign_test(wins: int, losses: int) -> float:
    """How often luck alone divides this many digits at least so unevenly.

    p = 2 Σ_{k ≤ min(b, c)} C(b + c, k) / 2^(b + c), at most 1

    Source: Arbuthnot 1710; Conover 1999, section 3.4.
    """
    n, k = wins + losses, min(wins, losses)
    if n > 1_000:  # the normal distribution, with Yates' half
        return math.erfc(max(abs(wins - losses) - 1, 0) / math.sqrt(2 * n))
    return min(1.0, 2 * sum(math.comb(n, i) for i in range(k + 1)) / float(2**n))


def losses_of(outputs: Array, labels: NDArray[np.int64], shares: bool = False) -> Array:
    """The cross-entropy of each answer: as it is, and at each of some temperatures; infinite where it is no number.

    `shares`: the outputs went through a softmax or sigmoid already.

    Shapes: outputs (N, K), labels (N,) → (N, 11)
    """
    if shares:
        outputs = np.log(np.maximum(outputs, SMALLEST))
    scores = (outputs - outputs.max(axis=1, keepdims=True)).astype(np.float64)
    right = scores[np.arange(len(labels)), labels]
    found = [np.log(np.exp(scores / t).sum(axis=1)) - right / t for t in (1.0, *TEMPERATURES)]
    losses: Array = np.nan_to_num(np.stack(found, axis=1), nan=math.inf, posinf=math.inf)
    return losses


def nll(losses: Array) -> float:
    """Nats a digit at the temperature that suits it best, and a share of what it is without.

    The right network is about as sure as it should be; one that only resembles it seldom is.
    """
    means = losses.mean(axis=0)
    return (1 - AS_IT_IS) * float(means.min()) + AS_IT_IS * float(means[0])
