"""Evenly spread between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.registry import hyper
from engine.types import Array, Shape


@initializers.register("uniform")
@dataclass(frozen=True, kw_only=True)
class Uniform(Initializer):
    """Random weights, each value between two ends as likely as any other.

    W ~ U(−a, a), whose variance is a²/3

    Source: Rumelhart, Hinton & Williams 1986 (small random weights).
    """

    limit: float = hyper(0.05, low=1e-6, high=10.0, log=True, symbol="a", help="the largest first weight")
    formula: ClassVar[str] = "W ~ U(−a, a)"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return generator.uniform(-self.limit, self.limit, shape)

    def variance(self, fan: tuple[int, int]) -> float:
        return self.limit**2 / 3
