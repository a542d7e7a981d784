"""Batch normalization over runs of pixels: how images are divided, their moments, and its plain layer beside it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast.blocks import NORM_BLOCK, NORM_RUN
from engine.fast.pixel_norm import PixelNorm, Runs, moments
from engine.layers.base import Layer, Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.relu import ReLU
from engine.network import Network
from engine.numerics.workspace import Workspace
from engine.rng import stream


@pytest.mark.parametrize("shape", [(14, 14, 16, 100), (7, 7, 64, 100), (3, 5, 2, 13), (28, 28, 64, 500)])
def test_runs_divide_the_images_into_blocks_that_stay_in_the_cache(shape: tuple[int, ...]) -> None:
    runs = Runs(shape)
    height, width, channels, images = shape
    pixels, pixel = height * width, channels * images
    rows = [row for block in runs.blocks for row in range(pixels // runs.length)[block]]
    assert rows == list(range(pixels // runs.length))
    assert runs.length * pixel >= min(NORM_RUN, pixels * pixel)
    for block in runs.blocks:
        assert len(range(pixels // runs.length)[block]) * runs.length * pixel <= max(NORM_BLOCK, runs.length * pixel)


def test_moments_are_those_of_each_channel() -> None:
    x = stream(0, "x").standard_normal((14, 14, 5, 30)) * 3 + 100
    mean, variance = moments(x, Runs(x.shape))
    np.testing.assert_allclose(mean, x.mean(axis=(0, 1, 3)), rtol=1e-12)
    np.testing.assert_allclose(variance, x.var(axis=(0, 1, 3)), rtol=1e-12)


def test_the_mean_far_from_0_costs_no_digits_of_the_variance() -> None:
    x = (stream(0, "x").standard_normal((6, 6, 2, 50)) + 1000).astype(np.float32)
    _, variance = moments(x, Runs(x.shape))
    np.testing.assert_allclose(variance, x.astype(np.float64).var(axis=(0, 1, 3)), rtol=1e-3)


def test_a_number_for_each_channel_meets_the_pixels_of_that_channel() -> None:
    shape = (2, 3, 2, 4)
    runs = Runs(shape)
    x = np.zeros(shape, np.float32)
    x[:, :, 1] = 7
    for block in range(len(runs.blocks)):
        some = runs.of(x, block)
        assert np.array_equal(some, np.broadcast_to(runs.widened(np.array([0.0, 7.0]), np.float32), some.shape))


@pytest.mark.parametrize("relu", [True, False])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("shape", [(3, 5, 4), (2, 9, 3), (1, 1, 1)])
def test_batch_normalization_of_images_equals_its_plain_layers(
    shape: tuple[int, int, int], training: bool, relu: bool
) -> None:
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
