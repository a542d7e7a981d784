"""Digits larger and smaller."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.numerics.warp import turned
from engine.registry import hyper
from engine.types import Array


@augmentations.register("scale")
@dataclass(frozen=True, kw_only=True)
class Scale(Augmentation):
    """Makes every digit a little larger or smaller, in height and width alike.

    x'[q] = x[q / f], f drawn evenly from 1−s…1+s; pixels between are mixed linearly

    Shapes: (N, C, H, W) → the same

    Source: LeCun et al. 1998, section III.B (scaling).
    """

    share: float = hyper(0.1, low=0.0, high=0.5, symbol="s", help="largest change of the size, as a share of it")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        factors = generator.uniform(1 - self.share, 1 + self.share, len(images))
        return turned(images, np.eye(2) / factors[:, None, None])
