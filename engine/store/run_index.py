"""The list of runs as a table of SQLite, made from the run folders: delete it, and it is made again.

The folders are the only truth. A row is as new as the files it was made from; a folder whose files are as they were is
not opened. Two windows may use the table at once; where it is locked, full, damaged or cannot be written, the list is
made without it, and `fault` says why.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from engine.errors import EngineError, StoreError
from engine.events import StepEnded
from engine.files import unreadable
from engine.store.moments.snapshots import snapshots_of
from engine.store.run_entry import RunEntry, flattened, network_text
from engine.store.run_list import (
    EVENTS_FILE,
    SUMMARY_FILE,
    WEIGHTS_FILE,
    being_trained,
    events_of,
    read_run,
    runs_folder,
    sweep_away,
)
from engine.store.run_notes import NOTES_FILE, read_notes
from engine.store.thinning import size_of, spare_bytes

INDEX_FILE = ".index.sqlite"
VERSION = 6  # of the table: another one is made again
WAIT_S = 1.0  # for another window
POINTS = 60  # of a thumbnail
TEXTS = {
    "index": "the list of runs is slower than usual, its index cannot be used: {reason}",
    # what SQLite says
    "locked": "database is locked",
    "full": "database or disk is full",
    "read only": "attempt to write a readonly database",
    "no access": "unable to open database file",
    "damaged": "database disk image is malformed",
    "foreign": "file is not a database",
    "disk": "disk I/O error",
}
STAMPED = (SUMMARY_FILE, EVENTS_FILE, NOTES_FILE)
FIELDS = tuple(field.name for field in fields(RunEntry) if field.name != "folder")


class RunIndex:
    """The runs of a folder; `entries` brings the table up to date and returns them, the newest first."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or runs_folder()
        self.fault: StoreError | None = None

    def entries(self) -> list[RunEntry]:
        """Every run, the newest first; those that cannot be read are marked as damaged."""
        self.fault = None
        sweep_away(self.root)
        try:
            found = _stamps(self.root)
        except FileNotFoundError:
            return []
        except OSError as error:  # the list is not empty, it cannot be seen
            self.fault = unreadable(error, self.root, StoreError)
            return []
        if not found:
            return []
        try:
            with self._opened() as table:
                return self._synchronized(table, found)
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            if not isinstance(error, sqlite3.OperationalError):  # damaged
                with contextlib.suppress(OSError):
                    (self.root / INDEX_FILE).unlink()
        with contextlib.closing(sqlite3.connect(":memory:")) as table:
            _make(table)
            return self._synchronized(table, found)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self.root / INDEX_FILE, timeout=WAIT_S)) as table:
            if table.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                _make(table)
            yield table

    def _synchronized(self, table: sqlite3.Connection, found: dict[str, str]) -> list[RunEntry]:
        known = {row[0]: row for row in table.execute(f"SELECT name, stamp, {', '.join(FIELDS)} FROM runs")}
        stale = [name for name, stamp in found.items() if name not in known or known[name][1] != stamp]
        fresh = {name: entry_of(self.root / name) for name in stale}
        gone = [name for name in known if name not in found]
        if stale or gone:
            try:
                with table:
                    table.executemany("DELETE FROM runs WHERE name = ?", [(name,) for name in gone])
                    marks = ", ".join("?" * (len(FIELDS) + 2))
                    rows = [(name, found[name], *_row(entry)) for name, entry in fresh.items() if not entry.running]
                    table.executemany(f"INSERT OR REPLACE INTO runs VALUES ({marks})", rows)
            except sqlite3.OperationalError as error:  # locked, full, or read only: the list is right all the same
                self._refuse(error)
        entries = [fresh[name] if name in fresh else self._entry(known[name]) for name in found]
        return sorted(entries, key=lambda entry: (entry.started, entry.name), reverse=True)

    def _entry(self, row: tuple[Any, ...]) -> RunEntry:
        values = dict(zip(FIELDS, row[2:], strict=True))
        values["tags"] = tuple(json.loads(values["tags"])) if values["tags"] != "[]" else ()
        for name in ("star", "resumable", "has_weights", "damaged", "running"):
            values[name] = bool(values[name])
        return RunEntry(self.root / row[0], **values)

    def _refuse(self, error: sqlite3.Error) -> None:
        self.fault = StoreError(TEXTS["index"], path=self.root / INDEX_FILE, reason=str(error))


def entry_of(folder: Path) -> RunEntry:
    """A run as the list shows it, read from its folder."""
    try:
        summary = read_run(folder)
    except (EngineError, OSError):
        summary = None
    if summary is None:
        return RunEntry(folder, folder.name, _time_of(folder), damaged=True, size_bytes=_size(folder))
    notes, plain = read_notes(folder), summary.spec.to_dict()
    points = thumbnail(folder, summary.total_steps)
    losses = [loss for _, loss in points if loss > 0]
    running = not summary.reason and being_trained(folder)
    snapshots = snapshots_of(folder)
    return RunEntry(
        folder,
        notes.title or summary.title or folder.name,
        summary.started,
        settings_text=json.dumps(flattened(plain)),
        network=network_text(plain),
        step=summary.step,
        epoch=summary.epoch,
        total_steps=summary.total_steps,
        elapsed_s=summary.elapsed_s,
        loss=summary.loss,
        best_accuracy=summary.best_accuracy if summary.best_accuracy is not None else summary.test_accuracy,
        test_accuracy=summary.test_accuracy,
        reason=summary.reason,
        data=summary.data,
        contender=summary.contender,
        star=notes.star,
        tags=notes.tags,
        note=notes.note,
        resumable=summary.checkpoint is not None or not summary.reason,
        has_weights=(folder / WEIGHTS_FILE).exists(),
        snapshots=len(snapshots),
        snapshot_bytes=sum(size_of(one.path) for one in snapshots),
        size_bytes=_size(folder),
        spare_bytes=0 if running else spare_bytes(folder, summary.reason),
        thumbnail_text=json.dumps(points),
        lowest=min(losses, default=0.0),
        highest=max(losses, default=0.0),
        running=running,
    )


def thumbnail(folder: Path, total_steps: int) -> tuple[tuple[float, float], ...]:
    """The loss as (share of the planned steps, loss) at a few places of the log, which is not read as a whole."""
    points: list[tuple[float, float]] = []
    with contextlib.suppress(OSError), open(folder / EVENTS_FILE, "rb") as file:
        length = file.seek(0, os.SEEK_END)
        for place in range(POINTS):
            file.seek(length * place // POINTS)
            file.readline()  # the rest of a line
            found = [event for _ in range(3) for event in events_of(file.readline()) if isinstance(event, StepEnded)]
            if found and found[0].loss == found[0].loss:
                loss = sum(event.loss for event in found) / len(found)
                points.append((round(found[0].step / max(total_steps, 1), 4), float(f"{loss:.4g}")))
    return tuple(dict(points).items())


def _stamps(root: Path) -> dict[str, str]:
    """Every run folder with what changes when its files do."""
    found = {}
    for entry in os.scandir(root):
        with contextlib.suppress(OSError):  # it went meanwhile
            if not entry.name.startswith(".") and entry.is_dir():
                files = "|".join(_stamp(entry.path, name) for name in STAMPED)
                if files.strip("|"):
                    found[entry.name] = f"{files}|{entry.stat().st_mtime_ns}"  # a file came or went
    return found


def _stamp(folder: str, name: str) -> str:
    try:
        facts = os.stat(f"{folder}/{name}")
    except OSError:
        return ""
    return f"{facts.st_mtime_ns}.{facts.st_size}"


def _make(table: sqlite3.Connection) -> None:
    with table:
        table.execute("DROP TABLE IF EXISTS runs")
        table.execute(f"CREATE TABLE runs (name TEXT PRIMARY KEY, stamp TEXT, {', '.join(FIELDS)})")
        table.execute(f"PRAGMA user_version = {VERSION}")


def _row(entry: RunEntry) -> list[Any]:
    return [json.dumps(entry.tags) if name == "tags" else getattr(entry, name) for name in FIELDS]


def _size(folder: Path) -> int:
    with contextlib.suppress(OSError):
        paths = (Path(inside, name) for inside, _, names in os.walk(folder) for name in names)
        return sum(path.lstat().st_size for path in paths)
    return 0


def _time_of(folder: Path) -> float:
    with contextlib.suppress(OSError):
        return folder.stat().st_mtime
    return 0.0
