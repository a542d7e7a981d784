"""Gradients by trying: the central difference."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.types import Array


def central_difference(f: Callable[[Array], float], x: Array, h: float = 1e-4, where: Array | None = None) -> Array:
    """∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, entry by entry; x is changed in place and put back.

    `where` names the flat indices to try; the others stay 0.

    Source: the course, chapter on numerical gradients (h = 10⁻⁴).
    """
    flat = x.reshape(-1)
    gradient = np.zeros_like(flat)
    for i in range(flat.size) if where is None else where:
        before = flat[i].copy()
        flat[i] = before + h
        above = f(x)
        flat[i] = before - h
        below = f(x)
        flat[i] = before
        gradient[i] = (above - below) / (2 * h)
    return gradient.reshape(x.shape)
