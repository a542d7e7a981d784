"""Matrix products that take seconds, in parts: a step can be left between them (engine/fast/abandon.py).

The size of a part follows from the shapes alone, so the numbers are the same whatever the number of threads.
"""

from __future__ import annotations

import numpy as np

from engine.fast.pool import each
from engine.types import Array

HUGE = 6_000_000_000  # multiplications from which a step may have to be left inside a product: an eighth of a second
PART = 12_000_000_000  # multiplications in a part of it, at most about: with fewer, BLAS copies too much
EDGE = 16  # parts end at multiples of this: the width of BLAS's own blocks


def matmul(a: Array, b: Array, out: Array | None = None) -> Array:
    """a @ b, for stacks of as many matrices, too; `out` takes the result if it is given.

    Shapes: a (…, M, K), b (…, K, N) → (…, M, N)
    """
    count = a.size * b.shape[-1]
    if count < HUGE:
        return np.matmul(a, b, out=out)
    shape = (*a.shape[:-1], b.shape[-1])
    result: Array = np.empty(shape, np.result_type(a, b)) if out is None else out
    in_parts(a, b, result, max(shape[-2:]) * PART // count)
    return result


def in_parts(a: Array, b: Array, out: Array, length: int) -> None:
    """Whole rows or columns of the result, about this many in a part, on all threads."""
    m, n = out.shape[-2:]
    size = max(EDGE, -(-length // EDGE) * EDGE)

    def one(start: int) -> None:
        part = slice(start, start + size)
        if m > n:
            np.matmul(a[..., part, :], b, out=out[..., part, :])
        else:
            np.matmul(a, b[..., part], out=out[..., part])

    each(one, range(0, max(m, n), size))
