"""Max pooling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.errors import ShapeError
from engine.layers.base import Layer, Mode, Plan, layers
from engine.layers.conv2d import image_plan
from engine.numerics.windows import batch_first, batch_last, rim, rimmed, scatter, shifts
from engine.registry import hyper
from engine.types import Array, Shape, Views

Wins: TypeAlias = tuple[list[Array], Shape, tuple[slice, ...]]  # where each pixel won, the shape with its rim, x in it


@layers.register("max-pool2d")
@dataclass(frozen=True, kw_only=True)
class MaxPool2D(Layer[Wins]):
    """Keeps the largest value of each small window: the image shrinks, and a little shift no longer matters.

    y = max of the window;  dx = dy at the place of the maximum (the first, if several are equal), else 0; pixels that a
    window has beyond the edge never win

    Shapes: x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H + 2P − K)/S⌋ + 1, with the ceil mode one more where a last
    window begins inside

    Source: Ranzato et al. 2007; the course, chapter on pooling.
    """

    kernel: int = hyper(2, low=1, high=16, symbol="K", help="height and width of the window, in pixels")
    stride: int = hyper(2, low=1, high=16, symbol="S", help="how many pixels the window moves at a time")
    padding: int = hyper(0, low=0, high=8, symbol="P", help="how far the first window reaches over the edge")
    ceil_mode: bool = hyper(False, help="a last window that reaches over the far edge is kept, not left out")

    def plan(self, shape: Shape) -> Plan:
        if 2 * self.padding > self.kernel:
            raise ShapeError(
                "a padding of {padding} leaves windows empty; use at most half the kernel", padding=self.padding
            )
        c, *_ = image_plan(shape, self.kernel, self.stride, self.padding)
        return Plan((c, *(rim(size, self.kernel, self.stride, self.padding, self.ceil_mode)[0] for size in shape[1:])))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Wins]:
        wide, inner = rimmed(batch_last(x), self.kernel, self.stride, self.padding, self.ceil_mode, fill=-np.inf)
        first, *others = shifts(wide, self.kernel, self.stride)
        y = first.copy()
        wins = []  # where each pixel of the window beat all before it
        for pixel in others:
            wins.append(pixel > y)
            np.maximum(y, pixel, out=y)
        return batch_first(y), (wins, batch_first(wide).shape, inner)

    def backward(self, p: Views, grad: Views, cache: Wins, dy: Array) -> Array:
        wins, shape, inner = cache
        rest = batch_last(dy)
        parts = []  # of each pixel of the window, the last first: the last to win is the maximum
        for win in reversed(wins):
            parts.append(rest * win)
            rest = rest - parts[-1]
        return batch_first(scatter([rest, *reversed(parts)], shape, self.kernel, self.stride)[inner])
