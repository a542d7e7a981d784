"""Runs on disk: everything comes back, and a crash costs at most the last line."""

from __future__ import annotations

import errno
import json
import math
import shutil

import pytest

from engine.errors import StoreError
from engine.events import Changed, EpochEnded, Evaluated, Finished, Started, StepEnded
from engine.spec import ExperimentSpec
from engine.store import run_list, runlog
from engine.store.run_list import delete_run, list_runs, read_run, runs_folder
from engine.store.runlog import RunLog, new_run, read_events, rewind
from engine.training.trainer import Trainer
from tests.small import small_dataset

SPEC = ExperimentSpec.from_dict({"layers": ["flatten", {"kind": "dense", "units": 4}], "epochs": 2, "batch_size": 20})


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))


def head(step=0, epoch=0, elapsed_s=0.0):
    return {"run": "r", "step": step, "epoch": epoch, "elapsed_s": elapsed_s}


def started(**changes):
    facts = {"spec": SPEC.to_dict(), "data": "small", "digest": "d", "parameters": 9}
    return Started(**{**head(), **facts, "total_steps": 6, "steps_per_epoch": 3, **changes})


def epoch(number, accuracy, validation=None):
    scores = {"train_loss": 0.5, "train_accuracy": 0.9, "test_loss": 0.6, "test_accuracy": accuracy}
    return EpochEnded(**head(3 * number, number, 1.5 * number), **scores, validation_accuracy=validation)


def test_a_run_comes_back_event_by_event():
    log = new_run("First run")
    events = list(Trainer(SPEC, small_dataset()).events())
    with log:
        for event in events:
            log.apply(event)
    assert list(read_events(log.folder)) == events
    (run,) = list_runs()
    assert run.folder == log.folder
    assert (run.title, run.reason, run.spec, run.data) == ("First run", "completed", SPEC, "small")
    assert (run.step, run.epoch, run.total_steps) == (6, 2, 6)
    assert isinstance(events[-1], Finished)
    assert run.test_accuracy == events[-1].test_accuracy
    assert run.weights is None
    assert run.checkpoint is None
    (run.folder / run_list.WEIGHTS_FILE).write_bytes(b"")
    (run.folder / run_list.CHECKPOINT_FILE).write_bytes(b"")
    assert run.weights == run.folder / run_list.WEIGHTS_FILE
    assert run.checkpoint == run.folder / run_list.CHECKPOINT_FILE


@pytest.mark.parametrize("loss", [0.1 + 0.2, 5e-324, 1e22, -0.0, math.nan, math.inf])
@pytest.mark.parametrize("rate", [0.1, 1e-5, 1, 0.30000000000000004])
def test_the_line_of_a_step_is_what_the_encoder_would_write(tmp_path, loss, rate):
    step = StepEnded(run='η "1"\n', step=7, epoch=1, elapsed_s=0.1 + 0.7, loss=loss, learning_rate=rate, batch_size=100)
    with RunLog(tmp_path / "run") as log:
        log.apply(step)
    line = (tmp_path / "run" / run_list.EVENTS_FILE).read_text(encoding="utf-8")
    assert line == json.dumps(step.to_dict(), separators=(",", ":")) + "\n"


def test_a_run_that_died_is_worked_out_from_its_events():
    log = new_run("died")
    for event in (started(), epoch(1, 0.8), StepEnded(**head(4, 1, 2.0), loss=0.4, learning_rate=0.1, batch_size=20)):
        log.apply(event)
    log.flush()
    with open(log.folder / run_list.EVENTS_FILE, "a") as file:
        file.write('{"event":"StepEnded","run":"r","st')
    (run,) = list_runs()
    assert (run.step, run.epoch, run.reason, run.test_accuracy) == (4, 1, "", 0.8)
    log._file.close()
    (log.folder / run_list.SUMMARY_FILE).unlink()
    assert read_run(log.folder) is not None


def test_a_run_goes_on_in_the_same_folder_after_a_torn_line():
    log = new_run("resumed")
    with log:
        log.apply(started())
        log.apply(epoch(1, 0.8))
    with open(log.folder / run_list.EVENTS_FILE, "a") as file:
        file.write('{"torn')
    again = RunLog(log.folder)
    with again:
        again.apply(started(step=3, epoch=1))
        again.apply(epoch(2, 0.9))
        again.apply(Finished(**head(6, 2, 3.0), reason="completed", test_accuracy=0.9, best_accuracy=0.9, best_epoch=2))
    assert [type(e) for e in read_events(log.folder)] == [Started, EpochEnded, Started, EpochEnded, Finished]
    (run,) = list_runs()
    assert (run.title, run.reason, run.best_accuracy) == ("resumed", "completed", 0.9)


def test_what_a_run_reported_after_its_checkpoint_is_dropped():
    stopped = Finished(**head(4, 1), reason="stopped", test_accuracy=0.8, best_accuracy=0.8, best_epoch=1)
    step = StepEnded(**head(4, 1), loss=1.0, learning_rate=0.1, batch_size=20)
    changed = Changed(**head(3, 1), setting="batch_size", before=20, after=10)
    logged = [started(), epoch(1, 0.8), started(step=3, epoch=1), changed, step, stopped, started(step=4, epoch=1)]
    log = new_run("died")
    with log:
        for event in logged:
            log.apply(event)
    with open(log.folder / run_list.EVENTS_FILE, "a") as file:
        file.write('{"torn')
    rewind(log.folder, 4, 1)
    assert list(read_events(log.folder)) == logged[:6]
    rewind(log.folder, 3, 1)
    assert list(read_events(log.folder)) == logged[:2]
    rewind(log.folder, 9, 3)  # a machine that died may have lost the end of the log
    assert list(read_events(log.folder)) == logged[:2]
    before = (log.folder / run_list.EVENTS_FILE).read_bytes()
    rewind(log.folder, 0, 0)  # no checkpoint: it begins again
    assert list(read_events(log.folder)) == []
    (log.folder / run_list.EVENTS_FILE).write_bytes(before)
    with RunLog(log.folder) as again:
        again.apply(started(step=3, epoch=1))
    assert list_runs()[0].step == 3
    shutil.rmtree(log.folder)
    with pytest.raises(StoreError, match="it is not there"):
        rewind(log.folder, 3, 1)


def test_a_run_that_goes_on_elsewhere_is_not_rewound():
    with new_run("busy") as log:
        log.apply(started())
        log.apply(epoch(1, 0.8))
        with pytest.raises(StoreError, match="still being trained"):
            rewind(log.folder, 3, 1)
    rewind(log.folder, 3, 1)


def test_the_list_follows_every_kind_of_event():
    log = new_run("kinds")
    with log:
        log.apply(started())
        log.apply(Changed(**head(1), setting="learning_rate", before=0.1, after=0.2))
        log.apply(epoch(1, 0.7, validation=0.8))
        log.apply(Evaluated(**head(4, 1), images=100, test_loss=1.0, test_accuracy=0.1))
        log.apply(Evaluated(**head(5, 1), images=10_000, test_loss=1.0, test_accuracy=0.75))
    assert log.summary is not None
    assert (log.summary.best_accuracy, log.summary.test_accuracy, log.summary.loss) == (0.8, 0.75, 0.5)
    log.close()  # twice does no harm


def test_runs_are_listed_newest_first_and_never_share_a_folder():
    now = [1_000_000.0]
    for title in ("a", "b", "b", "…"):
        with new_run(title, clock=lambda: now[0]) as log:
            log.apply(started())
        now[0] += 0 if title == "a" else 60
    names = [run.name for run in list_runs()]
    assert len(set(names)) == 4
    assert list_runs()[0].title == "…"


def test_an_empty_or_foreign_folder_is_no_run(tmp_path):
    assert list_runs() == []
    (runs_folder() / "empty").mkdir(parents=True)
    (runs_folder() / "damaged").mkdir()
    (runs_folder() / "damaged" / run_list.EVENTS_FILE).write_text("no json\n")
    (runs_folder() / "damaged" / run_list.SUMMARY_FILE).write_text("{")
    assert list_runs() == []
    with pytest.raises(StoreError, match=r"events\.jsonl cannot be read: it is not there"):
        list(read_events(runs_folder() / "empty"))


def test_a_run_can_be_deleted():
    with new_run("old") as log:
        log.apply(started())
    delete_run(log.folder)
    assert list_runs() == []
    delete_run(log.folder)  # gone is gone
    assert list_runs() == []


def test_a_run_that_cannot_be_deleted_says_why(monkeypatch):
    with new_run("kept") as log:
        log.apply(started())

    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(StoreError, match="cannot be deleted: no permission"):
        delete_run(log.folder)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="was not saved"):
        new_run("x", root=tmp_path / "file")
    with pytest.raises(StoreError, match="was not saved"):
        RunLog(tmp_path / "file" / "run")


def test_a_thousand_runs_of_one_name_are_enough(monkeypatch):
    monkeypatch.setattr(runlog, "range", lambda *_: [], raising=False)
    with pytest.raises(StoreError, match="a thousand runs"):
        new_run("x")


def test_a_full_disk_is_reported_and_the_log_closed(monkeypatch):
    log = new_run("full")

    class Full:
        closed = False

        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

        flush = fileno = lambda self: self.write("")

        def close(self):
            self.closed = True

    log._file.close()
    monkeypatch.setattr(log, "_file", Full())
    with pytest.raises(StoreError, match="disk is full"):
        log.apply(started())
    with pytest.raises(StoreError, match="disk is full"):
        log.close()
    assert log._file.closed


def test_a_log_is_flushed_after_the_clock_was_set_back():
    now = [1_000_000.0]
    with new_run("clock", clock=lambda: now[0]) as log:
        log.apply(started())
        now[0] -= 86_400.0
        log.apply(StepEnded(**head(1), loss=0.5, learning_rate=0.1, batch_size=20))
        assert len(list(read_events(log.folder))) == 2


def test_the_length_of_the_log_decides_what_is_forgotten():
    with new_run("rewound") as log:
        log.apply(started())
        log.apply(StepEnded(**head(1), loss=0.5, learning_rate=0.1, batch_size=20))
        length = log.sync()
        log.apply(Changed(**head(1), setting="learning_rate", before=0.1, after=0.2))
        log.apply(StepEnded(**head(2), loss=0.5, learning_rate=0.2, batch_size=20))
    rewind(log.folder, 1, 0, length)
    assert [type(event) for event in read_events(log.folder)] == [Started, StepEnded]
    assert log.folder.joinpath(run_list.EVENTS_FILE).stat().st_size == length
