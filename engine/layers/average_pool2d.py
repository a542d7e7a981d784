"""Average pooling."""

from __future__ import annotations

from dataclasses import dataclass

from engine.layers.base import Cache, Layer, Mode, Plan, layers
from engine.layers.conv2d import image_plan
from engine.numerics.windows import batch_first, batch_last, shifts, spread
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("average-pool2d")
@dataclass(frozen=True, kw_only=True)
class AveragePool2D(Layer):
    """Keeps the mean of each small window: the image shrinks and blurs.

    y = (1/K²) Σ window;  dx = dy/K² for every pixel of the window

    Shapes: x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H − K)/S⌋ + 1

    Source: LeCun et al. 1998, section II.B (there with a weight of its own); the course, chapter on pooling.
    """

    kernel: int = hyper(2, low=1, high=16, symbol="K", help="height and width of the window, in pixels")
    stride: int = hyper(2, low=1, high=16, symbol="S", help="how many pixels the window moves at a time")

    def plan(self, shape: Shape) -> Plan:
        return Plan(image_plan(shape, self.kernel, self.stride))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        first, *others = shifts(batch_last(x), self.kernel, self.stride)
        y = first.copy()
        for pixel in others:
            y += pixel
        y /= self.kernel**2
        return batch_first(y), x.shape

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        shape = cache
        share = batch_last(dy) / self.kernel**2
        return batch_first(spread([share] * self.kernel**2, shape, self.kernel, self.stride))
