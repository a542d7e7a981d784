"""Batch normalization of images with the ReLU behind it, pixels outermost, a few rows at a time on all threads.

Not registered: no one chooses it, `fuse` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.fast.pixels import groups, images_first, pixels_first
from engine.fast.pool import each
from engine.layers.base import Cache, Layer, Mode, Plan
from engine.layers.batch_norm import BatchNorm
from engine.registry import hyper
from engine.types import Array, Shape, Views


@dataclass(frozen=True, kw_only=True)
class PixelNorm(Layer):
    """Batch normalization per channel, with or without a ReLU behind it.

    z = (x − μ)/√(σ² + ε), y = max(0, γ z + β);  dx as the layers one by one give it

    Shapes: x (N, C, H, W) → the same

    Source: the layers' own.
    """

    norm: BatchNorm
    relu: bool = hyper(True)

    def __post_init__(self) -> None: ...  # its part was checked when it was made

    def plan(self, shape: Shape) -> Plan:
        return self.norm.plan(shape)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Cache]:
        x = pixels_first(x)
        mean, variance, n = p["mean"], p["variance"], 0
        if mode.training:
            n = x.size // x.shape[2]
            mean = channel_sums(x, lambda i: (x[i],))[0] / n
            center = widened(mean, x)
            variance = channel_sums(x, lambda i: (np.square(x[i] - center),))[0] / n
            p["mean"] += (1 - self.norm.momentum) * (mean - p["mean"])
            p["variance"] += (1 - self.norm.momentum) * (variance * (n / max(n - 1, 1)) - p["variance"])
        s = 1 / np.sqrt(variance + self.norm.epsilon)
        center, scale, shift = (widened(v, x) for v in (mean, p["gamma"] * s, p["beta"]))
        y = mode.empty(x.shape, x.dtype)
        scaled(x, center, scale, shift, y, np.zeros_like(scale) if self.relu else None)
        return images_first(y), (x, mean, s, n, y, mode.empty)

    def backward(self, p: Views, grad: Views, cache: Cache, dy: Array) -> Array:
        x, mean, s, n, y, empty = cache
        dy, dx, center = pixels_first(dy), empty(x.shape, x.dtype), widened(mean, x)

        def terms(i: int) -> tuple[Array, Array]:
            passed = np.multiply(dy[i], y[i] > 0, out=dx[i]) if self.relu else dy[i]
            return passed, passed * (x[i] - center)

        grad["beta"][...], products = channel_sums(x, terms)
        grad["gamma"][...] = products * s
        scale = widened(p["gamma"] * s, x)
        slope, offset = (widened(v / n if n else 0 * v, x) for v in (grad["gamma"] * s, grad["beta"]))

        def one(i: int) -> None:  # reading, μ and σ² did not depend on x: n is 0, and so are slope and offset
            passed = dx[i] if self.relu else dy[i]
            through = (x[i] - center) * slope
            through += offset
            np.subtract(passed, through, out=dx[i])
            dx[i] *= scale

        by_rows(len(x), one)
        return images_first(dx)


def scaled(x: Array, center: Array, scale: Array, shift: Array, y: Array, lowest: Array | None) -> None:
    """y = (x − center) · scale + shift, not below `lowest` if that is given."""

    def one(i: int) -> None:
        np.subtract(x[i], center, out=y[i])
        y[i] *= scale
        y[i] += shift
        if lowest is not None:
            np.maximum(y[i], lowest, out=y[i])

    by_rows(len(x), one)


def widened(v: Array, x: Array) -> Array:
    """A number for each channel as it meets the rows of x (H, W, C, N): (C,) → (C, N), to pass along whole rows."""
    return np.repeat(v.astype(x.dtype, copy=False), x.shape[3]).reshape(x.shape[2:])


def by_rows(count: int, one: Callable[[int], None]) -> None:
    """`one(i)` for every row of the images, on all threads."""

    def some(rows: range) -> None:
        for i in rows:
            one(i)

    each(some, groups(count))


def channel_sums(x: Array, terms: Callable[[int], tuple[Array, ...]]) -> list[Array]:
    """Sums over images and pixels of what `terms` gives for each row (W, C, N): one (C,) for each term."""
    every = groups(len(x))
    found: list[list[Array]] = [[] for _ in every]

    def some(group: int) -> None:
        totals: list[Array] = []
        for i in every[group]:
            rows = [term.sum(axis=0) for term in terms(i)]
            totals = [total + row for total, row in zip(totals, rows, strict=True)] if totals else rows
        found[group] = totals

    each(some, range(len(every)))
    return [sum(parts[1:], start=parts[0]).sum(axis=1) for parts in zip(*found, strict=True)]
