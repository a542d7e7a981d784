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

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.fast.pool import Spare, each
from engine.fast.products import by_rows
from engine.types import Array, Shape

FEW_CHANNELS = 8  # below, the additions of Winograd cost more than the products it saves
G = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])


def pixels_first(x: Array) -> Array:
    """(N, C, H, W) → (H, W, C, N), contiguous; free where the memory is so already."""
    return np.ascontiguousarray(x.transpose(2, 3, 1, 0))


def images_first(x: Array) -> Array:
    """(H, W, C, N) → (N, C, H, W), a view."""
    return x.transpose(3, 2, 0, 1)


class Rows:
    """The rows of images (H, W, C, N) within a rim of `padding` zeros; a negative padding cuts rows and columns off."""

    def __init__(self, x: Array, padding: int, kernel: int) -> None:
        self.x, self.padding = x, padding
        height, width, self.channels, self.images = x.shape
        self.width = width + 2 * padding
        self.outputs = height + 2 * padding - kernel + 1, self.width - kernel + 1
        self._left, self._cut = max(padding, 0), max(-padding, 0)
        self._zeros: Array = np.zeros((width - 2 * self._cut, *x.shape[2:]), x.dtype)

    def __getitem__(self, i: int) -> Array:
        """Row i of the padded images, without what the rim adds on the left and right."""
        i -= self.padding
        if not 0 <= i < len(self.x):
            return self._zeros
        return self.x[i, self._cut : self.x.shape[1] - self._cut]

    def buffer(self, count: int) -> tuple[Array, Array]:
        """Room for `count` padded rows, the rim 0, and the part within the rim."""
        room = np.empty((count, self.width, self.channels, self.images), self.x.dtype)
        room[:, : self._left] = 0
        room[:, self.width - self._left :] = 0
        return room, room[:, self._left : self.width - self._left]


class Winograd:
    """F(2, 3): four rows of sums for two rows of outputs."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.room, self.inside = rows.buffer(4)

    @staticmethod
    def filters(w: Array) -> Array:
        """G g of every filter, by the pixels of a row: (F, C, 3, 3) → (4, F, 3·C)."""
        f, c = w.shape[:2]
        turned = np.tensordot(G.astype(w.dtype), w, axes=(1, 2))  # (4, F, C, 3)
        return np.ascontiguousarray(turned.transpose(0, 1, 3, 2)).reshape(4, f, 3 * c)

    @staticmethod
    def filters_gradient(du: Array, channels: int) -> Array:
        """The adjoint of `filters`: (4, 3·C, F) → (F, C, 3, 3)."""
        parts = du.reshape(4, 3, channels, -1)
        dw: Array = np.tensordot(G.astype(du.dtype), parts, axes=(0, 0)).transpose(3, 2, 0, 1)  # from (3, 3, C, F)
        return dw

    def sums(self, t: int) -> Array:
        """Bᵀ d for the outputs 2t and 2t + 1: (4, OW, 3·C, N), a view."""
        d0, d1, d2, d3 = (self.rows[2 * t + i] for i in range(4))
        np.subtract(d0, d2, out=self.inside[0])
        np.add(d1, d2, out=self.inside[1])
        np.subtract(d2, d1, out=self.inside[2])
        np.subtract(d3, d1, out=self.inside[3])
        return neighbors(self.room, 3)

    @staticmethod
    def outputs(m: Array, out: Array) -> None:
        """Aᵀ m: (4, OW, F, N) → one or two rows of outputs (…, OW, F, N)."""
        np.add(m[0], m[1], out=out[0])
        out[0] += m[2]
        if len(out) > 1:
            np.subtract(m[1], m[2], out=out[1])
            out[1] += m[3]

    @staticmethod
    def outputs_gradient(dy: Array, out: Array) -> Array:
        """A dy, the adjoint of `outputs`: (2, …) → (4, …), in `out`."""
        out[0], out[3] = dy
        np.add(dy[0], dy[1], out=out[1])
        np.subtract(dy[0], dy[1], out=out[2])
        return out


class Direct:
    """The k rows that an output row needs side by side, for two rows of outputs."""

    def __init__(self, rows: Rows, kernel: int) -> None:
        self.rows, self.kernel = rows, kernel
        room, _ = rows.buffer(2)
        c, n = rows.channels, rows.images
        self.room: Array = np.zeros((2, room.shape[1], kernel * c, n), room.dtype)
        self.left = max(rows.padding, 0)

    @staticmethod
    def filters(w: Array) -> Array:
        """By pixels of a row, then by rows: (F, C, K, K) → (1, F, K·K·C)."""
        f = len(w)
        return np.ascontiguousarray(w.transpose(0, 3, 2, 1)).reshape(1, f, -1)

    def filters_gradient(self, du: Array, channels: int) -> Array:
        """The adjoint of `filters`, of both rows: (2, K·K·C, F) → (F, C, K, K)."""
        dw: Array = (du[0] + du[1]).reshape(self.kernel, self.kernel, channels, -1).transpose(3, 2, 1, 0)
        return dw

    def sums(self, t: int) -> Array:
        """The windows of the outputs 2t and 2t + 1: (2, OW, K·K·C, N), a view."""
        c, right = self.rows.channels, self.room.shape[1] - self.left
        for row in (0, 1):
            for i in range(self.kernel):
                self.room[row, self.left : right, i * c : (i + 1) * c] = self.rows[2 * t + row + i]
        return neighbors(self.room, self.kernel)

    @staticmethod
    def outputs(m: Array, out: Array) -> None:
        """Nothing is left to add."""
        out[...] = m[: len(out)]

    @staticmethod
    def outputs_gradient(dy: Array, out: Array) -> Array:
        """The adjoint of `outputs`."""
        return dy


def neighbors(room: Array, kernel: int) -> Array:
    """K neighboring pixels as one: (R, W, C, N) → (R, W − K + 1, K·C, N), overlapping views."""
    r, w, c, n = room.shape
    a, b, d, e = room.strides
    return as_strided(room, (r, w - kernel + 1, kernel * c, n), (a, b, d, e), writeable=False)


def winograd_pays(x: Array, kernel: int) -> bool:
    """Whether Winograd's method can do this convolution, and faster."""
    return kernel == 3 and x.shape[2] >= FEW_CHANNELS


def method(x: Array, padding: int, kernel: int) -> Winograd | Direct:
    """The faster way to convolve these images with filters of this size, with its room for one thread."""
    rows = Rows(x, padding, kernel)
    return Winograd(rows) if winograd_pays(x, kernel) else Direct(rows, kernel)


def convolve(
    x: Array, w: Array, padding: int, y: Array | None, finish: Callable[[int, Array], None], pairs: int
) -> None:
    """Outputs of the first `pairs` pairs of rows, two at a time on all threads: in y, or in room that is used again.

    `finish(t, rows)` gets rows 2t and 2t + 1, to be written to; in y there may be one row less at the end.
    Shapes: x (H, W, C, N), w (F, C, K, K), y (OH, OW, F, N), rows (2, OW, F, N)
    """
    kernel = w.shape[2]
    u = (Winograd if winograd_pays(x, kernel) else Direct).filters(w)[:, None]

    def room() -> tuple[Winograd | Direct, Array, Array]:
        way = method(x, padding, kernel)
        m: Array = np.empty((len(way.room), way.rows.outputs[1], len(w), x.shape[3]), x.dtype)
        return way, m, np.empty_like(m[:2]) if y is None else m

    spare = Spare(room)

    def some(ts: range) -> None:
        with spare.lent() as (way, m, two):
            for t in ts:
                by_rows(u, way.sums(t), m)
                rows = two if y is None else y[2 * t : 2 * t + 2]
                way.outputs(m, rows)
                finish(t, rows)

    each(some, groups(pairs))


class GradientRoom:
    """What one thread needs to add up dW: its way to convolve, and memory for a pair of rows."""

    def __init__(self, way: Winograd | Direct, filters: int) -> None:
        width, (count, columns, depth, images), kind = way.rows.outputs[1], way.room.shape, way.room.dtype
        self.way = way
        self.ones: Array = np.ones(width, kind)
        self.product: Array = np.empty((width, depth * (columns - width + 1), filters), kind)
        self.turned: Array = np.empty((2, width, images, filters), kind)
        self.spread: Array = np.empty((count, *self.turned.shape[1:]), kind)

    def add(self, t: int, dy: Array, du: Array) -> None:
        """The share of the rows 2t and 2t + 1, dy (2, OW, F, N), in the sums du."""
        self.turned[...] = dy.swapaxes(2, 3)  # (…, N, F): once, and not by every product
        dm = self.way.outputs_gradient(self.turned, self.spread)
        for i, sums in enumerate(self.way.sums(t)):
            by_rows(sums, dm[i], self.product)
            du[i] += self.ones @ self.product.reshape(len(self.ones), -1)


def filters_gradient(x: Array, shape: Shape, padding: int, pairs: int, rows_of: Callable[[int, int], Array]) -> Array:
    """dW of shape (F, C, K, K) from the gradient of the outputs, two rows at a time, on all threads.

    `rows_of(group, t)` gives it for the rows 2t and 2t + 1, zeros beyond the last.
    Shapes: x (H, W, C, N), rows (2, OW, F, N)
    """
    f, c, kernel, _ = shape
    found: list[Array] = [np.empty(0)] * len(groups(pairs))
    spare = Spare(lambda: GradientRoom(method(x, padding, kernel), f))

    def some(group: int) -> None:
        with spare.lent() as room:
            du = np.zeros((len(room.spread), room.product[0].size), x.dtype)
            for t in groups(pairs)[group]:
                room.add(t, rows_of(group, t), du)
            found[group] = room.way.filters_gradient(du, c)

    each(some, range(len(found)))
    total: Array = sum(found[1:], start=found[0])
    return total


def groups(pairs: int) -> Sequence[range]:
    """Pairs of rows in at most eight groups, for as many threads; the same whatever their number."""
    count = min(8, pairs)
    ends = [pairs * i // count for i in range(count + 1)] if count else [0]
    return [range(first, last) for first, last in pairwise(ends)]
