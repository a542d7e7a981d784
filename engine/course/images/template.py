"""The template: the mean image of one digit as the weights of a single unit, which needs no training at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from engine.data.dataset import Split
from engine.numerics.stable import logistic
from engine.rng import stream
from engine.types import Array, Labels

BLOCK = 4096  # images that are multiplied at once: all of MNIST in float64 would take 376 MB


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
        """The template that the images of `digit` in `split` give, in float64 as the notes' program computes it."""
        return cls(digit, split.images[split.labels == digit].mean(axis=0, dtype=np.float64), threshold)

    def products(self, images: Array) -> Array:
        """W·x of each image.

        Shapes: (N, C, H, W) → (N,)
        """
        starts = range(0, len(images), BLOCK)
        blocks = [np.tensordot(images[i : i + BLOCK], self.weights, axes=self.weights.ndim) for i in starts]
        return np.concatenate(blocks) if blocks else np.zeros(0)

    def certainty(self, images: Array) -> Array:
        """How sure the unit is that each image is its digit, 0…1.

        Shapes: (N, C, H, W) → (N,)
        """
        return logistic(self.products(images) - self.threshold)

    def accuracy(self, split: Split) -> float:
        """Share of images (0…1) on which yes and no are right."""
        return self.count(split).accuracy

    def count(self, split: Split) -> Counts:
        """How often yes and no are right and wrong on these images."""
        return counted(self.products(split.images), split.labels == self.digit, self.threshold)


@dataclass(frozen=True)
class Counts:
    """Right and wrong answers of a unit that says yes or no."""

    found: int  # said yes, and it is the digit
    false_alarms: int  # said yes, but it is another
    missed: int  # said no, but it is the digit
    refused: int  # said no, and it is another

    @property
    def total(self) -> int:
        """All of them together."""
        return self.found + self.false_alarms + self.missed + self.refused

    @property
    def accuracy(self) -> float:
        """(found + refused) / all"""
        return (self.found + self.refused) / self.total if self.total else 0.0

    @property
    def precision(self) -> float:
        """found / all that was said yes to; 0 where nothing was."""
        said = self.found + self.false_alarms
        return self.found / said if said else 0.0

    @property
    def recall(self) -> float:
        """found / all images of the digit; 0 where there is none."""
        there = self.found + self.missed
        return self.found / there if there else 0.0

    @property
    def always_no(self) -> float:
        """The accuracy of saying no to everything."""
        return (self.false_alarms + self.refused) / self.total if self.total else 0.0


def counted(products: Array, is_digit: Array, threshold: float) -> Counts:
    """The four counts at one threshold.

    Shapes: products (N,), is_digit (N,) of true and false
    """
    yes = products > threshold
    found, alarms = int((yes & is_digit).sum()), int((yes & ~is_digit).sum())
    there = int(is_digit.sum())
    return Counts(found, alarms, there - found, len(is_digit) - there - alarms)


def roc(products: Array, is_digit: Array) -> tuple[Array, Array, float]:
    """Every threshold at once: share of false alarms, share found, and the area under that curve.

    The area is the chance that a random image of the digit has a larger product than a random other one.

    Shapes: (N,), (N,) → (N + 1,), (N + 1,)

    Source: Fawcett 2006, algorithm 1.
    """
    order = np.argsort(-products, kind="stable")
    hits = np.concatenate([[0], np.cumsum(is_digit[order])])
    alarms = np.concatenate([[0], np.cumsum(~is_digit[order])])
    found, false = hits / max(hits[-1], 1), alarms / max(alarms[-1], 1)
    return false, found, float(np.trapezoid(found, false))


def mean_images(split: Split, classes: int = 10) -> Array:
    """One template per digit.

    Shapes: → (K, C, H, W)
    """
    return np.stack([Template.of(split, digit).weights for digit in range(classes)])


def nearest_template(images: Array, templates: Array, *, cosine: bool = False) -> Labels:
    """The digit whose template has the largest product with each image.

    With `cosine` the product is divided by the length of the template: else a digit with much ink, such as 0, has an
    advantage everywhere.

    Shapes: images (N, C, H, W), templates (K, C, H, W) → (N,)
    """
    rows = templates.reshape(len(templates), -1)
    products = images.reshape(len(images), -1) @ rows.T.astype(images.dtype)
    if cosine:
        products = products / np.linalg.norm(rows, axis=1)
    chosen: Labels = products.argmax(axis=1)
    return chosen


def train(
    template: Template, split: Split, *, rate: float = 0.1, steps: int = 300, batch: int = 100, seed: int = 0
) -> Iterator[Template]:
    """Logistic regression that starts from the template: one updated unit a step, the template itself first.

    W ← W − η mean((y − t) x),  c ← c + η mean(y − t)

    Source: the course, chapter on templates; the gradient is that of binary cross-entropy.
    """
    generator = stream(seed, "template")
    targets = (split.labels == template.digit).astype(np.float32)
    template = replace(template, weights=template.weights.astype(split.images.dtype))  # as wide as the images: faster
    yield template
    for _ in range(steps):
        chosen = generator.integers(0, len(split), batch)
        images = split.images[chosen]
        error = template.certainty(images).astype(np.float32) - targets[chosen]
        slope = np.tensordot(error, images, axes=1) / batch
        template = replace(
            template,
            weights=template.weights - rate * slope,
            threshold=template.threshold + rate * float(error.mean()),
        )
        yield template
