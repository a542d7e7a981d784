"""Global average pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.layers.base import Layer, Mode, Plan, layers
from engine.layers.dense import batched
from engine.types import Array, Shape, Views


@layers.register("global-average-pool2d")
@dataclass(frozen=True, kw_only=True)
class GlobalAveragePool2D(Layer[Shape]):
    """Keeps one number of each channel, its mean: where a pattern was found no longer matters.

    y = (1/HW) Σ x over the whole channel;  dx = dy/HW for every pixel

    Shapes: x (N, C, H, W) → y (N, C)

    Source: Lin, Chen & Yan 2014, section 3.2.
    """

    def plan(self, shape: Shape) -> Plan:
        if len(shape) != 3:
            raise ShapeError(
                "expected images (N, C, H, W), got {got}; put it before the flatten and dense layers",
                got=batched(shape),
            )
        return Plan(shape[:1])

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Shape]:
        return x.mean(axis=(2, 3)), x.shape

    def backward(self, p: Views, grad: Views, cache: Shape, dy: Array) -> Array:
        n, c, h, w = shape = cache
        dx: Array = np.broadcast_to((dy / (h * w)).reshape(n, c, 1, 1), shape).copy()
        return dx
