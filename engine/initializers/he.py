"""He initialization."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.types import Array, Shape


@initializers.register("he")
@dataclass(frozen=True, kw_only=True)
class He(Initializer):
    """Spread chosen so that the signal keeps its size through ReLU layers, which pass only half of it.

    W ~ N(0, σ²), σ = √(2/n) with n = fan_in

    Source: He et al. 2015, equation 10.
    """

    formula: ClassVar[str] = "σ = √(2/n)"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return math.sqrt(2 / fan[0]) * generator.standard_normal(shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return 2 / fan[0]
