"""Races: runs in step from one start, alone or as a stack."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from engine.errors import SpecError
from engine.events import Changed, Event, Finished, Started, StepEnded
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.racing.race import Race, Repeats, plain_name, race
from engine.training.trainer import Trainer
from tests.engine.racing.races import FOUR, NAMES, blobs, losses_of, small


def without_times(event: Event) -> dict[str, Any]:
    plain = event.to_dict()
    plain.pop("elapsed_s")
    return plain


def test_a_race_run_twice_with_one_seed_gives_the_same_events() -> None:
    specs = small(epochs=2, steps=0).vary(optimizer=FOUR)
    first, second = ([without_times(e) for e in race(specs, blobs(), names=NAMES)] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("stacked", [True, False])
def test_each_run_of_a_race_equals_the_same_run_alone_step_by_step(stacked: bool) -> None:
    data, specs = blobs(), small(epochs=3, steps=0, weight_decay=0.001).vary(optimizer=FOUR)
    together = losses_of(race(specs, data, names=NAMES, stacked=stacked))
    for name, spec in zip(NAMES, specs, strict=True):
        alone = losses_of(Trainer(spec, data, run=name).events())[name]
        assert len(alone) == 30
        assert together[name] == alone


def test_all_runs_advance_one_step_each_in_turn() -> None:
    order = [e.run for e in race(small(steps=5).vary(optimizer=FOUR), blobs(), names=NAMES) if isinstance(e, StepEnded)]
    assert order == NAMES * 5


def test_runs_of_a_race_start_from_equal_weights_and_see_equal_batches() -> None:
    specs = [small(optimizer=SGD(), seed=1), small(optimizer=Adam(), seed=2)]
    equal = losses_of(race(specs, blobs(), names=["a", "b"]))
    assert equal["a"][0] == equal["b"][0]
    uncontrolled = losses_of(race(specs, blobs(), names=["a", "b"], same_start=False))
    assert uncontrolled["a"][0] != uncontrolled["b"][0]


def test_a_run_that_diverges_ends_and_the_others_continue_as_if_alone() -> None:
    specs = small(weight_decay=1.0).vary(optimizer=(Adam(), SGD(learning_rate=10.0), Momentum(learning_rate=0.01)))
    events = list(race(specs, blobs(), names=["Adam", "SGD", "Momentum"]))
    reasons = {e.run: e.reason for e in events if isinstance(e, Finished)}
    assert reasons == {"Adam": "completed", "SGD": "diverged", "Momentum": "completed"}
    alone = losses_of(Trainer(specs[2], blobs(), run="x").events())["x"]
    np.testing.assert_allclose(losses_of(events)["Momentum"], alone, rtol=2e-4)


def test_a_setting_changed_for_all_or_for_one_takes_effect_at_the_next_step() -> None:
    contest = Race(small().vary(optimizer=FOUR[:2]), blobs(), names=NAMES[:2])
    events: list[Event] = []
    for event in contest.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.run == "Momentum":
            if event.step == 5:
                contest.change("batch_size", 10, run="SGD")
            if event.step == 9:
                contest.change("batch_size", 10)
                contest.change("optimizer.learning_rate", 0.02)
    changes = [(e.run, e.step, e.setting) for e in events if isinstance(e, Changed)]
    assert changes == [
        ("SGD", 5, "batch_size"),
        ("SGD", 9, "optimizer.learning_rate"),
        ("Momentum", 9, "batch_size"),
        ("Momentum", 9, "optimizer.learning_rate"),
    ]
    sizes = {(e.run, e.step): e.batch_size for e in events if isinstance(e, StepEnded)}
    assert sizes["SGD", 6] == 10
    assert sizes["Momentum", 9] == 20
    assert sizes["Momentum", 10] == 10
    with pytest.raises(SpecError):
        contest.change("optimizer.learning_rate", -1.0)


def test_stopping_ends_every_run_and_a_stopped_race_continues_where_it_was() -> None:
    data, specs = blobs(), small().vary(optimizer=FOUR)
    whole = losses_of(race(specs, data, names=NAMES))
    contest = Race(specs, data, names=NAMES)
    first: list[Event] = []
    for event in contest.events():
        first.append(event)
        if isinstance(event, StepEnded) and event.run == "Adam" and event.step == 11:
            contest.stop()
    assert {e.reason for e in first if isinstance(e, Finished)} == {"stopped"}
    later = Race(specs, data, names=NAMES)
    later.resume(contest.checkpoints())
    joined = losses_of(itertools.chain(first, later.events()))
    assert joined == whole


def test_runs_that_are_over_report_nothing_more_and_those_without_a_checkpoint_begin_again() -> None:
    data, specs = blobs(), small().vary(optimizer=FOUR)
    whole = losses_of(race(specs, data, names=NAMES))
    contest = Race(specs, data, names=NAMES)
    for event in contest.events():
        if isinstance(event, StepEnded) and event.run == "Adam" and event.step == 9:
            break
    later = Race(specs, data, names=NAMES)
    later.resume({name: contest.checkpoints()[name] for name in ("Momentum", "Adam")}, over=["SGD"])
    rest = losses_of(later.events())
    assert set(rest) == {"Momentum", "AdaGrad", "Adam"}
    for name, done in (("Momentum", 9), ("AdaGrad", 0), ("Adam", 9)):
        np.testing.assert_allclose(rest[name], whole[name][done:], rtol=1e-4)


def test_runs_left_at_different_steps_are_in_step_again_at_once() -> None:
    data, specs = blobs(), small().vary(optimizer=FOUR)
    contest = Race(specs, data, names=NAMES)
    for event in contest.events():
        if isinstance(event, StepEnded) and event.run == "Momentum" and event.step == 9:
            break
    later = Race(specs, data, names=NAMES)
    later.resume(contest.checkpoints())
    steps = [(e.run, e.step) for e in later.events() if isinstance(e, StepEnded)]
    assert steps[:6] == [("AdaGrad", 9), ("Adam", 9), *((name, 10) for name in NAMES)]


def test_stopped_repeats_continue_where_they_were() -> None:
    data, specs = blobs(), small(steps=12).vary(optimizer=FOUR[:2])
    whole = losses_of(Repeats(specs, data, seeds=(1, 2, 3), names=NAMES[:2]).events())
    repeats = Repeats(specs, data, seeds=(1, 2, 3), names=NAMES[:2])
    first: list[Event] = []
    for event in repeats.events():
        first.append(event)
        if isinstance(event, StepEnded) and event.run == "Momentum#2" and event.step == 5:
            repeats.stop()
    later = Repeats(specs, data, seeds=(1, 2, 3), names=NAMES[:2])
    later.resume(repeats.checkpoints(), over=["SGD#1", "Momentum#1"])
    assert losses_of(itertools.chain(first, later.events())) == whole


def test_repeats_run_the_race_from_every_seed_and_name_the_runs_by_it() -> None:
    specs = small(steps=4).vary(optimizer=FOUR[:2])
    repeats = Repeats(specs, blobs(), seeds=(1, 2), names=NAMES[:2])
    assert repeats.total_steps == 8
    found = losses_of(repeats.events())
    assert list(found) == ["SGD#1", "Momentum#1", "SGD#2", "Momentum#2"]
    assert found["SGD#1"] == losses_of(race([s.replace(seed=1) for s in specs], blobs(), names=NAMES[:2]))["SGD"]
    assert plain_name("SGD#1") == "SGD" == plain_name("SGD")
    assert losses_of(race(specs, blobs(), names=NAMES[:2], seeds=(1, 2))) == found


def test_repeats_asked_to_stop_do_not_begin_the_next_race() -> None:
    repeats = Repeats(small().vary(optimizer=FOUR[:2]), blobs(), seeds=(1, 2, 3), names=NAMES[:2])
    events = []
    for event in repeats.events():
        events.append(event)
        if isinstance(event, StepEnded) and event.step == 3:
            repeats.change("optimizer.learning_rate", 0.5, run="SGD")
            repeats.stop()
    assert {e.run for e in events} == {"SGD#1", "Momentum#1"}


def test_no_steps_at_all_show_the_start_only() -> None:
    specs = small(steps=0).vary(initializer=(Zeros(), Xavier()))
    kinds = [type(e).__name__ for e in race(specs, blobs(), names=["zeros", "xavier"])]
    assert kinds.count("Probed") == 2
    assert "StepEnded" not in kinds


def test_impossible_races_are_refused_with_the_reason() -> None:
    with pytest.raises(SpecError, match="at least one run"):
        Race([], blobs())
    assert len(Race([small()] * 12, blobs()).names) == 12  # how many a plot can show is the window's affair
    with pytest.raises(SpecError, match="name of its own"):
        Race([small()] * 2, blobs(), names=["a", "a"])
    with pytest.raises(SpecError, match="at least one seed"):
        Repeats([small()], blobs(), seeds=())
    assert [e.run for e in race([small()] * 2, blobs()) if isinstance(e, Started)] == ["run 1", "run 2"]
