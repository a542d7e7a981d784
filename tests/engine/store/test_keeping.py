"""Keeping a run is written once: the command line, the Train page and races all do it through `RunKeeper`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.events import Finished, StepEnded
from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.runlog import EVENTS_FILE, SUMMARY_FILE, RunLog, RunSummary, read_events, read_run
from engine.store.weights import load_weights
from engine.trainer import Trainer
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
