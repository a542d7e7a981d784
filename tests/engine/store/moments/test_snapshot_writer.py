"""Snapshots are taken evenly over a run, however long it gets, and cost it next to nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from engine.events import EpochEnded
from engine.spec import ExperimentSpec
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.moments import snapshot_writer
from engine.store.moments.snapshot_writer import SHARE, SnapshotWriter, cell_length
from engine.store.moments.snapshots import KEPT, snapshots_of
from engine.store.runlog import RunLog
from engine.store.weights import load_weights
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 8, 8))
EPOCH = -(-len(DATA.train) // 4)  # steps


def spec(**changes) -> ExperimentSpec:
    layers = ["flatten", {"kind": "dense", "units": 6}, "relu", {"kind": "dense", "units": 4}]
    return ExperimentSpec.from_dict({"layers": layers, "epochs": 20, "batch_size": 4, **changes})


class Clock:
    """Stands still, or a file takes `cost_s`."""

    def __init__(self, cost_s: float = 0.0) -> None:
        self.times = itertools.count(0.0, cost_s) if cost_s else itertools.repeat(0.0)

    def __call__(self) -> float:
        return next(self.times)


def train(folder: Path, chosen: ExperimentSpec, most: int = KEPT, stop_at: int = 0, cost_s: float = 0.0) -> Trainer:
    """A run whose snapshots were taken, whose steps take a millisecond, and whose snapshots take `cost_s`."""
    trainer = Trainer(chosen, DATA, clock=itertools.count(0.0, 0.0005).__next__)
    writer = SnapshotWriter(folder, trainer, most, Clock(cost_s))
    for event in trainer.events():
        writer.apply(event)
        if event.step == stop_at and stop_at:
            trainer.stop()
    return trainer


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    """A run of twenty epochs, kept by the keeper."""
    folder = tmp_path_factory.mktemp("runs") / "20260101-finished"
    trainer = Trainer(spec(), DATA)
    keeper = RunKeeper(trainer, RunLog(folder, "finished"))
    keeper.snapshots._clock = Clock()
    for event in trainer.events():
        keeper.apply(event)
    keeper.close()
    return folder


def test_a_run_keeps_ten_snapshots_evenly_spread_from_its_first_weights_on(finished):
    epochs = [one.epoch for one in snapshots_of(finished)]
    assert epochs == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]


def test_a_snapshot_holds_the_weights_of_its_step(finished):
    trainer = Trainer(spec(), DATA)
    events = trainer.events()
    wanted = {one.step: one.path for one in snapshots_of(finished)}
    first = load_weights(wanted[0])
    next(events)
    assert (first.parameters.theta == trainer.parameters.theta).all()
    for event in events:
        if isinstance(event, EpochEnded) and event.epoch == 4:
            break
    loaded = load_weights(wanted[trainer.step])
    assert (loaded.parameters.theta == trainer.parameters.theta).all()
    assert (loaded.metadata.steps, loaded.metadata.epochs) == (trainer.step, 4)
    assert isinstance(event, EpochEnded)
    assert loaded.metadata.test_accuracy == event.test_accuracy


@pytest.mark.parametrize("stop_at", [9, 40, 41, 100, 333])
def test_a_run_that_is_stopped_early_has_at_least_half_as_many(tmp_path, stop_at):
    train(tmp_path, spec(epochs=10), stop_at=stop_at)
    assert KEPT // 2 <= len(snapshots_of(tmp_path)) <= KEPT


@pytest.mark.parametrize("most", [1, 2, 5, 7, 10])
def test_there_are_never_more_than_were_asked_for_and_gaps_are_alike(tmp_path, most):
    trainer = train(tmp_path, spec(epochs=7), most=most)
    steps = [one.step for one in snapshots_of(tmp_path)]
    assert len(steps) == most
    assert steps[0] == 0
    gaps = np.diff([*steps, trainer.total_steps])
    assert np.abs(gaps - trainer.total_steps / most).max() < EPOCH  # they wait for an epoch's end


def test_a_run_longer_than_planned_is_thinned_evenly(tmp_path):
    trainer = Trainer(spec(epochs=4), DATA)
    writer = SnapshotWriter(tmp_path, trainer, 6, Clock())
    for event in trainer.events():
        writer.apply(event)
        if event.step == 1:
            trainer.total_steps = 12 * EPOCH  # as when epochs are added on the way
        if event.step == 12 * EPOCH - 1:
            trainer.stop()
        trainer.live = trainer.live.replace(epochs=12)
    epochs = [one.epoch for one in snapshots_of(tmp_path)]
    assert 3 <= len(epochs) <= 6
    assert np.ptp(np.diff(epochs)) < 2  # each waits for an epoch's end


def test_a_run_of_one_epoch_has_snapshots_within_it(tmp_path):
    train(tmp_path, spec(epochs=1))
    epochs = [one.epoch for one in snapshots_of(tmp_path)]
    assert len(epochs) > 4
    assert all(0 <= epoch < 1 for epoch in epochs)


def test_snapshots_take_at_most_a_fiftieth_of_the_time(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshot_writer, "COPIES", 0)  # files are as cheap as copies here
    trainer = Trainer(spec(), DATA, clock=itertools.count(0.0, 0.0005).__next__)
    writer = SnapshotWriter(tmp_path, trainer, KEPT, Clock(0.0004))
    for event in trainer.events():
        writer.apply(event)
    assert 0 < writer.spent_s <= SHARE * event.elapsed_s
    steps = [one.step for one in snapshots_of(tmp_path)]
    assert 3 <= len(steps) < KEPT
    gaps = np.diff([*steps, trainer.total_steps])
    assert gaps.max() <= 3 * gaps.min()  # fewer, and over the whole run


@pytest.mark.parametrize(("epochs", "files"), [(1, False), (2, False), (4, False), (20, True)])
def test_a_run_that_is_over_at_once_has_no_time_for_files(tmp_path, epochs, files):
    """Steps take 20 ms, a copy into memory or a file 1 ms; a file is taken to cost more before one was written."""
    trainer = Trainer(spec(epochs=epochs), DATA, clock=itertools.count(0.0, 0.01).__next__)
    writer = SnapshotWriter(tmp_path, trainer, KEPT, Clock(0.001))
    for event in trainer.events():
        writer.apply(event)
    assert writer.spent_s <= SHARE * event.elapsed_s
    assert bool(snapshots_of(tmp_path)) == files


def test_none_are_taken_where_none_are_wanted_or_the_weights_are_not_finite(tmp_path):
    train(tmp_path, spec(), most=0)
    assert snapshots_of(tmp_path) == []
    trainer = Trainer(spec(), DATA)
    trainer.parameters.theta[0] = np.nan
    writer = SnapshotWriter(tmp_path, trainer, KEPT)
    writer.apply(next(trainer.events()))
    assert snapshots_of(tmp_path) == []


def test_a_run_started_again_in_the_same_folder_forgets_the_snapshots_before(tmp_path):
    train(tmp_path, spec())
    train(tmp_path, spec(epochs=1), stop_at=2)
    assert all(one.step <= 2 for one in snapshots_of(tmp_path))


def test_a_run_that_continues_keeps_what_lies_before_its_checkpoint_and_drops_the_rest(tmp_path):
    folder = tmp_path / "20260101-stopped"
    trainer = Trainer(spec(), DATA)
    keeper = RunKeeper(trainer, RunLog(folder, "stopped"))
    keeper.snapshots._clock = Clock()
    for event in trainer.events():
        keeper.apply(event)
        if event.step == 6 * EPOCH:
            trainer.stop()
    keeper.close()
    before = [one.step for one in snapshots_of(folder)]
    later = folder / f"snapshot-step-{10 * EPOCH}-epoch-10.safetensors"
    later.write_bytes(b"of another past")
    again = Interrupted.read(folder).trainer(DATA)
    keeper = RunKeeper(again, RunLog(folder))
    keeper.snapshots._clock = Clock()
    for event in again.events():
        keeper.apply(event)
    keeper.close()
    assert [one.epoch for one in snapshots_of(folder)] == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]
    assert len(before) >= KEPT // 2
    assert later.read_bytes() != b"of another past"


def test_cells_grow_by_doubling_until_the_planned_end():
    lengths = [cell_length(step, 1600, 10) for step in range(1600)]
    assert sorted(set(lengths)) == [10, 20, 40, 80, 160]
    assert all(int(step / length) < 10 for step, length in enumerate(lengths))
