"""One value for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.base import Initializer, initializers
from engine.registry import hyper
from engine.types import Array, Shape


@initializers.register("constant")
@dataclass(frozen=True, kw_only=True)
class Constant(Initializer):
    """Every weight is the same number: the units of a layer stay equal, as with zeros.

    W = c

    Source: the course, chapter on initial weights (why weights must differ).
    """

    value: float = hyper(0.1, low=-10.0, high=10.0, symbol="c", help="the first value of every weight")
    formula: ClassVar[str] = "W = c"

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        return np.full(shape, self.value)

    def variance(self, fan: tuple[int, int]) -> float:
        return 0.0
