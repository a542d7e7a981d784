"""Convolution by patches: its parts are adjoint to each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fast import patches
from engine.rng import stream
from engine.types import Array, Shape
from tests.oracles import convolve as slow


def numbers(name: str, *shape: int) -> Array:
    return stream(0, name).standard_normal(shape)


def inner(a: Array, b: Array) -> float:
    return float((a * b).sum())


def test_every_filter_stands_at_the_four_places_of_its_frame() -> None:
    frame = patches.framed_filters(np.array([[[[1.0, 2.0], [3.0, 4.0]]]]))
    assert frame.reshape(4, 3, 3).tolist() == [
        [[1, 2, 0], [3, 4, 0], [0, 0, 0]],
        [[0, 1, 2], [0, 3, 4], [0, 0, 0]],
        [[0, 0, 0], [1, 2, 0], [3, 4, 0]],
        [[0, 0, 0], [0, 1, 2], [0, 3, 4]],
    ]


@pytest.mark.parametrize(("f", "c", "k"), [(1, 1, 2), (3, 2, 3), (2, 1, 5)])
def test_the_gradient_of_the_filters_is_the_adjoint_of_their_frames(f: int, c: int, k: int) -> None:
    w, dframe = numbers("w", f, c, k, k), numbers("d", 4 * f, c * (k + 1) ** 2)
    assert inner(patches.framed_filters(w), dframe) == pytest.approx(inner(w, patches.filters_gradient(dframe, w)))


@given(st.integers(3, 7), st.integers(3, 7), st.integers(0, 2), st.integers(3, 10), st.integers(3, 10))
def test_unframed_is_the_adjoint_of_framed(h: int, w: int, padding: int, high: int, long: int) -> None:
    x, wide = numbers("x", 2, h, w, 3), numbers("wide", 2, high, long, 3)
    framed = patches.framed(x, padding, high, long)
    assert framed.shape == wide.shape
    assert inner(framed, wide) == pytest.approx(inner(x, patches.unframed(wide, x.shape, padding)), abs=1e-9)


def test_images_that_need_no_rim_are_not_copied() -> None:
    x = numbers("x", 1, 6, 7, 2)
    assert np.shares_memory(patches.framed(x, 0, 6, 6), x)
    assert not np.shares_memory(patches.framed(x, 1, 6, 6), x)


def test_the_tiles_are_the_outputs_of_the_convolution() -> None:
    x, w = numbers("x", 2, 7, 8, 3), numbers("w", 4, 2, 3, 3)  # (C, H, W, N), (F, C, K, K)
    expected = slow(x.transpose(3, 0, 1, 2), w, np.zeros(4), 1, 1)  # (N, F, 7, 8): the last row is in no tile
    found = np.zeros((3, 4, 6, 8))

    def finish(_: int, rows: slice, four: Array) -> None:
        for i, j in np.ndindex(2, 2):
            found[:, :, 2 * rows.start + i : 2 * rows.stop : 2, j::2] = four[i, j].transpose(3, 0, 1, 2)

    kept = patches.forward(x, w, 1, (3, 4), finish)
    assert kept == []  # nothing is left behind unless memory for it is given
    np.testing.assert_allclose(found, expected[:, :, :6], atol=1e-12)


@pytest.mark.parametrize("size", [(1, 1, 1, 1), (8, 14, 14, 100), (32, 50, 50, 500)])
def test_blocks_cover_all_rows_in_order(size: tuple[int, int, int, int]) -> None:
    _, th, _, _ = size
    assert [row for block in patches.blocks(*size) for row in range(block.start, block.stop)] == list(range(th))


def tiles_of(*four: float) -> Array:
    """One group of 2×2, of one filter and one image."""
    return np.array(four).reshape(2, 2, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("four", "place"), [((5, 1, 2, 3), 0), ((1, 5, 2, 3), 1), ((1, 2, 5, 3), 2), ((1, 2, 3, 5), 3), ((5, 5, 5, 5), 0)]
)
def test_the_gradient_goes_to_the_largest_of_four_the_first_if_several_are_equal(four: Shape, place: int) -> None:
    best, wins = patches.largest(tiles_of(*four))
    assert best.ravel().tolist() == [5]
    assert patches.maximum(tiles_of(*four)).ravel().tolist() == [5]
    back = patches.to_largest(np.full(best.shape, 7.0), wins).ravel()
    assert back.tolist() == [7 if i == place else 0 for i in range(4)]
