"""The logistic sigmoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.layers.base import Layer, Mode, Range, layers
from engine.numerics.stable import logistic
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("sigmoid")
@dataclass(frozen=True, kw_only=True)
class Sigmoid(Layer[Array]):
    """Squeezes any number into 0 to 1; flat at both ends, where it hardly learns.

    y = 1 / (1 + e^(−βx));  dx = β dy y (1 − y)

    Shapes: any → the same

    Source: the course, chapter on activation functions.
    """

    beta: float = hyper(1.0, low=0.01, high=100.0, log=True, symbol="β", help="steepness")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    output_range: ClassVar[Range | None] = (0.0, 1.0)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = logistic(x if self.beta == 1 else self.beta * x)
        return y, y

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        y = cache
        dx: Array = dy * y * (1 - y)
        return dx if self.beta == 1 else self.beta * dx
