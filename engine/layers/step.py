"""The step function of the perceptron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, layers
from engine.types import Array, Views


@layers.register("step")
@dataclass(frozen=True, kw_only=True)
class Step(Layer[None]):
    """On or off: 1 where the input is positive, else 0; it can compute, but nothing can be learned through it.

    y = 1 where x > 0, else 0;  dx = 0

    Shapes: any → the same

    Source: Rosenblatt 1958; the course, chapters on the perceptron and on activation functions.
    """

    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    cannot_train: ClassVar[str] = (
        "the slope of a step is 0 everywhere, so no gradient reaches the weights before it; "
        "put a sigmoid layer in its place"
    )

    @classmethod
    def label(cls) -> str:
        return "Step function"

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, None]:
        return (x > 0).astype(x.dtype), None

    def backward(self, p: Views, grad: Views, cache: None, dy: Array) -> Array:
        return np.zeros_like(dy)
