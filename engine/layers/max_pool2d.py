"""Max pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.base import Cache, Layer, Mode, Plan, layers
from engine.layers.conv2d import image_plan
from engine.numerics.windows import batch_first, batch_last, shifts, spread
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("max-pool2d")
@dataclass(frozen=True, kw_only=True)
class MaxPool2D(Layer):
    """Keeps the largest value of each small window: the image shrinks, and a little shift no longer matters.

    y = max of the window;  dx = dy at the place of the maximum (the first, if several are equal), else 0

    Shapes: x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H − K)/S⌋ + 1

    Source: Ranzato et al. 2007; the course, chapter on pooling.
    """

    kernel: int = hyper(2, low=1, high=16, symbol="K", help="height and width of the window, in pixels")
    stride: int = hyper(2, low=1, high=16, symbol="S", help="how many pixels the window moves at a time")

    def plan(self, shape: Shape) -> Plan:
        return Plan(image_plan(shape, self.kernel, self.stride))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        first, *others = shifts(batch_last(x), self.kernel, self.stride)
        y = first.copy()
        wins = []  # where each pixel of the window beat all before it
        for pixel in others:
            wins.append(pixel > y)
            np.maximum(y, pixel, out=y)
        return batch_first(y), (wins, x.shape)

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        wins, shape = cache
        rest = batch_last(dy)
        parts = []  # of each pixel of the window, the last first: the last to win is the maximum
        for win in reversed(wins):
            parts.append(rest * win)
            rest = rest - parts[-1]
        return batch_first(spread([rest, *reversed(parts)], shape, self.kernel, self.stride))
