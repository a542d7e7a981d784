"""Xavier initialization, as the course states it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.registry import hyper
from engine.types import Array, Shape


@initializers.register("xavier")
@dataclass(frozen=True, kw_only=True)
class Xavier(Initializer):
    """Spread chosen so that the signal keeps its size through sigmoid and tanh layers.

    W ~ N(0, σ²), σ = √(1/n) with n = fan_in; with average: σ = √(2/(fan_in + fan_out))

    Source: Glorot & Bengio 2010, equations 10 and 12; the course uses the fan_in form.
    """

    average: bool = hyper(False, help="use the mean of inputs and outputs, as Glorot's paper does")
    formula: ClassVar[str] = "σ = √(1/n)"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return math.sqrt(self.variance(fan)) * generator.standard_normal(shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return 2 / (fan[0] + fan[1]) if self.average else 1 / fan[0]
