"""The softsign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, Range, layers
from engine.types import Array, Views


@layers.register("softsign")
@dataclass(frozen=True, kw_only=True)
class Softsign(Layer[Array]):
    """Squeezes any number into −1 to 1 as tanh does, but comes close to the ends far more slowly.

    y = x / (1 + |x|);  dx = dy / (1 + |x|)²

    Shapes: any → the same

    Source: Glorot & Bengio 2010, section 2.3.
    """

    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    output_range: ClassVar[Range | None] = (-1.0, 1.0)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        u = 1 + np.abs(x)
        return x / u, u

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        u = cache
        dx: Array = dy / (u * u)
        return dx
