"""The index of runs is derived: whatever happens to it, the list is right."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from engine.store import run_index
from engine.store.run_index import INDEX_FILE, TEXTS, RunIndex
from engine.store.run_list import EVENTS_FILE, SUMMARY_FILE, delete_run
from engine.store.run_notes import write_notes
from engine.store.runlog import RunLog
from tests.engine.store.test_keeping import keep, spec
from tests.engine.store.test_runlog import started as started_event


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    root = tmp_path_factory.mktemp("runs")
    keep(root / "one", spec())
    keep(root / "two", spec(epochs=3), stop_at=4)
    return root


@pytest.fixture
def root(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "runs")


def names(root):
    return {entry.name for entry in RunIndex(root).entries()}


def test_entries_say_what_the_folders_hold(root):
    write_notes(root / "one", star=True, tags=("course",), title="First")
    entries = {entry.name: entry for entry in RunIndex(root).entries()}
    one, two = entries["one"], entries["two"]
    assert (one.title, one.star, one.tags, one.reason, one.has_weights, one.resumable) == (
        "First", True, ("course",), "completed", True, False,
    )  # fmt: skip
    assert (two.state, two.resumable, two.step) == ("stopped", True, 4)
    assert one.settings["optimizer"] == "sgd"
    assert one.thumbnail
    assert one.size_bytes > 0
    assert list(entries.values()) == RunIndex(root).entries()  # the same from the table


def test_a_folder_whose_files_are_as_they_were_is_not_opened(root, monkeypatch):
    RunIndex(root).entries()
    RunIndex(root).entries()
    monkeypatch.setattr(run_index, "entry_of", None)
    assert names(root) == {"one", "two"}


def test_what_changes_in_a_folder_is_followed(root):
    assert names(root) == {"one", "two"}
    write_notes(root / "one", note="seen")
    delete_run(root / "two")
    (entry,) = RunIndex(root).entries()
    assert entry.note == "seen"


@pytest.mark.parametrize("content", [b"", b"no table at all" * 100, b"SQLite format 3\0" + bytes(500)])
def test_a_deleted_or_damaged_index_is_made_again(root, content):
    RunIndex(root).entries()
    (root / INDEX_FILE).write_bytes(content)
    found = RunIndex(root)
    assert {entry.name for entry in found.entries()} == {"one", "two"}
    assert found.fault is None or found.fault.values["reason"] in TEXTS.values()
    index = RunIndex(root)
    assert len(index.entries()) == 2
    assert index.fault is None
    (root / INDEX_FILE).unlink()
    assert names(root) == {"one", "two"}


def test_a_table_of_another_version_is_made_again(root):
    RunIndex(root).entries()
    with sqlite3.connect(root / INDEX_FILE) as table:
        table.execute("DROP TABLE runs")
        table.execute("CREATE TABLE runs (something TEXT)")
        table.execute("PRAGMA user_version = 99")
    table.close()
    assert names(root) == {"one", "two"}


def test_a_locked_index_is_a_message_and_the_list_is_right(root, monkeypatch):
    monkeypatch.setattr(run_index, "WAIT_S", 0.01)
    RunIndex(root).entries()
    write_notes(root / "one", note="seen")
    other = sqlite3.connect(root / INDEX_FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    index = RunIndex(root)
    assert {entry.name: entry.note for entry in index.entries()} == {"one": "seen", "two": ""}
    assert index.fault is not None
    assert "cannot be used" in str(index.fault)
    assert index.fault.values["reason"] in TEXTS.values()  # so that it is said in the window's language
    other.execute("ROLLBACK")
    other.close()
    assert RunIndex(root).entries()[0].name in ("one", "two")


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a file that is always full")
def test_a_full_disk_is_a_message_and_the_list_is_right(root):
    (root / INDEX_FILE).unlink(missing_ok=True)
    (root / INDEX_FILE).symlink_to("/dev/full")
    index = RunIndex(root)
    assert {entry.name for entry in index.entries()} == {"one", "two"}
    assert index.fault is not None


def test_a_damaged_run_is_listed_as_damaged_and_costs_no_other_its_place(root):
    (root / "three").mkdir()
    (root / "three" / EVENTS_FILE).write_text("no json\n")
    (root / "three" / SUMMARY_FILE).write_text("null")
    entries = {entry.name: entry for entry in RunIndex(root).entries()}
    assert entries["three"].state == "damaged"
    assert set(entries) == {"one", "two", "three"}


def test_a_run_that_goes_on_is_listed_as_running(root):
    with RunLog(root / "busy") as log:
        log.apply(started_event())
        assert {entry.name: entry.state for entry in RunIndex(root).entries()}["busy"] == "running"
    assert {entry.name: entry.state for entry in RunIndex(root).entries()}["busy"] == "interrupted"


def test_two_thousand_runs_are_listed_in_less_than_a_second(root):
    """Once they are indexed; the yardstick of 300 ms is measured by benchmarks, on a machine of its own."""
    plain = json.loads((root / "one" / SUMMARY_FILE).read_text())
    for number in range(2000):
        folder = root / f"run-{number}"
        folder.mkdir()
        (folder / SUMMARY_FILE).write_text(json.dumps({**plain, "started": number, "logged": 0}))
        (folder / EVENTS_FILE).touch()
    assert len(RunIndex(root).entries()) == 2002
    started = time.perf_counter()
    assert len(RunIndex(root).entries()) == 2002
    assert time.perf_counter() - started < 1.0


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path) -> None:
    index = RunIndex(tmp_path / ("x" * 300))
    assert index.entries() == []
    assert "cannot be read" in str(index.fault)
    index = RunIndex(tmp_path / "none yet")
    assert index.entries() == []
    assert index.fault is None
