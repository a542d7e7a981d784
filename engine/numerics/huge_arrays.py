"""Passes over arrays of thousands of millions of numbers, in parts: a run can be left between them (fast/abandon.py).

Arrays of common size are passed over at once, as NumPy does it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from engine.fast import abandon
from engine.types import Array

PART = 4_000_000  # numbers in a part: drawing them, or memory used for the first time, takes a twentieth of a second


def in_turn(size: int) -> Iterator[slice]:
    """0…size in parts; before each it is asked whether to leave."""
    for start in range(0, size, PART):
        abandon.look()
        yield slice(start, min(start + PART, size))


def copied(x: Array) -> Array:
    """A copy of a vector."""
    if len(x) <= PART:
        return x.copy()
    copy: Array = np.empty_like(x)
    for part in in_turn(len(x)):
        copy[part] = x[part]
    return copy


def filled(size: int, value: float, like: Array) -> Array:
    """A vector of one value, in memory that is really there: the next pass over it costs no more than others."""
    if size <= PART:
        return np.full(size, value, like.dtype)
    vector: Array = np.empty(size, like.dtype)
    for part in in_turn(size):
        vector[part] = value
    return vector


def distance(x: Array, y: Array) -> float:
    """The length of x − y, two vectors; x is used up."""
    total = 0.0
    for part in in_turn(len(x)):
        some = x[part]
        some -= y[part]
        total += float(np.dot(some, some))
    return math.sqrt(total)
