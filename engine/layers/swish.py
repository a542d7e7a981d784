"""Swish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.layers.base import Layer, Mode, layers
from engine.numerics.stable import logistic
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("swish")
@dataclass(frozen=True, kw_only=True)
class Swish(Layer[tuple[Array, Array]]):
    """Each input times its own sigmoid: like ReLU, but smooth, with a small dip below 0.

    y = x g,  g = 1 / (1 + e^(−βx));  dx = dy (g + β y (1 − g))

    Shapes: any → the same

    Source: Ramachandran, Zoph & Le 2017; the course, chapter on activation functions.
    """

    beta: float = hyper(1.0, low=0.01, high=100.0, log=True, symbol="β", help="steepness of the gate")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        g = logistic(x if self.beta == 1 else self.beta * x)
        y = x * g
        return y, (y, g)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        y, g = cache
        dx: Array = dy * (g + self.beta * y * (1 - g))
        return dx
