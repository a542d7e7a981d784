"""The layer that does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.layers.base import Layer, Mode, layers
from engine.types import Array, Views


@layers.register("identity")
@dataclass(frozen=True, kw_only=True)
class Identity(Layer[None]):
    """Passes everything on as it came; it marks an output that is meant to stay linear.

    y = x;  dx = dy

    Shapes: any → the same

    Source: the course, chapters on activation functions and on the forward pass.
    """

    elementwise: ClassVar[bool] = True

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, None]:
        return x, None

    def backward(self, p: Views, grad: Views, cache: None, dy: Array) -> Array:
        return dy
