"""Pictures looked at through a bent lens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fast import pool
from engine.numerics import warp
from engine.rng import stream
from tests import oracles


def bent(count: int, channels: int = 1) -> np.ndarray:
    draw = stream(0, "warp")
    images = draw.random((count, channels, 9, 7), np.float32)
    y = (np.arange(9)[:, None] + draw.normal(0, 2, (count, 9, 7))).astype(np.float32)
    x = (np.arange(7) + draw.normal(0, 2, (count, 9, 7))).astype(np.float32)
    return warp.sample(images, y, x)


@pytest.mark.parametrize("channels", [1, 3])
def test_how_many_pictures_are_taken_at_a_time_changes_no_bit(monkeypatch: pytest.MonkeyPatch, channels: int) -> None:
    whole = bent(20, channels)
    before = pool.threads()
    for size in (1, 63 * channels * 3, 63 * channels * 20):
        for threads in (1, 3):
            monkeypatch.setattr(warp, "PICTURES_PART", size)
            pool.set_threads(threads)
            assert np.array_equal(bent(20, channels), whole)
    pool.set_threads(before)


def test_looking_where_the_pixels_are_gives_the_pictures_back() -> None:
    images = stream(0, "same").random((4, 2, 5, 6), np.float32)
    y, x = np.broadcast_to(np.arange(5.0)[:, None], (4, 5, 6)), np.broadcast_to(np.arange(6.0), (4, 5, 6))
    np.testing.assert_allclose(warp.sample(images, y, x), images, atol=1e-6)


def test_half_way_between_two_pixels_is_their_mean_and_outside_is_0() -> None:
    images = np.array([[[[0.0, 1.0], [0.0, 1.0]]]], np.float32)
    y, x = np.zeros((1, 2, 2)), np.array([[[0.5, 1.5], [5.0, -5.0]]])
    assert warp.sample(images, y, x).ravel().tolist() == [0.5, 0.5, 0.0, 0.0]


def test_no_pictures_give_none() -> None:
    assert warp.sample(np.zeros((0, 1, 3, 3), np.float32), np.zeros((0, 3, 3)), np.zeros((0, 3, 3))).shape == (
        0,
        1,
        3,
        3,
    )


@given(n=st.integers(1, 3), c=st.integers(1, 3), h=st.integers(1, 6), w=st.integers(1, 6), seed=st.integers(0, 99))
def test_sampling_equals_its_slow_twin_everywhere_also_far_outside(n: int, c: int, h: int, w: int, seed: int) -> None:
    generator = stream(seed, "t")
    images = generator.random((n, c, h, w))
    y, x = generator.uniform(-3, 9, (2, n, h, w))
    np.testing.assert_allclose(warp.sample(images, y, x), oracles.sample(images, y, x), atol=1e-12)


def test_a_turn_by_nothing_gives_every_bit_back() -> None:
    images = stream(0, "t").random((3, 2, 7, 5), np.float32)
    np.testing.assert_array_equal(warp.turned(images, np.tile(np.eye(2), (3, 1, 1))), images)


def test_a_quarter_turn_is_that_of_numpy() -> None:
    images = stream(0, "t").random((2, 1, 8, 8))
    quarter = np.array([[0.0, 1.0], [-1.0, 0.0]])
    found = warp.turned(images, np.stack([quarter, quarter]))
    np.testing.assert_allclose(found, np.rot90(images, k=1, axes=(2, 3)), atol=1e-12)
