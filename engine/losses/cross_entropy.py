"""Softmax with cross-entropy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.losses.base import Loss, losses
from engine.numerics.stable import softmax
from engine.registry import hyper
from engine.types import Array, Labels


@losses.register("cross-entropy")
@dataclass(frozen=True, kw_only=True)
class CrossEntropy(Loss):
    """Grows as the probability of the right answer falls; softmax is part of it, so the last layer gives raw scores.

    L = −(1/N) Σₙ Σₖ tₙₖ log yₙₖ,  y = softmax(x);  dx = (y − t)/N;  smoothed: t = (1−ε) one-hot + ε/K

    Shapes: outputs (N, K), labels (N,)

    Source: Bridle 1990; the course, chapters on losses and the softmax-with-loss layer; smoothing: Szegedy et al. 2016.
    """

    label_smoothing: float = hyper(
        0.0, low=0.0, high=0.5, symbol="ε", help="share of each target spread over all classes"
    )
    expects: ClassVar[str] = "scores"

    def value_and_gradient(self, outputs: Array, labels: Labels) -> tuple[float, Array]:
        n, k = outputs.shape
        at = labels, np.arange(n)
        z = outputs.T.copy()  # (K, N): sums over classes run along all images at once
        z -= z.max(axis=0)
        y = np.exp(z)
        total = y.sum(axis=0)
        y /= total
        nll = (np.log(total).sum() - z[at].sum()) / n  # −log y = log Σ eᶻ − z
        y[at] -= 1 - self.label_smoothing
        if self.label_smoothing:
            spread = np.log(total).mean() - z.mean()
            nll += self.label_smoothing * (spread - nll)
            y -= self.label_smoothing / k
        y /= n
        return float(nll), y.T

    def probabilities(self, outputs: Array) -> Array:
        return softmax(outputs)
