"""The hard tanh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, Range, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("hardtanh")
@dataclass(frozen=True, kw_only=True)
class Hardtanh(Layer[Array]):
    """Passes what is between two bounds and cuts off the rest; from 0 to 6 it is known as ReLU6.

    y = min(max(x, a), b);  dx = dy where a < x < b, else 0

    Shapes: any → the same

    Source: Collobert 2004, section 3; Krizhevsky 2010 (ReLU6).
    """

    lower: float = hyper(-1.0, low=-100.0, high=0.0, symbol="a", help="nothing is passed below this number")
    upper: float = hyper(1.0, low=0.01, high=100.0, symbol="b", help="nothing is passed above this number")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    @property
    def output_range(self) -> Range:  # type: ignore[override]  # here two settings decide it
        """Between the two settings."""
        return self.lower, self.upper

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = np.clip(x, self.lower, self.upper)
        return y, (x > self.lower) & (x < self.upper)

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        passed = cache
        dx: Array = dy * passed
        return dx
