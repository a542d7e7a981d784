"""The step function of the perceptron."""

import numpy as np
import pytest

from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.step import Step
from engine.network import Network
from tests.engine.layers.curves import outputs, slopes


def test_it_is_on_where_its_input_is_positive_and_off_at_0() -> None:
    assert outputs(Step(), -2, -0.5, 0, 0.5, 3) == [0, 0, 0, 1, 1]
    assert slopes(Step(), -2, -0.5, 0, 0.5, 3) == [0] * 5


@pytest.mark.parametrize(
    ("weights", "bias", "truth"),
    [((0.5, 0.5), -0.7, [0, 0, 0, 1]), ((-0.5, -0.5), 0.7, [1, 1, 1, 0]), ((0.5, 0.5), -0.4, [0, 1, 1, 1])],
    ids=["and", "nand", "or"],
)
def test_behind_a_dense_layer_it_is_the_gates_of_the_course(
    weights: tuple[float, float], bias: float, truth: list[int]
) -> None:
    network = Network([Dense(units=1), Step()], (2,))
    parameters = network.parameters(np.float64)
    parameters.theta[...] = *weights, bias
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
    assert network.predict(parameters, inputs).ravel().tolist() == truth


def test_it_computes_but_refuses_to_train() -> None:
    network = Network([Dense(units=4), Step()], (3,))
    assert set(network.predict(network.parameters(), np.ones((2, 3), np.float32)).ravel()) == {0}
    with pytest.raises(SpecError, match="cannot be trained: the slope of a step is 0 everywhere"):
        network.check_trainable()


def test_it_is_called_a_step_function_since_a_step_of_training_is_another_thing() -> None:
    assert Step.label() == "Step function"
