"""Adam."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("adam")
@dataclass(frozen=True, kw_only=True)
class Adam(Optimizer):
    """Momentum, with each step scaled by the recent size of its gradient.

    m ← m + (1−β₁)(g − m);  v ← v + (1−β₂)(g² − v);  θ ← θ − η m̂ / (√v̂ + ε),  m̂ = m/(1−β₁ᵗ),  v̂ = v/(1−β₂ᵗ)

    Source: Kingma & Ba 2015, Algorithm 1 (ε outside the root).
    """

    learning_rate: float = hyper(1e-3, low=1e-6, high=1.0, log=True, symbol="η", help="size of a step", live=True)
    beta1: float = hyper(0.9, low=0.0, high=0.9999, symbol="β₁", help="how long the mean gradient is remembered")
    beta2: float = hyper(0.999, low=0.0, high=0.9999, symbol="β₂", help="how long the squared gradient is remembered")
    epsilon: float = hyper(1e-8, low=1e-12, high=1e-2, log=True, symbol="ε", help="keeps the division finite")
    memory: ClassVar[tuple[str, ...]] = ("m", "v")

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        m, v = memory["m"], memory["v"]
        m *= self.beta1
        grad *= 1 - self.beta1
        m += grad  # m ← β₁ m + (1−β₁) g
        v *= self.beta2
        grad *= grad
        grad *= (1 - self.beta2) / (1 - self.beta1) ** 2
        v += grad  # v ← β₂ v + (1−β₂) g²
        root = math.sqrt(1 - self.beta2**t)  # √v̂ + ε = (√v + ε root) / root: the corrections stay single numbers
        scale = np.sqrt(v, out=grad)
        scale += self.epsilon * root
        step = np.divide(m, scale, out=scale)
        step *= self.learning_rate * root / (1 - self.beta1**t)
        theta -= step  # θ ← θ − η m̂ / (√v̂ + ε)
