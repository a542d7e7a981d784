"""Momentum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("momentum")
@dataclass(frozen=True, kw_only=True)
class Momentum(Optimizer):
    """A ball that rolls downhill: steps in a steady direction add up, zigzags cancel.

    v ← α v − η g;  θ ← θ + v

    Source: Polyak 1964; the course, chapter on optimizers.
    """

    momentum: float = hyper(0.9, low=0.0, high=0.999, symbol="α", help="share of its speed the ball keeps", live=True)
    memory: ClassVar[tuple[str, ...]] = ("v",)

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        v = memory["v"]
        v *= self.momentum
        grad *= self.learning_rate
        v -= grad
        theta += v
