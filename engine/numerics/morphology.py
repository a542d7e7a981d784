"""Strokes made thicker or thinner: the gray dilation and erosion of pictures."""

from __future__ import annotations

import numpy as np

from engine.types import Array


def thickened(images: Array, edges: Array) -> Array:
    """Each picture with the edges of its strokes moved outward by `edges` (N,) pixels of −1…1; inward below 0.

    x' = (1 − |t|) x + |t| m, m = the largest (t > 0) or smallest (t < 0) of a pixel and its four neighbors

    Shapes: images (N, C, H, W) → the same

    Source: Serra 1982, chapter XII.
    """
    framed = np.pad(images, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    m = images.copy()
    for part, extreme in ((edges > 0, np.maximum), (edges < 0, np.minimum)):
        some, kept = framed[part], images[part]
        for neighbor in (some[..., :-2, 1:-1], some[..., 2:, 1:-1], some[..., 1:-1, :-2], some[..., 1:-1, 2:]):
            kept = extreme(kept, neighbor)
        m[part] = kept
    m -= images
    m *= np.abs(edges)[:, None, None, None]
    m += images
    return np.clip(m, 0, 1, out=m)
