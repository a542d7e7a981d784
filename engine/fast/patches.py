"""Convolution that gives its outputs in groups of 2×2, as a pooling layer after it wants them.

Four neighboring K×K windows are in one patch of (K+1)×(K+1) pixels, 2 apart from the next. With every filter written
four times into a frame of that size, one matrix product over the patches gives all four outputs: for 5×5 filters 2.8
times fewer numbers to copy than with a column for each window, at 1.4 times the products. The four come out as four
arrays, so the largest of them is three `np.maximum` over whole rows.

Arrays are batch innermost, (C, H, W, N); «tiles» are (2, 2, F, TH, TW, N), [i, j] holding output (2t + i, 2u + j).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.fast import abandon
from engine.fast.blocks import PATCHES_BLOCK
from engine.fast.pool import each
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
    """The part of the padded images that the tiles read: (C, H, W, N) → (C, high, long, N), zeros around."""
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


def blocks(filters: int, th: int, tw: int, n: int) -> list[slice]:
    """Rows of tiles that are worked on at a time."""
    step = max(1, min(th, PATCHES_BLOCK // max(1, 4 * filters * tw * n)))
    return [slice(start, min(start + step, th)) for start in range(0, th, step)]


def forward(
    x: Array,
    w: Array,
    padding: int,
    size: tuple[int, int],
    finish: Callable[[int, slice, Array], None],
    empty: Empty | None = None,
) -> list[Array]:
    """Hand the tiles of the convolution to `finish`, as (block, rows, tiles), on all threads.

    With `empty` it returns what `backward` needs of every block, in memory taken from there.
    Shapes: x (C, H, W, N), w (F, C, K, K), size (TH, TW) → tiles (2, 2, F, R, TW, N)
    """
    (f, c, k, _), n, (th, tw) = w.shape, x.shape[-1], size
    wide, frame = framed(x, padding, 2 * th + k - 1, 2 * tw + k - 1, empty or np.empty), framed_filters(w)
    every = blocks(f, th, tw, n)
    kept = [empty((c, k + 1, k + 1, r.stop - r.start, tw, n), x.dtype) for r in every] if empty else []

    def one(block: int) -> None:
        rows = every[block]
        patches = windows(wide[:, 2 * rows.start : 2 * rows.stop + k - 1], k + 1, 2)
        columns = kept[block] if kept else np.empty(patches.shape, x.dtype)
        columns[...] = patches
        tiles = (frame @ columns.reshape(frame.shape[1], -1)).reshape(2, 2, f, rows.stop - rows.start, tw, n)
        finish(block, rows, tiles)

    each(one, range(len(every)))
    return [columns.reshape(frame.shape[1], -1) for columns in kept]


def filters_gradient_of(w: Array, kept: Sequence[Array], gradients: Callable[[int], Array]) -> Array:
    """dW from what `forward` left and the gradient of each block's tiles, on all threads."""
    f = len(w)
    found: list[Array] = [np.empty(0)] * len(kept)

    def one(block: int) -> None:
        found[block] = gradients(block).reshape(4 * f, -1) @ kept[block].T

    each(one, range(len(kept)))
    return filters_gradient(sum(found[1:], start=found[0]), w)


def images_gradient(
    w: Array, shape: Shape, padding: int, size: tuple[int, int], gradients: Callable[[int], Array], empty: Empty
) -> Array:
    """dx (C, H, W, N) from the gradient of each block's tiles; blocks overlap in it, so they come in turn."""
    (f, c, k, _), n, (th, tw) = w.shape, shape[-1], size
    frame = framed_filters(w)
    wide = empty((c, 2 * th + k - 1, 2 * tw + k - 1, n), w.dtype)
    wide[...] = 0
    for block, rows in enumerate(blocks(f, th, tw, n)):
        abandon.look()
        part = wide[:, 2 * rows.start : 2 * rows.stop + k - 1]
        part += fold(frame.T @ gradients(block).reshape(4 * f, -1), part.shape, k + 1, 2)
    return unframed(wide, shape, padding, empty)


def largest(tiles: Array) -> tuple[Array, Wins]:
    """The maximum of every 2×2 group, and who won: left or right above, left or right below, above or below."""
    above, below = np.maximum(tiles[:, 0], tiles[:, 1])
    right_above, right_below = tiles[:, 1] > tiles[:, 0]
    is_below = below > above
    return np.maximum(above, below, out=above), (right_above, right_below, is_below)


def maximum(tiles: Array) -> Array:
    """The maximum of every 2×2 group alone, where no backward pass will ask who won."""
    above, below = np.maximum(tiles[:, 0], tiles[:, 1])
    best: Array = np.maximum(above, below, out=above)
    return best


def to_largest(dy: Array, wins: Wins, out: Array | None = None) -> Array:
    """The adjoint of `largest`: each dy at the place of its maximum (the first, if several are equal), else 0."""
    right_above, right_below, is_below = wins
    tiles = np.empty((2, 2, *dy.shape), dy.dtype) if out is None else out
    below = dy * is_below
    above = dy - below
    np.multiply(above, right_above, out=tiles[0, 1])
    np.subtract(above, tiles[0, 1], out=tiles[0, 0])
    np.multiply(below, right_below, out=tiles[1, 1])
    np.subtract(below, tiles[1, 1], out=tiles[1, 0])
    return tiles
