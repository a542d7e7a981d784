"""The rectified linear unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.types import Array, Views


@layers.register("relu")
@dataclass(frozen=True, kw_only=True)
class ReLU(Layer[Array]):
    """Passes what is positive and blocks the rest.

    y = max(0, x);  dx = dy where x > 0, else 0

    Shapes: any → the same

    Source: Nair & Hinton 2010; the course, chapter on activation functions.
    """

    activation: ClassVar[bool] = True
    elementwise: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = np.maximum(x, 0)
        return y, y

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        y = cache
        dx: Array = dy * (y > 0)
        return dx
