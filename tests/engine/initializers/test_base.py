"""What a network asks of every initializer."""

import numpy as np

from engine.initializers import initializers
from engine.layers.dense import Dense
from engine.network import Network
from engine.rng import stream


def test_a_layer_without_an_initializer_of_its_own_takes_that_of_the_run() -> None:
    network = Network([Dense(units=3)], (4,))
    for cls in initializers:
        parameters = network.parameters(np.float64)
        parameters.initialize(cls(), stream(5, "init"))
        expected = cls().sample((4, 3), (4, 3), stream(5, "init"))
        np.testing.assert_array_equal(parameters.views[0]["W"], expected, err_msg=cls.kind)
        assert not parameters.views[0]["b"].any()
