"""The numbers that the course's pages print: a student's screen must show the same ones (sections 2 to 6)."""

import numpy as np
import pytest

from engine.course.descent import bowl, descend, one_weight
from engine.course.graphs.graph_examples import apples, apples_and_oranges, sigmoid
from engine.course.images.convolution import assembled, convolve, pool
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.layers.identity import Identity
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.softplus import Softplus
from engine.layers.step import Step
from engine.layers.swish import Swish
from engine.layers.tanh import Tanh
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from engine.network import Network
from engine.numerics.differences import central_difference
from engine.numerics.windows import output_size, unfold
from engine.optimizers.sgd import SGD
from engine.types import Array


def through(layer: Layer, *numbers: float) -> Array:
    return layer.forward({}, np.array([numbers]), PREDICT)[0][0]


def written(*weights: list[list[float]], biases: list[list[float]], between: Layer) -> tuple[Network, Array]:
    """A network of dense layers with given weights, and its θ."""
    layers: list[Layer] = []
    for w in weights:
        layers += [Dense(units=len(w[0])), between]
    network = Network([*layers[:-1], Identity()], (len(weights[0]),))
    theta = [np.ravel(part) for w, b in zip(weights, biases, strict=True) for part in (w, b)]
    return network, np.concatenate(theta).astype(np.float64)


def outputs(network: Network, theta: Array, *x: float) -> Array:
    parameters = network.parameters(np.float64)
    parameters.theta[...] = theta
    return network.forward(parameters, np.array([x]))[0][0]


# Section 2: activations


def test_sigmoid_of_1_and_2() -> None:
    np.testing.assert_allclose(through(Sigmoid(), 1, 2), [0.73105858, 0.88079708], atol=5e-9)


def test_softmax_of_large_numbers_does_not_overflow() -> None:
    np.testing.assert_allclose(
        through(Softmax(), 1010, 1000, 990), [9.99954600e-01, 4.53978686e-05, 2.06106005e-09], rtol=5e-9
    )


def test_the_other_activations_by_their_formulas() -> None:
    s = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
    assert through(Step(), *s).tolist() == [0, 0, 0, 1, 1]
    assert through(ReLU(), *s).tolist() == [0, 0, 0, 0.5, 3]
    assert through(Identity(), *s).tolist() == s.tolist()
    np.testing.assert_allclose(through(LeakyReLU(), *s), [-0.02, -0.005, 0, 0.5, 3], rtol=1e-15)
    for beta in (0.5, 1.0, 2.0, 3.0):
        np.testing.assert_allclose(through(Sigmoid(beta=beta), *s), 1 / (1 + np.exp(-beta * s)), rtol=1e-14)
        np.testing.assert_allclose(through(Tanh(beta=beta), *s), 2 / (1 + np.exp(-beta * s)) - 1, rtol=1e-12)
        np.testing.assert_allclose(through(Softplus(beta=beta), *s), np.log(1 + np.exp(beta * s)) / beta, rtol=1e-12)
        np.testing.assert_allclose(through(Swish(beta=beta), *s), s / (1 + np.exp(-beta * s)), rtol=1e-14)
    np.testing.assert_allclose(through(Tanh(), *s), np.tanh(s), rtol=1e-14)  # β = 2 is the usual one


# Section 3: forward passes by hand

THREE = ([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [[0.1, 0.3], [0.2, 0.4]])


def test_the_three_layer_network_of_the_course() -> None:
    network, theta = written(*THREE, biases=[[0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]], between=Sigmoid())
    np.testing.assert_allclose(outputs(network, theta, 1.0, 0.5), [0.31682708, 0.69627909], atol=5e-9)


def test_the_second_network_of_the_course() -> None:
    first, second, third = [[1, 3, 5], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]], [[1, 2], [3, 4]]
    nothing = [[0.0] * 3, [0.0] * 2, [0.0] * 2]
    network, theta = written(first, second, third, biases=nothing, between=Sigmoid())  # type: ignore[arg-type]
    parameters = network.parameters(np.float64)
    parameters.theta[...] = theta
    layers = list(network.activations(parameters, np.array([[1.0, 2.0]])))
    assert layers[0].tolist() == [[9, 13, 17]]
    np.testing.assert_allclose(layers[-1][0], [3.99985815, 5.9997286], atol=5e-9)


# Section 4: losses, numerical gradient, descent

GUESS = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]])
TWO = np.array([2])


def test_half_squared_error_of_the_course() -> None:
    assert HalfSquaredError().value(GUESS, TWO) == pytest.approx(0.0975, abs=1e-15)


def test_cross_entropy_of_the_course_with_its_delta() -> None:
    assert -np.log(GUESS[0, 2] + 1e-7) == pytest.approx(0.510825, abs=5e-7)


def test_cross_entropy_of_the_same_shares_from_scores() -> None:
    assert CrossEntropy().value(np.log(GUESS + 1e-7), TWO) == pytest.approx(0.510826, abs=2e-6)


def test_central_difference_of_a_square_to_the_last_digit() -> None:
    assert float(central_difference(lambda x: float(x[0] ** 2 + 16), np.array([4.0]), 1e-4)[0]) == 7.999999999999119


def test_numerical_gradient_of_the_bowl_at_3_4() -> None:
    np.testing.assert_allclose(central_difference(bowl, np.array([3.0, 4.0])), [6, 8], rtol=1e-9)


@pytest.mark.parametrize(
    ("rate", "end", "digits"),
    [
        (0.1, (6.11110793e-10, 8.14814391e-10), 1e-8),
        (10.0, (2.58983747e13, -1.29524862e12), 1e-8),
        (1e-10, (2.99999994, 3.99999992), 1e-9),
    ],
)
def test_descent_on_the_bowl_lands_where_the_course_lands(rate: float, end: tuple[float, float], digits: float) -> None:
    points = list(descend(bowl, (3.0, 4.0), learning_rate=rate, steps=100))
    assert len(points) == 101
    np.testing.assert_allclose(points[-1], end, rtol=digits)


def test_one_weight_walks_to_5() -> None:
    u = np.array([0.8])
    error = one_weight()
    for gradient, after in ((-0.336, 1.136), (-0.30912, 1.44512)):
        slope = central_difference(error, u)
        assert float(slope[0]) == pytest.approx(gradient, abs=1e-9)
        SGD(learning_rate=1.0).update(u, slope, {}, 1)
        assert float(u[0]) == pytest.approx(after, abs=1e-9)
    assert float(list(descend(error, [0.8], learning_rate=1.0, steps=300))[-1][0]) == pytest.approx(5, abs=1e-9)


# Section 5: computational graphs


def test_two_apples_cost_220_and_its_gradients() -> None:
    graph = apples()
    values = graph.values()
    gradients = graph.gradients(values)
    assert values["price"] == pytest.approx(220)
    assert [gradients[n] for n in ("apple price", "apples", "tax")] == pytest.approx([2.2, 110, 200])


def test_apples_and_oranges_cost_715_and_its_gradients() -> None:
    graph = apples_and_oranges()
    values = graph.values()
    gradients = graph.gradients(values)
    assert values["price"] == pytest.approx(715)
    names = ("apple price", "apples", "orange price", "oranges", "tax")
    assert [gradients[n] for n in names] == pytest.approx([2.2, 110, 3.3, 165, 650])


@pytest.mark.parametrize("x", [-3.0, 0.0, 1.0, 2.0])
def test_the_gradient_of_the_sigmoid_graph_is_y_times_1_minus_y(x: float) -> None:
    graph = sigmoid(x)
    values = graph.values()
    y = values["y"]
    assert y == pytest.approx(float(through(Sigmoid(), x)[0]), rel=1e-14)
    assert graph.gradients(values)["x"] == pytest.approx(y * (1 - y), rel=1e-12)


# Section 6: convolution

A = np.array([[[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]]], float)
K = np.array([[[2, 0, 1], [0, 1, 2], [1, 0, 2]]], float)
COLORS = np.array(
    [
        [[2, 2, 1, 1, 0], [0, 0, 1, 0, 0], [0, 2, 0, 0, 1], [1, 2, 1, 1, 1], [1, 0, 1, 0, 1]],
        [[2, 0, 0, 0, 1], [0, 2, 2, 0, 1], [0, 0, 0, 0, 2], [0, 1, 2, 0, 1], [2, 0, 2, 2, 2]],
        [[1, 1, 0, 1, 1], [0, 1, 0, 1, 2], [0, 2, 2, 0, 0], [0, 2, 0, 0, 1], [1, 1, 2, 1, 1]],
    ],
    float,
)
FILTER = np.array(
    [
        [[1, 1, -1], [-1, 0, 0], [1, 1, 0]],
        [[-1, -1, 0], [0, -1, 1], [0, -1, 0]],
        [[-1, 1, 1], [-1, 1, -1], [0, 0, -1]],
    ],
    float,
)
MAP = [[-3, -4, -6, -1, -3], [-1, 2, 0, 3, -1], [-2, 0, -4, 3, -1], [-3, 7, -6, -6, -3], [-1, 2, -3, -3, 0]]


def test_convolution_window_by_window() -> None:
    looks = list(convolve(A, K))
    assert [look.value for look in looks] == [15, 16, 6, 15]
    assert looks[1].window.tolist() == [[[2, 3, 0], [1, 2, 3], [0, 1, 2]]]
    assert assembled(convolve(A, K, bias=3)).tolist() == [[18, 19], [9, 18]]


def test_convolution_of_three_channels_with_padding() -> None:
    assert assembled(convolve(COLORS, FILTER, padding=1)).tolist() == MAP


def test_padding_1_keeps_4_by_4_under_a_3_by_3_filter() -> None:
    assert output_size(4, 3, stride=1, padding=1) == 4


@pytest.mark.parametrize(
    ("shape", "rows"), [((1, 3, 7, 7), (9, 75)), ((10, 3, 7, 7), (90, 75)), ((100, 1, 28, 28), (57600, 25))]
)
def test_im2col_has_the_shapes_of_the_course(shape: tuple[int, ...], rows: tuple[int, int]) -> None:
    images = np.zeros(shape, np.float32).transpose(1, 2, 3, 0)  # unfold has the batch last and a window a column
    assert unfold(images, 5).T.shape == rows


def test_max_pooling_of_the_course() -> None:
    x = np.array([[[[21, 8, 8, 12], [12, 19, 9, 7], [8, 10, 4, 3], [18, 12, 9, 10]]]], float)
    assert assembled(pool(x[0])).tolist() == [[21, 12], [18, 10]]
    assert MaxPool2D(kernel=2, stride=2).forward({}, x, PREDICT)[0][0, 0].tolist() == [[21, 12], [18, 10]]
