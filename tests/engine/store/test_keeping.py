"""Keeping a run is written once: the command line, the Train page and races all do it through `RunKeeper`."""

from __future__ import annotations

import itertools
import shutil
import sys
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.events import Finished, StepEnded
from engine.spec import ExperimentSpec
from engine.store.checkpoint import CheckpointSchedule, remove_checkpoints
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.run_list import (
    CHECKPOINT_FILE,
    EVENTS_FILE,
    SUMMARY_FILE,
    WEIGHTS_FILE,
    RunSummary,
    delete_run,
    read_run,
)
from engine.store.runlog import RunLog, read_events
from engine.store.weights import load_weights
from engine.training.trainer import Trainer
from tests.small import small_dataset

DATA = small_dataset(shape=(1, 8, 8))


def spec(**changes):
    layers = ["flatten", {"kind": "dense", "units": 6}, "relu", {"kind": "dense", "units": 4}]
    return ExperimentSpec.from_dict({"layers": layers, "epochs": 2, "batch_size": 16, **changes})


def keep(folder: Path, chosen: ExperimentSpec, stop_at: int = 0) -> tuple[Trainer, RunKeeper]:
    """A run that was kept to its end, or asked to stop after a step."""
    trainer = Trainer(chosen, DATA)
    keeper = RunKeeper(trainer, RunLog(folder, "kept"))
    for event in trainer.events():
        keeper.apply(event)
        if isinstance(event, StepEnded) and event.step == stop_at:
            trainer.stop()
    keeper.close()
    return trainer, keeper


def summary_of(folder: Path) -> RunSummary:
    """The list entry of a run that is there."""
    summary = read_run(folder)
    assert summary is not None
    return summary


def test_a_kept_run_has_its_events_its_weights_and_no_checkpoint(tmp_path):
    trainer, keeper = keep(tmp_path / "run", spec())
    assert keeper.fault is None
    summary = summary_of(tmp_path / "run")
    assert (summary.reason, summary.checkpoint) == ("completed", None)
    assert summary.weights is not None
    assert (load_weights(summary.weights).parameters.theta == trainer.parameters.theta).all()
    assert isinstance(list(read_events(tmp_path / "run"))[-1], Finished)


def test_the_checkpoint_of_a_run_that_was_stopped_stays(tmp_path):
    keep(tmp_path / "run", spec(), stop_at=5)
    summary = summary_of(tmp_path / "run")
    assert (summary.reason, summary.step) == ("stopped", 5)
    assert summary.checkpoint is not None
    assert summary.weights is not None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"patience": 1, "validation": 0.2, "optimizer": {"kind": "sgd", "learning_rate": 1e-6}, "epochs": 9}, "early"),
        (
            {
                "optimizer": {"kind": "sgd", "learning_rate": 10.0},
                "initializer": {"kind": "normal", "sigma": 1.0},
                "loss": "half-squared-error",
                "epochs": 30,
            },
            "diverged",
        ),
    ],
)
def test_a_run_that_came_to_an_end_of_its_own_leaves_no_checkpoint(tmp_path, changes, reason):
    keep(tmp_path / "run", spec(**changes))
    summary = summary_of(tmp_path / "run")
    assert (summary.reason, summary.checkpoint) == (reason, None)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a file that is always full")
def test_a_disk_that_fills_up_ends_the_keeping_and_not_the_run(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / EVENTS_FILE).symlink_to("/dev/full")
    trainer, keeper = keep(tmp_path / "run", spec())
    assert "the disk is full" in str(keeper.fault)
    assert trainer.step == trainer.total_steps
    assert not (tmp_path / "run" / SUMMARY_FILE).exists()  # nothing was tried again


def events_of(folder: Path) -> list[dict[str, object]]:
    """What a run reported, without times and without the marks of every start."""
    plain = [event.to_dict() for event in read_events(folder)]
    return [{k: v for k, v in e.items() if k != "elapsed_s"} for e in plain if e["event"] != "Started"]


def killed(folder: Path, chosen: ExperimentSpec, at: int) -> None:
    """A run whose program vanishes after a step: nothing is closed, nothing said."""
    trainer = Trainer(chosen, DATA)
    log = RunLog(folder, "killed")
    keeper = RunKeeper(trainer, log, CheckpointSchedule(itertools.count(0, 10).__next__))
    for event in trainer.events():
        keeper.apply(event)
        if event.step == at:
            break
    log.flush()
    log._file.close()  # as the system does


@pytest.mark.parametrize("at", [1, 5, 9])
@pytest.mark.parametrize("validation", [0.0, 0.2])
def test_a_killed_run_continues_bit_for_bit_and_its_log_repeats_nothing(tmp_path, at, validation):
    chosen = spec(validation=validation, keep_best=validation > 0, epochs=4)
    whole, _ = keep(tmp_path / "whole", chosen)
    killed(tmp_path / "run", chosen, at)
    left = Interrupted.read(tmp_path / "run")
    trainer = left.trainer(DATA)
    with RunLog(tmp_path / "run") as log:
        keeper = RunKeeper(trainer, log)
        for event in trainer.events():
            keeper.apply(event)
    assert (trainer.parameters.theta == whole.parameters.theta).all()
    assert events_of(tmp_path / "run") == events_of(tmp_path / "whole")
    assert (tmp_path / "run" / WEIGHTS_FILE).read_bytes() == (tmp_path / "whole" / WEIGHTS_FILE).read_bytes()


def test_a_run_killed_before_its_first_checkpoint_starts_again(tmp_path):
    killed(tmp_path / "run", spec(), 4)
    remove_checkpoints(tmp_path / "run" / CHECKPOINT_FILE)
    trainer = Interrupted.read(tmp_path / "run").trainer(DATA)
    assert trainer.step == 0
    assert events_of(tmp_path / "run") == []


def test_a_run_that_is_over_or_had_not_started_is_not_continued(tmp_path):
    keep(tmp_path / "run", spec())
    with pytest.raises(StoreError, match=r"is over \(completed\)"):
        Interrupted.read(tmp_path / "run")
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="had not started yet"):
        Interrupted.read(tmp_path / "empty")


def test_a_run_that_another_program_trains_is_left_alone(tmp_path):
    killed(tmp_path / "run", spec(), 4)
    with RunLog(tmp_path / "run"):
        with pytest.raises(StoreError, match="still being trained"):
            Interrupted.read(tmp_path / "run").trainer(DATA)
        with pytest.raises(StoreError, match="still being trained"):
            RunLog(tmp_path / "run")
        with pytest.raises(StoreError, match="still being trained"):
            delete_run(tmp_path / "run")
    delete_run(tmp_path / "run")


def test_the_best_weights_are_kept_of_a_run_that_was_stopped(tmp_path):
    chosen = spec(keep_best=True, validation=0.2, epochs=9, optimizer={"kind": "sgd", "learning_rate": 0.5})
    trainer = Trainer(chosen, DATA)
    keeper = RunKeeper(trainer, RunLog(tmp_path / "run"))
    best = None
    for event in trainer.events():
        keeper.apply(event)
        if trainer.epoch > trainer.state.best_epoch > 0:
            trainer.stop()
        elif trainer.state.best_epoch == trainer.epoch and trainer.between_steps:
            best = trainer.result()[0].theta.copy()
    keeper.close()
    assert best is not None
    kept = load_weights(tmp_path / "run" / WEIGHTS_FILE)
    assert (kept.parameters.theta == best).all()
    assert (trainer.parameters.theta != best).any()
    left = Interrupted.read(tmp_path / "run")
    assert left.checkpoint is not None
    assert (left.checkpoint.arrays["theta"] == trainer.parameters.theta).all()


def test_a_home_that_vanishes_ends_the_keeping_and_is_not_made_again(tmp_path):
    trainer = Trainer(spec(), DATA)
    keeper = RunKeeper(trainer, RunLog(tmp_path / "home" / "run"))
    for event in trainer.events():
        keeper.apply(event)
        if event.step == 4 and (tmp_path / "home").exists():
            shutil.rmtree(tmp_path / "home")
    keeper.close()
    assert "has vanished" in str(keeper.fault)
    assert not (tmp_path / "home").exists()
    assert trainer.step == trainer.total_steps
