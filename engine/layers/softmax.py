"""Softmax as a layer of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import ShapeError
from engine.layers.base import Layer, Mode, Plan, Range, layers
from engine.layers.dense import batched
from engine.numerics.stable import softmax
from engine.types import Array, Shape, Views


@layers.register("softmax")
@dataclass(frozen=True, kw_only=True)
class Softmax(Layer[Array]):
    """Turns scores into shares that add up to 1; goes before squared errors, since cross-entropy has its own.

    yₖ = e^xₖ / Σⱼ e^xⱼ;  dx = y (dy − Σⱼ dyⱼ yⱼ)

    Shapes: x (N, K) → y (N, K)

    Source: Bridle 1990; the course, chapter on the output layer.
    """

    output_range: ClassVar[Range | None] = (0.0, 1.0)

    def plan(self, shape: Shape) -> Plan:
        if len(shape) != 1:
            raise ShapeError("expected (N, K), got {got}; put a flatten layer before it", got=batched(shape))
        return Plan(shape)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = softmax(x)
        return y, y

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        y = cache
        dx: Array = y * (dy - (dy * y).sum(axis=1, keepdims=True))
        return dx
