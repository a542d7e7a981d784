"""A layer without tensors of its own as a curve: what it gives for some numbers, and how steep it is there."""

import numpy as np

from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.types import Array


def curve(layer: Layer, *numbers: float) -> tuple[Array, Array]:
    """Outputs, and the slope at each number."""
    y, cache = layer.forward({}, np.array([numbers], float), PREDICT)
    return y[0], layer.backward({}, {}, cache, np.ones_like(y))[0]


def outputs(layer: Layer, *numbers: float) -> list[float]:
    """Outputs alone."""
    found: list[float] = curve(layer, *numbers)[0].tolist()
    return found


def slopes(layer: Layer, *numbers: float) -> list[float]:
    """Slopes alone."""
    found: list[float] = curve(layer, *numbers)[1].tolist()
    return found
