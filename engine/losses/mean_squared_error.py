"""The mean squared distance to the target."""

from __future__ import annotations

from dataclasses import dataclass

from engine.losses.base import Loss, losses, one_hot
from engine.types import Array, Labels


@losses.register("mean-squared-error")
@dataclass(frozen=True, kw_only=True)
class MeanSquaredError(Loss):
    """The mean squared distance between each output and its target; usually put on the shares of a softmax layer.

    L = 1/(N K) Σₙ Σₖ (yₙₖ − tₙₖ)²;  dy = 2 (y − t)/(N K)

    Shapes: outputs (N, K), labels (N,)

    Source: the course, the Keras networks of its optimizer comparison.
    """

    def value_and_gradient(self, outputs: Array, labels: Labels) -> tuple[float, Array]:
        difference = outputs - one_hot(labels, outputs.shape[1], outputs.dtype)
        loss = float((difference * difference).sum()) / difference.size
        difference *= 2 / difference.size
        return loss, difference
