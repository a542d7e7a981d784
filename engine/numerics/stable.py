"""Exponentials that cannot overflow."""

from __future__ import annotations

import numpy as np

from engine.types import Array


def logistic(x: Array) -> Array:
    """1 / (1 + e^(−x)) for any x, elementwise: (1 + tanh(x/2)) / 2, which never overflows."""
    y: Array = np.tanh(x * 0.5)
    y *= 0.5
    y += 0.5
    return y


def softmax(x: Array) -> Array:
    """e^xₖ / Σⱼ e^xⱼ along the last axis; the largest x is taken off first, so nothing overflows."""
    y: Array = np.exp(x - x.max(axis=-1, keepdims=True))
    y /= y.sum(axis=-1, keepdims=True)
    return y


def log_softmax(x: Array) -> Array:
    """log of `softmax`, finite even where the probability rounds to zero."""
    y: Array = x - x.max(axis=-1, keepdims=True)
    y -= np.log(np.exp(y).sum(axis=-1, keepdims=True))
    return y
