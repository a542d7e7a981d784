"""A convolution of few channels with its 2×2 max pooling, and the ReLU, as one layer, by patches (patches.py).

The outputs of a convolution are large: here they are pooled, shifted and cut off at 0 a few rows at a time, while they
are still in the processor's cache, and pooled before the ReLU sees them, which then has a quarter of the work
(max(0, ·) and the maximum may change places).

Not registered: no one chooses it, `fuse` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.fast import patches
from engine.layers.base import Layer, Mode, Plan
from engine.layers.conv2d import Conv2D
from engine.numerics.windows import batch_first, batch_last
from engine.numerics.workspace import Empty
from engine.registry import hyper
from engine.types import Array, Shape, Views


class PatchCache(NamedTuple):
    """What forward leaves: the blocks' patches, who was the largest, x's shape, y (F, TH, TW, N), where memory is."""

    kept: list[Array]
    wins: list[patches.Wins]
    shape: Shape
    y: Array
    empty: Empty


@dataclass(frozen=True, kw_only=True)
class PatchConv2D(Layer[PatchCache]):
    """A convolution with stride 1 and 2×2 max pooling, with or without a ReLU between them.

    y = pool(max(0, conv(x))) = max(0, pool(conv(x)));  dx as the layers one by one give it

    Shapes: x (N, C, H, W) → y (N, F, ⌊OH/2⌋, ⌊OW/2⌋)

    Source: the layers' own; the method is that of `fast/patches.py`.
    """

    conv: Conv2D
    relu: bool = hyper(True)

    def __post_init__(self) -> None: ...  # its parts were checked when they were made

    def plan(self, shape: Shape) -> Plan:
        plan = self.conv.plan(shape)
        f, oh, ow = plan.output
        return Plan((f, oh // 2, ow // 2), plan.params)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, PatchCache]:
        f, th, tw = self.plan(x.shape[1:]).output
        x = batch_last(x)
        y = mode.empty((f, th, tw, x.shape[-1]), x.dtype)
        b = p["b"][:, None, None, None]
        wins: list[patches.Wins] = [()] * th  # of each block: which of four was the largest

        def finish(block: int, rows: slice, four: Array) -> None:
            best, wins[block] = patches.largest(four) if mode.needs_backward else (patches.maximum(four), ())
            best += b
            if self.relu:
                np.maximum(best, np.zeros_like(best), out=y[:, rows])
            else:
                y[:, rows] = best

        empty = mode.empty if mode.needs_backward else None
        kept = patches.forward(x, p["W"], self.conv.padding, (th, tw), finish, empty)
        return batch_first(y), PatchCache(kept, wins, x.shape, y, mode.empty)

    def backward(self, p: Views, grad: Views, cache: PatchCache, dy: Array) -> Array:
        gradients, size = gradients_of(self, p, grad, cache, dy)
        padding, shape, empty = self.conv.padding, cache.shape, cache.empty
        return batch_first(patches.images_gradient(p["W"], shape, padding, size, gradients, empty))

    def fill_gradients(self, p: Views, grad: Views, cache: PatchCache, dy: Array) -> None:
        gradients_of(self, p, grad, cache, dy)


def gradients_of(
    layer: PatchConv2D, p: Views, grad: Views, cache: PatchCache, dy: Array
) -> tuple[Callable[[int], Array], tuple[int, int]]:
    """Fill dW and db; returns the gradient of each block's tiles, and how many tiles there are."""
    kept, wins, _, y, empty = cache
    dy = batch_last(dy)
    if layer.relu:
        dy = np.multiply(dy, y > 0, out=empty(dy.shape, dy.dtype))
    np.sum(dy.reshape(layer.conv.filters, -1), axis=1, out=grad["b"])
    f, th, tw, n = dy.shape
    rows = patches.blocks(f, th, tw, n)

    def gradients(block: int) -> Array:
        return patches.to_largest(dy[:, rows[block]], wins[block])

    grad["W"][...] = patches.filters_gradient_of(p["W"], kept, gradients)
    return gradients, (th, tw)
