"""Pens of other widths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.registry import hyper
from engine.types import Array


@augmentations.register("thickness")
@dataclass(frozen=True, kw_only=True)
class Thickness(Augmentation):
    """Draws every digit with a thicker or a thinner pen.

    x' = (1 − |t|) x + |t| m, m = the largest (t > 0) or smallest (t < 0) of a pixel and its four neighbors,
    t drawn evenly from −p…p

    Shapes: (N, C, H, W) → the same

    Source: gray dilation and erosion: Serra 1982, chapter XII.
    """

    pixels: float = hyper(0.5, low=0.0, high=1.0, symbol="p", unit="px", help="how much each edge of a stroke moves")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        t = generator.uniform(-self.pixels, self.pixels, len(images)).astype(images.dtype)
        framed = np.pad(images, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
        m = images.copy()
        for part, extreme in ((t > 0, np.maximum), (t < 0, np.minimum)):
            some, kept = framed[part], images[part]
            for neighbor in (some[..., :-2, 1:-1], some[..., 2:, 1:-1], some[..., 1:-1, :-2], some[..., 1:-1, 2:]):
                kept = extreme(kept, neighbor)
            m[part] = kept
        m -= images
        m *= np.abs(t)[:, None, None, None]
        m += images
        return np.clip(m, 0, 1, out=m)
