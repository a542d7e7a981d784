"""Layers between convolutions for images whose memory has the pixels outermost, (H, W, C, N): pooling and flatten.

Not registered: no one chooses them, `fuse` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np

from engine.fast import patches
from engine.fast.pixels import groups, images_first, pixels_first
from engine.fast.pool import each
from engine.layers.base import Layer, Mode, Plan
from engine.layers.flatten import Flatten
from engine.numerics.windows import batch_last
from engine.numerics.workspace import Empty
from engine.registry import hyper
from engine.types import Array, Shape, Views


class PoolCache(NamedTuple):
    """What forward leaves: the shape of x in memory, outputs (H, W, C, N), who was the largest, where memory is."""

    shape: Shape
    y: Array
    wins: list[patches.Wins]
    empty: Empty


@dataclass(frozen=True, kw_only=True)
class PixelPool2D(Layer[PoolCache]):
    """2×2 max pooling, with or without the ReLU before it.

    y = pool(max(0, x)) = max(0, pool(x));  dx as the layers one by one give it

    Shapes: x (N, C, H, W) → y (N, C, ⌊H/2⌋, ⌊W/2⌋)

    Source: the layers' own.
    """

    relu: bool = hyper(True)

    def plan(self, shape: Shape) -> Plan:
        c, h, w = shape
        return Plan((c, h // 2, w // 2))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, PoolCache]:
        c, th, tw = self.plan(x.shape[1:]).output
        x = pixels_first(x)
        y = mode.empty((th, tw, c, x.shape[-1]), x.dtype)
        wins: list[patches.Wins] = [()] * th
        zero = np.zeros_like(y[0])  # compared with an array, up to 1.7 times faster than with the number 0

        def some(rows: range) -> None:
            for t in rows:
                four = tiles(x[2 * t : 2 * t + 2], tw)
                best, wins[t] = patches.largest(four) if mode.needs_backward else (patches.maximum(four), ())
                y[t] = np.maximum(best, zero, out=best) if self.relu else best

        each(some, groups(th))
        return images_first(y), PoolCache(x.shape, y, wins, mode.empty)

    def backward(self, p: Views, grad: Views, cache: PoolCache, dy: Array) -> Array:
        shape, y, wins, empty = cache
        dy = pixels_first(dy)
        th, tw = dy.shape[:2]
        dx = empty(shape, dy.dtype)
        dx[2 * th :] = 0  # a last row or column that no window reaches
        dx[:, 2 * tw :] = 0

        def some(rows: range) -> None:
            for t in rows:
                passed = dy[t] * (y[t] > 0) if self.relu else dy[t]
                patches.to_largest(passed, wins[t], out=tiles(dx[2 * t : 2 * t + 2], tw))

        each(some, groups(th))
        return images_first(dx)


@dataclass(frozen=True, kw_only=True)
class PixelFlatten(Flatten):
    """Lays the pixels of each image out in one row, the batch innermost in memory.

    y = x, read row by row

    Shapes: x (N, C, H, W) → y (N, C·H·W)

    Source: the plain layer's own.
    """

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Shape]:
        if x.flags.c_contiguous:
            return super().forward(p, x, mode)
        return cast(Array, batch_last(x).reshape(-1, len(x)).T), x.shape


def tiles(two: Array, tw: int) -> Array:
    """The 2×2 groups of two rows as patches.py has them: (2, W, C, N) → (2, 2, TW, C, N), a view."""
    _, _, c, n = two.shape
    return two[:, : 2 * tw].reshape(2, tw, 2, c, n).swapaxes(1, 2)
