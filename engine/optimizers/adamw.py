"""AdamW."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.optimizers.adam import Adam
from engine.optimizers.base import optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("adamw")
@dataclass(frozen=True, kw_only=True)
class AdamW(Adam):
    """Adam that also shrinks every parameter a little at each step, outside of the gradient's scaling.

    θ ← θ − η λ θ, then Adam's step; biases shrink as well

    Source: Loshchilov & Hutter 2019, Algorithm 2 with λ multiplied by η, as PyTorch does.
    """

    weight_decay: float = hyper(0.01, low=0.0, high=1.0, symbol="λ", help="decoupled decay: share lost per unit of η")
    rate_like: ClassVar[str] = "adam"

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        theta *= 1 - self.learning_rate * self.weight_decay
        super().update(theta, grad, memory, t)
