"""The numbers that the course prints (sections 3 to 6); those of activations and losses stand with them."""

import numpy as np
import pytest

from engine.course.descent import bowl, descend, one_weight
from engine.course.graphs.graph_examples import apples, apples_and_oranges, sigmoid
from engine.course.images.convolution import assembled, convolve, pool
from engine.layers import Layer
from engine.layers.base import PREDICT
from engine.layers.dense import Dense
from engine.layers.identity import Identity
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.sigmoid import Sigmoid
from engine.network import Network
from engine.numerics.differences import central_difference
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


# Section 4: numerical gradient, descent


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


def test_max_pooling_of_the_course() -> None:
    x = np.array([[[[21, 8, 8, 12], [12, 19, 9, 7], [8, 10, 4, 3], [18, 12, 9, 10]]]], float)
    assert assembled(pool(x[0])).tolist() == [[21, 12], [18, 10]]
    assert MaxPool2D(kernel=2, stride=2).forward({}, x, PREDICT)[0][0, 0].tolist() == [[21, 12], [18, 10]]
