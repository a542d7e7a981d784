"""Pictures looked at through a bent lens: every new pixel is mixed from the four old ones around where it looks."""

from __future__ import annotations

import math

import numpy as np

from engine.fast.blocks import PICTURES_PART, parts
from engine.fast.pool import each
from engine.types import Array


def sample(images: Array, y: Array, x: Array) -> Array:
    """Each picture at the places (y, x), in pixels from its top left, mixed linearly; 0 outside.

    Shapes: images (N, C, H, W); y, x (N, H, W) → (N, C, H, W)
    """
    found: Array = np.empty(images.shape, images.dtype)

    def some(part: slice) -> None:
        found[part] = _sampled(images[part], y[part], x[part])

    each(some, parts(len(images), max(1, PICTURES_PART // math.prod(images.shape[1:]))))
    return found


def _sampled(images: Array, y: Array, x: Array) -> Array:
    """A few pictures at a time: a dozen passes over them then stay in the processor's cache."""
    n, c, h, w = images.shape
    framed = np.zeros((n, c, h + 3, w + 3), images.dtype)  # a rim of 0 above and left, two below and right
    framed[:, :, 1 : h + 1, 1 : w + 1] = images
    y = np.clip(y + 1, 0, h + 1).astype(images.dtype, copy=False)
    x = np.clip(x + 1, 0, w + 1).astype(images.dtype, copy=False)
    top, left = y.astype(np.intp), x.astype(np.intp)  # towards 0 is down: nothing is negative here
    y = (y - top)[:, None]
    x = (x - left)[:, None]
    flat = framed.reshape(-1)
    row = w + 3
    place = top * row + left
    place += (np.arange(n) * (c * (h + 3) * row))[:, None, None]
    corner = place[:, None] + (np.arange(c) * ((h + 3) * row))[:, None, None]  # (N, C, H, W) into `flat`
    upper = _between(flat, corner, x)
    corner += row
    lower = _between(flat, corner, x)
    lower -= upper
    lower *= y
    lower += upper
    return np.clip(lower, 0, 1, out=lower)


def _between(flat: Array, corner: Array, share: Array) -> Array:
    """The pixels at `corner` and right of it, mixed."""
    here = np.take(flat, corner, mode="clip")
    right = np.take(flat, corner + 1, mode="clip")
    right -= here
    right *= share
    right += here
    return right


def turned(images: Array, matrices: Array) -> Array:
    """Each picture transformed about its middle by a 2×2 matrix of its own, which says where a new pixel looks.

    Shapes: images (N, C, H, W); matrices (N, 2, 2), rows and columns (y, x) → (N, C, H, W)
    """
    h, w = images.shape[2:]
    m = matrices.astype(images.dtype)[:, :, :, None, None]
    down = np.arange(h, dtype=images.dtype)[:, None] - (h - 1) / 2
    across = np.arange(w, dtype=images.dtype) - (w - 1) / 2
    y = m[:, 0, 0] * down + m[:, 0, 1] * across + (h - 1) / 2
    x = m[:, 1, 0] * down + m[:, 1, 1] * across + (w - 1) / 2
    return sample(images, y, x)
