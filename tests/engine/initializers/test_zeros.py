"""All zeros, and why no one starts so."""

import numpy as np

from engine.initializers.zeros import Zeros
from engine.layers.dense import Dense
from engine.layers.relu import ReLU
from engine.losses.cross_entropy import CrossEntropy
from engine.network import Network
from engine.rng import stream
from tests.engine.initializers.drawn import drawn


def test_every_weight_is_0() -> None:
    assert not drawn(Zeros(), 3, 4).any()


def test_only_the_last_bias_of_a_network_of_zeros_has_a_gradient() -> None:
    """The course's recipe `zeros`: every weight stays 0, so that one digit is always answered."""
    network = Network([Dense(units=5), ReLU(), Dense(units=3)], (4,))
    parameters = network.parameters(np.float64)
    parameters.initialize(Zeros(), stream(0, "init"))
    x, labels = stream(1, "x").random((6, 4)), np.array([0, 1, 1, 2, 1, 0])
    network.gradient(parameters, CrossEntropy(), x, labels)
    found = [(index, name) for index, grads in enumerate(parameters.grads) for name, g in grads.items() if g.any()]
    assert found == [(2, "b")]
