"""Digits that lean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.numerics.warp import turned
from engine.registry import hyper
from engine.types import Array


@augmentations.register("shear")
@dataclass(frozen=True, kw_only=True)
class Shear(Augmentation):
    """Lets every digit lean a little to the left or right, as handwriting does.

    x'[i, j] = x[i, j + i tan α] about the middle, α drawn evenly from −a…a; pixels between are mixed linearly

    Shapes: (N, C, H, W) → the same

    Source: LeCun et al. 1998, section III.B (horizontal shearing).
    """

    degrees: float = hyper(10.0, low=0.0, high=45.0, symbol="a", unit="°", help="largest lean to either side")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        matrices = np.tile(np.eye(2), (len(images), 1, 1))
        matrices[:, 1, 0] = np.tan(np.radians(generator.uniform(-self.degrees, self.degrees, len(images))))
        return turned(images, matrices)
