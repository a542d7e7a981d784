"""Convolution with the pixels outermost, (H, W, C, N): no window is ever copied, and 3×3 filters need a third less.

In this order k neighboring pixels of a row are one matrix (k·C, N) as they are in memory, and the next pixel's matrix
begins C·N numbers later: `np.matmul` takes all of them as a stack of overlapping views. What is added between rows
runs along whole rows of all images. Two rows of outputs are made at a time, so that everything stays in the cache.

`Winograd` is F(2, 3) along the columns of the image. Two outputs below each other cost four products instead of six:

    m = (G g) (Bᵀ d),  y = Aᵀ m         Bᵀ d = (d₀−d₂, d₁+d₂, d₂−d₁, d₃−d₁)       d: four rows of the padded image
                                         G g  = (g₀, (g₀+g₁+g₂)/2, (g₀−g₁+g₂)/2, g₂)    g: the rows of a filter
                                         Aᵀ m = (m₀+m₁+m₂, m₁−m₂+m₃)

`Direct`, for few channels, lays the k rows that an output needs side by side in the pixels of one.
Backward goes the same way: dx is dy convolved with the filters turned around, dW is a sum of products pixel by pixel.

Source: Winograd 1980; Lavin & Gray 2016, section 4.1 (here along one axis, with the sign of the last row turned).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.fast import abandon
from engine.fast.pool import Spare, each
from engine.fast.products import by_rows
from engine.types import Array, Shape

FEW_CHANNELS = 8  # below, the additions of Winograd cost more than the products it saves


def pixels_first(x: Array) -> Array:
    """(N, C, H, W) → (H, W, C, N), contiguous; free where the memory is so already."""
    return np.ascontiguousarray(x.transpose(2, 3, 1, 0))


def images_first(x: Array) -> Array:
    """(H, W, C, N) → (N, C, H, W), a view."""
    return x.transpose(3, 2, 0, 1)


class RimmedRows:
    """The rows of images (H, W, C, N) within a rim of `padding` zeros; a negative padding cuts rows and columns off."""

    def __init__(self, x: Array, padding: int, kernel: int) -> None:
        height, width, self.channels, self.images = x.shape
        self.padding, self.dtype = padding, x.dtype
        self.width = width + 2 * padding
        self.outputs = height + 2 * padding - kernel + 1, self.width - kernel + 1
        self._left, cut = max(padding, 0), max(-padding, 0)
        inside: Array = x[cut : height - cut, cut : width - cut]
        rim = [np.zeros((width - 2 * cut, *x.shape[2:]), x.dtype)] * self._left
        self._rows: list[Array] = [*rim, *inside, *rim]

    def __getitem__(self, i: int) -> Array:
        """Row i of the padded images, without what the rim adds on the left and right."""
        return self._rows[i]

    def buffer(self, count: int = 1) -> tuple[Array, Array]:
        """Room for a padded row of `count` times the channels, the rim 0, and the part within the rim."""
        room = np.zeros((self.width, count * self.channels, self.images), self.dtype)
        return room, room[self._left : self.width - self._left]


class Winograd:
    """F(2, 3): four rows of sums for two rows of outputs, one after the other, so that they stay in the cache."""

    products: ClassVar[int] = 4  # for two rows of outputs

    def __init__(self, rows: RimmedRows) -> None:
        self.rows = rows
        room, self.inside = rows.buffer()
        self.windows = neighbors(room, 3)

    @staticmethod
    def filters(w: Array) -> Array:
        """G g of every filter, by the pixels of a row: (F, C, 3, 3) → (4, F, 3·C)."""
        g0, g1, g2 = np.ascontiguousarray(w.transpose(2, 0, 3, 1))  # each (F, 3, C)
        return np.stack([g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2]).reshape(4, len(w), -1)

    @staticmethod
    def filters_gradient(du: Array, channels: int) -> Array:
        """The adjoint of `filters`: (4, 3·C, F) → (F, C, 3, 3)."""
        u0, u1, u2, u3 = du.reshape(4, 3, channels, -1)
        u1, u2 = u1 / 2, u2 / 2
        return np.stack([u0 + u1 + u2, u1 - u2, u1 + u2 + u3]).transpose(3, 2, 0, 1)  # from (3, 3, C, F)

    def sums(self, t: int, i: int) -> Array:
        """Row i of Bᵀ d for the outputs 2t and 2t + 1: (OW, 3·C, N), a view that the next one overwrites."""
        combine, first, second = ((np.subtract, 0, 2), (np.add, 1, 2), (np.subtract, 2, 1), (np.subtract, 3, 1))[i]
        combine(self.rows[2 * t + first], self.rows[2 * t + second], out=self.inside)
        return self.windows

    def outputs(self, t: int, u: Array, m: Array, out: Array) -> None:
        """Aᵀ m, m = u Bᵀ d, in one or two rows of outputs (…, OW, F, N); `m` (OW, F, N) is room for one product."""
        both = len(out) > 1
        second = out[1] if both else m
        by_rows(u[0], self.sums(t, 0), out[0])
        by_rows(u[1], self.sums(t, 1), second)
        out[0] += second
        by_rows(u[2], self.sums(t, 2), m)
        out[0] += m
        if both:
            second -= m
            by_rows(u[3], self.sums(t, 3), m)
            second += m

    @staticmethod
    def outputs_gradient(dy: Array, room: Array) -> Iterator[Array]:
        """The rows of A dy, the adjoint of `outputs`, each (…) of one or two (…, …), some of them in `room`."""
        yield dy[0]
        if len(dy) == 1:
            yield from (dy[0], dy[0])
            return
        yield np.add(dy[0], dy[1], out=room)
        yield np.subtract(dy[0], dy[1], out=room)
        yield dy[1]


class Direct:
    """The k rows that an output row needs side by side, for two rows of outputs one after the other."""

    products: ClassVar[int] = 2

    def __init__(self, rows: RimmedRows, kernel: int) -> None:
        self.rows, self.kernel = rows, kernel
        room, inside = rows.buffer(kernel)
        self.windows = neighbors(room, kernel)
        self.places = np.split(inside, kernel, axis=1)  # of each of the k rows

    @staticmethod
    def filters(w: Array) -> Array:
        """By pixels of a row, then by rows: (F, C, K, K) → (1, F, K·K·C)."""
        f = len(w)
        return np.ascontiguousarray(w.transpose(0, 3, 2, 1)).reshape(1, f, -1)

    def filters_gradient(self, du: Array, channels: int) -> Array:
        """The adjoint of `filters`, of both rows: (2, K·K·C, F) → (F, C, K, K)."""
        dw: Array = (du[0] + du[1]).reshape(self.kernel, self.kernel, channels, -1).transpose(3, 2, 1, 0)
        return dw

    def sums(self, t: int, i: int) -> Array:
        """The windows of the outputs 2t + i: (OW, K·K·C, N), a view that the next one overwrites."""
        for row, place in enumerate(self.places, start=2 * t + i):
            place[...] = self.rows[row]
        return self.windows

    def outputs(self, t: int, u: Array, m: Array, out: Array) -> None:
        """One or two rows of outputs (…, OW, F, N): nothing is left to add."""
        for i, row in enumerate(out):
            by_rows(u[0], self.sums(t, i), row)

    @staticmethod
    def outputs_gradient(dy: Array, room: Array) -> Iterator[Array]:
        """The adjoint of `outputs`."""
        yield from dy


def neighbors(room: Array, kernel: int) -> Array:
    """K neighboring pixels as one: (W, C, N) → (W − K + 1, K·C, N), overlapping views."""
    w, c, n = room.shape
    return as_strided(room, (w - kernel + 1, kernel * c, n), room.strides, writeable=False)


def winograd_pays(x: Array, kernel: int) -> bool:
    """Whether Winograd's method can do this convolution, and faster."""
    return kernel == 3 and x.shape[2] >= FEW_CHANNELS


def method(x: Array, padding: int, kernel: int) -> Winograd | Direct:
    """The faster way to convolve these images with filters of this size, with its room for one thread."""
    rows = RimmedRows(x, padding, kernel)
    return Winograd(rows) if winograd_pays(x, kernel) else Direct(rows, kernel)


def convolve(
    x: Array, w: Array, padding: int, y: Array | None, finish: Callable[[int, Array], None], pairs: int
) -> None:
    """Outputs of the first `pairs` pairs of rows, two at a time on all threads: in y, or in room that is used again.

    `finish(t, rows)` gets rows 2t and 2t + 1, to be written to; in y there may be one row less at the end.
    Shapes: x (H, W, C, N), w (F, C, K, K), y (OH, OW, F, N), rows (2, OW, F, N)
    """
    kernel = w.shape[2]
    u = (Winograd if winograd_pays(x, kernel) else Direct).filters(w)

    def room() -> tuple[Winograd | Direct, Array]:
        way = method(x, padding, kernel)
        return way, np.empty((3 if y is None else 1, way.rows.outputs[1], len(w), x.shape[3]), x.dtype)

    spare = Spare(room)

    def some(ts: range) -> None:
        with spare.lent() as (way, m):
            for t in ts:
                abandon.look()
                rows = m[1:] if y is None else y[2 * t : 2 * t + 2]
                way.outputs(t, u, m[0], rows)
                finish(t, rows)

    each(some, groups(pairs))


class GradientRoom:
    """What one thread needs to add up dW: its way to convolve, and memory for a pair of rows."""

    def __init__(self, way: Winograd | Direct, filters: int) -> None:
        (width, depth, images), kind = way.windows.shape, way.rows.dtype
        self.way = way
        self.ones: Array = np.ones(width, kind)
        self.product: Array = np.empty((width, depth, filters), kind)
        self.turned: Array = np.empty((2, width, images, filters), kind)
        self.sum: Array = np.empty_like(self.turned[0])

    def add(self, t: int, dy: Array, du: Array) -> None:
        """The share of the rows 2t and 2t + 1, dy (2, OW, F, N), or of the first alone, in the sums du."""
        turned = self.turned[: len(dy)]
        turned[...] = dy.swapaxes(2, 3)  # (…, N, F): once, and not by every product
        for i, dm in enumerate(self.way.outputs_gradient(turned, self.sum)):
            by_rows(self.way.sums(t, i), dm, self.product)
            du[i] += self.ones @ self.product.reshape(len(self.ones), -1)


def filters_gradient(x: Array, shape: Shape, padding: int, pairs: int, rows_of: Callable[[int, int], Array]) -> Array:
    """dW of shape (F, C, K, K) from the gradient of the outputs, two rows at a time, on all threads.

    `rows_of(group, t)` gives it for the rows 2t and 2t + 1, or for 2t alone if that is the last.
    Shapes: x (H, W, C, N), rows (2, OW, F, N) or (1, OW, F, N)
    """
    f, c, kernel, _ = shape
    spare = Spare(lambda: GradientRoom(method(x, padding, kernel), f))
    found: list[Array] = [np.empty(0)] * len(groups(pairs))

    def some(group: int) -> None:
        with spare.lent() as room:
            found[group] = du = np.zeros((room.way.products, room.product[0].size), x.dtype)
            for t in groups(pairs)[group]:
                abandon.look()
                room.add(t, rows_of(group, t), du)

    each(some, range(len(found)))
    for du in found[1:]:
        found[0] += du
    with spare.lent() as room:
        return room.way.filters_gradient(found[0], c)


def groups(pairs: int) -> Sequence[range]:
    """Pairs of rows in at most eight groups, for as many threads; the same whatever their number."""
    count = min(8, pairs)
    ends = [pairs * i // count for i in range(count + 1)] if count else [0]
    return [range(first, last) for first, last in pairwise(ends)]
