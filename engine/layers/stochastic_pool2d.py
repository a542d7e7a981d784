"""Stochastic pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.base import Layer, Mode, Plan, layers
from engine.layers.conv2d import image_plan
from engine.numerics.windows import batch_first, batch_last, scatter, shifts
from engine.registry import hyper
from engine.types import Array, Shape, Views


@layers.register("stochastic-pool2d")
@dataclass(frozen=True, kw_only=True)
class StochasticPool2D(Layer[tuple[Array, Shape]]):
    """Draws one value of each small window, a large one more often than a small one: pooling that regularizes.

    aᵢ = max(0, xᵢ), pᵢ = aᵢ / Σⱼ aⱼ (all alike where no value is positive);
    training: y = xₗ with l drawn by p, dx = dy at l, else 0;  reading: y = Σᵢ pᵢ xᵢ

    Shapes: x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H − K)/S⌋ + 1

    Source: Zeiler & Fergus 2013, sections 3.1 and 3.2; the course, chapter on pooling.
    """

    kernel: int = hyper(2, low=1, high=16, symbol="K", help="height and width of the window, in pixels")
    stride: int = hyper(2, low=1, high=16, symbol="S", help="how many pixels the window moves at a time")

    def plan(self, shape: Shape) -> Plan:
        return Plan(image_plan(shape, self.kernel, self.stride))

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, tuple[Array, Shape]]:
        pixels = np.stack(shifts(batch_last(x), self.kernel, self.stride))  # (K·K, C, OH, OW, N)
        a = np.maximum(pixels, 0)
        flat = ~a.any(axis=0)
        a[:, flat] = 1
        sums = np.cumsum(a, axis=0, dtype=x.dtype)
        total = sums[-1]
        if mode.training:
            bar = (1 - mode.stream().random(total.shape)).astype(x.dtype) * total  # in (0, Σ a]
            slope = np.diff(sums >= bar, axis=0, prepend=False).astype(x.dtype)  # 1 at the pixel drawn, else 0
            y = (slope * pixels).sum(axis=0)
        else:
            share = a / total
            y = (share * pixels).sum(axis=0)
            slope = np.where(flat, share, (2 * a - y) * (a > 0) / total)  # ∂y/∂xᵢ where y = Σ a² / Σ a
        return batch_first(y), (slope, x.shape)

    def backward(self, p: Views, grad: Views, cache: tuple[Array, Shape], dy: Array) -> Array:
        slope, shape = cache
        return batch_first(scatter(list(slope * batch_last(dy)), shape, self.kernel, self.stride))
