"""Snapshots: the weights of a kept run at a few moments on its way, so that its learning can be looked at afterwards.

Each is a weights file in the run's folder, and its name says its moment. A run continues from its checkpoints, not from
these: any of them may be removed.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import EngineError
from engine.files import write_atomically
from engine.text.schema import checked, parsed, whole

SETTINGS_FILE = ".settings.json"  # in the folder of all runs: window and command line keep as many
KEPT, MOST = 10, 100  # snapshots of a run, if nothing else was said; more than that no slider shows
NAME = re.compile(r"snapshot-step-(\d{1,12})-epoch-(\d{1,9}(?:\.\d{1,2})?)\.safetensors")


@dataclass(frozen=True, order=True)
class Snapshot:
    """One moment of a run: after how many steps and epochs, and the file of its weights."""

    step: int
    epoch: float
    path: Path


def snapshot_path(folder: Path, step: int, epoch: float) -> Path:
    """Where the snapshot of that moment is."""
    return folder / f"snapshot-step-{step}-epoch-{round(epoch, 2):g}.safetensors"


def is_snapshot(name: str) -> bool:
    """Whether a file of that name is one."""
    return NAME.fullmatch(name) is not None


def snapshots_of(folder: Path) -> list[Snapshot]:
    """The snapshots in a run's folder, the earliest first; none where there is no such folder."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if match := NAME.fullmatch(path.name):
                found.append(Snapshot(int(match[1]), float(match[2]), path))
    return sorted(found)


def thin_snapshots(folder: Path, most: int) -> int:
    """Leave at most this many of a run's snapshots, evenly spread, the first among them; returns the bytes freed."""
    return remove_snapshots(spare_snapshots(folder, most))


def spare_snapshots(folder: Path, most: int) -> list[Snapshot]:
    """The snapshots of a run that are removed where at most this many stay."""
    found = snapshots_of(folder)
    places = np.linspace(0, len(found) - 1, most).round().astype(int) if 1 < most < len(found) else range(most)
    return [one for place, one in enumerate(found) if place not in places]


def remove_snapshots(snapshots: Iterable[Snapshot]) -> int:
    """Remove some; returns the bytes freed."""
    freed = 0
    for one in snapshots:
        with contextlib.suppress(OSError):  # one left over does no harm
            size = one.path.stat().st_size
            one.path.unlink()
            freed += size
    return freed


def snapshots_wanted(root: Path) -> int:
    """How many snapshots the runs of a folder keep each."""
    try:
        chosen = checked(parsed((root / SETTINGS_FILE).read_bytes()), {"snapshots": whole})
        return max(0, min(int(chosen["snapshots"]), MOST))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EngineError):
        return KEPT


def want_snapshots(root: Path, count: int) -> None:
    """Choose how many snapshots the runs of a folder keep each, from the next run on; 0 keeps none.

    Raises: StoreError: the folder cannot be written.
    """
    write_atomically(root / SETTINGS_FILE, json.dumps({"snapshots": max(0, min(count, MOST))}).encode())
