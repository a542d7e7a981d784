"""The convolution layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.initializers.zeros import Zeros
from engine.layers.base import Cache, Layer, Mode, Param, Plan, layers
from engine.layers.dense import batched
from engine.numerics.windows import batch_first, batch_last, fold, output_size, unfold
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("conv2d")
@dataclass(frozen=True, kw_only=True)
class Conv2D(Layer):
    """Slides small filters over the image; each filter answers wherever it finds its pattern.

    y[n,f,i,j] = Σ_c,a,b W[f,c,a,b] x[n, c, Si + a − P, Sj + b − P] + b[f], x = 0 outside the image;
    as matrices, X holding each window as a column:  Y = W X + b;  dW = dY Xᵀ;  db = Σ dY;  dX = Wᵀ dY

    Shapes: x (N, C, H, W) → y (N, F, OH, OW), OH = ⌊(H + 2P − K)/S⌋ + 1; W (F, C, K, K), b (F,)

    Source: LeCun et al. 1998, section II; the course, chapter on convolution.
    """

    filters: int = hyper(30, low=1, high=1024, log=True, symbol="F", help="how many patterns are looked for")
    kernel: int = hyper(5, low=1, high=31, symbol="K", help="height and width of a filter, in pixels")
    stride: int = hyper(1, low=1, high=16, symbol="S", help="how many pixels a filter moves at a time")
    padding: int = hyper(
        0, low=0, high=15, symbol="P", help="rim of zeros around the image; (K−1)/2 with stride 1 keeps its size"
    )

    def plan(self, shape: Shape) -> Plan:
        c, oh, ow = image_plan(shape, self.kernel, self.stride, self.padding)
        area = self.kernel**2
        weights = Param((self.filters, c, self.kernel, self.kernel), fan=(c * area, self.filters * area))
        return Plan((self.filters, oh, ow), {"W": weights, "b": Param((self.filters,), Zeros())})

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        n, _, h, w = x.shape
        oh, ow = (output_size(size, self.kernel, self.stride, self.padding) for size in (h, w))
        columns = unfold(batch_last(x), self.kernel, self.stride, self.padding)
        y = p["W"].reshape(self.filters, -1) @ columns  # (F, C·K·K) (C·K·K, OH·OW·N)
        y += p["b"][:, None]
        return batch_first(y.reshape(self.filters, oh, ow, n)), (columns, x.shape)

    def fill_gradients(self, p: Views, grad: Views, cache: Cache, dy: Array) -> None:
        columns, _ = cache
        dy = batch_last(dy).reshape(self.filters, -1)
        np.matmul(dy, columns.T, out=grad["W"].reshape(self.filters, -1))
        np.sum(dy, axis=1, out=grad["b"])

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        self.fill_gradients(p, grad, cache, dy)
        _, (n, c, h, w) = cache
        dy = batch_last(dy)
        back = self.kernel - 1 - self.padding
        if self.stride == 1 and back >= 0:  # dx is dy convolved with the filters turned around: no adding back
            turned = p["W"][:, :, ::-1, ::-1].swapaxes(0, 1).reshape(c, -1)
            dx = (turned @ unfold(dy, self.kernel, 1, back)).reshape(c, h, w, n)
        else:
            columns = p["W"].reshape(self.filters, -1).T @ dy.reshape(self.filters, -1)
            dx = fold(columns, (c, h, w, n), self.kernel, self.stride, self.padding)
        return batch_first(dx)


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
