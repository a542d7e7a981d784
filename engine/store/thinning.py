"""Thinning: checkpoints that no run needs to be continued are removed, and snapshots beyond a number.

A run that can be continued keeps the newest checkpoint that can be read; one that is over needs none. Of the snapshots,
which Inspect shows over time, those that stay are spread evenly over the run. Weights, curves and notes stay as they
are.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import StoreError, system_reason
from engine.files import claimed
from engine.store.checkpoint import load_checkpoint, previous
from engine.store.moments.snapshots import spare_snapshots
from engine.store.run_list import CHECKPOINT_FILE, EVENTS_FILE, TEXTS

PATTERN = "checkpoint*.safetensors"
OPEN = ("", "stopped")  # how a run ended that can be continued


@dataclass(frozen=True)
class Thinned:
    """What thinning removed: runs that had something to remove, files, and their bytes."""

    runs: int = 0
    files: int = 0
    size_bytes: int = 0

    def __add__(self, other: Thinned) -> Thinned:
        return Thinned(self.runs + other.runs, self.files + other.files, self.size_bytes + other.size_bytes)


def checkpoints_of(folder: Path) -> list[Path]:
    """Every checkpoint in the folder of a run, also in folders inside it."""
    return sorted(path for path in folder.rglob(PATTERN) if path.is_file() and not path.is_symlink())


def spare_checkpoints(folder: Path, reason: str) -> list[Path]:
    """The checkpoints of a run, ended for that reason, that it does not need: by their names, nothing is opened."""
    newest = folder / CHECKPOINT_FILE
    needed = newest if newest.exists() else previous(newest)
    return [path for path in checkpoints_of(folder) if reason not in OPEN or path != needed]


def spare_bytes(folder: Path, reason: str) -> int:
    """How much space thinning that run would free."""
    return sum(size_of(path) for path in spare_checkpoints(folder, reason))


def thin(folders: Iterable[tuple[Path, str]], snapshots: int | None = None) -> Thinned:
    """Remove what these runs do not need, each given with the reason it ended for; one being trained is passed over.

    Where the newest checkpoint is damaged, the one before it stays. At most that many `snapshots` of each run stay,
    without a number all.
    Raises: StoreError: a file cannot be removed; those before it are.
    """
    return sum((_thinned(folder, reason, snapshots) for folder, reason in folders), Thinned())


def _thinned(folder: Path, reason: str, snapshots: int | None) -> Thinned:
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(FileNotFoundError):  # a run whose log is gone
            log = stack.enter_context(open(folder / EVENTS_FILE, "r+b"))
            if not claimed(log.fileno()):  # it is being trained; until we are done no one continues it
                return Thinned()
        spare = _surely_spare(folder, reason)
        spare += [] if snapshots is None else [one.path for one in spare_snapshots(folder, snapshots)]
        size = sum(map(_removed, spare))
        if spare:
            os.utime(folder)  # the list sees that something is different
        return Thinned(bool(spare), len(spare), size)


def _removed(path: Path) -> int:
    """The bytes of a file that was there a moment ago.

    Raises: StoreError
    """
    size = size_of(path)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(TEXTS["kept"], path=path, name=path.name, reason=system_reason(error)) from error
    return size


def _surely_spare(folder: Path, reason: str) -> list[Path]:
    """As `spare_checkpoints`, after the one that stays was read."""
    spare, newest = spare_checkpoints(folder, reason), folder / CHECKPOINT_FILE
    if reason not in OPEN or not spare or previous(newest) not in spare:
        return spare
    try:
        damaged = load_checkpoint(newest).damaged
    except StoreError:
        return []  # none can be read: what is there may still be of use to somebody
    return spare if damaged is None else [path for path in spare if path != previous(newest)]


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
