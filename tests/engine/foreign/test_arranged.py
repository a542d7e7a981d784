"""Arrays put into the layers that are named."""

import numpy as np
import pytest

from engine.errors import StoreError
from engine.foreign.arranged import arranged
from engine.foreign.formats.described import Described
from engine.layers import Layer
from engine.layers.base import NO_GRAD
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.prelu import PReLU
from engine.layers.relu import ReLU
from engine.types import Array
from tests.engine.foreign.tried import IMAGES, blocks, draw

SHAPE = (1, 28, 28)
TWO: tuple[Layer, ...] = (Flatten(), Dense(units=12), ReLU(), Dense(units=10))


def played(found: Described) -> Array:
    x = IMAGES
    for layer, tensors in found.parts:
        x, _ = layer.forward(tensors, x, NO_GRAD)
    return x


def test_arrays_stand_in_the_layers_that_are_named_whatever_the_order_of_their_axes() -> None:
    W, b, V = draw(784, 12), draw(12), draw(12, 10)
    expected = np.maximum(IMAGES.reshape(4, -1) @ W + b, 0) @ V
    for arrays in ({"W1": W, "b1": b, "W2": V}, {"1.weight": W.T, "1.bias": b, "2.weight": V.T}):
        (found,) = arranged(blocks(**arrays), TWO, SHAPE)
        np.testing.assert_allclose(played(found), expected, rtol=1e-4, atol=1e-4)


def test_a_square_matrix_leaves_two() -> None:
    square = draw(12, 12)
    row = (Flatten(), Dense(units=12), ReLU(), Dense(units=12), ReLU(), Dense(units=10))
    found = arranged(blocks(W1=draw(784, 12), W2=square, W3=draw(12, 10)), row, SHAPE)
    middles = [one.parts[3][1]["W"] for one in found]
    assert len(found) == 2
    np.testing.assert_array_equal(middles[0], middles[1].T)


def test_kernels_of_keras_are_turned_with_what_was_flattened_behind_them() -> None:
    kernel, W = draw(3, 3, 1, 4), draw(4 * 13 * 13, 10)
    row = (Conv2D(filters=4, kernel=3), MaxPool2D(), Flatten(), Dense(units=10))
    (found,) = arranged(blocks(**{"conv/kernel": kernel, "dense/kernel": W}), row, SHAPE)
    np.testing.assert_array_equal(found.parts[0][1]["W"], kernel.transpose(3, 2, 0, 1))
    expected = W.reshape(13, 13, 4, 10).transpose(2, 0, 1, 3).reshape(-1, 10)
    np.testing.assert_array_equal(found.parts[3][1]["W"], expected)


def test_a_normalization_and_a_slope_find_their_layer() -> None:
    arrays = {"0.weight": draw(12, 784), "1.running_mean": draw(12), "1.running_var": np.abs(draw(12))}
    arrays |= {"2.weight": np.array([0.25], np.float32), "3.weight": draw(10, 12)}
    row = (Flatten(), Dense(units=12), BatchNorm(), PReLU(), Dense(units=10))
    (found,) = arranged(blocks(**arrays), row, SHAPE)
    np.testing.assert_array_equal(found.parts[2][1]["mean"], arrays["1.running_mean"])
    assert found.parts[3][1]["a"].tolist() == [0.25]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((Flatten(), Dense(units=10)), "shape"),
        ((Flatten(), Dense(units=12), ReLU(), Dense(units=10), Dense(units=10)), "fewer dense layers than are named"),
        ((Conv2D(filters=2, kernel=3), Flatten(), Dense(units=12), Dense(units=10)), "fewer convolution layers"),
        ((Flatten(), Dense(units=12), BatchNorm(), Dense(units=10)), "no batch normalization of 12 in the file"),
        ((Flatten(), Dense(units=12), PReLU(), Dense(units=10)), "fewer PReLU layers"),
    ],
)
def test_layers_that_do_not_fit_the_arrays_are_refused_with_the_reason(row: tuple[Layer, ...], words: str) -> None:
    with pytest.raises(StoreError, match=f"the layers do not fit the arrays in w.npz: .*{words}"):
        arranged(blocks(W1=draw(784, 12), W2=draw(12, 10)), row, SHAPE)


def test_arrays_that_no_layer_is_named_for_are_refused() -> None:
    with pytest.raises(StoreError, match="the file holds more layers with weights than are named"):
        arranged(blocks(W1=draw(784, 10), W2=draw(10, 10)), (Flatten(), Dense(units=10)), SHAPE)
