"""A rim of zeros around the image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.layers.base import Layer, Mode, Plan, layers
from engine.layers.dense import batched
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("zero-pad2d")
@dataclass(frozen=True, kw_only=True)
class ZeroPad2D(Layer[Shape]):
    """Puts zeros around each image, so that a 28×28 digit fits a network made for 32×32.

    y[i, j] = x[i − A, j − A] inside, 0 in the rim;  dx = dy of the inside

    Shapes: x (N, C, H, W) → y (N, C, H + A + B, W + A + B)

    Source: LeCun et al. 1998, section II.B (digits of 28×28 in the middle of 32×32).
    """

    before: int = hyper(2, low=0, high=15, symbol="A", help="rows of zeros above, columns of zeros at the left")
    after: int = hyper(2, low=0, high=15, symbol="B", help="rows of zeros below, columns of zeros at the right")

    def plan(self, shape: Shape) -> Plan:
        if len(shape) != 3:
            raise ShapeError(
                "expected images (N, C, H, W), got {got}; put it before the flatten and dense layers",
                got=batched(shape),
            )
        c, h, w = shape
        return Plan((c, h + self.before + self.after, w + self.before + self.after))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Shape]:
        rim = (self.before, self.after)
        return np.pad(x, ((0, 0), (0, 0), rim, rim)), x.shape

    def backward(self, p: Views, grad: Views, cache: Shape, dy: Array) -> Array:
        _, _, h, w = cache
        return dy[:, :, self.before : self.before + h, self.before : self.before + w]
