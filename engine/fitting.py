"""Fitting: a recipe's network for other data, whose pictures and classes it was not made for."""

from __future__ import annotations

import dataclasses

from engine.errors import EngineError
from engine.layers.dense import Dense
from engine.spec import ExperimentSpec
from engine.types import Shape

DIGITS = 10


def fitted_to(spec: ExperimentSpec, image_shape: Shape, classes: int) -> ExperimentSpec:
    """The same experiment with as many units in its last dense layer as there are classes.

    Weights to start from are of the old layer and go with it. All other layers take whatever size they are given; a
    network that ends in another way, or cannot take these pictures, stays as it is.
    """
    dense = [(i, layer) for i, layer in enumerate(spec.layers) if isinstance(layer, Dense)]
    try:
        found = spec.network(image_shape).output_shape
    except EngineError:
        return spec
    reader = found == (DIGITS + 1,) and classes == DIGITS  # it also knows what is no digit
    if found == (classes,) or not dense or len(found) != 1 or reader:
        return spec
    place, last = dense[-1]
    layers = (*spec.layers[:place], dataclasses.replace(last, units=classes), *spec.layers[place + 1 :])
    changed = spec.replace(layers=layers, start="")
    try:
        return changed if changed.network(image_shape).output_shape == (classes,) else spec
    except EngineError:
        return spec
