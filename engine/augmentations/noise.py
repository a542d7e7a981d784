"""Grainy pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.registry import hyper
from engine.types import Array


@augmentations.register("noise")
@dataclass(frozen=True, kw_only=True)
class Noise(Augmentation):
    """Adds grain to every pixel, as a poor camera does.

    x' = x + σ z, z ~ N(0, 1) for every pixel, cut off at 0 and 1

    Shapes: (N, C, H, W) → the same

    Source: Sietsma & Dow 1991.
    """

    sigma: float = hyper(0.1, low=0.0, high=1.0, symbol="σ", help="spread of the grain; the picture goes from 0 to 1")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        grain = generator.standard_normal(images.shape, np.float32).astype(images.dtype, copy=False)
        grain *= self.sigma
        grain += images
        return np.clip(grain, 0, 1, out=grain)
