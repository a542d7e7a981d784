"""Networks whose file says how their layers are used."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import EngineError, StoreError
from engine.foreign.formats.described import (
    Builder,
    Described,
    UnplayedError,
    one_number,
    padded_convolution,
    same_padding,
    unplayed,
)
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.zero_pad2d import ZeroPad2D
from engine.rng import stream
from engine.types import Array, Shape

PATH = Path("net.onnx")


def draw(*shape: int) -> Array:
    return stream(len(shape), "described").standard_normal(shape).astype(np.float32)


def row_of(builder: Builder) -> list[Layer]:
    return [layer for layer, _ in builder.parts]


def dense(builder: Builder, units: int = 3) -> None:
    builder.add(Dense(units=units), W=draw(builder.shape[0], units), b=np.zeros(units))


def test_layers_follow_each_other_and_shapes_are_kept() -> None:
    builder = Builder((1, 6, 6))
    builder.add(Conv2D(filters=2, kernel=3), W=draw(2, 1, 3, 3), b=np.zeros(2))
    assert builder.shape == (2, 4, 4)
    builder.add(Flatten())
    dense(builder)
    found = builder.described(PATH, squared=True)
    assert (found.shape, found.image, found.squared) == ((1, 6, 6), (2, 4, 4), True)
    assert [layer.kind for layer, _ in found.row or []] == ["conv2d", "flatten", "dense"]


def test_a_picture_without_channels_has_one() -> None:
    assert Builder((28, 28)).start == (1, 28, 28)
    assert Builder((784,)).start == (784,)


@pytest.mark.parametrize("shape", [(), (1, 2, 3, 4), (0, 5), (-1,), (1, 5000, 5000)], ids=str)
def test_impossible_inputs_are_refused(shape: Shape) -> None:
    with pytest.raises(UnplayedError, match="its inputs have the shape"):
        Builder(shape)


def test_weights_of_another_shape_missing_or_not_finite_are_named() -> None:
    for tensors, words in (
        (
            {"W": draw(5, 3), "b": np.zeros(3)},
            r"layer 1 \(Dense\) has weights of the shape \(5, 3\), expected \(4, 3\)",
        ),
        ({"W": draw(4, 3)}, r"has weights of the shape None, expected \(3,\)"),
        ({"W": draw(4, 3), "b": np.full(3, np.inf)}, "layer 1 holds something else than finite numbers"),
    ):
        with pytest.raises(UnplayedError, match=words):
            Builder((4,)).add(Dense(units=3), **tensors)


def test_a_layer_that_cannot_stand_there_is_refused_with_its_reason() -> None:
    with pytest.raises(UnplayedError, match=r"layer 1 \(dense\): .*a flatten layer before it"):
        Builder((1, 4, 4)).add(Dense(units=3))


def test_what_keras_flattened_is_put_into_our_order_up_to_the_next_dense_layer() -> None:
    x, W = draw(5, 2, 3, 3), draw(18, 4)
    builder = Builder((2, 3, 3), channels_last=True)
    builder.add(Flatten())
    means = draw(18)
    builder.add(BatchNorm(), gamma=np.ones(18), beta=np.zeros(18), mean=means, variance=np.ones(18) - 1e-5)
    builder.add(Dense(units=4), W=W, b=np.zeros(4))
    dense(builder, 4)
    theirs = x.transpose(0, 2, 3, 1).reshape(5, 18)
    y = x
    for layer, tensors in builder.parts[:3]:
        y, _ = layer.forward(tensors, y, PREDICT)
    np.testing.assert_allclose(y, (theirs - means) @ W, rtol=1e-3, atol=1e-4)
    np.testing.assert_array_equal(builder.parts[3][1]["W"], draw(4, 4))  # what follows is as it came


def test_a_second_flatten_is_left_out_and_a_missing_one_is_added() -> None:
    builder = Builder((1, 4, 4))
    builder.add(Flatten())
    dense(builder)
    builder.add(Flatten())
    assert row_of(builder) == [Flatten(), Dense(units=3)]
    images = Builder((1, 4, 4))
    images.add(Conv2D(filters=3, kernel=4), W=draw(3, 1, 4, 4), b=np.zeros(3))
    assert [layer.kind for layer, _ in images.described(PATH).parts] == ["conv2d", "flatten"]


def test_a_network_without_weights_is_none() -> None:
    with pytest.raises(UnplayedError, match="it has no layer with weights"):
        Builder((4,)).described(PATH)


@pytest.mark.parametrize("shape", [(3,), (3, 4, 4)], ids=str)
def test_a_scale_and_a_shift_are_a_normalization_that_does_just_that(shape: Shape) -> None:
    builder, x = Builder(shape), draw(5, *shape)
    scale, shift = np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.0, -3.0])
    builder.norm(scale, shift)
    (layer, tensors) = builder.parts[0]
    wide = (3,) + (1,) * (len(shape) - 1)
    expected = x * scale.reshape(wide) + shift.reshape(wide)
    np.testing.assert_allclose(layer.forward(tensors, x, PREDICT)[0], expected, rtol=1e-5, atol=1e-6)


def described(shape: Shape, *row: Layer) -> Described:
    return Described(PATH, shape, tuple((layer, {}) for layer in row))


def test_a_network_for_rows_is_given_digits_as_rows() -> None:
    found = described((784,), ReLU()).fitted((1, 28, 28))
    assert [layer.kind for layer, _ in found.parts] == ["flatten", "relu"]
    assert (found.shape, found.image) == ((1, 28, 28), (1, 28, 28))
    again = described((784,), Flatten(), ReLU()).fitted((1, 28, 28))
    assert [layer.kind for layer, _ in again.parts] == ["flatten", "relu"]


def test_a_network_for_larger_pictures_has_the_digit_in_their_middle() -> None:
    found = described((1, 32, 32), ReLU()).fitted((1, 28, 28))
    assert found.parts[0][0] == ZeroPad2D(before=2, after=2)
    assert found.words == ("the digit in the middle of 32×32 pixels",)
    odd = described((1, 29, 29), ReLU()).fitted((1, 28, 28))
    assert odd.parts[0][0] == ZeroPad2D(before=0, after=1)


@pytest.mark.parametrize("shape", [(3, 28, 28), (1, 37, 37), (1, 32, 30), (1, 24, 24), (100,)], ids=str)
def test_a_network_for_something_else_is_refused(shape: Shape) -> None:
    with pytest.raises(StoreError, match=r"net\.onnx takes inputs of .*, a digit is 1×28×28; only networks for digits"):
        described(shape, ReLU()).fitted((1, 28, 28))


@pytest.mark.parametrize(
    ("side", "kernel", "stride", "dilation", "pads"),
    [(28, 3, 1, 1, (1, 1)), (28, 3, 2, 1, (0, 1)), (28, 2, 2, 1, (0, 0)), (28, 5, 1, 1, (2, 2)), (28, 3, 1, 2, (2, 2))],
)
def test_same_padding_is_that_of_keras(
    side: int, kernel: int, stride: int, dilation: int, pads: tuple[int, int]
) -> None:
    assert same_padding(side, kernel, stride, dilation) == pads
    span = dilation * (kernel - 1) + 1
    assert (side + sum(pads) - span) // stride + 1 == -(-side // stride)


@pytest.mark.parametrize(("value", "number"), [(3, 3), ([2, 2], 2), ((0,), 0)])
def test_a_setting_written_twice_is_one_number(value: Any, number: int) -> None:
    assert one_number(value) == number


@pytest.mark.parametrize("value", [[1, 2], [], None, 2.0, True, -1, 5000, "3", [[1]]], ids=str)
def test_a_setting_that_differs_for_rows_and_columns_or_is_none_is_refused(value: Any) -> None:
    with pytest.raises(UnplayedError, match="different numbers for rows and columns"):
        one_number(value)


@pytest.mark.parametrize(("pads", "kinds"), [((1, 1), ["conv2d"]), ((0, 1), ["zero-pad2d", "conv2d"])])
def test_uneven_padding_is_a_layer_of_its_own(pads: tuple[int, int], kinds: list[str]) -> None:
    builder = Builder((1, 6, 6))
    padded_convolution(builder, Conv2D(filters=2, kernel=3), *pads, draw(2, 1, 3, 3), np.zeros(2))
    assert [layer.kind for layer in row_of(builder)] == kinds
    assert builder.shape == (2, 6 + sum(pads) - 2, 6 + sum(pads) - 2)


def test_what_cannot_be_opened_names_the_file_and_the_reason() -> None:
    error = unplayed(PATH, EngineError("it has a layer of stars"))
    reason = "it has a layer of stars; choose another network"
    assert str(error) == f"net.onnx cannot be opened, and would read wrongly otherwise: {reason}"
