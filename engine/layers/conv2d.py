"""The convolution layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.initializers.zeros import Zeros
from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.layers.dense import batched
from engine.numerics.huge_products import matmul
from engine.numerics.windows import batch_first, batch_last, extent, fold, output_size, unfold
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("conv2d")
@dataclass(frozen=True, kw_only=True)
class Conv2D(Layer[tuple[Array, Shape]]):
    """Slides small filters over the image; each filter answers wherever it finds its pattern.

    y[n,f,i,j] = Σ_c,a,b W[f,c,a,b] x[n, c, Si + Da − P, Sj + Db − P] + b[f], x = 0 outside the image;
    as matrices, X holding each window as a column:  Y = W X + b;  dW = dY Xᵀ;  db = Σ dY;  dX = Wᵀ dY;
    with G groups, each of G shares of the filters sees its share of the channels only (G = C: depthwise)

    Shapes: x (N, C, H, W) → y (N, F, OH, OW), OH = ⌊(H + 2P − D(K − 1) − 1)/S⌋ + 1; W (F, C/G, K, K), b (F,)

    Source: LeCun et al. 1998, section II; the course, chapter on convolution.
    """

    filters: int = hyper(30, low=1, high=1024, log=True, symbol="F", help="how many patterns are looked for")
    kernel: int = hyper(5, low=1, high=31, symbol="K", help="height and width of a filter, in pixels")
    stride: int = hyper(1, low=1, high=16, symbol="S", help="how many pixels a filter moves at a time")
    padding: int = hyper(
        0, low=0, high=15, symbol="P", help="rim of zeros around the image; (K−1)/2 with stride 1 keeps its size"
    )
    dilation: int = hyper(1, low=1, high=8, symbol="D", help="how far apart the pixels of a filter are")
    groups: int = hyper(1, low=1, high=1024, symbol="G", help="1: each filter sees all channels; more: its share")

    def plan(self, shape: Shape) -> Plan:
        c, oh, ow = image_plan(shape, extent(self.kernel, self.dilation), self.stride, self.padding)
        check_groups(self.groups, c, self.filters)
        area, each = self.kernel**2, c // self.groups
        fan = (each * area, self.filters // self.groups * area)
        weights = Param((self.filters, each, self.kernel, self.kernel), fan=fan)
        return Plan((self.filters, oh, ow), {"W": weights, "b": Param((self.filters,), Zeros())})

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Shape]]:
        n, _, h, w = x.shape
        span = extent(self.kernel, self.dilation)
        oh, ow = (output_size(size, span, self.stride, self.padding) for size in (h, w))
        columns = grouped(unfold(batch_last(x), self.kernel, self.stride, self.padding, self.dilation), self.groups)
        # (G, F/G, C·K·K/G) (G, C·K·K/G, OH·OW·N) → (F, OH·OW·N)
        y = matmul(grouped(p["W"], self.groups), columns).reshape(self.filters, -1)
        y += p["b"][:, None]
        return batch_first(y.reshape(self.filters, oh, ow, n)), (columns, x.shape)

    def fill_gradients(self, p: Views, grad: Views, cache: tuple[Array, Shape], dy: Array) -> None:
        columns, _ = cache
        dy = batch_last(dy).reshape(self.filters, -1)
        matmul(grouped(dy, self.groups), columns.swapaxes(1, 2), out=grouped(grad["W"], self.groups))
        np.sum(dy, axis=1, out=grad["b"])

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Shape], dy: Array) -> Array:
        self.fill_gradients(p, grad, cache, dy)
        _, (n, c, h, w) = cache
        columns = matmul(grouped(p["W"], self.groups).swapaxes(1, 2), grouped(batch_last(dy), self.groups))
        return batch_first(fold(columns, (c, h, w, n), self.kernel, self.stride, self.padding, self.dilation))


def grouped(rows: Array, groups: int) -> Array:
    """(R, …) → (G, R/G, …), what follows in one row: a view."""
    return rows.reshape(groups, len(rows) // groups, -1)


def check_groups(groups: int, channels: int, filters: int) -> None:
    """Raises: ShapeError: channels or filters that cannot be shared out among this many groups."""
    if channels % groups or filters % groups:
        raise ShapeError(
            "{groups} groups do not divide {channels} channels and {filters} filters; use 1 group, or as many as "
            "divide both",
            groups=groups,
            channels=channels,
            filters=filters,
        )


def image_plan(shape: Shape, kernel: int, stride: int, padding: int = 0) -> Shape:
    """(C, OH, OW) of a layer that slides a window over images.

    Raises: ShapeError: no images, or images smaller than the window.
    """
    if len(shape) != 3:
        raise ShapeError(
            "expected images (N, C, H, W), got {got}; put it before the flatten and dense layers", got=batched(shape)
        )
    c, h, w = shape
    if min(h, w) + 2 * padding < kernel:
        raise ShapeError(
            "expected images of at least {least} × {least} pixels, got {got}; make the kernel smaller, add padding, "
            "or take out a pooling layer before it",
            least=kernel - 2 * padding,
            got=batched(shape),
        )
    return c, output_size(h, kernel, stride, padding), output_size(w, kernel, stride, padding)
