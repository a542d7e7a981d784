"""Mish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.numerics.stable import logistic
from engine.types import Array, Views


@layers.register("mish")
@dataclass(frozen=True, kw_only=True)
class Mish(Layer[tuple[Array, Array]]):
    """Each input times the tanh of its own softplus: like Swish, with a slightly deeper dip.

    y = x t,  t = tanh(log(1 + eˣ));  dx = dy (t + x (1 − t²) g),  g = 1 / (1 + e^(−x))

    Shapes: any → the same

    Source: Misra 2020.
    """

    activation: ClassVar[bool] = True
    elementwise: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        u = np.exp(np.minimum(x, 20))  # tanh(log(1 + u)) = (u² + 2u)/(u² + 2u + 2), beyond 20 it is 1
        u *= u + 2
        t = u / (u + 2)
        return x * t, (x, t)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        x, t = cache
        dx: Array = dy * (t + x * ((1 - t * t) * logistic(x)))
        return dx
