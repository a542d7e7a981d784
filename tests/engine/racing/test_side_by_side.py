"""Runs of a race that take their steps at once, on several threads."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from engine.data.dataset import Dataset
from engine.events import Changed, Event, Finished, StepEnded
from engine.fast import pool
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.racing import team
from engine.racing.race import Race
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.engine.racing.test_race import FOUR, NAMES, blobs, losses_of, without_times

LAYERS = (Flatten(), Dense(units=12), BatchNorm(), ReLU(), Dropout(ratio=0.2), Dense(units=10))  # no stack takes these


@pytest.fixture(autouse=True)
def _threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = pool.threads()
    monkeypatch.setattr(team, "WORTH_S", -1.0)  # small steps too
    yield
    pool.set_threads(before)


def specs(**changes: Any) -> list[ExperimentSpec]:
    spec = ExperimentSpec(layers=LAYERS, batch_size=20, epochs=0, steps=25).replace(**changes)
    return spec.vary(optimizer=FOUR)


def raced(threads: int, data: Dataset) -> tuple[list[Any], list[bytes]]:
    pool.set_threads(threads)
    contest = Race(specs(epochs=2, steps=0), data, names=NAMES, probe_every=7, evaluate_every=5)
    events = [without_times(event) for event in contest.events()]
    return events, [racer.parameters.theta.tobytes() for racer in contest.runs.values()]


def test_a_race_is_the_same_with_every_number_of_threads_and_each_run_as_alone() -> None:
    data = blobs()
    found = [raced(threads, data) for threads in (1, 2, 3, 4)]
    assert all(one == found[0] for one in found[1:])
    for spec, name, theta in zip(specs(epochs=2, steps=0), NAMES, found[0][1], strict=True):
        alone = Trainer(spec, data, run=name, probe_every=7, evaluate_every=5)
        own = [without_times(event) for event in alone.events()]
        assert own == [event for event in found[0][0] if event["run"] == name]
        assert alone.parameters.theta.tobytes() == theta


def test_runs_take_their_steps_on_several_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[int] = []

    def counting(work: Any, items: Any) -> None:
        shared.append(len(items))
        pool.each(work, items)

    monkeypatch.setattr("engine.racing.race.each", counting)
    pool.set_threads(2)
    list(Race(specs(steps=3), blobs(), names=NAMES).events())
    assert 4 in shared
    shared.clear()
    pool.set_threads(1)
    list(Race(specs(steps=3), blobs(), names=NAMES).events())
    assert shared == []


def test_short_steps_are_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "WORTH_S", 1e9)
    racer = Race(specs(steps=3), blobs(), names=NAMES).runs["Adam"]
    list(racer.events())
    assert not racer.worth_a_thread


def test_a_run_is_where_its_event_says_when_that_is_handed_out() -> None:
    pool.set_threads(3)
    contest = Race(specs(), blobs(), names=NAMES, probe_every=4, evaluate_every=6)
    for event in contest.events():
        racer = contest.runs[event.run]
        assert racer.step == event.step
        if isinstance(event, StepEnded) and event.step % 4 and event.step % 6:
            assert racer.between_steps


def test_a_stopped_race_continues_where_it_was() -> None:
    pool.set_threads(3)
    data = blobs()
    whole = losses_of(Race(specs(), data, names=NAMES).events())
    contest, first = Race(specs(), data, names=NAMES), list[Event]()
    for event in contest.events():
        first.append(event)
        if isinstance(event, StepEnded) and event.run == "SGD" and event.step == 11:
            contest.stop()
    assert {event.reason for event in first if isinstance(event, Finished)} == {"stopped"}
    later = Race(specs(), data, names=NAMES)
    later.resume(contest.checkpoints())
    assert losses_of(itertools.chain(first, later.events())) == whole


def test_a_live_change_holds_from_the_runs_next_step() -> None:
    pool.set_threads(3)
    contest, events = Race(specs(), blobs(), names=NAMES), list[Event]()
    for event in contest.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.run == "Adam" and event.step == 5:
            contest.change("batch_size", 10)
    assert [(e.run, e.step) for e in events if isinstance(e, Changed)] == [(name, 5) for name in NAMES]
    sizes = {(e.run, e.step): e.batch_size for e in events if isinstance(e, StepEnded)}
    assert {sizes[name, 5] for name in NAMES} == {20}
    assert {sizes[name, 6] for name in NAMES} == {10}


def test_what_goes_wrong_in_a_run_ends_the_race_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    pool.set_threads(2)
    contest = Race(specs(), blobs(), names=NAMES)

    def fail(*_: Any) -> float:
        raise MemoryError("no room")

    monkeypatch.setattr(contest.runs["AdaGrad"], "learn", fail)
    with pytest.raises(MemoryError, match="no room"):
        list(contest.events())


def test_there_are_no_more_workspaces_than_threads() -> None:
    pool.set_threads(2)
    contest = Race(specs(steps=4), blobs(), names=NAMES)
    list(contest.events())
    assert 1 <= len({id(racer.workspace) for racer in contest.runs.values()}) <= 2
