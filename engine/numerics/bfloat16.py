"""Sixteen-bit floats of other programs."""

from __future__ import annotations

import numpy as np

from engine.types import Array


def from_bfloat16(bits: Array) -> Array:
    """bfloat16, given as its bits in uint16: the upper half of a float32, so the lower half is filled with zeros."""
    wide: Array = (bits.astype(np.uint32) << 16).view(np.float32)
    return wide
