"""The hard Swish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.types import Array, Views


@layers.register("hard-swish")
@dataclass(frozen=True, kw_only=True)
class HardSwish(Layer[tuple[Array, Array]]):
    """Each input times its own hard sigmoid: like Swish, without an exponential.

    y = x g,  g = min(max(x/6 + ½, 0), 1);  dx = dy (g + x/6) where 0 < g < 1, else dy g

    Shapes: any → the same

    Source: Howard et al. 2019, section 5.2.
    """

    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        g = np.clip(x / 6 + 0.5, 0.0, 1.0)
        return x * g, (x, g)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        x, g = cache
        dx: Array = dy * (g + x / 6 * ((g > 0) & (g < 1)))
        return dx
