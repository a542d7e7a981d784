"""Average pooling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.layers.base import Layer, Mode, Plan, layers
from engine.layers.conv2d import image_plan
from engine.numerics.windows import batch_first, batch_last, rim, rimmed, scatter, shifts
from engine.registry import hyper
from engine.types import Array, Shape, Views

Windows: TypeAlias = tuple[Shape, tuple[slice, ...], Array | int]  # the shape with its rim, x in it, pixels of each


@layers.register("average-pool2d")
@dataclass(frozen=True, kw_only=True)
class AveragePool2D(Layer[Windows]):
    """Keeps the mean of each small window: the image shrinks and blurs.

    y = (1/A) Σ window, A = K²;  dx = dy/A for every pixel; with the ceil mode a last window that begins inside but
    reaches over the far edge counts too, A being the number of pixels that it has

    Shapes: x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H − K)/S⌋ + 1, with the ceil mode ⌈(H − K)/S⌉ + 1

    Source: LeCun et al. 1998, section II.B (there with a weight of its own); the course, chapter on pooling.
    """

    kernel: int = hyper(2, low=1, high=16, symbol="K", help="height and width of the window, in pixels")
    stride: int = hyper(2, low=1, high=16, symbol="S", help="how many pixels the window moves at a time")
    ceil_mode: bool = hyper(False, help="a last window that reaches over the far edge is kept, not left out")

    def plan(self, shape: Shape) -> Plan:
        c, *_ = image_plan(shape, self.kernel, self.stride)
        return Plan((c, *(rim(size, self.kernel, self.stride, 0, self.ceil_mode)[0] for size in shape[1:])))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Windows]:
        wide, inner = rimmed(batch_last(x), self.kernel, self.stride, 0, self.ceil_mode, fill=0)
        first, *others = shifts(wide, self.kernel, self.stride)
        y = first.copy()
        for pixel in others:
            y += pixel
        area = self._area(x.shape[2:]) if self.ceil_mode else self.kernel**2
        y /= area
        return batch_first(y), (batch_first(wide).shape, inner, area)

    def backward(self, p: Views, grad: Views, cache: Windows, dy: Array) -> Array:
        shape, inner, area = cache
        share = batch_last(dy) / area
        return batch_first(scatter([share] * self.kernel**2, shape, self.kernel, self.stride)[inner])

    def _area(self, sides: Shape) -> Array:
        """How many pixels each window has, (OH, OW, 1)."""
        counts = []
        for size in sides:
            starts = self.stride * np.arange(rim(size, self.kernel, self.stride, 0, self.ceil_mode)[0])
            counts.append(np.minimum(starts + self.kernel, size) - starts)
        return np.multiply.outer(*counts)[:, :, None].astype(np.float32)
