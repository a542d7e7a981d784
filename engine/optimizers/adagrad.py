"""AdaGrad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("adagrad")
@dataclass(frozen=True, kw_only=True)
class AdaGrad(Optimizer):
    """Every parameter has a step size of its own, which shrinks as its gradients add up.

    h ← h + g²;  θ ← θ − η g / (√h + ε)

    Source: Duchi, Hazan & Singer 2011; the course, chapter on optimizers (ε = 10⁻⁷ outside the root).
    """

    epsilon: float = hyper(1e-7, low=1e-12, high=1e-2, log=True, symbol="ε", help="keeps the division finite")
    memory: ClassVar[tuple[str, ...]] = ("h",)

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        h = memory["h"]
        h += grad * grad
        theta -= self.learning_rate * grad / (np.sqrt(h) + self.epsilon)
