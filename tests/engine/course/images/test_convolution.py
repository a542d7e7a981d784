import numpy as np
import pytest

from engine.course.images import convolution_examples as examples
from engine.course.images.convolution import (
    assembled,
    convolve,
    convolve_all,
    im2col,
    padding_that_keeps,
    pool,
    printed,
    shape_chain,
)
from engine.errors import ShapeError, SpecError
from engine.layers.base import PREDICT
from engine.layers.conv2d import Conv2D
from engine.numerics.windows import output_size
from engine.rng import stream

IMAGE = stream(0, "image").normal(size=(2, 7, 6))
KERNEL = stream(0, "kernel").normal(size=(2, 3, 3))


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 2)])
def test_the_steps_add_up_to_what_the_layer_computes(stride: int, padding: int) -> None:
    layer = Conv2D(filters=1, kernel=3, stride=stride, padding=padding)
    tensors = layer.plan((2, 7, 6)).params
    p = {"W": KERNEL.reshape(tensors["W"].shape), "b": np.full(tensors["b"].shape, 0.5)}
    y = layer.forward(p, IMAGE[None], PREDICT)[0][0, 0]
    np.testing.assert_allclose(assembled(convolve(IMAGE, KERNEL, bias=0.5, stride=stride, padding=padding)), y)


def test_average_pooling_gives_every_number_the_same_share() -> None:
    positions = list(pool(np.arange(16.0).reshape(1, 4, 4), kind="average"))
    assert [position.value for position in positions] == [2.5, 4.5, 10.5, 12.5]
    assert set(positions[0].weights.ravel()) == {0.25}


def test_stochastic_pooling_draws_large_numbers_more_often() -> None:
    window = np.array([[[1.0, 0.0], [-5.0, 3.0]]])
    drawn = [next(pool(window, kind="stochastic", seed=seed)).value for seed in range(200)]
    assert set(drawn) == {1, 3}
    assert 125 <= drawn.count(3) <= 175  # p = 3/4


def test_stochastic_pooling_of_nothing_is_nothing() -> None:
    assert next(pool(np.zeros((1, 2, 2)), kind="stochastic")).value == 0


def test_what_cannot_be_is_refused_with_the_reason() -> None:
    with pytest.raises(ShapeError, match="expected 1 channel, got 2"):
        list(convolve(IMAGE, KERNEL[:1]))
    with pytest.raises(ShapeError, match="3×3 does not fit an image of 2×2"):
        list(convolve(IMAGE[:, :2, :2], KERNEL))
    with pytest.raises(SpecError, match="maximum, average, stochastic"):
        list(pool(IMAGE[:1], kind="median"))


def test_im2col_has_one_row_for_each_window() -> None:
    rows = im2col(IMAGE[None], 3, stride=2, padding=1)
    positions = list(convolve(IMAGE, KERNEL, stride=2, padding=1))
    np.testing.assert_array_equal(rows, [position.window.ravel() for position in positions])


@pytest.mark.parametrize(
    ("images", "rows"), [((1, 3, 7, 7), (9, 75)), ((10, 3, 7, 7), (90, 75)), ((100, 1, 28, 28), (57600, 25))]
)
def test_the_shapes_of_im2col_are_those_of_the_notes(images: tuple[int, ...], rows: tuple[int, ...]) -> None:
    assert im2col(np.zeros(images, np.float32), 5).shape == rows


def test_output_sizes_and_paddings_of_the_notes() -> None:
    assert [output_size(28, 5, stride) for stride in (1, 2, 3)] == [24, 12, 8]
    assert [padding_that_keeps(size, 3) for size in (4, 6, 7)] == [1, 1, 1]


def test_columns_first_prints_the_transpose() -> None:
    image, kernel = IMAGE[:, :6], KERNEL
    right = assembled(convolve(image, kernel))
    np.testing.assert_array_equal(printed(convolve(image, kernel)), right)
    np.testing.assert_array_equal(printed(convolve(image, kernel, order="columns")), right.T)
    np.testing.assert_array_equal(assembled(convolve(image, kernel, order="columns")), right)


def test_one_product_of_matrices_gives_the_same_as_the_windows() -> None:
    found = convolve_all(IMAGE[None], KERNEL[None], bias=0.5, stride=2, padding=1)
    np.testing.assert_allclose(found[0, 0], assembled(convolve(IMAGE, KERNEL, bias=0.5, stride=2, padding=1)))


def test_the_small_cnn_of_the_notes_goes_from_28_to_4320_to_10() -> None:
    stages = shape_chain()
    assert [stage.shape for stage in stages] == [(1, 28, 28), (30, 24, 24), (30, 12, 12), (4320,), (100,), (10,)]
    assert [stage.parameters for stage in stages] == [0, 780, 0, 0, 432_100, 1_010]
    with pytest.raises(ShapeError, match="does not fit"):
        shape_chain(size=4)


def test_the_numbers_of_the_notes() -> None:
    a, k = np.array([examples.A]), np.array([examples.K])
    assert assembled(convolve(a, k)).tolist() == [[15, 16], [6, 15]]
    assert assembled(convolve(a, k, bias=3)).tolist() == [[18, 19], [9, 18]]
    assert [position.window.sum() for position in convolve(a, k)] == [13, 14, 12, 13]
    pooled = assembled(pool(np.array([examples.POOLED])))
    assert pooled.tolist() == [[21, 12], [18, 10]]
