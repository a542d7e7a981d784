"""What each layer of a network gives and learns, and which one is at fault."""

from engine.errors import ShapeError, SpecError
from engine.layers import Layer
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from gui.labs.train.experiment.layer_plan import LayerState, plan_layers

IMAGE = (1, 28, 28)


def spec(*layers: Layer, start: str = "") -> ExperimentSpec:
    return ExperimentSpec(layers=layers, start=start)


def test_every_layer_has_its_output_and_its_parameters_and_the_network_their_sum() -> None:
    plan = plan_layers(spec(Flatten(), Dense(units=3), Dropout(), Dense(units=10)), IMAGE, 10)
    assert [state.output for state in plan.layers] == [(784,), (3,), (3,), (10,)]
    assert [state.parameters for state in plan.layers] == [0, 784 * 3 + 3, 0, 40]
    assert plan.parameters == 784 * 3 + 3 + 40
    assert plan.problem is None


def test_behind_the_layer_that_cannot_take_what_reaches_it_nothing_is_known() -> None:
    plan = plan_layers(spec(Flatten(), Conv2D(filters=2, kernel=3), Dense(units=10)), IMAGE, 10)
    fault = plan.layers[1].error
    assert isinstance(fault, ShapeError)
    assert fault is plan.problem
    assert fault.values["layer"] == 2
    assert plan.layers[2] == LayerState()
    assert plan.parameters is None


def test_a_last_layer_of_another_width_is_marked_where_it_stands() -> None:
    plan = plan_layers(spec(Flatten(), Dense(units=7)), IMAGE, 10)
    assert plan.layers[0].error is None
    assert plan.layers[1].error is plan.problem is not None


def test_trained_weights_of_another_width_are_the_fault_of_the_file_not_of_a_layer() -> None:
    plan = plan_layers(spec(Flatten(), Dense(units=11), start="/some/reader.safetensors"), IMAGE, 10)
    assert isinstance(plan.problem, SpecError)
    assert plan.problem.field == "start"
    assert all(state.error is None for state in plan.layers)
    assert plan.parameters == 785 * 11
