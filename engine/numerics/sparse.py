"""Leaving out what is zero."""

from __future__ import annotations

import numpy as np

from engine.types import Array

WORTHWHILE = 0.9  # above this share of live columns, picking them out costs more than it saves


def nonzero_columns(x: Array) -> Array | None:
    """The columns of x (N, D) that are not 0 in every row; None if nearly all are.

    A third of the pixels of handwritten digits are black in every image of a batch: their weights add nothing to the
    outputs and get no gradient.
    """
    alive = np.asarray(x.any(axis=0))
    return np.flatnonzero(alive) if np.count_nonzero(alive) < WORTHWHILE * len(alive) else None
