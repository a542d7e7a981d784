"""Rows of layers done at once: a convolution with the ReLU and the 2×2 max pooling behind it.

The network looks for such rows and runs them here; alone, each layer runs as its own file says, and the result is the
same. It pays because the outputs of a convolution are large: here they are pooled, shifted and cut off at 0 a few rows
at a time, while they are still in the processor's cache, and pooled before the ReLU sees them, which then has a
quarter of the work (max(0, ·) and the maximum may change places).

Not registered: nobody chooses these, `fuse` does.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from engine.fast import patches, winograd
from engine.layers.base import Cache, Layer, Mode, Plan
from engine.layers.conv2d import Conv2D
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.numerics.windows import batch_first, batch_last, output_size
from engine.registry import hyper
from engine.types import Array, Shape, Views

FEW_CHANNELS = 8  # below, the additions of Winograd cost more than the products it saves


@dataclass(frozen=True, kw_only=True)
class FusedConv2D(Layer):
    """A convolution with stride 1, with or without a ReLU and a 2×2 max pooling behind it.

    y = pool(max(0, conv(x))) = max(0, pool(conv(x)));  dx as the layers one by one give it

    Shapes: x (N, C, H, W) → y (N, F, OH, OW), with pooling (N, F, ⌊OH/2⌋, ⌊OW/2⌋)

    Source: the layers' own; the method is that of `fast/winograd.py` or `numerics/patches.py`.
    """

    conv: Conv2D
    relu: bool = hyper(True)
    pool: bool = hyper(True)

    def __post_init__(self) -> None: ...  # its parts were checked when they were made

    def plan(self, shape: Shape) -> Plan:
        plan = self.conv.plan(shape)
        f, oh, ow = plan.output
        return Plan((f, oh // 2, ow // 2) if self.pool else plan.output, plan.params)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        x = batch_last(x)
        _, h, w, n = x.shape
        f, padding = self.conv.filters, self.conv.padding
        oh, ow = (output_size(size, self.conv.kernel, 1, padding) for size in (h, w))
        th, tw = (oh // 2, ow // 2) if self.pool else ((oh + 1) // 2, (ow + 1) // 2)
        y = mode.empty((f, th, tw, n) if self.pool else (f, 2 * th, 2 * tw, n), x.dtype)
        b = p["b"][:, None, None, None]
        left = []  # for backward: rows, what the method needs, which of four was the largest
        method = self._method(x.shape[0])
        for rows, four, kept in method.forward(x, p["W"], padding, th, tw, mode.empty, mode.needs_backward):
            wins = None
            if self.pool:
                best, wins = patches.largest(four) if mode.needs_backward else (patches.maximum(four), None)
                if self.relu:
                    best += b
                    np.maximum(best, np.zeros_like(best), out=y[:, rows])
                else:
                    np.add(best, b, out=y[:, rows])
            else:
                four += b
                if self.relu:
                    np.maximum(four, np.zeros_like(four), out=four)
                for i, j, at in _places(rows):
                    y[at] = four[i, j]
            if mode.needs_backward:
                left.append((rows, kept, wins))
        y = y if self.pool else y[:, :oh, :ow]
        return batch_first(y), (left, x.shape, y, mode.empty)

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        return batch_first(self._backward(p, grad, cache, dy, wanted=True))

    def fill_gradients(self, p: Views, grad: Views, cache: Cache, dy: Array) -> None:
        self._backward(p, grad, cache, dy, wanted=False)

    def _backward(self, p: Views, grad: Views, cache: Cache, dy: Array, wanted: bool) -> Array:
        left, shape, y, empty = cache
        dy = batch_last(dy)
        if self.relu:
            dy = np.multiply(dy, y > 0, out=empty(dy.shape, dy.dtype))
        np.sum(dy.reshape(self.conv.filters, -1), axis=1, out=grad["b"])
        f, th, tw, n = dy.shape
        if not self.pool:
            th, tw = (th + 1) // 2, (tw + 1) // 2
            if dy.shape[1:3] != (2 * th, 2 * tw):  # an odd image: its last tiles reach over the edge, into zeros
                wide = np.zeros((f, 2 * th, 2 * tw, n), dy.dtype)
                wide[:, : dy.shape[1], : dy.shape[2]] = dy
                dy = wide

        def parts() -> Iterator[tuple[slice, Array, Array]]:
            for rows, kept, wins in left:
                if self.pool:
                    yield rows, kept, patches.to_largest(dy[:, rows], wins)
                else:
                    four = np.empty((2, 2, f, rows.stop - rows.start, tw, n), dy.dtype)
                    for i, j, at in _places(rows):
                        four[i, j] = dy[at]
                    yield rows, kept, four

        method = self._method(shape[0])
        dw, dx = method.backward(p["W"], shape, self.conv.padding, th, tw, parts(), wanted, empty)
        grad["W"][...] = dw
        return typing.cast(Array, dx)

    def _method(self, channels: int) -> ModuleType:
        return winograd if winograd_pays(self.conv, channels) else patches


def _places(rows: slice) -> Iterator[tuple[int, int, tuple[slice, slice, slice]]]:
    """Where the four outputs of the tiles in these rows lie in the image: (i, j, place)."""
    for i in (0, 1):
        for j in (0, 1):
            yield i, j, (slice(None), slice(2 * rows.start + i, 2 * rows.stop, 2), slice(j, None, 2))


def winograd_pays(conv: Conv2D, channels: int) -> bool:
    """Whether Winograd's method can do this convolution, and faster."""
    return conv.kernel == 3 and channels >= FEW_CHANNELS


def fuse(row: Sequence[Layer], shape: Shape) -> tuple[Layer, int]:
    """What to run for the first layer of `row` and perhaps the next ones, and how many layers that does.

    `shape` is that of the first one's inputs.
    """
    first = row[0]
    if not isinstance(first, Conv2D) or (first.stride, first.dilation, first.groups) != (1, 1, 1):
        return first, 1
    relu = len(row) > 1 and isinstance(row[1], ReLU)
    pool = len(row) > 1 + relu and row[1 + relu] == MaxPool2D(kernel=2, stride=2)
    few = shape[0] * first.kernel**2 <= 32  # so few products that reading and writing is what costs
    if winograd_pays(first, shape[0]) or (first.kernel >= 3 and (pool or (relu and few))):
        return FusedConv2D(conv=first, relu=relu, pool=pool), 1 + relu + pool
    return first, 1
