"""Batch normalization over runs of pixels: how images are divided, and the moments of their channels."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast.blocks import NORM_BLOCK, NORM_RUN
from engine.fast.pixel_norm import Runs, moments
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
