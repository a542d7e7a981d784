"""Sums over a batch as products with ones, two to four times as fast as `np.sum`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from engine.types import Array


def batch_sum(x: Array, out: Array | None = None) -> Array:
    """The sum over the images of one batch, or of the batches of K networks.

    Shapes: x (N, D) or (K, N, D) → (D,) or (K, D)
    """
    return np.matmul(_ones(x.shape[-2], x.dtype), x, out=out)


@lru_cache(maxsize=64)
def _ones(count: int, dtype: Any) -> Array:
    ones: Array = np.ones(count, dtype)
    ones.flags.writeable = False
    return ones
