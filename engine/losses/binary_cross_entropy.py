"""Cross-entropy of one yes-or-no question per class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.losses.base import Loss, losses, one_hot
from engine.numerics.stable import logistic
from engine.registry import hyper
from engine.types import Array, Labels


@losses.register("binary-cross-entropy")
@dataclass(frozen=True, kw_only=True)
class BinaryCrossEntropy(Loss):
    """Asks of each class on its own whether it is the one; brings its own sigmoid, so the last layer gives scores.

    L = −1/(N K) Σₙ Σₖ (t log y + (1 − t) log(1 − y)),  y = 1/(1 + e^(−x));  dx = (y − t)/(N K);
    computed as max(x, 0) − x t + log(1 + e^(−|x|));  smoothed: t = (1−ε) one-hot + ε/2

    Shapes: outputs (N, K), labels (N,)

    Source: Bishop 2006, equation 4.90, once per class; smoothing as in Keras.
    """

    label_smoothing: float = hyper(0.0, low=0.0, high=0.5, symbol="ε", help="share of each target moved towards ½")
    expects: ClassVar[str] = "scores"

    def value_and_gradient(self, outputs: Array, labels: Labels) -> tuple[float, Array]:
        x = outputs
        t = one_hot(labels, x.shape[1], x.dtype)
        t *= 1 - self.label_smoothing
        t += self.label_smoothing / 2
        nll = np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x)))
        dx: Array = logistic(x) - t
        dx /= x.size
        return float(nll.mean()), dx

    def probabilities(self, outputs: Array) -> Array:
        return super().probabilities(logistic(outputs))
