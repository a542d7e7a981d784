"""Racers that share their batches and gradients, and their CPU seconds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.events import Finished, StepEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.optimizers.sgd import SGD
from engine.racing.race import Race, race
from engine.racing.team import Meter, Racer, Team
from engine.training.trainer import Trainer
from tests.engine.racing.races import FOUR, NAMES, blobs, losses_of, small


def test_runs_that_differ_in_shape_or_batch_race_each_on_its_own() -> None:
    specs = [small(batch_size=20), small(batch_size=10), small(layers=(Flatten(), Dense(units=10)))]
    found = losses_of(race(specs, blobs(), names=["a", "b", "c"]))
    for name, spec in zip("abc", specs, strict=True):
        assert found[name] == losses_of(Trainer(spec, blobs(), run=name).events())[name]


def test_one_run_that_changes_its_batch_equals_the_same_run_alone() -> None:
    data, specs = blobs(), small().vary(optimizer=FOUR[:3])

    def changed(trainer: Any, source: Any, name: str) -> list[float]:
        found = []
        for event in source:
            if isinstance(event, StepEnded) and event.run == name:
                found.append(event.loss)
                if event.step == 7:
                    trainer.change("batch_size", 13)
        return found

    contest = Race(specs, data, names=NAMES[:3])
    alone = Trainer(specs[0], data, run="SGD")
    together = changed(contest.runs["SGD"], contest.events(), "SGD")
    np.testing.assert_allclose(together, changed(alone, alone.events(), "SGD"), rtol=2e-4)


def test_cpu_time_of_shared_work_is_shared_evenly() -> None:
    contest = Race(small(steps=200).vary(optimizer=(SGD(), SGD(learning_rate=0.02))), blobs(), names=["a", "b"])
    last = {e.run: e.elapsed_s for e in contest.events() if isinstance(e, Finished)}
    assert 0.2 < last["a"] / last["b"] < 5
    assert all(racer.meter.moved == pytest.approx(0, abs=1) for racer in contest.runs.values())
    assert sum(racer.meter.moved for racer in contest.runs.values()) == pytest.approx(0, abs=1e-6)


def two_racers() -> tuple[Racer, Racer]:
    """Two trainers of one spec that no race has joined."""
    spec, data = small(steps=5), blobs()
    return Racer(spec, data, run="a"), Racer(spec.with_setting("optimizer", "adam"), data, run="b")


def test_a_team_draws_each_batch_once_and_hands_it_to_all() -> None:
    a, b = two_racers()
    alone = Racer(small(steps=5), blobs()).own_batch()
    Team([a, b])
    x, labels = a.next_batch()
    assert b.next_batch()[0] is x
    assert np.array_equal(x, alone[0])
    assert np.array_equal(labels, alone[1])
    assert not np.array_equal(b.next_batch()[0], x)  # who asks twice opens the next step


def test_the_weights_of_a_team_are_rows_of_one_array() -> None:
    a, b = two_racers()
    before = b.parameters.theta.copy()
    Team([a, b])
    assert a.parameters.theta.base is b.parameters.theta.base
    assert np.array_equal(b.parameters.theta, before)


def test_the_clock_of_a_run_counts_what_was_done_for_it_elsewhere() -> None:
    meter = Meter()
    first = meter()
    meter.moved += 100.0
    assert 100 <= meter() - first < 101
