"""Which rows of layers run as one, and that a network gives the same with them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast.fuse import FEW_IMAGES, fuse
from engine.fast.patch_conv2d import PatchConv2D
from engine.fast.pixel_conv2d import PixelConv2D
from engine.fast.pixel_norm import PixelNorm
from engine.fast.pixel_rows import PixelFlatten, PixelPool2D
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
    row: list[Layer] = [Conv2D(filters=8, kernel=5), ReLU(), MaxPool2D(), Conv2D(filters=4, kernel=3, padding=1)]
    row += [Flatten(), Dense()]
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
    row: list[Layer] = [
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
