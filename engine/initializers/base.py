"""What every initializer is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.registry import Component, Registry
from engine.types import Array, Shape


@dataclass(frozen=True, kw_only=True)
class Initializer(Component):
    """Draws the first value of a weight tensor."""

    formula: ClassVar[str] = ""  # that of the docstring in its shortest form, for narrow places
    one_by_one: ClassVar[bool] = True  # each weight is drawn by itself, so that a part of a tensor can be drawn alone

    def sample(self, shape: Shape, fan: tuple[int, int], generator: np.random.Generator) -> Array:
        """First values, float64.

        `fan` is (fan_in, fan_out): how many inputs feed one unit, and how many units one input feeds.
        """
        raise NotImplementedError

    def variance(self, fan: tuple[int, int]) -> float:
        """The variance that `sample` promises; tests compare it with what was drawn."""
        raise NotImplementedError


initializers: Registry[Initializer] = Registry("initializer")
