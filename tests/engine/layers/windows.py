"""Images that every kind of pooling is tried on."""

import numpy as np
from hypothesis import strategies as st

from engine.rng import stream
from engine.types import Array

IMAGE = np.array([[[[21, 8, 8, 12], [12, 19, 9, 7], [8, 10, 4, 3], [18, 12, 9, 10]]]], float)  # the course's
SIZES = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(3, 7), st.integers(3, 7))  # N, C, H, W


def unlike(shape: tuple[int, ...]) -> Array:
    """An image of numbers of both signs, no two alike: no kinks near."""
    return stream(2, "x").permutation(np.arange(1.0, 1 + np.prod(shape))).reshape(shape) / 10 - 1.05


def over_the_edge(x: Array, kernel: int, stride: int, padding: int) -> tuple[int, list[Array]]:
    """How many windows a side has where a last one may reach over the edge, and all windows, NaN beyond the edge."""
    side = x.shape[2]
    count = -((side + 2 * padding - kernel) // -stride) + 1
    count -= (count - 1) * stride >= side + padding  # PyTorch's rule: the last window begins inside
    after = max((count - 1) * stride + kernel - side - padding, 0)
    wide = np.pad(x, ((0, 0), (0, 0), (padding, after), (padding, after)), constant_values=np.nan)
    at = ((i * stride, j * stride) for i, j in np.ndindex(count, count))
    return count, [wide[:, :, i : i + kernel, j : j + kernel] for i, j in at]
