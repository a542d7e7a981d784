"""Rows of layers run as one: equal to their plain layers, outputs and gradients."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.fast.fuse import FEW_IMAGES, fuse
from engine.fast.patch_conv2d import PatchConv2D
from engine.fast.pixel_conv2d import PixelConv2D
from engine.fast.pixel_norm import PixelNorm
from engine.fast.pixel_rows import PixelFlatten, PixelPool2D
from engine.fast.pixels import images_first, pixels_first
from engine.layers.average_pool2d import AveragePool2D
from engine.layers.base import Layer, Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.numerics.workspace import Workspace
from engine.rng import stream

rows = st.fixed_dictionaries(
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


@given(rows)
@settings(max_examples=80, deadline=None)
def test_a_fused_row_equals_its_layers_one_by_one(d):
    h, w = (max(1, d["kernel"] - 2 * d["padding"]) + extra for extra in d["extra"])
    conv = Conv2D(filters=d["filters"], kernel=d["kernel"], padding=d["padding"])
    row: list[Layer] = [conv, *[ReLU()] * d["relu"], *[MaxPool2D()] * d["pool"]]
    shape = (d["channels"], h, w)
    compare(PixelConv2D(conv=conv, relu=d["relu"], pool=d["pool"]), row, shape, d["n"], d["ties"])
    if d["pool"]:
        compare(PatchConv2D(conv=conv, relu=d["relu"]), row, shape, d["n"], d["ties"])


@given(st.tuples(st.integers(1, 3), st.integers(2, 9), st.integers(2, 9)), st.integers(1, 3), st.booleans())
@settings(max_examples=30, deadline=None)
def test_pooling_and_flatten_equal_their_plain_layers_whatever_the_order_of_memory(shape, n, ties):
    for relu in (True, False):
        compare(PixelPool2D(relu=relu), [*[ReLU()] * relu, MaxPool2D()], shape, n, ties)
    compare(PixelFlatten(), [Flatten()], shape, n, ties)


@pytest.mark.parametrize("relu", [True, False])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("shape", [(3, 5, 4), (2, 9, 3), (1, 1, 1)])
def test_batch_normalization_of_images_equals_its_plain_layers(shape, training, relu):
    row: list[Layer] = [BatchNorm(momentum=0.7), *[ReLU()] * relu]
    network, fused = Network(row, shape), PixelNorm(norm=BatchNorm(momentum=0.7), relu=relu)
    x = 3 + stream(0, "x").standard_normal((4, *shape))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = stream(0, "theta").standard_normal(parameters.theta.shape)
    parameters.statistics[...] = 1.5
    other = parameters.copy()
    outputs, trace = network.forward_each(parameters, x, Mode(training=training))
    dx = dy = stream(0, "dy").standard_normal(outputs[-1].shape)
    for i, layer, cache in reversed(trace):
        dx = layer.backward(parameters.views[i], parameters.grads[i], cache, dx)
    y, cache = fused.forward(other.views[0], x, Mode(training=training, workspace=Workspace()))
    np.testing.assert_allclose(y, outputs[-1], atol=1e-12)
    np.testing.assert_allclose(fused.backward(other.views[0], other.grads[0], cache, dy), dx, atol=1e-12)
    np.testing.assert_allclose(other.grad, parameters.grad, atol=1e-12)
    np.testing.assert_allclose(other.statistics, parameters.statistics, atol=1e-12)


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


@pytest.mark.parametrize(
    ("row", "channels", "fused", "joined"),
    [
        ([Conv2D(kernel=5), ReLU(), MaxPool2D(), Flatten()], 1, PatchConv2D, 3),
        ([Conv2D(kernel=3), MaxPool2D(), ReLU()], 1, PatchConv2D, 2),
        ([Conv2D(kernel=3), ReLU(), AveragePool2D()], 16, PixelConv2D, 2),
        ([Conv2D(kernel=3), BatchNorm()], 16, PixelConv2D, 1),
        ([Conv2D(kernel=3), ReLU(), MaxPool2D(kernel=3)], 16, PixelConv2D, 2),
        ([Conv2D(kernel=3), ReLU(), MaxPool2D()], 16, PixelConv2D, 3),
        ([ReLU(), MaxPool2D(), Flatten()], 16, PixelPool2D, 2),
        ([BatchNorm(), ReLU(), Conv2D()], 16, PixelNorm, 2),
        ([BatchNorm(), ReLU(), MaxPool2D()], 16, PixelNorm, 1),
        ([BatchNorm(), Flatten()], 16, PixelNorm, 1),
        ([MaxPool2D(), ReLU()], 16, PixelPool2D, 1),
        ([Flatten(), Dense()], 16, PixelFlatten, 1),
    ],
)
def test_a_row_takes_the_relu_and_the_2x2_max_pooling_behind_it_along(row, channels, fused, joined):
    layer, count = fuse(row, (channels, 28, 28))
    assert type(layer) is fused
    assert count == joined


@pytest.mark.parametrize(
    ("row", "channels"),
    [
        ([Conv2D(kernel=3, stride=2), ReLU(), MaxPool2D()], 16),
        ([Conv2D(kernel=1), ReLU(), MaxPool2D()], 16),
        ([ReLU(), AveragePool2D()], 16),
        ([MaxPool2D(ceil_mode=True)], 16),
        ([Dropout(), Flatten()], 16),
    ],
)
def test_other_rows_stay_as_they_are(row, channels):
    assert fuse(row, (channels, 28, 28)) == (row[0], 1)


def test_what_is_flat_already_is_flattened_by_the_plain_layer():
    assert fuse([Flatten()], (12,)) == (Flatten(), 1)
    assert fuse([BatchNorm()], (12,)) == (BatchNorm(), 1)


def test_a_network_trains_and_reads_the_same_as_its_layers_one_by_one():
    row = [Conv2D(filters=8, kernel=5), ReLU(), MaxPool2D(), Conv2D(filters=4, kernel=3, padding=1), Flatten(), Dense()]
    network = Network(row, (1, 13, 14))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = stream(0, "theta").standard_normal(parameters.theta.shape) / 4
    x, labels = stream(0, "x").standard_normal((5, 1, 13, 14)), np.arange(5)
    outputs, trace = network.forward_each(parameters, x)
    loss, dy = CrossEntropy().value_and_gradient(outputs[-1], labels)
    network.backward(parameters, trace, dy)
    expected = parameters.grad.copy()
    mode = Mode(training=True, workspace=Workspace())
    for _ in range(3):  # the same memory again and again
        parameters.grad[...] = 0
        assert network.gradient(parameters, CrossEntropy(), x, labels, mode) == pytest.approx(loss, rel=1e-12)
        np.testing.assert_allclose(parameters.grad, expected, atol=1e-11)
    np.testing.assert_allclose(network.predict(parameters, x, chunk=2), outputs[-1], atol=1e-11)
    np.testing.assert_allclose(list(network.activations(parameters, x))[-1], outputs[-1], atol=1e-11)


def test_predicting_images_from_images_gives_each_chunk_its_own_place():
    network = Network([Conv2D(filters=2, kernel=5), ReLU(), MaxPool2D()], (1, 12, 12))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = stream(0, "theta").standard_normal(parameters.theta.shape)
    x = stream(0, "x").standard_normal((7, 1, 12, 12))
    whole = network.predict(parameters, x)
    np.testing.assert_allclose(network.predict(parameters, x, chunk=2), whole, atol=1e-12)


def test_few_images_at_a_time_take_the_plain_layers_and_give_the_same():
    row = [
        Conv2D(filters=9, kernel=3, padding=1),
        BatchNorm(),
        ReLU(),
        Conv2D(filters=8, kernel=3),
        ReLU(),
        MaxPool2D(),
    ]
    network = Network([*row, Flatten(), Dense(units=10)], (9, 8, 8))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = stream(0, "theta").standard_normal(parameters.theta.shape)
    parameters.statistics[...] = 1.5
    x = stream(0, "x").standard_normal((FEW_IMAGES + 1, 9, 8, 8))
    many, by_pixels = network.forward(parameters, x)
    few, plain = network.forward(parameters, x[:FEW_IMAGES])
    np.testing.assert_allclose(few, many[:FEW_IMAGES], atol=1e-9)
    assert any(isinstance(layer, PixelConv2D) for _, layer, _ in by_pixels)
    assert not any(isinstance(layer, PixelConv2D | PixelNorm) for _, layer, _ in plain)


def test_few_images_still_take_the_patches_of_a_pooled_convolution():
    layer, count = fuse([Conv2D(filters=3, kernel=5), ReLU(), MaxPool2D()], (1, 28, 28), few=True)
    assert isinstance(layer, PatchConv2D)
    assert count == 3
