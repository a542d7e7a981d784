"""Digits on rubber."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.augmentations.base import Augmentation, augmentations
from engine.numerics.warp import sample
from engine.registry import hyper
from engine.types import Array


@augmentations.register("elastic")
@dataclass(frozen=True, kw_only=True)
class Elastic(Augmentation):
    """Bends every digit as if it were drawn on rubber: neighbors move together, strokes stay whole.

    x'[q] = x[q + p d(q)], d = noise smoothed by a Gaussian of width σ to spread 1, for rows and columns apart

    Shapes: (N, C, H, W) → the same

    Source: Simard, Steinkraus & Platt 2003, section 2 (their α = 34, σ = 4 is p = 1.4, σ = 4 here).
    """

    pixels: float = hyper(1.0, low=0.0, high=4.0, symbol="p", unit="px", help="how far a pixel moves on average")
    smoothness: float = hyper(4.0, low=1.0, high=14.0, symbol="σ", unit="px", help="how far neighbors move together")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        n, _, h, w = images.shape
        noise = generator.standard_normal((2, n, h, w), np.float32).astype(images.dtype, copy=False)
        moves = smoothing(h, self.smoothness, images.dtype) @ noise @ smoothing(w, self.smoothness, images.dtype).T
        moves *= self.pixels
        y, x = moves
        y += np.arange(h, dtype=images.dtype)[:, None]
        x += np.arange(w, dtype=images.dtype)
        return sample(images, y, x)


def smoothing(size: int, sigma: float, dtype: np.dtype[np.floating]) -> Array:
    """The Gaussian filter along one axis as a matrix (size, size), its rows scaled so that noise keeps the spread 1."""
    places = np.arange(size)
    weights = np.exp(-0.5 * ((places[:, None] - places) / sigma) ** 2)
    weights /= np.sqrt((weights * weights).sum(axis=1, keepdims=True))
    return weights.astype(dtype)
