"""The pictures and filters of the notes' chapter on convolution."""

from __future__ import annotations

import numpy as np

from engine.types import Array

Rows = tuple[tuple[float, ...], ...]

A: Rows = ((1, 2, 3, 0), (0, 1, 2, 3), (3, 0, 1, 2), (2, 3, 0, 1))
K: Rows = ((2, 0, 1), (0, 1, 2), (1, 0, 2))
POOLED: Rows = ((21, 8, 8, 12), (12, 19, 9, 7), (8, 10, 4, 3), (18, 12, 9, 10))

RED: Rows = ((2, 2, 1, 1, 0), (0, 0, 1, 0, 0), (0, 2, 0, 0, 1), (1, 2, 1, 1, 1), (1, 0, 1, 0, 1))
GREEN: Rows = ((2, 0, 0, 0, 1), (0, 2, 2, 0, 1), (0, 0, 0, 0, 2), (0, 1, 2, 0, 1), (2, 0, 2, 2, 2))
BLUE_1: Rows = ((1, 1, 0, 1, 1), (0, 1, 0, 1, 2), (0, 2, 2, 0, 0), (0, 2, 0, 0, 1), (1, 1, 2, 1, 1))
BLUE_2: Rows = ((4, 2, 1, 2, 2), (0, 1, 0, 4, 2), (3, 0, 6, 2, 2), (4, 2, 4, 5, 2), (3, 4, 1, 0, 0))
FILTERS: tuple[Rows, ...] = (
    ((1, 1, -1), (-1, 0, 0), (1, 1, 0)),
    ((-1, -1, 0), (0, -1, 1), (0, -1, 0)),
    ((-1, 1, 1), (-1, 1, -1), (0, 0, -1)),
)

CLASSIC: dict[str, Rows] = {
    "Identity": ((0, 0, 0), (0, 1, 0), (0, 0, 0)),
    "Blur": ((1 / 9,) * 3,) * 3,
    "Sharpen": ((0, -1, 0), (-1, 5, -1), (0, -1, 0)),
    "Vertical edges": ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
    "Horizontal edges": ((-1, -2, -1), (0, 0, 0), (1, 2, 1)),
    "Outline": ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)),
    "Emboss": ((-2, -1, 0), (-1, 1, 1), (0, 1, 2)),
}
"""Filters that people designed before networks learned them."""

TEXTS = tuple(CLASSIC)


def batch_of_numbers() -> tuple[Array, Array]:
    """Ten pictures and ten filters of counted numbers, as the notes build them with `arange`.

    Shapes: (10, 3, 7, 7), (10, 3, 5, 5)
    """
    return np.arange(1470.0).reshape(10, 3, 7, 7), np.arange(750.0).reshape(10, 3, 5, 5)
