"""Batch normalization."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShapeError
from engine.initializers.constant import Constant
from engine.initializers.zeros import Zeros
from engine.layers.base import Layer, Mode, Param, Plan, layers
from engine.layers.dense import batched
from engine.numerics.sums import batch_sum
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("batch-norm")
@dataclass(frozen=True, kw_only=True)
class BatchNorm(Layer[tuple[Array, Array, int]]):
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
        zero, one = Zeros(), Constant(value=1.0)
        trained = {"gamma": Param(shape[:1], one), "beta": Param(shape[:1], zero)}
        running = {"mean": Param(shape[:1], zero, trained=False), "variance": Param(shape[:1], one, trained=False)}
        return Plan(shape, trained | running)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Array, int]]:
        each = (-1,) + (1,) * (x.ndim - 2)  # how a vector, one number a unit, meets x: (D,) or (C, 1, 1)
        if not mode.training:
            s = 1 / np.sqrt(p["variance"] + self.epsilon)
            y = x * (p["gamma"] * s).reshape(each)
            y += (p["beta"] - p["mean"] * p["gamma"] * s).reshape(each)
            return y, (x - p["mean"].reshape(each) if mode.needs_backward else x, s, 0)
        n = x.size // x.shape[1]
        mean = unit_sums(x)
        mean /= n
        centered = x - mean.reshape(each)
        variance = unit_sums(centered * centered)
        variance /= n
        p["mean"] += (1 - self.momentum) * (mean - p["mean"])
        p["variance"] += (1 - self.momentum) * (variance * (n / max(n - 1, 1)) - p["variance"])
        s = 1 / np.sqrt(variance + self.epsilon)
        y = centered * (p["gamma"] * s).reshape(each)
        y += p["beta"].reshape(each)
        return y, (centered, s, n)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Array, int], dy: Array) -> Array:
        centered, s, n = cache  # z = s · centered
        each = (-1,) + (1,) * (dy.ndim - 2)
        grad["beta"][...] = unit_sums(dy)
        grad["gamma"][...] = unit_sums(dy * centered) * s
        if n == 0:  # it was reading: μ and σ² did not depend on x
            dx: Array = dy * (p["gamma"] * s).reshape(each)
            return dx
        dx = centered * (grad["gamma"] * s / -n).reshape(each)
        dx += dy
        dx -= (grad["beta"] / n).reshape(each)
        dx *= (p["gamma"] * s).reshape(each)
        return dx


def unit_sums(x: Array) -> Array:
    """The sum of each unit's numbers: (N, D) → (D,), (N, C, H, W) → (C,)."""
    if x.ndim > 2:
        return np.asarray(x.sum(axis=(0, 2, 3)))
    return batch_sum(x)
