"""The scaled exponential linear unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.types import Array, Views

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805


@layers.register("selu")
@dataclass(frozen=True, kw_only=True)
class SELU(Layer[tuple[Array, Array]]):
    """An ELU whose two numbers keep mean 0 and variance 1 from layer to layer, without batch normalization.

    y = s x where x > 0, else s α (eˣ − 1);  dx = s dy where x > 0, else dy (y + s α);  s = 1.0507, α = 1.6733

    Shapes: any → the same

    Source: Klambauer et al. 2017, equation 2.
    """

    activation: ClassVar[bool] = True
    elementwise: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        y = SCALE * np.where(x > 0, x, ALPHA * np.expm1(np.minimum(x, 0)))
        return y, (x, y)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        x, y = cache
        dx: Array = dy * np.where(x > 0, x.dtype.type(SCALE), y + SCALE * ALPHA)
        return dx
