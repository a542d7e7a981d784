"""Convolution with the pixels outermost: equal to the slow one, and to itself whatever the number of threads."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fast import pool
from engine.fast.pixels import Direct, Winograd, convolve, filters_gradient, groups, images_first, pixels_first
from engine.rng import stream
from engine.types import Array
from tests.oracles import convolve as slow
from tests.oracles import convolve_backward


@pytest.fixture(autouse=True)
def _threads() -> object:
    before = pool.threads()
    yield
    pool.set_threads(before)


def convolved(x: Array, w: Array, padding: int) -> Array:
    """The whole convolution of images (N, C, H, W)."""
    wide = pixels_first(x)
    oh, ow = (size + 2 * padding - w.shape[2] + 1 for size in x.shape[2:])
    y: Array = np.empty((oh, ow, len(w), len(x)), x.dtype)

    convolve(wide, w, padding, y, lambda t, rows: None, (oh + 1) // 2)
    return images_first(y)


@pytest.mark.parametrize("height", [6, 7])
@pytest.mark.parametrize(("channels", "kernel", "padding"), [(8, 3, 1), (9, 3, 3), (1, 3, 0), (2, 5, 2), (3, 4, 0)])
def test_it_equals_the_convolution_by_loops(channels: int, kernel: int, padding: int, height: int) -> None:
    x = stream(0, "x").standard_normal((2, channels, height, 6))
    w = stream(0, "w").standard_normal((3, channels, kernel, kernel))
    expected = slow(x, w, np.zeros(3), 1, padding)
    np.testing.assert_allclose(convolved(x, w, padding), expected, atol=1e-10)
    dy = stream(0, "dy").standard_normal(expected.shape)
    _, dw, _ = convolve_backward(x, w, dy, 1, padding)
    rows = pixels_first(dy)
    pairs = (len(rows) + 1) // 2
    found = filters_gradient(pixels_first(x), w.shape, padding, pairs, lambda _, t: rows[2 * t : 2 * t + 2])
    np.testing.assert_allclose(found, dw, atol=1e-10)


def test_threads_change_no_bit() -> None:
    x = stream(0, "x").standard_normal((5, 16, 13, 12)).astype(np.float32)
    w = stream(0, "w").standard_normal((8, 16, 3, 3)).astype(np.float32)
    rows = pixels_first(stream(0, "dy").standard_normal((5, 8, 13, 12)).astype(np.float32))
    found = []
    for threads in (1, 2, 3, 8):
        pool.set_threads(threads)
        dw = filters_gradient(pixels_first(x), w.shape, 1, 7, lambda _, t: rows[2 * t : 2 * t + 2])
        found.append((convolved(x, w, 1), dw))
    for y, dw in found[1:]:
        assert np.array_equal(y, found[0][0])
        assert np.array_equal(dw, found[0][1])


@pytest.mark.parametrize("way", [Winograd, Direct])
def test_the_gradient_of_the_filters_is_the_adjoint_of_their_transform(way: type[Winograd] | type[Direct]) -> None:
    w = stream(0, "w").standard_normal((4, 2, 3, 3))
    u = way.filters(w)
    du = stream(0, "du").standard_normal((4 if way is Winograd else 2, u.shape[2], 4))
    made = way.__new__(way)
    if isinstance(made, Direct):
        made.kernel = 3
    back = made.filters_gradient(du, 2)
    assert float((u.swapaxes(1, 2) * du).sum()) == pytest.approx(float((w * back).sum()))


def test_groups_cover_all_pairs_in_order_and_are_at_most_eight() -> None:
    for pairs in (0, 1, 7, 8, 14, 100):
        found = [t for group in groups(pairs) for t in group]
        assert found == list(range(pairs))
        assert len(groups(pairs)) == min(8, pairs)
