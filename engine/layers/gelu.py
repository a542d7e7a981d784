"""The Gaussian error linear unit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.numerics.normal import normal_density, normal_share
from engine.registry import hyper
from engine.types import Array, Views

CUBIC = 0.044715


@layers.register("gelu")
@dataclass(frozen=True, kw_only=True)
class GELU(Layer[tuple[Array, Array]]):
    """Each input times the share of a normal distribution that is below it: a smooth ReLU with a small dip.

    y = x Φ(x);  dx = dy (Φ(x) + x φ(x));  or, with tanh, y = x (1 + t)/2, t = tanh(√(2/π) (x + 0.044715 x³)),
    dx = dy ((1 + t)/2 + x (1 − t²)/2 · √(2/π) (1 + 0.134145 x²))

    Shapes: any → the same

    Source: Hendrycks & Gimpel 2016, section 2.
    """

    formula: str = hyper(
        "exact", choices=("exact", "tanh"), help="exact, or the formula with tanh, 0.0005 apart at most"
    )
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array]]:
        if self.formula == "exact":
            share = normal_share(x)
        else:
            near = np.clip(x, -10, 10)  # beyond, tanh is 1 to the last digit
            share = 0.5 + 0.5 * np.tanh(math.sqrt(2 / math.pi) * near * (1 + CUBIC * near * near))
        return x * share, (x, share)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array], dy: Array) -> Array:
        x, share = cache
        near = np.clip(x, -10, 10)
        if self.formula == "exact":
            density = normal_density(near)
        else:  # (1 − t²)/2 = 2 share (1 − share)
            density = 2 * share * (1 - share) * (math.sqrt(2 / math.pi) * (1 + 3 * CUBIC * near * near))
        dx: Array = dy * (share + near * density)
        return dx
