"""PReLU: a slope that is learned."""

import numpy as np
import pytest

from engine.layers.base import PREDICT
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.prelu import PReLU
from engine.types import Shape
from tests.engine.layers.curves import outputs


def test_prelu_takes_one_slope_or_one_for_each_unit() -> None:
    x = np.array([[-1.0, 2.0, -4.0]])
    assert PReLU().forward({"a": np.array([0.5])}, x, PREDICT)[0].tolist() == [[-0.5, 2.0, -2.0]]
    each = {"a": np.array([0.1, 0.2, 0.3])}
    np.testing.assert_allclose(PReLU(shared=False).forward(each, x, PREDICT)[0], [[-0.1, 2.0, -1.2]])


@pytest.mark.parametrize(("shape", "slopes"), [((3, 4, 5), (3,)), ((7,), (7,))])
def test_an_image_has_one_slope_for_each_channel_and_a_row_one_for_each_unit(shape: Shape, slopes: Shape) -> None:
    assert PReLU(shared=False).plan(shape).params["a"].shape == slopes
    assert PReLU().plan(shape).params["a"].shape == (1,)
    assert PReLU().plan(shape).output == shape


def test_each_channel_of_an_image_meets_its_own_slope() -> None:
    x = -np.ones((2, 3, 2, 2))
    p, grad = {"a": np.array([0.1, 0.2, 0.3])}, {"a": np.zeros(3)}
    y, cache = PReLU(shared=False).forward(p, x, PREDICT)
    np.testing.assert_allclose(y[1, :, 0, 1], [-0.1, -0.2, -0.3])
    PReLU(shared=False).backward(p, grad, cache, np.ones_like(y))
    assert grad["a"].tolist() == [-8, -8, -8]  # two images of four pixels, each −1


def test_one_slope_gathers_the_gradient_of_all_that_is_negative() -> None:
    x = np.array([[-1.0, 2.0, -4.0]])
    p, grad = {"a": np.array([0.5])}, {"a": np.zeros(1)}
    _, cache = PReLU().forward(p, x, PREDICT)
    dx = PReLU().backward(p, grad, cache, np.array([[10.0, 10.0, 1.0]]))
    assert grad["a"].tolist() == [-14]
    assert dx.tolist() == [[5, 10, 0.5]]


def test_before_training_it_is_the_leaky_relu_of_its_first_slope() -> None:
    first = PReLU().plan((3,)).params["a"].initializer
    assert first is not None
    a = first.sample((1,), (1, 1), np.random.default_rng(0))
    x = (-2.0, 0.5, -1.0)
    assert PReLU().forward({"a": a}, np.array([x]), PREDICT)[0][0].tolist() == outputs(LeakyReLU(slope=0.25), *x)


def test_weight_decay_leaves_the_slope_alone() -> None:
    assert not PReLU().plan((3,)).params["a"].decays  # as the paper asks: decay would make it a ReLU
