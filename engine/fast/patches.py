"""Convolution that gives its outputs in groups of 2×2, as a pooling layer after it wants them.

Four neighboring K×K windows lie in one patch of (K+1)×(K+1) pixels, 2 apart from the next. With every filter written
four times into a frame of that size, one matrix product over the patches gives all four outputs: for 5×5 filters 2.8
times fewer numbers to copy than with a column for each window, at 1.4 times the products. The four come out as four
arrays, so the largest of them is three `np.maximum` over whole rows.

Arrays are batch innermost, (C, H, W, N); «quads» are (2, 2, F, TH, TW, N), [i, j] holding output (2t + i, 2u + j).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from engine.fast.blocks import PATCHES_BLOCK
from engine.numerics.windows import fold, windows
from engine.numerics.workspace import Empty
from engine.types import Array, Shape

Wins = tuple[Array, ...]


def framed_filters(w: Array) -> Array:
    """Every filter at the four places of its frame: (F, C, K, K) → (4·F, C·(K+1)²)."""
    f, c, k, _ = w.shape
    frame = np.zeros((2, 2, f, c, k + 1, k + 1), w.dtype)
    for i in (0, 1):
        for j in (0, 1):
            frame[i, j, :, :, i : i + k, j : j + k] = w
    return frame.reshape(4 * f, -1)


def filters_gradient(dframe: Array, w: Array) -> Array:
    """The adjoint of `framed_filters`: the four places added up, (4·F, C·(K+1)²) → (F, C, K, K)."""
    f, c, k, _ = w.shape
    frame = dframe.reshape(2, 2, f, c, k + 1, k + 1)
    dw = np.zeros_like(w)
    for i in (0, 1):
        for j in (0, 1):
            dw += frame[i, j, :, :, i : i + k, j : j + k]
    return dw


def framed(x: Array, padding: int, high: int, long: int, empty: Empty = np.empty) -> Array:
    """The part of the padded images that the quads read: (C, H, W, N) → (C, high, long, N), zeros around."""
    c, h, w, n = x.shape
    if padding == 0 and h >= high and w >= long:
        return x[:, :high, :long]
    wide = empty((c, high, long, n), x.dtype)
    wide[...] = 0
    inside = wide[:, padding : padding + h, padding : padding + w]
    inside[...] = x[:, : inside.shape[1], : inside.shape[2]]
    return wide


def unframed(wide: Array, shape: Shape, padding: int, empty: Empty = np.empty) -> Array:
    """The adjoint of `framed`: back to (C, H, W, N)."""
    _, h, w, _ = shape
    inside = wide[:, padding : padding + h, padding : padding + w]
    if inside.shape == tuple(shape):
        return inside
    x = empty(shape, wide.dtype)
    x[...] = 0
    x[:, : inside.shape[1], : inside.shape[2]] = inside
    return x


def forward(
    x: Array, w: Array, padding: int, th: int, tw: int, empty: Empty = np.empty, needs_backward: bool = True
) -> Iterator[tuple[slice, Array, Array]]:
    """The convolution, a few rows of quads at a time: (rows, their quads, what `backward` needs of them)."""
    f, _, k, _ = w.shape
    n = x.shape[-1]
    wide, frame = framed(x, padding, 2 * th + k - 1, 2 * tw + k - 1, empty), framed_filters(w)
    step = max(1, min(th, PATCHES_BLOCK // max(1, 4 * f * tw * n)))
    for start in range(0, th, step):
        rows = slice(start, min(start + step, th))
        patches = windows(wide[:, 2 * start : 2 * rows.stop + k - 1], k + 1, 2)
        columns = (empty if needs_backward else np.empty)(patches.shape, x.dtype)
        columns[...] = patches
        columns = columns.reshape(frame.shape[1], -1)
        yield rows, (frame @ columns).reshape(2, 2, f, rows.stop - start, tw, n), columns


def backward(
    w: Array,
    shape: Shape,
    padding: int,
    th: int,
    tw: int,
    parts: Iterable[tuple[slice, Array, Array]],
    wanted: bool,
    empty: Empty = np.empty,
) -> tuple[Array, Array | None]:
    """dw, and dx where it is `wanted`, from (rows, what `forward` left, the gradient of the quads).

    Shapes: shape (C, H, W, N)
    """
    c, _, _, n = shape
    f, _, k, _ = w.shape
    high, long = 2 * th + k - 1, 2 * tw + k - 1
    frame = framed_filters(w)
    dframe = np.zeros(frame.shape, w.dtype)
    wide = empty((c, high, long, n) if wanted else (0,), w.dtype)
    wide[...] = 0
    for rows, columns, dy in parts:
        flat = dy.reshape(4 * f, -1)
        dframe += flat @ columns.T
        if wanted:
            part = wide[:, 2 * rows.start : 2 * rows.stop + k - 1]
            part += fold(frame.T @ flat, part.shape, k + 1, 2)
    return filters_gradient(dframe, w), unframed(wide, shape, padding, empty) if wanted else None


def largest(quads: Array) -> tuple[Array, Wins]:
    """The maximum of every 2×2 group, and who won: left or right above, left or right below, above or below."""
    above, below = np.maximum(quads[:, 0], quads[:, 1])
    right_above, right_below = quads[:, 1] > quads[:, 0]
    is_below = below > above
    return np.maximum(above, below, out=above), (right_above, right_below, is_below)


def maximum(quads: Array) -> Array:
    """The maximum of every 2×2 group alone, where no backward pass will ask who won."""
    above, below = np.maximum(quads[:, 0], quads[:, 1])
    best: Array = np.maximum(above, below, out=above)
    return best


def to_largest(dy: Array, wins: Wins, out: Array | None = None) -> Array:
    """The adjoint of `largest`: each dy at the place of its maximum (the first, if several are equal), else 0."""
    right_above, right_below, is_below = wins
    quads = np.empty((2, 2, *dy.shape), dy.dtype) if out is None else out
    below = dy * is_below
    above = dy - below
    np.multiply(above, right_above, out=quads[0, 1])
    np.subtract(above, quads[0, 1], out=quads[0, 0])
    np.multiply(below, right_below, out=quads[1, 1])
    np.subtract(below, quads[1, 1], out=quads[1, 0])
    return quads
