"""The leaky rectified linear unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("leaky-relu")
@dataclass(frozen=True, kw_only=True)
class LeakyReLU(Layer[Array]):
    """Passes what is positive and lets a little of the rest through, so that no unit can die.

    y = x where x > 0, else a x;  dx = dy where x > 0, else a dy

    Shapes: any → the same

    Source: Maas, Hannun & Ng 2013; the course, chapter on activation functions (a = 0.01).
    """

    slope: float = hyper(0.01, low=0.0, high=1.0, symbol="a", help="slope on the negative side")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        return np.maximum(x, self.slope * x), x  # a ≤ 1, so the larger of the two is the right one

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        x = cache
        dx: Array = self.slope * dy
        np.copyto(dx, dy, where=x > 0)
        return dx
