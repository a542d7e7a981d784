"""Leaving a step on its way: only where it is asked for, on every thread, and as if it had not been started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from engine.augmentations.shift import Shift
from engine.events import Event, Finished, StepEnded
from engine.fast import abandon, pool
from engine.layers.base import Layer, Mode
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.max_pool2d import MaxPool2D
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.training import trainer as trainer_module
from engine.training.trainer import Trainer
from engine.types import Array, Views
from tests.small import small_dataset

DATA = small_dataset(60)


@dataclass(frozen=True, kw_only=True)
class Watched(Layer[None]):
    """Passes on what it gets, and says so."""

    passed: ClassVar[Callable[[], object]] = bool

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, None]:
        type(self).passed()
        return x, None

    def backward(self, p: Views, grad: Views, cache: None, dy: Array) -> Array:
        type(self).passed()
        return dy


SPEC = ExperimentSpec(
    layers=(
        Conv2D(filters=4, kernel=3, padding=1),
        BatchNorm(),
        ReLU(),
        MaxPool2D(kernel=2, stride=2),
        Watched(),
        Flatten(),
        Dropout(ratio=0.3),
        Dense(units=4),
    ),
    optimizer=Adam(),
    augmentation=(Shift(),),
    batch_size=20,
    epochs=2,
)


@pytest.fixture
def two_threads() -> Iterator[None]:
    before = pool.threads()
    pool.set_threads(2)
    yield
    pool.set_threads(before)


def test_what_runs_outside_of_a_block_is_carried_through() -> None:
    abandon.look()
    with abandon.when(lambda: True), abandon.when(None):
        abandon.look()


def test_within_a_block_it_is_left_as_soon_as_asked() -> None:
    asked = iter([False, True])
    with abandon.when(lambda: next(asked)):
        abandon.look()
        with pytest.raises(abandon.Abandoned):
            abandon.look()
    abandon.look()


@pytest.mark.parametrize("threads", [1, 3])
def test_helpers_ask_on_behalf_of_whom_they_work_for(threads: int) -> None:
    done: list[int] = []
    with pytest.raises(abandon.Abandoned), abandon.when(lambda: len(done) >= 5):
        pool.Pool(threads).each(done.append, range(1000))
    assert 5 <= len(done) < 5 + threads


def stopped_within(step: int, calls: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Trainer, list[Event]]:
    """A run that is asked to stop in that step, when the watched layer was passed that number of times in it."""
    run, passed = Trainer(SPEC, DATA), 0

    def count() -> None:
        nonlocal passed
        passed += run.step == step - 1
        if passed == calls:
            run.stop()

    monkeypatch.setattr(Watched, "passed", count)
    events = list(run.events())
    monkeypatch.undo()
    return run, events


@pytest.mark.parametrize("calls", [1, 2], ids=["forward", "backward"])
@pytest.mark.parametrize("step", [1, 3, 4])
@pytest.mark.usefixtures("two_threads")
def test_a_slow_step_is_left_and_done_whole_when_the_run_continues(
    step: int, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer_module, "SLOW_S", -1.0)
    first = 3 if step == 1 else 0  # the probe before the first step passes the layer, too
    whole = Trainer(SPEC, DATA)
    expected = [event.loss for event in whole.events() if isinstance(event, StepEnded)]
    monkeypatch.setattr(trainer_module, "SLOW_S", -1.0)
    run, events = stopped_within(step, calls + (first and 2), monkeypatch)
    end = events[-1]
    assert isinstance(end, Finished)
    assert (end.reason, end.step) == ("stopped", step - 1)
    resumed = Trainer(SPEC, DATA)
    resumed.restore(run.checkpoint())
    losses = [event.loss for event in (*events, *resumed.events()) if isinstance(event, StepEnded)]
    assert losses == expected
    assert resumed.parameters.theta.tolist() == whole.parameters.theta.tolist()
    assert resumed.parameters.statistics.tolist() == whole.parameters.statistics.tolist()


def test_a_step_that_is_known_to_be_short_is_carried_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer_module, "SLOW_S", 1e9)
    run, events = stopped_within(3, 1, monkeypatch)
    assert events[-1].step == run.step == 3


def test_stopping_while_the_first_layers_are_looked_at_leaves_the_look_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _, events = stopped_within(1, 1, monkeypatch)
    assert [type(event).__name__ for event in events] == ["Started", "Finished"]
