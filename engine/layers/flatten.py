"""From an image to one long row."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.layers.base import Cache, Layer, Mode, Plan, layers
from engine.types import Array, Shape, Views


@layers.register("flatten")
@dataclass(frozen=True, kw_only=True)
class Flatten(Layer):
    """Lays the pixels of each image out in one row, so that a dense layer can take them.

    y = x, read row by row

    Shapes: x (N, C, H, W) → y (N, C·H·W)

    Source: the course, chapter on reading digits.
    """

    def plan(self, shape: Shape) -> Plan:
        return Plan((math.prod(shape),))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        return x.reshape(len(x), math.prod(x.shape[1:])), x.shape

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        return dy.reshape(cache)
