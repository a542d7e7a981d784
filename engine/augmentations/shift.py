"""Digits off their place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.registry import hyper
from engine.types import Array


@augmentations.register("shift")
@dataclass(frozen=True, kw_only=True)
class Shift(Augmentation):
    """Moves every digit a little: by whole pixels, in any direction.

    x'[i, j] = x[i − a, j − b], a and b drawn evenly from −p…p; 0 where nothing was

    Shapes: (N, C, H, W) → the same

    Source: LeCun et al. 1998, section III.B (translations).
    """

    pixels: int = hyper(2, low=0, high=14, symbol="p", unit="px", help="farthest move up, down, left or right")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        n, _, h, w = images.shape
        p = self.pixels
        framed = np.pad(images, ((0, 0), (0, 0), (p, p), (p, p)))
        moved = np.empty_like(images)
        for i, (a, b) in enumerate(generator.integers(0, 2 * p + 1, (n, 2))):
            moved[i] = framed[i, :, a : a + h, b : b + w]
        return moved
