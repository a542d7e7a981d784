"""Many random numbers at once."""

from __future__ import annotations

import numpy as np

from engine.types import Array


def sixteen_bits(generator: np.random.Generator, x: Array) -> Array:
    """Numbers drawn evenly from 0…65535, in the shape of x and the order of its memory.

    Four come out of every 64 bits that the generator makes: three times faster than random floats, and fine enough to
    decide what happens with a given probability (to 1 in 65,536).
    """
    words = generator.bit_generator.random_raw(-(-x.size // 4))
    numbers = words.view(np.uint16)[: x.size]
    if x.flags.c_contiguous:
        return numbers.reshape(x.shape)
    axes = sorted(range(x.ndim), key=lambda axis: -x.strides[axis])  # the outermost in memory first
    return numbers.reshape([x.shape[axis] for axis in axes]).transpose([axes.index(axis) for axis in range(x.ndim)])
