"""Columns at right angles to each other, out of any matrix."""

from __future__ import annotations

import numpy as np

from engine.fast import abandon
from engine.numerics.huge_products import HUGE, matmul
from engine.types import Array

PANEL = 128  # columns of a huge matrix that are turned at a time


def orthonormal(a: Array) -> Array:
    """Q of the decomposition a = QR whose R has a positive diagonal, for a (M, N), M ≥ N; there is only one.

    A huge matrix, which takes minutes, is taken by panels, so that it can be left between them (fast/abandon.py): each
    is freed twice from what it shares with those before it.

    Source: Golub & Van Loan 2013, sections 5.2.3 and 5.2.8; Giraud et al. 2005, why twice is enough.
    """
    if len(a) * a.shape[1] ** 2 < HUGE:
        return _panel(a)
    q: Array = np.array(a, order="F")
    for start in range(0, a.shape[1], PANEL):
        abandon.look()
        before, panel = q[:, :start], q[:, start : start + PANEL]
        for _ in range(2):
            panel -= matmul(before, matmul(before.T, panel))
        panel[...] = _panel(panel)
    return q


def _panel(a: Array) -> Array:
    q, r = np.linalg.qr(a)
    q *= np.sign(np.diag(r))
    turned: Array = q
    return turned
