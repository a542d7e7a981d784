from dataclasses import dataclass

import numpy as np
import pytest

from engine.analysis.gradient_check import TOLERANCE, check, checks, pick
from engine.errors import SpecError
from engine.initializers.zeros import Zeros
from engine.layers import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.step import Step
from engine.losses.mean_squared_error import MeanSquaredError
from engine.network import Network
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.types import Array, Views
from tests.small import small_dataset

DATA = small_dataset()


def spec(*layers: Layer, **others: object) -> ExperimentSpec:
    return ExperimentSpec(layers=(*layers, Flatten(), Dense(units=4)), **others)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class AlmostReLU(ReLU):
    """A ReLU whose backward pass is off by a thousandth."""

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        return super().backward(p, grad, cache, dy) * 1.001


@dataclass(frozen=True, kw_only=True)
class ForgetfulDense(Dense):
    """A dense layer that forgets the gradient of its bias."""

    def fill_gradients(self, p: Views, grad: Views, cache: Array, dy: Array) -> None:
        super().fill_gradients(p, grad, cache, dy)
        grad["b"][...] = 0


@pytest.mark.parametrize(
    "layers",
    [
        (Flatten(), Dense(units=9), ReLU()),
        (Flatten(), Dense(units=9), BatchNorm(), Sigmoid(), Dropout(ratio=0.3)),
        (Conv2D(filters=3, kernel=3), ReLU(), MaxPool2D(kernel=2)),
        (Conv2D(filters=3, kernel=3), BatchNorm(), ReLU(), MaxPool2D(kernel=2)),
    ],
)
def test_every_tensor_of_a_sound_network_passes(layers: tuple[Layer, ...]) -> None:
    results = check(spec(*layers), DATA)
    assert [r.title for r in results] == [
        s.title for s in spec(*layers).network((1, 6, 6)).layout.slots if s.param.trained
    ]
    assert all(r.passed and r.max_relative_error <= TOLERANCE for r in results)
    assert sum(r.corners for r in results) == 0


def test_squared_errors_on_softmax_and_a_start_of_zeros_pass() -> None:
    assert all(r.passed for r in check(spec(Flatten(), Dense(units=9), Sigmoid(), initializer=Zeros()), DATA))
    ending = ExperimentSpec(layers=(Flatten(), Dense(units=4), Softmax()), loss=MeanSquaredError())
    assert all(r.passed for r in check(ending, DATA))


def test_a_backward_pass_off_by_a_thousandth_fails_before_it_and_not_behind_it() -> None:
    wrong = spec(Flatten(), Dense(units=9), AlmostReLU())
    first_w, first_b, last_w, last_b = check(wrong, DATA)
    assert not first_w.passed
    assert not first_b.passed
    assert first_w.max_relative_error == pytest.approx(1e-3, rel=0.01)
    assert last_w.passed
    assert last_b.passed


def test_the_worst_entry_is_named_with_both_its_values() -> None:
    result = next(r for r in check(spec(Flatten(), ForgetfulDense(units=9), Sigmoid()), DATA) if r.title == "2.b")
    assert (result.layer, result.tensor, result.shape) == (2, "b", (9,))
    assert result.max_relative_error == 1
    assert result.backprop == 0 != result.numerical
    assert 0 <= result.worst[0] < 9


def test_corners_of_the_loss_are_counted_and_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.analysis.gradient_check.nudge", lambda parameters, generator: None)
    dark = small_dataset()
    dark.train.images[...] = 0  # with biases of 0 every ReLU of the first layer sits on its corner
    result = {r.title: r for r in check(spec(Flatten(), Dense(units=9), ReLU()), dark)}
    assert result["2.b"].corners == result["2.b"].tried == 9
    assert not result["2.b"].passed


def test_a_step_layer_is_refused_with_the_reason() -> None:
    with pytest.raises(SpecError, match="slope of a step is 0"):
        check(spec(Flatten(), Dense(units=9), Step()), DATA)


def test_the_same_seed_checks_the_same_entries_and_another_seed_others() -> None:
    one = spec(Flatten(), Dense(units=9), Sigmoid())
    assert check(one, DATA) == check(one, DATA) == check(one, DATA, seed=one.seed)
    assert check(one, DATA) != check(one, DATA, seed=7)


def test_a_stop_ends_the_checks_with_the_last_whole_tensor() -> None:
    asked = iter([False] * 41 + [True])
    results = list(checks(spec(Flatten(), Dense(units=9), Sigmoid()), DATA, stopped=lambda: next(asked)))
    assert [r.title for r in results] == ["2.W"]


def test_big_tensors_are_tried_at_their_steepest_entries_and_at_some_drawn_ones() -> None:
    network = Network([Flatten(), Dense(units=30)], (1, 6, 6))
    gradient = stream(3, "test").normal(size=network.size)
    slot = network.layout.slots[0]
    chosen = pick(slot, gradient, 10, stream(0, "pick"))
    assert len(set(chosen.tolist())) == 10
    assert set(np.argsort(-np.abs(gradient[: slot.stop]))[:5].tolist()) <= set(chosen.tolist())
    assert chosen.max() < slot.stop


def test_more_samples_than_there_are_images_are_all_images() -> None:
    assert all(r.passed for r in check(spec(Flatten(), Dense(units=3), Sigmoid()), small_dataset(5), samples=50))
