"""The ReLU with a learned slope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.initializers.constant import Constant
from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.layers.batch_norm import unit_sums
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("prelu")
@dataclass(frozen=True, kw_only=True)
class PReLU(Layer[Array]):
    """A leaky ReLU that learns how much of the negative side it lets through.

    y = x where x > 0, else a x;  da = Σ x dy over x ≤ 0;  dx = dy where x > 0, else a dy

    Shapes: any → the same; a (1,), or one for each unit or channel: (D,) or (C,)

    Source: He et al. 2015, section 2.1.
    """

    shared: bool = hyper(True, help="one slope for the whole layer; else one for each unit or channel")
    initial_slope: float = hyper(0.25, low=0.0, high=1.0, help="the slope before training")
    activation: ClassVar[bool] = True

    def plan(self, shape: Shape) -> Plan:
        return Plan(shape, {"a": Param((1,) if self.shared else shape[:1], Constant(value=self.initial_slope))})

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        return np.where(x > 0, x, self._each(p, x) * x), x

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        x = cache
        below = np.where(x > 0, 0, x * dy)
        grad["a"][...] = below.sum() if self.shared else unit_sums(below)
        dx: Array = np.where(x > 0, dy, self._each(p, x) * dy)
        return dx

    @staticmethod
    def _each(p: Views, x: Array) -> Array:
        """The slopes as they meet x: (a,) or (C, 1, 1)."""
        return p["a"].reshape((-1,) + (1,) * (x.ndim - 2))
