"""All zeros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.types import Array, Shape


@initializers.register("zeros")
@dataclass(frozen=True, kw_only=True)
class Zeros(Initializer):
    """Every weight is 0: all units of a layer stay equal, so the network cannot learn to distinguish digits.

    W = 0

    Source: the course, chapter on initial weights.
    """

    formula: ClassVar[str] = "W = 0"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return np.zeros(shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return 0.0
