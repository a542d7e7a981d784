"""Runs that did not come to their end are offered, until someone continues or leaves them."""

from __future__ import annotations

from pathlib import Path

from engine.store.checkpoint import CheckpointSchedule, previous
from engine.store.interrupted import interrupted_runs, leave
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.run_list import CHECKPOINT_FILE
from engine.store.runlog import RunLog
from engine.training.trainer import Trainer
from tests.engine.store.test_keeping import DATA, keep, spec


def killed(folder: Path, at: int, run: str = "run") -> None:
    """A run whose program vanishes after a step; its checkpoints are three steps apart."""
    now = 0.0
    trainer = Trainer(spec(), DATA, run=run)
    log = RunLog(folder, "killed")
    keeper = RunKeeper(trainer, log, CheckpointSchedule(lambda: now))
    for event in trainer.events():
        now = float(event.step)
        keeper.apply(event)
        if event.step == at:
            break
    log.flush()
    log._file.close()


def test_a_killed_run_is_offered_with_what_is_lost_until_it_is_left_or_continued(tmp_path):
    killed(tmp_path / "run", 5)
    (offer,) = interrupted_runs(tmp_path)
    assert (offer.run.title, offer.run.step, offer.step, offer.lost_steps) == ("killed", 5, 3, 2)
    assert offer.lost_s > 0
    leave(tmp_path / "run")
    assert interrupted_runs(tmp_path) == []
    left = Interrupted.read(tmp_path / "run")
    trainer = left.trainer(DATA)
    with RunLog(tmp_path / "run") as log:
        assert interrupted_runs(tmp_path) == []  # it continues
        log.apply(next(trainer.events()))
    assert len(interrupted_runs(tmp_path)) == 1  # and was interrupted again


def test_what_is_over_or_belongs_to_a_race_is_not_offered(tmp_path):
    keep(tmp_path / "over", spec())
    killed(tmp_path / "race", 5, run="SGD")
    keep(tmp_path / "stopped", spec(), stop_at=4)
    assert [offer.run.name for offer in interrupted_runs(tmp_path)] == ["stopped"]


def test_a_run_without_a_sound_checkpoint_is_offered_from_step_0(tmp_path):
    killed(tmp_path / "run", 5)
    for path in (tmp_path / "run" / CHECKPOINT_FILE, previous(tmp_path / "run" / CHECKPOINT_FILE)):
        path.write_bytes(b"torn")
    (offer,) = interrupted_runs(tmp_path)
    assert (offer.step, offer.lost_steps) == (0, 5)
