"""What every loss is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.registry import Component, Registry
from engine.types import Array, Labels


@dataclass(frozen=True, kw_only=True)
class Loss(Component):
    """One number that says how wrong the outputs are, and its gradient.

    `expects` is "scores" where the loss brings its own softmax or sigmoid, so that the last layer must stay linear.
    """

    expects: ClassVar[str] = "outputs"

    def value(self, outputs: Array, labels: Labels) -> float:
        """The batch mean, in nats or squared units."""
        return self.value_and_gradient(outputs, labels)[0]

    def value_and_gradient(self, outputs: Array, labels: Labels) -> tuple[float, Array]:
        """The batch mean and ∂loss/∂outputs.

        Shapes: outputs (N, K), labels (N,) → float, (N, K)
        """
        raise NotImplementedError

    def probabilities(self, outputs: Array) -> Array:
        """Outputs (N, K) as probabilities of the classes, rows adding up to 1."""
        positive = np.maximum(outputs, 0) + np.finfo(outputs.dtype).tiny
        shares: Array = positive / positive.sum(axis=-1, keepdims=True)
        return shares


def one_hot(labels: Labels, classes: int, dtype: np.dtype[np.floating]) -> Array:
    """(N,) labels as (N, K) rows with a single 1."""
    t = np.zeros((len(labels), classes), dtype)
    t[np.arange(len(labels)), labels] = 1
    return t


losses: Registry[Loss] = Registry("loss")
