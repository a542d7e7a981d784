"""Half the squared distance to the target."""

from __future__ import annotations

from dataclasses import dataclass

from engine.losses.base import Loss, losses, one_hot
from engine.types import Array, Labels


@losses.register("half-squared-error")
@dataclass(frozen=True, kw_only=True)
class HalfSquaredError(Loss):
    """Half the squared distance between the outputs and the target, which is 1 for the right digit and 0 else.

    L = (1/N) Σₙ ½ Σₖ (yₙₖ − tₙₖ)²;  dy = (y − t)/N

    Shapes: outputs (N, K), labels (N,)

    Source: the course, chapter on losses.
    """

    def value_and_gradient(self, outputs: Array, labels: Labels) -> tuple[float, Array]:
        n, k = outputs.shape
        difference = outputs - one_hot(labels, k, outputs.dtype)
        loss = 0.5 * float((difference * difference).sum()) / n
        difference /= n
        return loss, difference
