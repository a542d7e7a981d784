"""Matrix products that take seconds, in parts: a step can be left between them (engine/fast/abandon.py).

The size of a part follows from the shapes alone, so the numbers are the same whatever the number of threads.
"""

from __future__ import annotations

import math

import numpy as np

from engine.fast.pool import each
from engine.types import Array

HUGE = 6_000_000_000  # multiplications in a part, at most about: an eighth of a second; BLAS copies more with fewer
MANY = 24_000_000  # numbers in a result, whose memory takes as long where it is used for the first time
EDGE = 16  # parts end at multiples of this: the width of BLAS's own blocks


def matmul(a: Array, b: Array, out: Array | None = None) -> Array:
    """a @ b, for stacks of as many matrices, too; `out` takes the result if it is given.

    Shapes: a (…, M, K), b (…, K, N) → (…, M, N)
    """
    if not is_huge(a, b):
        return np.matmul(a, b, out=out)
    shape = (*a.shape[:-1], b.shape[-1])
    result: Array = np.empty(shape, np.result_type(a, b)) if out is None else out
    length = max(shape[-2:])
    in_parts(a, b, result, min(length * HUGE // (a.size * b.shape[-1]), length * MANY // result.size))
    return result


def is_huge(a: Array, b: Array) -> bool:
    """Whether a @ b takes so long that a step may have to be left inside it."""
    return bool(a.size * b.shape[-1] >= HUGE) or bool(math.prod(a.shape[:-1]) * b.shape[-1] >= MANY)


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
