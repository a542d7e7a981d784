"""Training by trying every weight (recipe two-layer-numerical): the same run as by backpropagation, only slower."""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest

from engine.events import Finished, StepEnded
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.losses.cross_entropy import CrossEntropy
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.types import Array, Labels
from tests.small import small_dataset

DATA = small_dataset(30, classes=3, shape=(1, 4, 4), test=9)
SPEC = ExperimentSpec(
    layers=(Flatten(), Dense(units=4), BatchNorm(), Sigmoid(), Dropout(ratio=0.3), Dense(units=3)),
    batch_size=10,
    epochs=0,
    steps=4,
    gradient="numerical",
)


@dataclass(frozen=True, kw_only=True)
class Watched(CrossEntropy):
    """Cross-entropy that counts how often it was asked for its value."""

    asked: ClassVar[Callable[[], None]] = lambda: None

    def value(self, outputs: Array, labels: Labels) -> float:
        type(self).asked()
        return super().value(outputs, labels)


def test_it_keeps_step_with_backpropagation_through_dropout_and_batch_norm() -> None:
    trying, knowing = Trainer(SPEC, DATA), Trainer(SPEC.replace(gradient="backprop"), DATA)
    assert trying.parameters.theta.dtype == np.dtype(np.float64)
    for _ in range(4):
        one, two = (trainer.learn(*trainer.next_batch()) for trainer in (trying, knowing))
        assert one == pytest.approx(two, rel=1e-5)
    np.testing.assert_allclose(trying.parameters.theta, knowing.parameters.theta, rtol=1e-3, atol=1e-6)
    np.testing.assert_allclose(trying.parameters.statistics, knowing.parameters.statistics, rtol=1e-4, atol=1e-6)


def test_a_step_that_is_stopped_half_way_is_done_whole_when_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = SPEC.replace(loss=Watched())
    whole = Trainer(spec, DATA)
    whole_losses = [event.loss for event in whole.events() if isinstance(event, StepEnded)]

    stopped = Trainer(spec, DATA)
    asked = 0

    def stop_in_the_third_step() -> None:
        nonlocal asked
        asked += 1
        if stopped.step == 2 and asked % 50 == 0:
            stopped.stop()

    monkeypatch.setattr(Watched, "asked", stop_in_the_third_step)
    events = list(stopped.events())
    monkeypatch.undo()
    end = events[-1]
    assert isinstance(end, Finished)
    assert (end.reason, end.step) == ("stopped", 2)

    resumed = Trainer(spec, DATA)
    resumed.restore(stopped.checkpoint())
    losses = [event.loss for event in (*events, *resumed.events()) if isinstance(event, StepEnded)]
    assert losses == whole_losses
    assert resumed.parameters.theta.tolist() == whole.parameters.theta.tolist()
    assert resumed.parameters.statistics.tolist() == whole.parameters.statistics.tolist()


def test_each_step_costs_two_passes_a_weight_and_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    trainer = Trainer(SPEC.replace(loss=Watched()), DATA)
    monkeypatch.setattr(Watched, "asked", count)
    trainer.learn(*trainer.next_batch())
    assert asked == 2 * trainer.network.size + 1


def test_trying_weights_of_a_convolution_takes_no_more_memory_with_every_try() -> None:
    layers = (Conv2D(filters=4, kernel=3), ReLU(), MaxPool2D(), Flatten(), Dense(units=3))
    spec = SPEC.replace(layers=layers, optimizer=SGD(learning_rate=0.1))
    data = small_dataset(30, classes=3, shape=(1, 8, 8), test=9)
    trying, knowing = Trainer(spec, data), Trainer(spec.replace(gradient="backprop"), data)
    tracemalloc.start()
    try:
        for _ in range(2):
            one, two = (trainer.learn(*trainer.next_batch()) for trainer in (trying, knowing))
            assert one == pytest.approx(two, rel=1e-4)
        assert tracemalloc.get_traced_memory()[1] < 2e6
    finally:
        tracemalloc.stop()
