"""The template: the mean image of one digit as the weights of a single unit, which needs no training at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Split
from engine.numerics.stable import logistic
from engine.types import Array


@dataclass(frozen=True, eq=False)
class Template:
    """One digit against the rest, by how much of its mean image a picture covers.

    y = σ(Σ W x − c);  yes where y > ½;  W the mean of all training images of the digit

    Shapes: weights (C, H, W)

    Source: the course, chapter on templates (the mean eight, c = 45).
    """

    digit: int
    weights: Array
    threshold: float = 45.0

    @classmethod
    def of(cls, split: Split, digit: int, threshold: float = 45.0) -> Template:
        """The template that the images of `digit` in `split` give."""
        return cls(digit, split.images[split.labels == digit].mean(axis=0), threshold)

    def certainty(self, images: Array) -> Array:
        """How sure the unit is that each image is its digit, 0…1.

        Shapes: (N, C, H, W) → (N,)
        """
        return logistic(np.tensordot(images, self.weights, axes=self.weights.ndim) - self.threshold)

    def accuracy(self, split: Split) -> float:
        """Share of images (0…1) on which yes and no are right."""
        yes = self.certainty(split.images) > 0.5
        return float((yes == (split.labels == self.digit)).mean())
