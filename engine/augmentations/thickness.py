"""Pens of other widths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.numerics.morphology import thickened
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
        return thickened(images, t)
