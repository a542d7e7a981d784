"""RMSprop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("rmsprop")
@dataclass(frozen=True, kw_only=True)
class RMSprop(Optimizer):
    """AdaGrad that forgets: each step is scaled by the recent size of its gradient only.

    h ← ρ h + (1 − ρ) g²;  θ ← θ − η g / (√h + ε)

    Source: Tieleman & Hinton 2012, lecture 6.5 (ε outside the root).
    """

    learning_rate: float = hyper(1e-3, low=1e-6, high=1.0, log=True, symbol="η", help="size of a step", live=True)
    decay: float = hyper(0.99, low=0.0, high=0.9999, symbol="ρ", help="how long the squared gradient is remembered")
    epsilon: float = hyper(1e-8, low=1e-12, high=1e-2, log=True, symbol="ε", help="keeps the division finite")
    memory: ClassVar[tuple[str, ...]] = ("h",)

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        h = memory["h"]
        h *= self.decay
        h += (1 - self.decay) * (grad * grad)
        theta -= self.learning_rate * grad / (np.sqrt(h) + self.epsilon)
