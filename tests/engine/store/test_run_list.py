"""The list of runs: a log is read once, a damaged record costs no other run its place."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import StoreError
from engine.events import StepEnded
from engine.store import run_list
from engine.store.run_list import (
    EVENTS_FILE,
    SUMMARY,
    SUMMARY_FILE,
    being_trained,
    bring_back,
    delete_run,
    list_runs,
    newest_runs,
    put_away,
    read_run,
)
from engine.store.runlog import RunLog
from tests.engine.store.test_runlog import epoch, head
from tests.engine.store.test_runlog import started as started_event
from tests.engine.text.test_schema import JSON


def run(folder, *events):
    with RunLog(folder, folder.name) as log:
        for event in events:
            log.apply(event)
    return folder


@pytest.mark.parametrize("content", ["null", "[]", '"text"', "3", "{}", '{"title": 3}', "{", ""])
def test_a_damaged_summary_is_made_again_from_the_log(tmp_path, content):
    run(tmp_path / "sound", started_event(), epoch(1, 0.7))
    run(tmp_path / "damaged", started_event(), epoch(1, 0.8))
    (tmp_path / "damaged" / SUMMARY_FILE).write_text(content)
    assert {entry.name: entry.best_accuracy for entry in list_runs(tmp_path)} == {"sound": 0.7, "damaged": 0.8}
    assert json.loads((tmp_path / "damaged" / SUMMARY_FILE).read_text())["best_accuracy"] == 0.8


@given(st.sampled_from([*SUMMARY]), JSON)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_summary_of_any_types_takes_no_list_away(tmp_path, name, value):
    folder = tmp_path / "run"
    if not folder.exists():
        run(folder, started_event(), epoch(1, 0.7))
    listed = json.loads((folder / SUMMARY_FILE).read_text())
    (folder / SUMMARY_FILE).write_text(json.dumps({**listed, name: value}))
    (entry,) = list_runs(tmp_path)
    assert entry.to_dict().keys() == listed.keys()
    (folder / SUMMARY_FILE).unlink()
    read_run(folder)  # a sound one for the next example


def test_the_log_of_a_run_that_died_is_read_once_and_what_it_left_is_swept(tmp_path, monkeypatch):
    folder = run(tmp_path / "died", started_event(), epoch(1, 0.8))
    (folder / SUMMARY_FILE).unlink()
    (folder / ".checkpoint.safetensors.abc.part").write_bytes(b"half")
    assert read_run(folder) is not None
    assert not list(folder.glob(".*.part"))
    monkeypatch.setattr(run_list, "_telling_events", None)
    entry = read_run(folder)
    assert entry is not None
    assert (entry.step, entry.best_accuracy) == (3, 0.8)


def test_only_what_is_new_in_a_log_is_read(tmp_path):
    folder = run(tmp_path / "run", started_event(), epoch(1, 0.8))
    log = RunLog(folder)
    for step in range(4, 9):
        log.apply(StepEnded(**head(step, 1, 2.0), loss=0.4, learning_rate=0.1, batch_size=20))
    log.flush()
    written = (folder / SUMMARY_FILE).read_bytes()
    entry = read_run(folder)
    assert entry is not None
    assert (entry.step, entry.epoch) == (8, 1)
    assert (folder / SUMMARY_FILE).read_bytes() == written  # a run that continues writes its own
    log.close()


def test_a_hundred_thousand_steps_are_listed_in_less_than_a_second(tmp_path):
    folder = run(tmp_path / "long", started_event(), epoch(1, 0.8))
    (folder / SUMMARY_FILE).unlink()
    line = '{"event":"StepEnded","run":"r","step":%d,"epoch":1,"elapsed_s":1.0,"loss":0.5,"learning_rate":0.1,'
    with open(folder / EVENTS_FILE, "a") as file:
        file.writelines((line % step) + '"batch_size":20}\n' for step in range(4, 100_004))
    started = time.perf_counter()
    entry = read_run(folder)
    assert time.perf_counter() - started < 1.0
    assert entry is not None
    assert entry.step == 100_003


def test_a_run_being_trained_is_not_deleted(tmp_path):
    with RunLog(tmp_path / "run") as log:
        log.apply(started_event())
        assert being_trained(tmp_path / "run")
        with pytest.raises(StoreError, match="still being trained"):
            delete_run(tmp_path / "run")
    assert not being_trained(tmp_path / "run")
    delete_run(tmp_path / "run")
    assert list_runs(tmp_path) == []


def test_a_menu_gets_the_newest_runs_without_reading_a_long_log(tmp_path, monkeypatch):
    for number in range(4):
        run(tmp_path / f"2026010{number}-run", started_event(), epoch(1, 0.1 * number))
    long = run(tmp_path / "20260109-long", started_event(), epoch(1, 0.9))
    with open(long / EVENTS_FILE, "a") as file:
        file.write("x" * 300_000 + "\n")
    monkeypatch.setattr(run_list, "_telling_events", None)
    names = [entry.name for entry in newest_runs(3, tmp_path)]
    assert set(names) == {"20260109-long", "20260103-run", "20260102-run"}
    fits = newest_runs(1, tmp_path, lambda entry: entry.best_accuracy == 0.1)
    assert [entry.name for entry in fits] == ["20260101-run"]
    assert newest_runs(3, tmp_path / "nothing") == []


def test_runs_put_away_by_a_program_that_was_killed_are_swept_by_the_next_list(tmp_path):
    run(tmp_path / "run", started_event(), epoch(1, 0.7))
    code = "import sys, pathlib, time; from engine.store.run_list import put_away; put_away(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", f"{code}; print('away', flush=True); time.sleep(60)", str(tmp_path / "run")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"away\n"
        assert list_runs(tmp_path) == []
        assert (tmp_path / ".run.deleted").exists()  # that program lives, and can bring it back
        program.kill()
    assert list_runs(tmp_path) == []
    assert os.listdir(tmp_path) == []


def test_the_mark_of_a_run_that_its_killed_program_never_moved_is_swept(tmp_path):
    run(tmp_path / "run", started_event(), epoch(1, 0.7))
    (tmp_path / ".run.deleted.held").touch()
    assert [entry.name for entry in list_runs(tmp_path)] == ["run"]
    assert os.listdir(tmp_path) == ["run"]


def test_nothing_is_swept_where_the_disk_knows_no_locks(tmp_path, monkeypatch):
    run(tmp_path / "run", started_event(), epoch(1, 0.7))
    part = tmp_path / "run" / ".weights.safetensors.x.part"
    part.touch()
    (tmp_path / "other").mkdir()
    os.replace(tmp_path / "other", tmp_path / ".other.deleted")
    (tmp_path / ".third.deleted.held").touch()

    def no_locks(handle: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    assert [entry.name for entry in list_runs(tmp_path)] == ["run"]
    assert part.exists()
    assert (tmp_path / ".other.deleted").exists()
    assert (tmp_path / ".third.deleted.held").exists()


def test_what_was_put_away_here_outlives_a_list_and_leaves_nothing_when_brought_back(tmp_path):
    run(tmp_path / "run", started_event(), epoch(1, 0.7))
    put_away(tmp_path / "run")
    assert list_runs(tmp_path) == []
    bring_back(tmp_path / "run")
    assert [entry.name for entry in list_runs(tmp_path)] == ["run"]
    assert os.listdir(tmp_path) == ["run"]
