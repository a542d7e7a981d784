"""Thinning gives back what checkpoints take, and never what a run needs to be continued."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.store.checkpoint import previous, save_checkpoint
from engine.store.keeping import Interrupted
from engine.store.moments.snapshots import snapshot_path, snapshots_of
from engine.store.run_index import RunIndex
from engine.store.run_list import CHECKPOINT_FILE, EVENTS_FILE, WEIGHTS_FILE
from engine.store.runlog import RunLog
from engine.store.thinning import PATTERN, Thinned, spare_bytes, spare_checkpoints, thin
from tests.engine.store.test_keeping import DATA, keep, spec


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A run that was stopped at step 4 with two generations of checkpoints, and one more of an early epoch."""
    folder = tmp_path_factory.mktemp("runs") / "stopped"
    trainer, _ = keep(folder, spec(epochs=3), stop_at=4)
    save_checkpoint(folder / CHECKPOINT_FILE, trainer.checkpoint(), (folder / EVENTS_FILE).stat().st_size)
    shutil.copy(folder / CHECKPOINT_FILE, folder / "checkpoint-epoch-1.safetensors")
    return folder


@pytest.fixture
def run(kept, tmp_path):
    return Path(shutil.copytree(kept, tmp_path / "runs" / "stopped"))


def checkpoints(run):
    return {path.name for path in run.rglob(PATTERN)}


def test_a_run_that_can_be_continued_keeps_its_newest_checkpoint_and_ends_as_before(run):
    whole = Interrupted.read(run).trainer(DATA)
    list(whole.events())
    size = sum((run / name).stat().st_size for name in checkpoints(run) - {CHECKPOINT_FILE})
    assert spare_bytes(run, "stopped") == size
    assert thin([(run, "stopped")]) == Thinned(1, 2, size)
    assert checkpoints(run) == {CHECKPOINT_FILE}
    resumed = Interrupted.read(run).trainer(DATA)
    list(resumed.events())
    assert np.array_equal(resumed.parameters.theta, whole.parameters.theta)


def test_where_the_newest_is_damaged_the_one_before_it_stays(run):
    (run / CHECKPOINT_FILE).write_bytes(b"torn")
    thin([(run, "stopped")])
    assert previous(run / CHECKPOINT_FILE).exists()
    assert Interrupted.read(run).checkpoint is not None


def test_where_the_newest_is_missing_the_one_before_it_stays(run):
    (run / CHECKPOINT_FILE).unlink()
    thin([(run, "")])
    assert checkpoints(run) == {previous(Path(CHECKPOINT_FILE)).name}


def test_where_none_can_be_read_nothing_is_removed(run):
    for path in run.glob(PATTERN):
        path.write_bytes(b"torn")
    before = checkpoints(run)
    assert thin([(run, "stopped")]) == Thinned()
    assert checkpoints(run) == before


def test_a_run_that_is_over_needs_no_checkpoint_and_keeps_all_else(run):
    names = {path.name for path in run.iterdir()} - checkpoints(run)
    assert thin([(run, "completed")]).files == 3
    assert {path.name for path in run.iterdir()} == names
    assert (run / WEIGHTS_FILE).exists()


def test_a_run_that_is_being_trained_is_passed_over(run):
    log = RunLog(run, "kept")
    assert thin([(run, "")]) == Thinned()
    log.close()
    assert thin([(run, "")]).files == 2


def test_checkpoints_in_folders_inside_count_and_links_do_not(run, tmp_path):
    (run / "epochs").mkdir()
    shutil.copy(run / CHECKPOINT_FILE, run / "epochs" / CHECKPOINT_FILE)
    other = shutil.copy(run / CHECKPOINT_FILE, tmp_path / "mine.safetensors")
    (run / "checkpoint-link.safetensors").symlink_to(other)
    assert run / "epochs" / CHECKPOINT_FILE in spare_checkpoints(run, "stopped")
    thin([(run, "completed")])
    assert Path(other).exists()


def test_what_cannot_be_removed_is_named(run, monkeypatch):
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "no")))
    with pytest.raises(StoreError, match="cannot be deleted"):
        thin([(run, "completed")])


def test_the_list_says_what_can_be_freed_and_sees_that_it_was(run):
    root = run.parent
    entry = RunIndex(root).entries()[0]
    assert entry.spare_bytes == spare_bytes(run, "stopped") > 0
    freed = thin([(entry.folder, entry.reason)])
    after = RunIndex(root).entries()[0]
    assert (after.spare_bytes, after.size_bytes) == (0, entry.size_bytes - freed.size_bytes)
    assert after.resumable


def test_snapshots_beyond_a_number_go_and_those_that_stay_lie_evenly(run):
    for step in range(10):
        shutil.copy(run / WEIGHTS_FILE, snapshot_path(run, step, step / 4))
    size = (run / WEIGHTS_FILE).stat().st_size
    entry = RunIndex(run.parent).entries()[0]
    assert (entry.snapshots, entry.snapshot_bytes) == (10, 10 * size)
    assert entry.thinned_bytes(3) - entry.thinned_bytes() == 7 * size
    assert entry.thinned_bytes(99) == entry.spare_bytes
    thin([(run, "completed")])
    assert len(snapshots_of(run)) == 10  # no one asked for fewer
    assert thin([(run, "completed")], 3) == Thinned(1, 7, 7 * size)
    assert [one.step for one in snapshots_of(run)] == [0, 4, 9]
