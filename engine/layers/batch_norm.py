"""Batch normalization."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.initializers.constant import Constant
from engine.initializers.zeros import Zeros
from engine.layers.base import Cache, Layer, Mode, Param, Plan, layers
from engine.layers.dense import batched
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("batch-norm")
@dataclass(frozen=True, kw_only=True)
class BatchNorm(Layer):
    """Gives every unit mean 0 and spread 1 over the batch, then lets the network choose its own scale and shift.

    z = (x − μ)/√(σ² + ε), y = γ z + β;  dγ = Σ dy z;  dβ = Σ dy;  dx = γ/√(σ² + ε) · (dy − dβ/n − z dγ/n);
    μ, σ² are the batch's (n numbers each) while training, and then mean ← ρ mean + (1−ρ) μ, variance ← ρ variance +
    (1−ρ) σ² n/(n−1), ρ the momentum (PyTorch calls 1−ρ so); reading uses mean and variance

    Shapes: x (N, D) → the same, per feature, n = N, γ and β (D,);
    x (N, C, H, W) → the same, per channel, n = N·H·W, γ and β (C,)

    Source: Ioffe & Szegedy 2015, Algorithms 1 and 2; the course, chapter on batch normalization.
    """

    momentum: float = hyper(0.9, low=0.0, high=0.999, symbol="ρ", help="share of the running mean kept at each step")
    epsilon: float = hyper(1e-5, low=1e-8, high=0.1, log=True, symbol="ε", help="keeps the division finite")

    def plan(self, shape: Shape) -> Plan:
        if len(shape) not in (1, 3):
            raise ShapeError(
                "expected (N, D) or (N, C, H, W), got {got}; put it behind a dense or a convolution layer",
                got=batched(shape),
            )
        units = shape[:1]
        return Plan(
            shape,
            {
                "gamma": Param(units, Constant(value=1.0)),
                "beta": Param(units, Zeros()),
                "mean": Param(units, Zeros(), trained=False),
                "variance": Param(units, Constant(value=1.0), trained=False),
            },
        )

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        axes, each = units_of(x)
        gamma, beta = p["gamma"].reshape(each), p["beta"].reshape(each)
        if not mode.training:
            scale = gamma / np.sqrt(p["variance"].reshape(each) + self.epsilon)
            return x * scale + (beta - p["mean"].reshape(each) * scale), (x, 0, scale)
        n = x.size // x.shape[1]
        mean = x.mean(axis=axes, keepdims=True)
        z = x - mean
        variance = (z * z).mean(axis=axes, keepdims=True)
        p["mean"] += (1 - self.momentum) * (mean.ravel() - p["mean"])
        p["variance"] += (1 - self.momentum) * (variance.ravel() * (n / max(n - 1, 1)) - p["variance"])
        scale = 1 / np.sqrt(variance + self.epsilon)
        z *= scale
        y = gamma * z
        y += beta
        return y, (z, n, gamma * scale)

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        z, n, scale = cache
        axes, each = units_of(dy)
        np.sum(dy, axis=axes, out=grad["beta"])
        if n == 0:  # it was reading: z holds x itself, and μ and σ² did not depend on it
            z = (z - p["mean"].reshape(each)) / np.sqrt(p["variance"].reshape(each) + self.epsilon)
            np.sum(dy * z, axis=axes, out=grad["gamma"])
            dx: Array = dy * scale
            return dx
        np.sum(dy * z, axis=axes, out=grad["gamma"])
        dx = dy - z * (grad["gamma"].reshape(each) / n)
        dx -= grad["beta"].reshape(each) / n
        dx *= scale
        return dx


def units_of(x: Array) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The axes over which one unit's numbers lie, and the shape in which a vector (one number a unit) meets x."""
    return (0, *range(2, x.ndim)), (1, -1) + (1,) * (x.ndim - 2)
