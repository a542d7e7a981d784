"""Runs in one zip file: for another machine, for a teacher. Import adds, and never replaces."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from engine.errors import StoreError
from engine.files import on_disk, placing, refusal, unreadable
from engine.store.checkpoint import previous
from engine.store.moments.snapshots import is_snapshot, snapshots_of
from engine.store.run_list import CHECKPOINT_FILE, EVENTS_FILE, SUMMARY_FILE, WEIGHTS_FILE, runs_folder
from engine.store.run_notes import NOTES_FILE, gone

FILES = (SUMMARY_FILE, EVENTS_FILE, NOTES_FILE, WEIGHTS_FILE, CHECKPOINT_FILE, previous(Path(CHECKPOINT_FILE)).name)
MOST_BYTES = 4_000_000_000  # of all runs together, unpacked
MOST_RUNS = 5000
RATIO = 300  # of a log; more is no run but a trap


def export_runs(folders: Sequence[Path], path: Path) -> None:
    """Write runs into one zip file.

    Raises: StoreError: a run cannot be read, or the file cannot be written; what stood there is still there.
    """
    with placing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for folder in folders:
            if not folder.is_dir():
                raise gone(folder)
            for name in (*FILES, *(one.path.name for one in snapshots_of(folder))):
                with contextlib.suppress(FileNotFoundError):
                    archive.write(folder / name, f"{folder.name}/{name}")


def import_runs(path: Path, root: Path | None = None) -> list[Path]:
    """Add the runs of a zip file; one of a name that is taken gets another. Returns their folders.

    Raises: StoreError: no such file, no runs in it, or the disk is full; then nothing was added.
    """
    root = root or runs_folder()
    added: list[Path] = []
    try:
        with _opened(path) as file, zipfile.ZipFile(file) as archive:
            for name, members in _runs_in(archive, path).items():
                added.append(_unpacked(archive, members, root, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        _drop(added)
        raise StoreError("{name} is not a zip file of runs, or a damaged one", path=path, name=path.name) from error
    except OSError as error:
        _drop(added)
        raise refusal(error, root) from error
    except StoreError:
        _drop(added)
        raise
    return added


def _opened(path: Path) -> IO[bytes]:
    try:
        return open(on_disk(path), "rb")
    except OSError as error:
        raise unreadable(error, path, StoreError) from error


def _runs_in(archive: zipfile.ZipFile, path: Path) -> dict[str, list[zipfile.ZipInfo]]:
    """The members that are files of runs, by run; counted before anything is unpacked."""
    runs: dict[str, list[zipfile.ZipInfo]] = {}
    for member in archive.infolist():
        folder, _, name = member.filename.rpartition("/")
        ours = name in FILES or is_snapshot(name)
        if ours and member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("packed in a way that ours are not")
        if ours and not member.is_dir():
            runs.setdefault(folder.rpartition("/")[2] or path.stem, []).append(member)
    members = [member for found in runs.values() for member in found]
    size = sum(member.file_size for member in members)
    packed = any(member.file_size > 1_000_000 and member.file_size > RATIO * member.compress_size for member in members)
    if not any(member.filename.endswith(EVENTS_FILE) for member in members):
        raise StoreError("{name} holds no runs; choose a file that was exported on Runs", path=path, name=path.name)
    if size > MOST_BYTES or len(runs) > MOST_RUNS or packed:
        raise StoreError("{name} would take more room than any runs do; it was not opened", path=path, name=path.name)
    return runs


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], root: Path, name: str) -> Path:
    folder = free_folder(root, re.sub(r"[^\w.-]+", "-", name).strip(".-")[:80] or "run")
    hidden = folder.with_name(f".{folder.name}.part")
    try:
        hidden.mkdir(parents=True)
        for member in members:
            with archive.open(member) as source, open(hidden / Path(member.filename).name, "wb") as target:
                left = member.file_size
                while chunk := source.read(1 << 20):
                    left -= len(chunk)
                    if left < 0:
                        raise zipfile.BadZipFile("a member is larger than it says")
                    target.write(chunk)
        os.replace(hidden, folder)
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    return folder


def free_folder(root: Path, name: str) -> Path:
    """A place for one more run: that of its name, or the next one of it."""
    number = 1
    while (folder := root / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder


def _drop(added: Sequence[Path]) -> None:
    for folder in added:
        shutil.rmtree(folder, ignore_errors=True)
