"""Nesterov's accelerated gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("nesterov")
@dataclass(frozen=True, kw_only=True)
class Nesterov(Optimizer):
    """Momentum that looks ahead: the ball already leans into where its speed will carry it.

    v ← α v − η g;  θ ← θ + α v − η g  (θ is the point looked ahead to, where g is taken)

    Source: Nesterov 1983; in this form Bengio, Boulanger-Lewandowski & Pascanu 2013, equation 7.
    """

    momentum: float = hyper(0.9, low=0.0, high=0.999, symbol="α", help="share of its speed the ball keeps", live=True)
    memory: ClassVar[tuple[str, ...]] = ("v",)
    rate_like: ClassVar[str] = "momentum"

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        v = memory["v"]
        v *= self.momentum
        grad *= self.learning_rate
        v -= grad
        theta -= grad
        theta += self.momentum * v
