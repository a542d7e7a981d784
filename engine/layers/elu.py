"""The exponential linear unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("elu")
@dataclass(frozen=True, kw_only=True)
class ELU(Layer[tuple[Array, Array]]):
    """Passes what is positive; what is negative bends smoothly towards −α, so that means stay near 0.

    y = x where x > 0, else α (eˣ − 1);  dx = dy where x > 0, else dy (y + α)

    Shapes: any → the same

    Source: Clevert, Unterthiner & Hochreiter 2016.
    """

    alpha: float = hyper(1.0, low=0.0, high=10.0, symbol="α", help="how far below 0 it goes")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        y = np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))
        return y, (x, y)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        x, y = cache
        dx: Array = dy * np.where(x > 0, x.dtype.type(1), y + self.alpha)
        return dx
