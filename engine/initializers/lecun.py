"""LeCun initialization."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.types import Array, Shape


@initializers.register("lecun")
@dataclass(frozen=True, kw_only=True)
class LeCun(Initializer):
    """Spread as in the course's Xavier, but drawn evenly between two ends, so that no weight is far off.

    W ~ U(−a, a), a = √(3/n) with n = fan_in, so that σ = √(1/n)

    Source: LeCun et al. 1998, Efficient BackProp, section 4.6.
    """

    formula: ClassVar[str] = "σ = √(1/n)"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        limit = math.sqrt(3 / fan[0])
        return generator.uniform(-limit, limit, shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return 1 / fan[0]
