"""What every augmentation is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.registry import Component, Registry
from engine.types import Array


@dataclass(frozen=True, kw_only=True)
class Augmentation(Component):
    """Changes training images a little, differently each time, so that the network sees more than the data holds."""

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        """New images; those given stay as they were.

        Shapes: (N, C, H, W) → the same, values 0…1
        """
        raise NotImplementedError


augmentations: Registry[Augmentation] = Registry("augmentation")
