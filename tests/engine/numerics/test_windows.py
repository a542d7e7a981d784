"""Images cut into windows, and put together again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.numerics import windows as cut
from engine.rng import stream
from engine.types import Array

SETTINGS = st.fixed_dictionaries(
    {
        "kernel": st.integers(1, 4),
        "stride": st.integers(1, 3),
        "padding": st.integers(0, 2),
        "dilation": st.integers(1, 2),
    }
)
SHAPES = st.tuples(st.integers(1, 2), st.integers(7, 9), st.integers(7, 10), st.integers(1, 3))  # C, H, W, N


def numbers(shape: tuple[int, ...]) -> Array:
    return stream(0, "x").standard_normal(shape)


@pytest.mark.parametrize(("stride", "size"), [(1, 24), (2, 12), (3, 8)])
def test_the_sizes_of_the_course(stride: int, size: int) -> None:
    assert cut.output_size(28, 5, stride) == size


@pytest.mark.parametrize("size", [4, 6, 7])
def test_a_rim_of_1_keeps_every_size_under_a_3_by_3_filter(size: int) -> None:
    assert cut.output_size(size, 3, 1, 1) == size


@pytest.mark.parametrize(
    ("shape", "rows"), [((1, 3, 7, 7), (9, 75)), ((10, 3, 7, 7), (90, 75)), ((100, 1, 28, 28), (57600, 25))]
)
def test_im2col_has_the_sizes_of_the_course_and_windows_are_columns(
    shape: tuple[int, ...], rows: tuple[int, int]
) -> None:
    assert cut.unfold(cut.batch_last(np.zeros(shape, np.float32)), 5).T.shape == rows


def test_the_columns_are_the_windows_in_reading_order() -> None:
    image = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]], float)[None, :, :, None]
    columns = cut.unfold(image, 3)
    assert columns[:, 1].tolist() == [2, 3, 0, 1, 2, 3, 0, 1, 2]
    assert columns.sum(axis=0).tolist() == [13, 14, 12, 13]  # the sums that the course prints


def test_the_batch_goes_to_the_end_and_comes_back() -> None:
    x = numbers((3, 2, 4, 5))
    last = cut.batch_last(x)
    assert last.shape == (2, 4, 5, 3)
    assert last.flags["C_CONTIGUOUS"]
    np.testing.assert_array_equal(cut.batch_first(last), x)
    assert np.shares_memory(cut.batch_last(cut.batch_first(last)), last)  # free where it is so already


@given(SHAPES, SETTINGS)
def test_fold_is_the_adjoint_of_unfold(shape: tuple[int, ...], settings: dict[str, int]) -> None:
    """⟨unfold(x), y⟩ = ⟨x, fold(y)⟩ for every x and y."""
    x = numbers(shape)
    columns = cut.unfold(x, **settings)
    y = stream(1, "y").standard_normal(columns.shape)
    assert float((columns * y).sum()) == pytest.approx(float((x * cut.fold(y, shape, **settings)).sum()), abs=1e-9)


@given(SHAPES, st.integers(1, 4), st.integers(1, 4))
def test_spread_is_the_adjoint_of_shifts(shape: tuple[int, ...], kernel: int, stride: int) -> None:
    x = numbers(shape)
    parts = cut.shifts(x, kernel, stride)
    assert len(parts) == kernel**2
    ys = [stream(i, "y").standard_normal(part.shape) for i, part in enumerate(parts)]
    c, h, w, n = shape
    back = cut.scatter(ys, (n, c, h, w), kernel, stride)
    assert back.shape == shape
    inner = sum(float((a * b).sum()) for a, b in zip(parts, ys, strict=True))
    assert inner == pytest.approx(float((x * back).sum()), abs=1e-9)


def test_windows_of_pixels_apart_see_every_second_pixel() -> None:
    x = np.arange(25.0).reshape(1, 5, 5, 1)
    assert cut.extent(3, 2) == 5
    assert cut.windows(x, 3, dilation=2).reshape(3, 3).tolist() == [[0, 2, 4], [10, 12, 14], [20, 22, 24]]


def test_windows_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        cut.windows(np.zeros((1, 4, 4, 1)), 2)[...] = 1


def test_a_rim_is_put_on_and_cut_off() -> None:
    x = numbers((2, 3, 4, 1))
    wide = cut.padded(x, 2)
    assert wide.shape == (2, 7, 8, 1)
    assert wide.sum() == pytest.approx(x.sum())
    np.testing.assert_array_equal(cut.padded(wide, -2), x)
    assert cut.padded(x, 0) is x


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "ceil", "expected"),
    [
        (4, 2, 2, 0, False, (2, 0)),
        (5, 2, 2, 0, False, (2, 0)),  # the last row is left out
        (5, 2, 2, 0, True, (3, 1)),
        (5, 3, 2, 1, False, (3, 1)),
        (4, 2, 3, 1, True, (2, 1)),  # a third window would begin beyond the image
    ],
)
def test_how_many_windows_there_are_and_how_far_the_last_one_reaches(
    size: int, kernel: int, stride: int, padding: int, ceil: bool, expected: tuple[int, int]
) -> None:
    assert cut.rim(size, kernel, stride, padding, ceil) == expected


def test_an_image_that_needs_no_rim_is_not_copied() -> None:
    x = numbers((1, 4, 4, 2))
    same, inner = cut.rimmed(x, 2, 2, 0, True, fill=0)
    assert same is x
    assert x[inner].shape == x.shape
    wide, inner = cut.rimmed(x, 3, 2, 1, False, fill=-7)
    assert wide.shape == (1, 6, 6, 2)
    np.testing.assert_array_equal(wide[inner], x)
    assert (wide == -7).sum() == 2 * (36 - 16)
