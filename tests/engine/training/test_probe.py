"""What a probe promises: the true statistics, and a run that notices nothing."""

from __future__ import annotations

import numpy as np
import pytest

from engine.layers.dense import Dense
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.tanh import Tanh
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.rng import stream
from engine.training.probe import dead_share, inspect, probe, root_mean_square, saturated_share


def test_a_probe_tells_spread_and_gradient_of_every_layer_and_disturbs_nothing() -> None:
    network = Network((Dense(units=6), Sigmoid(), Dense(units=3)), (5,))
    parameters = network.parameters()
    parameters.theta[...] = stream(1, "theta").standard_normal(network.size)
    parameters.grad[...] = 7.0
    x = stream(1, "x").standard_normal((20, 5)).astype(np.float32)
    labels = np.arange(20) % 3

    views = inspect(network, parameters, CrossEntropy(), x, labels)

    np.testing.assert_array_equal(parameters.grad, 7.0)
    hidden = x @ parameters.views[0]["W"] + parameters.views[0]["b"]
    np.testing.assert_allclose(views[0].output, hidden, rtol=1e-6)
    assert np.isclose(views[0].summary.spread, hidden.std(), rtol=1e-5)
    assert views[1].summary.gradient_rms is None
    network.gradient(parameters, CrossEntropy(), x, labels)
    assert views[2].summary.gradient_rms == pytest.approx(root_mean_square(parameters.grad[-21:]), rel=1e-5)
    assert [s.kind for s in probe(network, parameters, CrossEntropy(), x, labels)] == ["dense", "sigmoid", "dense"]


def test_saturated_counts_outputs_within_one_percent_of_an_end() -> None:
    y = np.array([[0.0, 0.005, 0.5, 0.995, 0.98]])
    assert saturated_share(Sigmoid.output_range, y) == 0.6
    assert saturated_share(Tanh.output_range, np.array([[-0.99, 0.0, 0.985, 0.9]])) == 0.5
    assert saturated_share(ReLU.output_range, y) == 0.0


def test_dead_counts_units_that_are_zero_for_every_image() -> None:
    assert dead_share(np.array([[0.0, 1.0], [0.0, 0.0]])) == 0.5


def test_the_root_mean_square_of_nothing_is_zero() -> None:
    assert root_mean_square(np.zeros(0)) == 0.0
    assert root_mean_square(np.array([-3.0])) == 3.0


def test_relu_layers_report_their_dead_units() -> None:
    network = Network((Dense(units=2), ReLU(), Dense(units=2)), (1,))
    parameters = network.parameters()
    parameters.views[0]["b"][...] = [-100.0, 1.0]
    summary = probe(network, parameters, CrossEntropy(), np.ones((3, 1), np.float32), np.zeros(3, np.int64))[1]
    assert summary.dead == 0.5


def test_layers_are_counted_from_1_and_images_are_looked_through_unit_by_unit() -> None:
    network = Network((Dense(units=6), Sigmoid(), Dense(units=3)), (5,))
    parameters = network.parameters()
    found = probe(network, parameters, CrossEntropy(), np.ones((2, 5), np.float32), np.zeros(2, np.int64))
    assert [layer.layer for layer in found] == [1, 2, 3]
    images = np.zeros((2, 1, 2, 2))
    images[1, 0, 0, 1] = 1
    assert dead_share(images) == 0.75
    assert root_mean_square(np.array([[3.0, 4.0]])) == pytest.approx(12.5**0.5)


def test_what_lies_exactly_one_percent_from_an_end_is_not_saturated() -> None:
    assert saturated_share((0.0, 100.0), np.array([[0.5, 1.0, 99.0, 99.5]])) == 0.5


def test_the_root_mean_square_of_one_number_is_its_size() -> None:
    assert root_mean_square(np.array([-3.0])) == 3.0
