"""The functions of an exported file, each beside the layer whose formula it is."""

import math
from typing import Any

import numpy as np
import pytest

from engine.export.numpy_functions import FUNCTIONS, NEEDS
from engine.layers import layers
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import PREDICT
from engine.layers.conv2d import Conv2D
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.stochastic_pool2d import StochasticPool2D
from engine.registry import fields_of
from engine.rng import stream
from engine.types import Array


def function(name: str) -> Any:
    """The function of that name, made with nothing but what it needs."""
    names: dict[str, Any] = {"np": np, "math": math}
    for part in (*NEEDS.get(name, ()), name):
        exec(compile(FUNCTIONS[part], f"{part}.py", "exec"), names)
    return names[name]


def draw(*shape: int) -> Array:
    return stream(len(shape), "numpy").standard_normal(shape)


PLAIN = [cls for cls in layers if cls.elementwise and cls.kind != "identity"]


@pytest.mark.parametrize("cls", PLAIN, ids=[cls.kind for cls in PLAIN])
def test_an_activation_gives_what_its_layer_gives(cls: Any) -> None:
    layer = cls()
    settings = {field.name: getattr(layer, field.name) for field in fields_of(layer)}
    x = np.concatenate([draw(3, 40), [[-50.0] * 40, [50.0] * 40]])
    expected, _ = layer.forward({}, x, PREDICT)
    found = function(layer.kind.replace("-", "_"))(x, **settings)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "layer", [Conv2D(filters=4, kernel=3, stride=2, padding=1), Conv2D(filters=4, kernel=2, dilation=2, groups=2)]
)
def test_a_convolution_gives_what_its_layer_gives(layer: Conv2D) -> None:
    x, W, b = draw(3, 4, 7, 8), draw(4, 4 // layer.groups, layer.kernel, layer.kernel), draw(4)
    expected, _ = layer.forward({"W": W, "b": b}, x, PREDICT)
    found = function("conv2d")(x, W, b, layer.stride, layer.padding, layer.dilation, layer.groups)
    np.testing.assert_allclose(found, expected, atol=1e-10)


@pytest.mark.parametrize("side", [6, 7, 8])
@pytest.mark.parametrize("ceil_mode", [False, True])
def test_pooling_gives_what_its_layers_give(side: int, ceil_mode: bool) -> None:
    x = draw(2, 3, side, side)
    largest = MaxPool2D(kernel=3, stride=2, padding=1, ceil_mode=ceil_mode)
    np.testing.assert_array_equal(function("max_pool2d")(x, 3, 2, 1, ceil_mode), largest.forward({}, x, PREDICT)[0])
    mean = AveragePool2D(kernel=3, stride=2, ceil_mode=ceil_mode)
    np.testing.assert_allclose(function("average_pool2d")(x, 3, 2, ceil_mode), mean.forward({}, x, PREDICT)[0])
    drawn = StochasticPool2D(kernel=3, stride=2)
    np.testing.assert_allclose(function("stochastic_pool2d")(x, 3, 2), drawn.forward({}, x, PREDICT)[0])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_says_what_it_is_and_needs_nothing_else(name: str) -> None:
    assert function(name).__doc__
    assert f"def {name}(" in FUNCTIONS[name]


def test_helpers_stand_before_those_that_call_them() -> None:
    order = list(FUNCTIONS)
    assert all(order.index(helper) < order.index(name) for name, helpers in NEEDS.items() for helper in helpers)
