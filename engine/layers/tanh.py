"""The hyperbolic tangent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, Range, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("tanh")
@dataclass(frozen=True, kw_only=True)
class Tanh(Layer[Array]):
    """Squeezes any number into −1 to 1, centered on 0.

    y = 2 / (1 + e^(−βx)) − 1 = tanh(βx/2);  dx = (β/2) dy (1 − y²);  β = 2 is the usual tanh

    Shapes: any → the same

    Source: the course, chapter on activation functions; LeCun et al. 1998, Efficient BackProp, section 4.4.
    """

    beta: float = hyper(2.0, low=0.01, high=100.0, log=True, symbol="β", help="steepness; 2 is the usual tanh")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    output_range: ClassVar[Range | None] = (-1.0, 1.0)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = np.tanh(x if self.beta == 2 else (self.beta / 2) * x)
        return y, y

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        y = cache
        dx: Array = dy * (1 - y * y)
        return dx if self.beta == 2 else (self.beta / 2) * dx
