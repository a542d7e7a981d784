"""The hard sigmoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, Range, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("hard-sigmoid")
@dataclass(frozen=True, kw_only=True)
class HardSigmoid(Layer[Array]):
    """A sigmoid made of three straight lines: 0, a slope through ½, then 1.

    y = min(max(a x + ½, 0), 1);  dx = a dy where 0 < y < 1, else 0

    Shapes: any → the same

    Source: Courbariaux, Bengio & David 2015, equation 2 (a = ½); Howard et al. 2019, section 5.2 (a = 1/6).
    """

    slope: float = hyper(1 / 6, low=0.01, high=10.0, log=True, symbol="a", help="steepness of its middle part")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    output_range: ClassVar[Range | None] = (0.0, 1.0)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = np.clip(self.slope * x + 0.5, 0.0, 1.0)
        return y, (y > 0) & (y < 1)

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        between = cache
        dx: Array = dy * between
        dx *= self.slope
        return dx
