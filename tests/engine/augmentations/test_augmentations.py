"""Each augmentation's own promise, on pictures whose answer is known."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.augmentations.elastic import Elastic, smoothing
from engine.augmentations.noise import Noise
from engine.augmentations.rotation import Rotation
from engine.augmentations.scale import Scale
from engine.augmentations.shear import Shear
from engine.augmentations.shift import Shift
from engine.augmentations.thickness import Thickness
from engine.numerics.warp import sample, turned
from engine.rng import stream
from tests import oracles


def dot(y, x, side=9, n=1):
    images = np.zeros((n, 1, side, side), np.float32)
    images[:, 0, y, x] = 1
    return images


@given(n=st.integers(1, 3), c=st.integers(1, 3), h=st.integers(1, 6), w=st.integers(1, 6), seed=st.integers(0, 99))
def test_sampling_equals_its_slow_twin_everywhere_also_far_outside(n, c, h, w, seed):
    generator = stream(seed, "t")
    images = generator.random((n, c, h, w))
    y, x = generator.uniform(-3, 9, (2, n, h, w))
    np.testing.assert_allclose(sample(images, y, x), oracles.sample(images, y, x), atol=1e-12)


def test_sampling_where_every_pixel_stands_changes_nothing():
    images = stream(0, "t").random((3, 2, 7, 5), np.float32)
    np.testing.assert_array_equal(turned(images, np.tile(np.eye(2), (3, 1, 1))), images)


def test_a_quarter_turn_is_numpys():
    images = stream(0, "t").random((2, 1, 8, 8))
    quarter = np.array([[0.0, 1.0], [-1.0, 0.0]])
    found = turned(images, np.stack([quarter, quarter]))
    np.testing.assert_allclose(found, np.rot90(images, k=1, axes=(2, 3)), atol=1e-12)


def test_shift_moves_whole_pixels_and_loses_nothing_that_stays_inside():
    moved = Shift(pixels=2).apply(dot(4, 4, n=400), stream(0, "t"))
    places = np.argwhere(moved[:, 0] == 1)
    assert len(places) == 400
    offsets = {(int(y) - 4, int(x) - 4) for _, y, x in places}
    assert offsets == {(a, b) for a in range(-2, 3) for b in range(-2, 3)}


def test_shift_brings_in_black():
    moved = Shift(pixels=3).apply(np.ones((50, 1, 9, 9), np.float32), stream(0, "t"))
    assert set(np.unique(moved)) == {0.0, 1.0}
    assert moved.sum(axis=(1, 2, 3)).min() >= 36


def test_rotation_leaves_the_middle_and_keeps_a_disk():
    y, x = np.mgrid[-7:8, -7:8]
    disk = np.clip(6.5 - np.hypot(y, x), 0, 1).astype(np.float32)[None, None].repeat(20, 0)
    found = Rotation(degrees=180.0).apply(disk, stream(0, "t"))
    assert np.abs(found - disk).max() < 0.35  # only the slanted rim
    np.testing.assert_allclose(found[:, 0, 7, 7], 1, atol=1e-6)
    np.testing.assert_allclose(found.sum(axis=(1, 2, 3)), disk[0].sum(), rtol=0.01)


def test_rotation_stays_within_its_angle():
    line = np.zeros((200, 1, 21, 21), np.float32)
    line[:, 0, 10, :] = 1
    found = Rotation(degrees=10.0).apply(line, stream(0, "t"))
    ends = np.array([(picture[0, :, 19] * np.arange(21)).sum() / picture[0, :, 19].sum() - 10 for picture in found])
    angles = np.degrees(np.arctan2(ends, 9))
    assert np.abs(angles).max() <= 10.5
    assert angles.min() < -8
    assert angles.max() > 8


def test_scale_changes_the_area_by_the_square_of_its_factor():
    square = np.zeros((300, 1, 28, 28), np.float32)
    square[:, 0, 8:20, 8:20] = 1
    area = Scale(share=0.2).apply(square, stream(0, "t")).sum(axis=(1, 2, 3)) / 144
    assert 0.6 < area.min() < 0.68
    assert 1.36 < area.max() < 1.48


def test_shear_moves_rows_sideways_only():
    line = np.zeros((100, 1, 21, 21), np.float32)
    line[:, 0, :, 10] = 1
    found = Shear(degrees=20.0).apply(line, stream(0, "t"))
    np.testing.assert_allclose(found.sum(axis=3), line.sum(axis=3), atol=1e-5)  # every row keeps its ink
    top = (found[:, 0, 0] * np.arange(21)).sum(axis=1) - 10
    bottom = (found[:, 0, 20] * np.arange(21)).sum(axis=1) - 10
    np.testing.assert_allclose(top, -bottom, atol=1e-4)
    assert np.abs(top).max() <= 10 * np.tan(np.radians(20)) + 1e-4
    assert np.abs(top).max() > 3


def test_elastic_moves_as_far_as_it_says_and_neighbors_together():
    ramp = np.linspace(0, 1, 64, dtype=np.float32)
    images = np.tile(ramp, (50, 1, 64, 1))  # brightness gives the column
    found = Elastic(pixels=1.0, smoothness=4.0).apply(images, stream(0, "t"))
    moved = (found - images)[:, 0, 8:-8, 8:-8] * 63
    assert 0.9 < moved.std() < 1.1
    assert np.abs(np.diff(moved, axis=1)).std() < 0.3


def test_the_smoothing_of_noise_keeps_its_spread():
    np.testing.assert_allclose((smoothing(28, 4.0, np.dtype(np.float64)) ** 2).sum(axis=1), 1)


def test_thickness_widens_and_thins_by_half_a_pixel_at_most():
    bar = np.zeros((300, 1, 12, 12), np.float32)
    bar[:, 0, :, 4:8] = 1
    width = Thickness(pixels=0.5).apply(bar, stream(0, "t"))[:, 0, 6].sum(axis=1)
    assert 3.0 <= width.min() < 3.1
    assert 4.9 < width.max() <= 5.0


def test_noise_has_the_spread_it_says_and_is_cut_off():
    gray = np.full((20, 1, 28, 28), 0.5, np.float32)
    grain = Noise(sigma=0.1).apply(gray, stream(0, "t")) - gray
    assert abs(grain.mean()) < 0.002
    assert grain.std() == pytest.approx(0.1, rel=0.02)
    wild = Noise(sigma=1.0).apply(gray, stream(0, "t"))
    assert wild.min() == 0
    assert wild.max() == 1


@pytest.mark.parametrize(
    "still",
    [
        Shift(pixels=0), Rotation(degrees=0), Scale(share=0), Shear(degrees=0), Elastic(pixels=0), Thickness(pixels=0),
        Noise(sigma=0),
    ],
    ids=lambda a: a.kind,
)  # fmt: skip
def test_nothing_changes_at_zero(still):
    images = stream(0, "t").random((3, 1, 28, 28), np.float32)
    np.testing.assert_array_equal(still.apply(images, stream(1, "t")), images)


def test_a_batch_of_100_is_bent_in_milliseconds():
    images = stream(0, "t").random((100, 1, 28, 28), np.float32)
    for augmentation in (Shift(), Rotation(), Scale(), Shear(), Elastic(), Thickness(), Noise()):
        spent = []
        for _ in range(5):
            started = time.thread_time()
            augmentation.apply(images, stream(1, "t"))
            spent.append(time.thread_time() - started)
        assert min(spent) < 0.02, augmentation.kind  # measured: 0.2 to 3 ms; the margin is for a busy machine
