"""Stochastic gradient descent."""

from __future__ import annotations

from dataclasses import dataclass

from engine.optimizers.base import Optimizer, optimizers
from engine.types import Array, Memory


@optimizers.register("sgd")
@dataclass(frozen=True, kw_only=True)
class SGD(Optimizer):
    """A step straight down the slope, always by the same share of the gradient.

    θ ← θ − η g

    Source: Robbins & Monro 1951; the course, chapter on optimizers.
    """

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        grad *= self.learning_rate
        theta -= grad
