"""Races: runs in step from one start, alone or as a stack."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.errors import SpecError
from engine.events import Changed, Event, Finished, Started, StepEnded
from engine.fast.stack import can_stack
from engine.initializers.xavier import Xavier
from engine.initializers.zeros import Zeros
from engine.layers import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.leaky_relu import LeakyReLU
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.tanh import Tanh
from engine.losses import Loss
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from engine.network import Network
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.racing.race import Race, Repeats, plain_name, race
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

FOUR = (SGD(learning_rate=0.1), Momentum(learning_rate=0.05), AdaGrad(), Adam())
NAMES = ["SGD", "Momentum", "AdaGrad", "Adam"]


def blobs(n: int = 200, seed: int = 0) -> Dataset:
    """Ten classes of noisy 6 × 6 pictures."""
    generator = stream(seed, "blobs")
    centers = generator.uniform(0, 1, (10, 1, 6, 6))
    labels = generator.integers(0, 10, n)
    images = np.clip(centers[labels] + generator.normal(0, 0.2, (n, 1, 6, 6)), 0, 1).astype(np.float32)
    return Dataset("blobs", Split(images, labels), Split(images[:50], labels[:50]))


def small(**changes: Any) -> ExperimentSpec:
    layers = (Flatten(), Dense(units=12), ReLU(), Dense(units=9), Tanh(), Dense(units=10))
    return ExperimentSpec(layers=layers, batch_size=20, epochs=0, steps=40).replace(**changes)


def losses_of(events: Any) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for event in events:
        if isinstance(event, StepEnded):
            found.setdefault(event.run, []).append(event.loss)
    return found


def without_times(event: Event) -> dict[str, Any]:
    plain = event.to_dict()
    plain.pop("elapsed_s")
    return plain


def test_a_race_run_twice_with_one_seed_tells_the_same_events() -> None:
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


@st.composite
def towers(draw: st.DrawFn) -> tuple[Layer, ...]:
    layers: list[Layer] = [Flatten()] if draw(st.booleans()) else []
    plain = st.sampled_from([ReLU(), Sigmoid(), Tanh(), LeakyReLU()])
    for _ in range(draw(st.integers(0, 3))):
        layers += [Dense(units=draw(st.integers(1, 17))), draw(plain)]
    return (*layers, Dense(units=draw(st.integers(2, 10))))


@given(
    towers(),
    st.integers(1, 33),
    st.integers(1, 8),
    st.sampled_from([CrossEntropy(), CrossEntropy(label_smoothing=0.1), HalfSquaredError()]),
    st.integers(0, 1000),
)
def test_a_stack_gives_the_losses_and_gradients_of_its_networks_one_by_one(
    layers: tuple[Layer, ...], n: int, runs: int, loss: Loss, seed: int
) -> None:
    assert can_stack(layers)
    generator = stream(seed, "x")
    shape = (1, 3, 4) if isinstance(layers[0], Flatten) else (12,)
    x = generator.normal(size=(n, *shape)).astype(np.float32)
    classes = Network(layers, shape).output_shape[0]
    labels = generator.integers(0, classes, n)
    specs = [ExperimentSpec(layers=layers, loss=loss, initializer=Xavier(), optimizer=SGD(learning_rate=0.1))] * runs
    data = Dataset("noise", Split(x, labels), Split(x, labels), classes=tuple(map(str, range(classes))))
    together, apart = (
        Race(specs, data, same_start=False, stacked=stacked, names=[f"run {i}" for i in range(runs)])
        for stacked in (True, False)
    )
    if runs > 1:
        for racer in together.runs.values():  # other weights, and yet one team: as after a change of seed
            racer.live = racer.live.replace(seed=0)
        together._team_up(list(together.runs.values()))
        assert all(racer.team is not None for racer in together.runs.values())
    for _ in range(3):
        assert together.learn(x, labels) == apart.learn(x, labels)
    for a, b in zip(together.runs.values(), apart.runs.values(), strict=True):
        assert np.array_equal(a.parameters.theta, b.parameters.theta)


@pytest.mark.parametrize("runs", [2, 8])
def test_inputs_that_are_dead_in_a_batch_change_nothing(runs: int) -> None:
    data = blobs()
    data.train.images[:, :, :, 3:] = 0  # half of the pixels are black in every batch
    specs = [small(layers=(Flatten(), Dense(units=40), ReLU(), Dense(units=10)), initializer=Xavier())] * runs
    names = [f"run {i}" for i in range(runs)]
    together, apart = (
        losses_of(race(specs, data, names=names, same_start=True, stacked=stacked)) for stacked in (True, False)
    )
    assert together == apart


def test_layers_that_draw_or_remember_are_not_stacked() -> None:
    for layer in (BatchNorm(), Dropout()):
        specs = small(layers=(Flatten(), Dense(units=8), layer, ReLU(), Dense(units=10))).vary(optimizer=FOUR)
        assert not can_stack(specs[0].layers)
        together = losses_of(race(specs, blobs(), names=NAMES))
        alone = losses_of(Trainer(specs[3], blobs(), run="Adam").events())
        assert together["Adam"] == alone["Adam"]
    assert not can_stack((Flatten(), Dense(units=2048), ReLU(), Dense(units=10)))


def test_runs_that_differ_in_shape_or_batch_race_each_on_its_own() -> None:
    specs = [small(batch_size=20), small(batch_size=10), small(layers=(Flatten(), Dense(units=10)))]
    found = losses_of(race(specs, blobs(), names=["a", "b", "c"]))
    for name, spec in zip("abc", specs, strict=True):
        assert found[name] == losses_of(Trainer(spec, blobs(), run=name).events())[name]


def test_a_run_that_diverges_ends_and_the_others_go_on_as_if_alone() -> None:
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


def test_stopping_ends_every_run_and_a_stopped_race_goes_on_where_it_was() -> None:
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


def test_stopped_repeats_go_on_where_they_were() -> None:
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


def test_cpu_time_of_shared_work_is_shared_evenly() -> None:
    contest = Race(small(steps=200).vary(optimizer=(SGD(), SGD(learning_rate=0.02))), blobs(), names=["a", "b"])
    last = {e.run: e.elapsed_s for e in contest.events() if isinstance(e, Finished)}
    assert 0.2 < last["a"] / last["b"] < 5
    assert all(racer.meter.moved == pytest.approx(0, abs=1) for racer in contest.runs.values())
    assert sum(racer.meter.moved for racer in contest.runs.values()) == pytest.approx(0, abs=1e-6)


def test_impossible_races_are_refused_with_the_reason() -> None:
    with pytest.raises(SpecError, match="at least one run"):
        Race([], blobs())
    assert len(Race([small()] * 12, blobs()).names) == 12  # how many a plot can show is the window's affair
    with pytest.raises(SpecError, match="name of its own"):
        Race([small()] * 2, blobs(), names=["a", "a"])
    with pytest.raises(SpecError, match="at least one seed"):
        Repeats([small()], blobs(), seeds=())
    assert [e.run for e in race([small()] * 2, blobs()) if isinstance(e, Started)] == ["run 1", "run 2"]
