"""Matrix products: those a little too large for the fastest kernels in pieces, large ones shared by threads.

OpenBLAS has kernels that copy nothing for products of up to a million multiplications. The first layer of a narrow
network is a little above that, and so is a row of pixels with 64 channels: they are taken in pieces, in one call to
`matmul`. How many follows from the shape alone, and `np.matmul` on the whole gives the same to rounding.

BLAS stays at one thread, so a large product is divided here: along the longer side of the result, where each part is a
product of its own. Which kernel BLAS takes may depend on the size, and with it the order of its sums; so the first
products of each division are computed both ways, and only where every bit agrees the next ones are divided. The lengths
that are not divided change from batch to batch, with the inputs that are not 0 in it; eight of them are compared.

A huge product is always taken in parts, as in numerics/huge_products.py.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.fast import pool
from engine.numerics.huge_products import in_parts, is_huge, matmul
from engine.types import Array

LARGE = 20_000_000  # multiplications from which handing parts over pays
SMALL = 1_000_000  # multiplications up to which BLAS copies nothing
MOST_PIECES = 8  # with more, adding up the pieces costs what the faster products save
LEAST = 16  # rows or inputs in a piece: with fewer, the kernels themselves are slow

CHECKED = 8  # shapes in which a division must have the bits of the whole before it is trusted in all others

_agreed: dict[tuple[object, ...], set[tuple[int, ...]]] = {}  # the shapes in which each division had those bits
_differed: set[tuple[object, ...]] = set()  # divisions that once had not: these products stay whole


@lru_cache(maxsize=256)
def pieces(length: int, rest: int) -> int:
    """In how many equal pieces of one axis a product is fastest; 1 leaves it whole.

    `length` is that axis, `rest` the multiplications for each of its places.
    """
    counts = (count for count in range(1, MOST_PIECES + 1) if length % count == 0 and length >= count * LEAST)
    return next((count for count in counts if length * rest <= count * SMALL), 1)


def by_rows(a: Array, b: Array, out: Array) -> None:
    """a @ b into `out` for stacks of matrices, the rows of each in pieces.

    Shapes: a (…, R, K), b (…, K, N), out (…, R, N)
    """
    count = pieces(a.shape[-2], a.shape[-1] * b.shape[-1])
    if count == 1:
        np.matmul(a, b, out=out)
        return
    a, out = (some.reshape(*some.shape[:-2], count, -1, some.shape[-1]) for some in (a, out))
    np.matmul(a, b[..., None, :, :], out=out)


def outputs(x: Array, w: Array) -> Array:
    """x W of a dense layer, of one network or of K networks at once.

    Shapes: x (N, D) or (K, N, D), w (D, M) or (K, D, M) → (N, M) or (K, N, M)
    """
    count = pieces(x.shape[-1], x.shape[-2] * w.shape[-1])
    if count == 1:
        return product(x, w) if w.ndim == 2 else np.matmul(x, w)
    parts = w.reshape(*w.shape[:-2], count, -1, w.shape[-1])
    total: Array = np.add.reduce(np.matmul(in_pieces(x, count), parts), axis=-3)
    return total


def weights_gradient(x: Array, dy: Array, out: Array) -> None:
    """dW = xᵀ dy of a dense layer into `out`, of one network or of K networks at once.

    Shapes: x (N, D) or (K, N, D), dy (N, M) or (K, N, M), out (D, M) or (K, D, M)
    """
    count = pieces(x.shape[-1], x.shape[-2] * dy.shape[-1])
    if count > 1:
        parts = out.reshape(*out.shape[:-2], count, -1, out.shape[-1])
        np.matmul(np.swapaxes(in_pieces(x, count), -1, -2), dy[..., None, :, :], out=parts)
    elif out.ndim == 2:
        product(x.T, dy, out=out)
    else:
        np.matmul(np.swapaxes(x, -1, -2), dy, out=out)


def inputs_gradient(dy: Array, w: Array, innermost: bool = False) -> Array:
    """dx = dy Wᵀ of a dense layer, of one network or of K networks at once; a large one as (W dyᵀ)ᵀ, which is faster.

    With `innermost` it is left with the batch innermost in memory, as images between convolutions are.

    Shapes: dy (N, M) or (K, N, M), w (D, M) or (K, D, M) → (N, D) or (K, N, D)
    """
    if dy.shape[-2] * w.shape[-2] * w.shape[-1] <= SMALL and not innermost:
        straight: Array = np.matmul(dy, np.swapaxes(w, -1, -2))
        return straight
    turned = np.swapaxes(dy, -1, -2)
    dx = np.swapaxes(product(w, turned) if w.ndim == 2 else np.matmul(w, turned), -1, -2)
    return dx if innermost else np.ascontiguousarray(dx)


def in_pieces(x: Array, count: int) -> Array:
    """The columns of x in equal pieces: (…, N, D) → (…, count, N, D/count), a view."""
    return np.swapaxes(x.reshape(*x.shape[:-1], count, -1), -2, -3)


def product(a: Array, b: Array, out: Array | None = None) -> Array:
    """a @ b, on all threads where it is large; `out` takes the result if it is given."""
    (m, k), n = a.shape, b.shape[1]
    if m * k * n < LARGE or is_huge(a, b) or pool.threads() == 1:
        return matmul(a, b, out)
    if out is None:
        out = np.empty((m, n), np.result_type(a, b))
    share = -(-max(m, n) // pool.threads())
    key = (max(m, n), share, m > n, a.flags.c_contiguous, b.flags.c_contiguous, out.dtype)
    agreed = _agreed.setdefault(key, set())
    if key in _differed:
        np.matmul(a, b, out=out)
    elif len(agreed) >= CHECKED or (m, k, n) in agreed:
        in_parts(a, b, out, share)
    else:
        in_parts(a, b, out, share)
        divided = out.copy()
        np.matmul(a, b, out=out)
        if np.array_equal(divided, out, equal_nan=True):
            agreed.add((m, k, n))
        else:
            _differed.add(key)
    return out
