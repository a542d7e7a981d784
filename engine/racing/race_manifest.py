"""The note that is kept while a race continues: which runs race together, so that one that is broken off can be found.

Every run is in a folder of its own; the note beside them says how the race was set up, who was racing, and where
each run is kept. It goes away when the race comes to its end.

Every race has a note of its own, and the window that shows the race holds it. Another window finds only what no one
holds: the system lets go of a file when its program ends, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.files import append_line, claimed, matching, refusal
from engine.racing.setup_schema import checked_setup
from engine.store.run_list import read_run
from engine.text.schema import Malformed, checked, list_of, parsed, record_of, text

PREFIX, SUFFIX = "race-", ".jsonl"
DAMAGED = "damaged-"  # starts the name of one that was set aside
MANIFEST = {"setup": checked_setup, "racing": list_of(text), "folders": record_of(text)}


class RaceManifest:
    """How a race was set up, the names of those who race, and the folder of every run, those that ended included."""

    def __init__(self, setup: dict[str, Any], racing: Sequence[str], folders: dict[str, Path] | None = None) -> None:
        self.setup, self.racing, self.folders = setup, racing, folders or {}
        self.path: Path | None = None  # once it is kept
        self._let_go: Callable[[], object] = bool

    def save(self, runs: Path) -> None:
        """Keep the note in the folder of the runs, as it is now: its last line counts.

        Raises: StoreError: the disk is full or cannot be written.
        """
        if self.path is None:
            try:
                runs.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(SUFFIX, PREFIX, runs)
            except OSError as error:
                raise refusal(error, runs / PREFIX) from error
            claimed(handle)  # no one else asks for an empty one
            self._hold(Path(name), handle)
        plain = {
            "setup": self.setup,
            "racing": list(self.racing),
            "folders": {name: folder.name for name, folder in self.folders.items()},
        }
        append_line(self.path or runs, json.dumps(plain))

    def let_go(self) -> None:
        """Leave the race to whoever asks next for one that was broken off."""
        self._let_go()
        self.path = None

    def forget(self) -> None:
        """The race is over, or no one wants to take it up again."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                os.truncate(self.path, 0)  # for a window that found it a moment ago
            self._let_go()
            with contextlib.suppress(OSError):
                self.path.unlink()
            self.path = None

    def _hold(self, path: Path, handle: int) -> None:
        self.path, self._let_go = path, weakref.finalize(self, os.close, handle)


def left_behind(runs: Path, set_aside: Callable[[Path], object] = bool) -> Iterator[RaceManifest]:
    """The notes of races that were broken off, the newest first; each is held from now on.

    One that cannot be used is renamed, so that it is met once, and `set_aside` gets its new path.
    """
    found = {}
    for path in matching(runs, f"{PREFIX}*{SUFFIX}"):
        with contextlib.suppress(OSError):
            facts = path.stat()
            if facts.st_size:
                found[path] = facts.st_mtime_ns
    for path in sorted(found, key=lambda path: found[path], reverse=True):
        note = _taken(path, set_aside)
        if note is not None:
            yield note


def _taken(path: Path, set_aside: Callable[[Path], object]) -> RaceManifest | None:
    """The note of that file, held; None if another window holds it, the race is over, or it is damaged."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return None
    note, damaged = None, False
    with contextlib.suppress(OSError):
        if claimed(handle):
            try:
                note = _read(path)
            except Malformed:
                damaged = True
    if note is not None:
        note._hold(path, handle)
        return note
    os.close(handle)
    if damaged:
        aside = path.with_name(f"{DAMAGED}{path.name}")
        with contextlib.suppress(OSError):  # another window did it a moment ago
            os.replace(path, aside)
            set_aside(aside)
    return None


def _read(path: Path) -> RaceManifest | None:
    """What the last good line of that file says: a crash may have torn the very last. None where the file is empty.

    Raises: OSError; Malformed: no line is good.
    """
    fault: Malformed | None = None
    for line in reversed(path.read_bytes().splitlines()):
        try:
            plain = checked(parsed(line), MANIFEST)
        except Malformed as error:
            fault = fault or error
        else:
            folders = {name: path.parent / Path(folder).name for name, folder in plain["folders"].items()}
            return RaceManifest(plain["setup"], plain["racing"], folders)
    if fault is not None:
        raise fault
    return None


@dataclass(frozen=True)
class InterruptedRace:
    """What is said of a race that was interrupted, before it is shown."""

    count: int
    step: int
    total_steps: int


def interrupted_race(runs: Path, set_aside: Callable[[Path], object] = bool) -> InterruptedRace | None:
    """The newest race that was interrupted, left for whoever shows it; None where there is none."""
    for note in left_behind(runs, set_aside):
        note.let_go()
        entries = [entry for folder in note.folders.values() if (entry := read_run(folder)) is not None]
        if entries:
            step, total = max(entry.step for entry in entries), max(entry.total_steps for entry in entries)
            return InterruptedRace(len(note.racing), step, total)
    return None


def forget_interrupted(runs: Path) -> None:
    """The newest race that was interrupted is not to be offered again; its runs stay."""
    note = next(left_behind(runs), None)
    if note is not None:
        note.forget()
