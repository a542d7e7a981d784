"""Rows of layers to be run as one, and the comparison with their plain layers."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from engine.fast.pixels import images_first, pixels_first
from engine.layers.base import Layer, Mode
from engine.layers.conv2d import Conv2D
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.network import Network
from engine.numerics.workspace import Workspace
from engine.rng import stream

ROWS = st.fixed_dictionaries(
    {
        "kernel": st.integers(2, 5),
        "padding": st.integers(0, 3),
        "channels": st.sampled_from([1, 2, 8, 9]),
        "filters": st.integers(1, 4),
        "n": st.integers(1, 3),
        "extra": st.tuples(st.integers(1, 9), st.integers(1, 9)),
        "relu": st.booleans(),
        "pool": st.booleans(),
        "ties": st.booleans(),
    }
)


def drawn_row(d: dict[str, Any], *, pool: bool) -> tuple[Conv2D, list[Layer], tuple[int, ...]]:
    """A convolution, the same with what stands behind it, and the shape of its images."""
    h, w = (max(1, d["kernel"] - 2 * d["padding"]) + extra for extra in d["extra"])
    conv = Conv2D(filters=d["filters"], kernel=d["kernel"], padding=d["padding"])
    return conv, [conv, *[ReLU()] * d["relu"], *[MaxPool2D()] * pool], (d["channels"], h, w)


def compare(fused: Layer, row: list[Layer], shape: tuple[int, ...], n: int, ties: bool) -> None:
    """Outputs, gradients and dx of a fused layer beside those of its plain ones; x in both orders of memory."""
    network = Network(row, shape)
    assert fused.plan(shape).output == network.output_shape
    x = stream(0, "x").standard_normal((n, *shape))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = stream(0, "theta").standard_normal(parameters.theta.shape)
    if ties:  # whole numbers: many windows with equal maxima, and exactly computed either way
        x, parameters.theta[...] = np.round(x), np.round(2 * parameters.theta)
    outputs, trace = network.forward_each(parameters, x)
    dx = dy = stream(0, "dy").standard_normal(outputs[-1].shape)
    for i, layer, cache in reversed(trace):
        dx = layer.backward(parameters.views[i], parameters.grads[i], cache, dx)
    expected = parameters.grad.copy()
    for given_x in (x, images_first(pixels_first(x))):
        y, cache = fused.forward(parameters.views[0], given_x, Mode(workspace=Workspace()))
        np.testing.assert_allclose(y, outputs[-1], atol=1e-11)
        parameters.grad[...] = 0
        np.testing.assert_allclose(fused.backward(parameters.views[0], parameters.grads[0], cache, dy), dx, atol=1e-10)
        np.testing.assert_allclose(parameters.grad, expected, atol=1e-10)
        parameters.grad[...] = 0
        fused.fill_gradients(parameters.views[0], parameters.grads[0], cache, dy)
        np.testing.assert_allclose(parameters.grad, expected, atol=1e-10)
        y, cache = fused.forward(parameters.views[0], given_x, Mode(needs_backward=False))
        np.testing.assert_allclose(y, outputs[-1], atol=1e-11)
