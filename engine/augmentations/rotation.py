"""Digits written at a slant of the paper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.numerics.warp import turned
from engine.registry import hyper
from engine.types import Array


@augmentations.register("rotation")
@dataclass(frozen=True, kw_only=True)
class Rotation(Augmentation):
    """Turns every digit a little about its middle.

    x'[q] = x[R q], R = [[cos α, −sin α], [sin α, cos α]], α drawn evenly from −a…a; pixels between are mixed linearly

    Shapes: (N, C, H, W) → the same

    Source: Simard, Steinkraus & Platt 2003, section 2.
    """

    degrees: float = hyper(10.0, low=0.0, high=180.0, symbol="a", unit="°", help="largest turn to either side")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        angles = np.radians(generator.uniform(-self.degrees, self.degrees, len(images)))
        cos, sin = np.cos(angles), np.sin(angles)
        return turned(images, np.stack([cos, -sin, sin, cos], axis=1).reshape(-1, 2, 2))
