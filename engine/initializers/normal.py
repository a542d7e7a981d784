"""A normal distribution of fixed width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.registry import hyper
from engine.types import Array, Shape


@initializers.register("normal")
@dataclass(frozen=True, kw_only=True)
class Normal(Initializer):
    """Random weights of one fixed spread, whatever the layer's width.

    W ~ N(0, σ²)

    Source: the course, chapter on initial weights (σ = 1 and σ = 0.01).
    """

    sigma: float = hyper(0.01, low=1e-6, high=10.0, log=True, symbol="σ", help="spread of the first weights")
    formula: ClassVar[str] = "W ~ N(0, σ²)"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return self.sigma * generator.standard_normal(shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return self.sigma**2
