import numpy as np
import pytest

from engine.course.convolution import assembled, convolve, pool
from engine.errors import ShapeError, SpecError
from engine.layers.base import PREDICT
from engine.layers.conv2d import Conv2D
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
    looks = list(pool(np.arange(16.0).reshape(1, 4, 4), kind="average"))
    assert [look.value for look in looks] == [2.5, 4.5, 10.5, 12.5]
    assert set(looks[0].weights.ravel()) == {0.25}


def test_stochastic_pooling_draws_large_numbers_more_often() -> None:
    window = np.array([[[1.0, 0.0], [-5.0, 3.0]]])
    drawn = [next(pool(window, kind="stochastic", seed=seed)).value for seed in range(200)]
    assert set(drawn) == {1, 3}
    assert 125 <= drawn.count(3) <= 175  # p = 3/4


def test_stochastic_pooling_of_nothing_is_nothing() -> None:
    assert next(pool(np.zeros((1, 2, 2)), kind="stochastic")).value == 0


def test_what_cannot_be_is_refused_with_the_reason() -> None:
    with pytest.raises(ShapeError, match="expected 1 channels, got 2"):
        list(convolve(IMAGE, KERNEL[:1]))
    with pytest.raises(ShapeError, match="3×3 does not fit an image of 2×2"):
        list(convolve(IMAGE[:, :2, :2], KERNEL))
    with pytest.raises(SpecError, match="maximum, average, stochastic"):
        list(pool(IMAGE[:1], kind="median"))
