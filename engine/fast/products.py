"""Matrix products shared by threads, with the bits of the whole product.

BLAS stays at one thread, so a large product is divided here: along the longer side of the result, where each part is a
product of its own. Which kernel BLAS takes may depend on the size, and with it the order of its sums; so the first
product of each shape is computed both ways, and only where every bit agrees the next ones are divided.
"""

from __future__ import annotations

import numpy as np

from engine.fast import pool
from engine.types import Array

LARGE = 20_000_000  # multiplications from which handing parts over pays
EDGE = 16  # parts end at multiples of this: the width of BLAS's own blocks

_same_bits: dict[tuple[object, ...], bool] = {}


def product(a: Array, b: Array, out: Array | None = None) -> Array:
    """a @ b, on all threads where it is large; `out` takes the result if it is given."""
    (m, k), n = a.shape, b.shape[1]
    if m * k * n < LARGE or pool.threads() == 1:
        return np.matmul(a, b, out=out)
    if out is None:
        out = np.empty((m, n), np.result_type(a, b))
    key = (a.shape, b.shape, a.flags.c_contiguous, b.flags.c_contiguous, out.dtype)
    if key not in _same_bits:
        _in_parts(a, b, out)
        divided = out.copy()
        np.matmul(a, b, out=out)
        _same_bits[key] = np.array_equal(divided, out, equal_nan=True)
    elif _same_bits[key]:
        _in_parts(a, b, out)
    else:
        np.matmul(a, b, out=out)
    return out


def _in_parts(a: Array, b: Array, out: Array) -> None:
    """Whole rows or columns of the result, one part for each thread."""
    m, n = out.shape
    longer = max(m, n)
    size = max(EDGE, -(-longer // (pool.threads() * EDGE)) * EDGE)

    def one(start: int) -> None:
        part = slice(start, start + size)
        if m > n:
            np.matmul(a[part], b, out=out[part])
        else:
            np.matmul(a, b[:, part], out=out[:, part])

    pool.each(one, range(0, longer, size))
