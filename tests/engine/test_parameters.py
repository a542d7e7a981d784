"""One flat vector, and the views that layers get into it."""

import numpy as np
import pytest

from engine.errors import SpecError
from engine.initializers.constant import Constant
from engine.initializers.he import He
from engine.initializers.normal import Normal
from engine.layers.base import Layer, Param, Plan
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.network import Network
from engine.parameters import Layout, Parameters, check_alike
from engine.rng import stream
from tests.small import filled

SMALL: list[Layer] = [Flatten(), Dense(units=5), ReLU(), Dense(units=3)]
IMAGE = (1, 4, 4)


def test_every_tensor_is_a_view_into_one_flat_vector() -> None:
    network = Network(SMALL, IMAGE)
    parameters = network.parameters()
    assert [slot.title for slot in network.layout.slots] == ["2.W", "2.b", "4.W", "4.b"]
    parameters.theta[...] = np.arange(network.size)
    assert parameters.views[1]["W"][0, 1] == 1
    parameters.views[3]["b"][2] = -1
    assert parameters.theta[-1] == -1
    assert parameters.theta.dtype == np.dtype(np.float32)


def test_slots_follow_each_other_without_a_gap_in_either_vector() -> None:
    plans = [
        Plan((4,), {"W": Param((3, 4)), "mean": Param((4,), trained=False)}),
        Plan((4,)),
        Plan((2,), {"b": Param((2,))}),
    ]
    layout = Layout(plans)
    assert [(slot.title, slot.start, slot.stop) for slot in layout.slots] == [
        ("1.W", 0, 12),
        ("1.mean", 0, 4),
        ("3.b", 12, 14),
    ]
    assert layout.sizes == {True: 14, False: 4}
    views = layout.views(np.arange(14.0))
    assert [list(view) for view in views] == [["W"], [], ["b"]]  # without statistics only what is trained
    assert views[0]["W"][2].tolist() == [8, 9, 10, 11]


def test_first_weights_come_from_the_initializer_and_the_rest_from_their_own() -> None:
    parameters = Network([Dense(units=4), BatchNorm()], (6,)).parameters()
    parameters.initialize(Constant(value=0.5), stream(0, "init"))
    assert set(parameters.views[0]["W"].ravel()) == {0.5}
    assert set(parameters.views[0]["b"]) == {0}
    assert set(parameters.views[1]["gamma"]) == {1}
    assert set(parameters.views[1]["variance"]) == {1}
    assert parameters.statistics.tolist() == [0] * 4 + [1] * 4


def test_decay_pulls_on_weights_and_on_nothing_else() -> None:
    parameters = Network([Dense(units=4), BatchNorm()], (6,)).parameters()
    assert parameters.decay_mask().tolist() == [1] * 24 + [0] * 4 + [0] * 8


def test_drawn_biases_have_the_spread_of_their_own_layer() -> None:
    network = Network([Dense(units=4000), Dense(units=2)], (50,))
    parameters = network.parameters(np.float64)
    parameters.initialize(He(), stream(0, "init"), biases=True)
    assert parameters.views[0]["b"].std() == pytest.approx((2 / 50) ** 0.5, rel=0.05)
    parameters.initialize(He(), stream(0, "init"))
    assert not parameters.views[0]["b"].any()


def test_weights_of_another_network_of_the_same_layers_are_taken_over_with_its_statistics() -> None:
    network, source = filled([Dense(units=4), BatchNorm()], (6,))
    target = network.parameters(np.float64)
    target.begin_with(source)
    assert np.array_equal(target.theta, source.theta)
    assert np.array_equal(target.statistics, source.statistics)
    assert not np.shares_memory(target.theta, source.theta)


@pytest.mark.parametrize(
    ("other", "tensor", "here", "there"),
    [
        ([Dense(units=5), Dense(units=4)], "2.W", "5×3", "5×4"),
        ([Dense(units=5)], "2.W", "5×3", "–"),
        ([Dense(units=5), Dense(units=3), Dense(units=1)], "3.W", "–", "3×1"),
    ],
    ids=["other width", "fewer layers", "more layers"],
)
def test_the_first_tensor_that_differs_is_named(other: list[Dense], tensor: str, here: str, there: str) -> None:
    wanted, got = Network([Dense(units=5), Dense(units=3)], (6,)).layout, Network(other, (6,)).layout
    with pytest.raises(SpecError, match=f"{tensor} is {here} here and {there} there; take the layers of") as caught:
        check_alike(wanted, got)
    assert caught.value.field == "start"


def test_copies_and_observers_have_their_own_of_what_they_write() -> None:
    _, parameters = filled(list(SMALL), IMAGE)
    copy, observer = parameters.copy(), parameters.observer()
    copy.theta += 1
    assert not np.array_equal(copy.theta, parameters.theta)
    assert observer.theta is parameters.theta
    observer.grads[1]["b"][...] = 5
    assert not parameters.grad.any()
    assert (observer.grad == 5).sum() == 5


def test_moved_into_a_row_of_an_array_the_state_is_the_same_and_lives_there() -> None:
    network, parameters = filled(list(SMALL), IMAGE)
    before = parameters.theta.copy()
    rows, grads = np.zeros((2, network.size)), np.zeros((2, network.size))
    parameters.move_to(rows[1], grads[1])
    assert np.array_equal(rows[1], before)
    assert not rows[0].any()
    parameters.views[1]["W"][...] = 7
    parameters.grads[3]["b"][...] = 2
    assert (rows[1] == 7).sum() == 16 * 5
    assert grads[1][-3:].tolist() == [2, 2, 2]


def test_the_same_stream_draws_the_same_first_weights_in_any_precision() -> None:
    layout = Network(SMALL, IMAGE).layout
    double, single = Parameters(layout, np.float64), Parameters(layout)
    for parameters in (double, single):
        parameters.initialize(Normal(sigma=1.0), stream(0, "init"))
    assert np.array_equal(single.theta, double.theta.astype(np.float32))
