"""A convolution with the ReLU and the 2×2 max pooling behind it as one layer, pixels outermost (pixels.py).

Two rows of outputs are made, shifted, pooled and cut off at 0 while they are in the processor's cache; pooling comes
before the ReLU, which then has a quarter of the work (max(0, ·) and the maximum may change places). Groups of such
pairs of rows are shared by the threads of pool.py: what a group is, and the order of the sums over groups, does not
depend on their number.

Not registered: no one chooses it, `fuse` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.fast import patches
from engine.fast.pixel_rows import tiles
from engine.fast.pixels import convolve, filters_gradient, groups, images_first, pixels_first
from engine.layers.base import Layer, Mode, Plan
from engine.layers.conv2d import Conv2D
from engine.numerics.windows import output_size
from engine.numerics.workspace import Empty
from engine.registry import hyper
from engine.types import Array, Shape, Views


class ForwardCache(NamedTuple):
    """What forward leaves: inputs and outputs (H, W, C, N), who was the largest, and where to take memory."""

    x: Array
    y: Array
    wins: list[patches.Wins]
    empty: Empty


@dataclass(frozen=True, kw_only=True)
class PixelConv2D(Layer[ForwardCache]):
    """A convolution with stride 1, with or without a ReLU and a 2×2 max pooling behind it.

    y = pool(max(0, conv(x))) = max(0, pool(conv(x)));  dx as the layers one by one give it

    Shapes: x (N, C, H, W) → y (N, F, OH, OW), with pooling (N, F, ⌊OH/2⌋, ⌊OW/2⌋)

    Source: the layers' own; the method is that of `fast/pixels.py`.
    """

    conv: Conv2D
    relu: bool = hyper(True)
    pool: bool = hyper(True)

    def __post_init__(self) -> None: ...  # its parts were checked when they were made

    def plan(self, shape: Shape) -> Plan:
        plan = self.conv.plan(shape)
        f, oh, ow = plan.output
        return Plan((f, oh // 2, ow // 2) if self.pool else plan.output, plan.params)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, ForwardCache]:
        n = len(x)
        f, oh, ow = self.plan(x.shape[1:]).output
        x = pixels_first(x)
        y = mode.empty((oh, ow, f, n), x.dtype)
        wins: list[patches.Wins] = [()] * oh
        shift, zero = np.repeat(p["b"], n).reshape(f, n), np.zeros((f, n), x.dtype)

        def finish(t: int, two: Array) -> None:
            best = two
            if self.pool:
                four = tiles(two, ow)
                best, wins[t] = patches.largest(four) if mode.needs_backward else (patches.maximum(four), ())
            best += shift
            if self.relu:
                np.maximum(best, zero, out=y[t] if self.pool else best)
            elif self.pool:
                y[t] = best

        pairs = oh if self.pool else (oh + 1) // 2
        convolve(x, p["W"], self.conv.padding, None if self.pool else y, finish, pairs)
        return images_first(y), ForwardCache(x, y, wins, mode.empty)

    def backward(self, p: Views, grad: Views, cache: ForwardCache, dy: Array) -> Array:
        dz = gradients(self, grad, cache, dy)
        dx = cache.empty(cache.x.shape, dz.dtype)
        turned = p["W"][:, :, ::-1, ::-1].swapaxes(0, 1)
        around = self.conv.kernel - 1 - self.conv.padding
        convolve(dz, turned, around, dx, lambda t, rows: None, (len(dx) + 1) // 2)
        return images_first(dx)

    def fill_gradients(self, p: Views, grad: Views, cache: ForwardCache, dy: Array) -> None:
        gradients(self, grad, cache, dy)


def gradients(layer: PixelConv2D, grad: Views, cache: ForwardCache, dy: Array) -> Array:
    """Fill dW and db; returns the gradient of the convolution's own outputs (OH, OW, F, N)."""
    x, y, wins, empty = cache
    dy = pixels_first(dy)
    conv, (th, tw, f, n) = layer.conv, dy.shape
    oh, ow = (output_size(size, conv.kernel, 1, conv.padding) for size in x.shape[:2])
    pairs = th if layer.pool else (oh + 1) // 2
    dz = empty((oh, ow, f, n), dy.dtype) if layer.relu or layer.pool else dy
    if layer.pool:  # a last row or column that no window reaches
        dz[2 * th :] = 0
        dz[:, 2 * tw :] = 0
    shifts: Array = np.zeros((len(groups(pairs)), f, n), dy.dtype)

    def rows_of(group: int, t: int) -> Array:
        rows = slice(t, t + 1) if layer.pool else slice(2 * t, 2 * t + 2)
        some = dy[rows]
        if layer.relu:
            some = np.multiply(some, y[rows] > 0, out=None if layer.pool else dz[rows])
        shifts[group] += some.sum(axis=(0, 1))
        two = dz[2 * t : 2 * t + 2]
        if layer.pool:
            patches.to_largest(some[0], wins[t], out=tiles(two, tw))
        return two

    grad["W"][...] = filters_gradient(x, grad["W"].shape, conv.padding, pairs, rows_of)
    np.sum(shifts, axis=(0, 2), out=grad["b"])
    return dz
