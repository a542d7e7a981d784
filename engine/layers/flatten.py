"""From an image to one long row."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.layers.base import Layer, Mode, Plan, layers
from engine.types import Array, Shape, Views


@layers.register("flatten")
@dataclass(frozen=True, kw_only=True)
class Flatten(Layer[Shape]):
    """Lays the pixels of each image out in one row, so that a dense layer can take them.

    y = x, read row by row

    Shapes: x (N, C, H, W) → y (N, C·H·W)

    Source: the course, chapter on reading digits.
    """

    def plan(self, shape: Shape) -> Plan:
        return Plan((math.prod(shape),))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Shape]:
        return x.reshape(len(x), math.prod(x.shape[1:])), x.shape

    def backward(self, p: Views, grad: Views, cache: Shape, dy: Array) -> Array:
        return dy.reshape(cache)
