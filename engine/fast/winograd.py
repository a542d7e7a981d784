"""3×3 convolution with 2.25 times fewer products: Winograd's F(2×2, 3×3).

Two neighboring outputs of a filter g over four inputs d cost six products by the formula, and four by Winograd:

    m = (G g) ⊙ (Bᵀ d),  y = Aᵀ m          Bᵀ d = (d₀−d₂, d₁+d₂, d₂−d₁, d₃−d₁)
                                            G g  = (g₀, (g₀+g₁+g₂)/2, (g₀−g₁+g₂)/2, g₂)
                                            Aᵀ m = (m₀+m₁+m₂, m₁−m₂+m₃)

In two dimensions each 4×4 tile of the padded image gives 2×2 outputs, Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A, and summing
over channels turns ⊙ into 16 matrix products. The tiles lie 2 apart and overlap by 2. Backward runs the same way back,
each step replaced by its transpose; what forward leaves (Bᵀ d B) is the only thing it needs.

Arrays are batch innermost, (C, H, W, N). Even and odd columns are kept apart, so that every addition runs along
whole rows of all images. Tiles are taken a few rows at a time, few enough to stay in the processor's cache.

Source: Winograd 1980; Lavin & Gray 2016, section 4.1 (here with the sign of the last tile column turned).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from engine.fast.blocks import WINOGRAD_BLOCK
from engine.numerics.workspace import Empty
from engine.types import Array, Shape

G = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])


def forward(
    x: Array, w: Array, padding: int, th: int, tw: int, empty: Empty = np.empty, needs_backward: bool = True
) -> Iterator[tuple[slice, Array, Array]]:
    """The convolution, a few rows of tiles at a time: (rows, their outputs, what `backward` needs of them).

    Shapes: x (C, H, W, N), w (F, C, 3, 3) → outputs (2, 2, F, R, TW, N): [i, j] holds output (2t + i, 2u + j)
    """
    wide = split_columns(x, padding, th, tw, empty)
    u = transformed_filters(w)
    for rows in blocks(len(x), th, tw, x.shape[-1]):
        v = tiles(wide, rows, empty if needs_backward else np.empty)
        yield rows, outputs(u, v), v


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
    """dw, and dx where it is `wanted`, from (rows, what `forward` left, the gradient of the outputs).

    Shapes: shape (C, H, W, N); gradients (2, 2, F, R, TW, N)
    """
    u = transformed_filters(w).swapaxes(1, 2)
    du = np.zeros(u.shape, w.dtype)
    wide = empty((shape[0], 2 * th + 2, 2, tw + 1, shape[3]) if wanted else (0,), w.dtype)
    wide[...] = 0
    for rows, v, dy in parts:
        m = outputs_gradient(dy)
        flat = v.reshape(16, shape[0], -1)
        du += flat @ m.swapaxes(1, 2)
        if wanted:
            add_tiles_gradient(wide, rows, (u @ m).reshape(v.shape))
    dw = filters_gradient(du.swapaxes(1, 2))
    return dw, join_columns(wide, shape, padding, empty) if wanted else None


def transformed_filters(w: Array) -> Array:
    """G g Gᵀ of every filter: (F, C, 3, 3) → (16, F, C)."""
    f, c = w.shape[:2]
    both = np.kron(G, G).astype(w.dtype)  # (16, 9)
    return (both @ w.reshape(f * c, 9).T).reshape(16, f, c)


def filters_gradient(du: Array) -> Array:
    """The adjoint of `transformed_filters`: (16, F, C) → (F, C, 3, 3)."""
    _, f, c = du.shape
    both = np.kron(G, G).astype(du.dtype)
    dw: Array = (du.reshape(16, f * c).T @ both).reshape(f, c, 3, 3)
    return dw


def blocks(channels: int, th: int, tw: int, n: int) -> Iterator[slice]:
    """Rows of tiles, as many at a time as make about `WINOGRAD_BLOCK` numbers."""
    rows = max(1, min(th, WINOGRAD_BLOCK // max(1, 16 * channels * tw * n)))
    for start in range(0, th, rows):
        yield slice(start, min(start + rows, th))


def split_columns(x: Array, padding: int, th: int, tw: int, empty: Empty = np.empty) -> Array:
    """(C, H, W, N) → (C, 2·TH + 2, 2, TW + 1, N): padded with zeros, even and odd columns apart."""
    c, _, _, n = x.shape
    wide = empty((c, 2 * th + 2, 2, tw + 1, n), x.dtype)
    wide[...] = 0
    for inside, outside in _columns(x.shape, padding, th, tw):
        wide[inside] = x[outside]
    return wide


def join_columns(wide: Array, shape: Shape, padding: int, empty: Empty = np.empty) -> Array:
    """The adjoint of `split_columns`: back to (C, H, W, N)."""
    _, rows, _, half, _ = wide.shape
    th, tw = rows // 2 - 1, half - 1
    covered = 2 * th + 2 >= shape[1] + padding and 2 * tw + 2 >= shape[2] + padding
    x = empty(shape, wide.dtype)
    if not covered:
        x[...] = 0
    for inside, outside in _columns(shape, padding, th, tw):
        x[outside] = wide[inside]
    return x


def _columns(shape: Shape, padding: int, th: int, tw: int) -> Iterator[tuple[tuple[slice | int, ...], ...]]:
    """Where even and odd padded columns lie: (place in the split array, place in the image)."""
    everything = slice(None)
    height = min(shape[1], 2 * th + 2 - padding)
    for odd in (0, 1):
        first = padding + (odd - padding) % 2  # the first column inside the image that is even (odd)
        width = len(range(first - padding, min(shape[2], 2 * tw + 2 - padding), 2))
        inside = (everything, slice(padding, padding + height), odd, slice(first // 2, first // 2 + width))
        outside = (everything, slice(0, height), slice(first - padding, first - padding + 2 * width - 1, 2))
        yield inside, outside


def tiles(wide: Array, rows: slice, empty: Empty = np.empty) -> Array:
    """Bᵀ d B of the tiles in these rows: (C, 2·TH + 2, 2, TW + 1, N) → (4, 4, C, R, TW, N)."""
    c, _, _, half, n = wide.shape
    r = rows.stop - rows.start
    d = wide[:, 2 * rows.start : 2 * rows.stop + 2]
    d0, d1, d2, d3 = d[:, 0:-2:2], d[:, 1:-2:2], d[:, 2::2], d[:, 3::2]
    t = np.empty((4, c, r, 2, half, n), wide.dtype)
    np.subtract(d0, d2, out=t[0])
    np.add(d1, d2, out=t[1])
    np.subtract(d2, d1, out=t[2])
    np.subtract(d3, d1, out=t[3])
    even, odd = t[:, :, :, 0], t[:, :, :, 1]
    d0, d1, d2, d3 = even[..., :-1, :], odd[..., :-1, :], even[..., 1:, :], odd[..., 1:, :]
    v = empty((4, 4, c, r, half - 1, n), wide.dtype)
    np.subtract(d0, d2, out=v[:, 0])
    np.add(d1, d2, out=v[:, 1])
    np.subtract(d2, d1, out=v[:, 2])
    np.subtract(d3, d1, out=v[:, 3])
    return v


def outputs(u: Array, v: Array) -> Array:
    """Aᵀ [U V] A: filters (16, F, C) and tiles (4, 4, C, R, TW, N) → the 2×2 outputs of each (2, 2, F, R, TW, N)."""
    _, _, c, *place = v.shape
    m = (u @ v.reshape(16, c, -1)).reshape(4, 4, -1, *place)
    t = np.empty((2, *m.shape[1:]), m.dtype)
    np.add(m[0], m[1], out=t[0])
    t[0] += m[2]
    np.subtract(m[1], m[2], out=t[1])
    t[1] += m[3]
    y = np.empty((2, 2, *m.shape[2:]), m.dtype)
    np.add(t[:, 0], t[:, 1], out=y[:, 0])
    y[:, 0] += t[:, 2]
    np.subtract(t[:, 1], t[:, 2], out=y[:, 1])
    y[:, 1] += t[:, 3]
    return y


def outputs_gradient(dy: Array) -> Array:
    """A dY Aᵀ, the adjoint of Aᵀ M A: (2, 2, F, R, TW, N) → (16, F, R·TW·N)."""
    _, _, f, *place = dy.shape
    m = np.empty((4, 4, f, *place), dy.dtype)
    rows = (dy[0], dy[0] + dy[1], dy[0] - dy[1], dy[1])
    for i, (left, right) in enumerate(rows):
        m[i, 0] = left
        np.add(left, right, out=m[i, 1])
        np.subtract(left, right, out=m[i, 2])
        m[i, 3] = right
    return m.reshape(16, f, -1)


def add_tiles_gradient(wide: Array, rows: slice, dv: Array) -> None:
    """The adjoint of `tiles`: adds B dV Bᵀ to (C, 2·TH + 2, 2, TW + 1, N)."""
    c, _, _, half, n = wide.shape
    v0, v1, v2, v3 = dv[:, 0], dv[:, 1], dv[:, 2], dv[:, 3]
    t = np.empty((4, c, rows.stop - rows.start, 2, half, n), dv.dtype)
    even, odd = t[:, :, :, 0], t[:, :, :, 1]
    even[..., :-1, :] = v0
    even[..., -1, :] = 0
    later = even[..., 1:, :]
    later += v1
    later += v2
    later -= v0
    np.subtract(v1, v2, out=odd[..., :-1, :])
    odd[..., :-1, :] -= v3
    odd[..., -1, :] = 0
    odd[..., 1:, :] += v3
    d = wide[:, 2 * rows.start : 2 * rows.stop + 2]
    d[:, 0:-2:2] += t[0]
    middle = d[:, 2::2]
    middle += t[1]
    middle += t[2]
    middle -= t[0]
    t[1] -= t[2]
    t[1] -= t[3]
    d[:, 1:-2:2] += t[1]
    d[:, 3::2] += t[3]
