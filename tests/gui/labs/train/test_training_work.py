"""A run that is kept: weights, checkpoints, and disks that take nothing more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError, SpecError, StoreError
from engine.store.run_list import list_runs
from engine.store.runlog import read_events
from gui.labs.train.train_lab import TrainLab
from gui.labs.train.training_work import TrainingWork
from tests.gui.labs.train.trained import few, inline, train


def test_a_run_is_kept_with_its_weights_and_can_be_taken_up_from_disk(lab: TrainLab, tmp_path: Path) -> None:
    train(lab, items=25)
    lab.run.stop()
    inline(lab).run()
    (kept,) = list_runs(tmp_path / "runs")
    assert kept.reason == "stopped"
    assert kept.weights is not None
    assert kept.checkpoint is not None
    assert lab.run.work is not None
    assert lab.run.work.number == 1
    again = TrainLab(load=few, runs=tmp_path / "runs")
    again.resume_kept(kept.folder)
    with pytest.raises(EngineError, match="another run is still training"):
        again.resume_kept(kept.folder)
    inline(again).run()
    assert again.run.figures.step == 45
    assert list(again.run.history.loss["loss"].x) == list(range(1, 46))
    assert list_runs(tmp_path / "runs")[0].reason == "completed"


def test_a_run_whose_program_died_goes_on_from_its_last_checkpoint(lab: TrainLab, tmp_path: Path) -> None:
    whole = TrainingWork(lab.spec, few)
    expected = [event.to_dict() for event in whole.events()]
    times = iter(range(0, 9000, 20))
    died = TrainingWork(lab.spec, few, runs=tmp_path / "runs", clock=lambda: float(next(times)))
    events = died.events()
    while next(events).step < 38:
        pass
    del events  # no one will ever ask for more
    (kept,) = list_runs(tmp_path / "runs")
    assert kept.reason == ""
    assert kept.checkpoint is not None
    again = TrainLab(load=few, runs=tmp_path / "runs")
    again.resume_kept(kept.folder)
    inline(again).run()
    assert list(again.run.history.loss["loss"].x) == list(range(1, 46))
    logged = [event.to_dict() for event in read_events(kept.folder)]

    def facts(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{k: v for k, v in e.items() if k != "elapsed_s"} for e in events if e["event"] != "Started"]

    assert facts(logged) == facts(expected)
    assert again.run.work is not None
    assert again.run.work.trainer is not None
    assert whole.trainer is not None
    np.testing.assert_array_equal(again.run.work.trainer.parameters.theta, whole.trainer.parameters.theta)
    (kept,) = list_runs(tmp_path / "runs")
    assert kept.reason == "completed"
    assert kept.checkpoint is None


def test_a_disk_that_takes_nothing_does_not_stop_the_run(lab: TrainLab, tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file where the folder should be")
    train(lab)
    assert lab.run.figures.step == 45
    assert lab.run.work is not None
    assert isinstance(lab.run.work.unkept, StoreError)


def test_a_disk_that_fills_up_ends_the_keeping_only(lab: TrainLab, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.store.runlog import RunLog

    def full(self: RunLog, event: object) -> None:
        raise StoreError("the disk is full", path="x")

    monkeypatch.setattr(RunLog, "apply", full)
    train(lab)
    assert lab.run.figures.step == 45
    assert lab.run.work is not None
    assert lab.run.work.unkept is not None


def test_what_goes_wrong_is_reported_where_it_belongs(lab: TrainLab) -> None:
    def refuse(error: Exception) -> Callable[[str], Dataset]:
        def load(name: str, **_: object) -> Dataset:
            raise error

        return load

    lab.datasets._load = refuse(DataError("{name} is damaged", path="x", name="x"))
    train(lab)
    assert isinstance(lab.datasets.error, DataError)
    lab.datasets._load = refuse(SpecError("impossible", field="layers"))
    train(lab)
    assert lab.experiment.problem is not None
    lab.edit(seed=lab.spec.seed + 1)
    assert lab.experiment.problem is None
    lab.datasets._load = refuse(ZeroDivisionError("out of the blue"))
    train(lab)
    assert lab.run.history.ended is not None
    assert lab.run.history.ended.reason == "failed"
    assert "out of the blue" in lab.run.history.ended.message
