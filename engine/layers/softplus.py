"""The soft version of ReLU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.numerics.stable import logistic
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("softplus")
@dataclass(frozen=True, kw_only=True)
class Softplus(Layer[Array]):
    """A ReLU with a rounded corner: smooth everywhere and never quite 0.

    y = log(1 + e^(βx)) / β;  dx = dy / (1 + e^(−βx))

    Shapes: any → the same

    Source: Dugas et al. 2001; the course, chapter on activation functions.
    """

    beta: float = hyper(1.0, low=0.01, high=100.0, log=True, symbol="β", help="sharpness of the corner")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        s = x if self.beta == 1 else self.beta * x
        y = np.logaddexp(np.zeros_like(s), s)  # log(e⁰ + eˢ) without overflow
        return (y if self.beta == 1 else y / self.beta), s

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        s = cache
        dx: Array = dy * logistic(s)
        return dx
