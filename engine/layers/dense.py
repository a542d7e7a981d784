"""The fully connected layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.initializers.zeros import Zeros
from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.numerics.huge_products import matmul
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("dense")
@dataclass(frozen=True, kw_only=True)
class Dense(Layer[Array]):
    """Every unit adds up all inputs, each times a weight of its own.

    y = x W + b;  dW = xᵀ dy;  db = Σₙ dyₙ;  dx = dy Wᵀ

    Shapes: x (N, D) → y (N, M); W (D, M), b (M,)

    Source: the course, chapters on the affine layer; Rumelhart, Hinton & Williams 1986.
    """

    units: int = hyper(10, low=1, high=16384, log=True, symbol="M", help="how many outputs")

    def plan(self, shape: Shape) -> Plan:
        if len(shape) != 1:
            raise ShapeError("expected (N, D), got {got}; put a flatten layer before it", got=batched(shape))
        (d,) = shape
        weights = Param((d, self.units), fan=(d, self.units))
        return Plan((self.units,), {"W": weights, "b": Param((self.units,), Zeros())})

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        return matmul(x, p["W"]) + p["b"], x

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        x = cache
        matmul(x.T, dy, out=grad["W"])
        np.sum(dy, axis=0, out=grad["b"])
        return matmul(dy, p["W"].T)


def batched(shape: Shape) -> str:
    """A shape as messages show it, with N for the batch: (N, 1, 28, 28)."""
    return "(" + ", ".join(["N", *map(str, shape)]) + ")"
