"""A network: its layers made runnable."""

from dataclasses import dataclass

import numpy as np
import pytest

from engine.errors import EngineError, ShapeError, SpecError
from engine.initializers.he import He
from engine.layers import Layer
from engine.layers.base import Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.step import Step
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.rng import stream
from engine.types import Array, Views
from tests.small import filled

SMALL: tuple[Layer, ...] = (Flatten(), Dense(units=5), ReLU(), Dense(units=3))
IMAGE = (1, 4, 4)


@dataclass(frozen=True, kw_only=True)
class Guarded(Dense):
    """A dense layer that must not be asked for dx."""

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        raise RuntimeError("no layer needs this dx")

    def fill_gradients(self, p: Views, grad: Views, cache: Array, dy: Array) -> None:
        Dense.backward(self, p, grad, cache, dy)


def batch(n: int = 7) -> tuple[Array, Array]:
    generator = stream(n, "batch")
    return generator.normal(size=(n, *IMAGE)), generator.integers(0, 3, n)


def test_a_network_knows_its_shapes_and_counts() -> None:
    network = Network([Conv2D(filters=4, kernel=3), BatchNorm(), MaxPool2D(), *SMALL], (2, 8, 8))
    assert [plan.output for plan in network.plans] == [(4, 6, 6), (4, 6, 6), (4, 3, 3), (36,), (5,), (5,), (3,)]
    assert network.output_shape == (3,)
    assert network.counts() == [4 * 2 * 9 + 4, 8, 0, 0, 36 * 5 + 5, 0, 5 * 3 + 3]
    assert network.size == sum(network.counts())


def test_a_layer_without_weights_changes_no_first_weights() -> None:
    plain, deeper = Network(SMALL, IMAGE), Network((Flatten(), Dense(units=5), ReLU(), ReLU(), Dense(units=3)), IMAGE)
    one, two = plain.parameters(), deeper.parameters()
    one.initialize(He(), stream(1, "init"))
    two.initialize(He(), stream(1, "init"))
    assert np.array_equal(one.theta, two.theta)


def test_an_empty_network_is_refused() -> None:
    with pytest.raises(SpecError, match="a network needs at least one layer; add a dense layer"):
        Network([], IMAGE)


def test_the_layer_that_cannot_take_what_reaches_it_is_named() -> None:
    with pytest.raises(ShapeError) as caught:
        Network([Conv2D(filters=2, kernel=3), Dense(units=3)], IMAGE)
    assert (caught.value.layer, caught.value.values["kind"]) == (2, "dense")
    assert "got (N, 2, 2, 2); put a flatten layer before it" in str(caught.value)


def test_what_cannot_be_trained_is_refused_with_the_reason() -> None:
    with pytest.raises(SpecError, match=r"layer 3 \(step\) cannot be trained: the slope"):
        Network((Flatten(), Dense(units=5), Step(), Dense(units=3)), IMAGE).check_trainable()
    with pytest.raises(SpecError, match="no layer has anything to learn; add a dense layer"):
        Network((Flatten(), ReLU()), IMAGE).check_trainable()
    Network(SMALL, IMAGE).check_trainable()


def test_predicting_in_chunks_gives_the_same_as_all_at_once() -> None:
    network, parameters = filled([Flatten(), Dense(units=5), BatchNorm(), ReLU(), Dense(units=3)], IMAGE)
    x, _ = batch(50)
    whole = network.forward(parameters, x)[0]
    for chunk in (1, 7, 50, 1000, 0):
        np.testing.assert_allclose(network.predict(parameters, x, chunk=chunk), whole, rtol=1e-12)
    assert 16 <= network.chunk() <= 1000


def test_networks_of_narrow_dense_layers_read_fewer_at_once() -> None:
    assert Network([Flatten(), Dense(units=50), ReLU(), Dense(units=10)], (1, 28, 28)).chunk() == 200
    assert Network([Flatten(), Dense(units=512), ReLU(), Dense(units=10)], (1, 28, 28)).chunk() == 500


def test_predicting_nothing_gives_nothing_of_the_right_shape() -> None:
    network, parameters = filled(list(SMALL), IMAGE)
    assert network.predict(parameters, batch()[0][:0]).shape == (0, 3)


def test_predicting_stops_between_chunks_when_asked_to() -> None:
    network, parameters = filled(list(SMALL), IMAGE)
    asked = iter([False, False, True])
    assert network.predict(parameters, batch(50)[0], chunk=10, stopped=lambda: next(asked)).shape == (20, 3)


def test_images_of_another_shape_are_refused() -> None:
    network = Network(SMALL, IMAGE)
    network.check_input(batch()[0])
    with pytest.raises(EngineError, match=r"inputs of shape \(1, 4, 4\), got \(1, 5, 5\)"):
        network.check_input(np.zeros((2, 1, 5, 5)))


def test_activations_are_the_outputs_of_every_layer() -> None:
    network, parameters = filled(list(SMALL), IMAGE)
    x, _ = batch()
    outputs = list(network.activations(parameters, x))
    assert [y.shape for y in outputs] == [(7, 16), (7, 5), (7, 5), (7, 3)]
    np.testing.assert_allclose(outputs[-1], network.forward(parameters, x)[0])


def test_the_first_layer_that_learns_is_not_asked_for_dx() -> None:
    network, parameters = filled([Flatten(), Guarded(units=5), ReLU(), Dense(units=3)], IMAGE)
    network.gradient(parameters, CrossEntropy(), *batch())
    assert parameters.grads[1]["W"].any()


def test_a_network_without_weights_has_no_gradient_to_fill() -> None:
    network = Network([Flatten()], (3, 1, 1))
    parameters = network.parameters(np.float64)
    assert network.gradient(parameters, CrossEntropy(), np.zeros((2, 3, 1, 1)), np.array([0, 1])) == pytest.approx(
        np.log(3)
    )


def test_the_gradient_does_not_depend_on_what_was_computed_before() -> None:
    network, parameters = filled(list(SMALL), IMAGE)
    x, labels = batch()
    loss = network.gradient(parameters, CrossEntropy(), x, labels)
    first = parameters.grad.copy()
    network.gradient(parameters, CrossEntropy(), *batch(3))
    assert network.gradient(parameters, CrossEntropy(), x, labels) == loss
    assert np.array_equal(parameters.grad, first)


def test_one_network_serves_two_states_at_once() -> None:
    network, one = filled(list(SMALL), IMAGE)
    two = one.copy()
    two.theta *= 2
    x, labels = batch()
    _, trace = network.forward(one, x, Mode(training=True))
    network.forward(two, x, Mode(training=True))
    _, dy = CrossEntropy().value_and_gradient(network.forward(one, x)[0], labels)
    network.backward(one, trace, dy)
    alone = one.copy()
    network.gradient(alone, CrossEntropy(), x, labels)
    np.testing.assert_array_equal(one.grad, alone.grad)
