"""Every run is kept: its spec, its events as JSON lines, and its weights, in a folder of its own."""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import IO

from engine.errors import StoreError, system_reason
from engine.events import EpochEnded, Event, Finished, Started, StepEnded
from engine.files import claimed, refusal
from engine.spec import ExperimentSpec
from engine.store.run_list import (
    EVENTS_FILE,
    LEFT_FILE,
    TEXTS,
    RunSummary,
    advanced,
    events_of,
    fresh,
    read_summary,
    runs_folder,
    write_summary_of,
)

ENCODER = json.JSONEncoder(separators=(",", ":"))  # made once: every step of a run is a line
LISTED_S = 2.0  # the list entry is brought to the disk at most so often: short epochs end fifty times a second
ENDS = (Started, Finished)  # of a run
EPOCH_S = 0.1  # shorter epochs are written together
FLUSH_S = 1.0  # a crash of the machine costs no more than the last second


class RunLog:
    """Writes one run as it goes. Hand it every event; `close` it at the end, or use it in a `with` block.

    Raises: StoreError: the disk is full, or the folder cannot be written.
    """

    def __init__(self, folder: Path, title: str = "", clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self.title = title
        self._summary: RunSummary | None = None
        self._clock = clock
        self._flushed = 0.0
        self._listed = 0.0
        self._unwritten: list[Event] = []
        self._unlisted: list[Event] = []
        self._length = 0  # of the log, in bytes
        try:
            folder.mkdir(parents=True, exist_ok=True)
            end_torn_line(folder / EVENTS_FILE)
            self._file: IO[str] = open(folder / EVENTS_FILE, "a", encoding="utf-8")  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise refusal(error, folder / EVENTS_FILE) from error
        if not claimed(self._file.fileno()):
            self._file.close()
            raise StoreError(TEXTS["trained"], path=folder, name=folder.name)
        with contextlib.suppress(OSError):
            (folder / LEFT_FILE).unlink(missing_ok=True)  # it is continued after all

    def __enter__(self) -> RunLog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def summary(self) -> RunSummary | None:
        """The list entry, as far as the log is written; None before the run has started."""
        for event in self._unlisted:
            if isinstance(event, Started):
                entry = self._summary or read_summary(self.folder)
                entry = entry or fresh(self.folder, self.title, event, self._clock())
                self._summary = replace(advanced(entry, event), spec=ExperimentSpec.from_dict(event.spec))
            elif self._summary is not None:
                self._summary = advanced(self._summary, event)
        self._unlisted.clear()
        return self._summary

    def apply(self, event: Event) -> None:
        """Keep an event; it is on its way to the disk within a second, and at once where an epoch ends.

        Steps are many, and the run waits for each: their lines are written together.
        Raises: StoreError: the disk is full.
        """
        self._unwritten.append(event)
        now = self._clock()
        end = isinstance(event, ENDS)
        epoch = isinstance(event, EpochEnded)
        if end or abs(now - self._flushed) > (EPOCH_S if epoch else FLUSH_S):  # clocks are set back, too
            self._flushed = now
            self.flush()
        if end or (epoch and abs(now - self._listed) > LISTED_S):
            self._listed = now
            self.write_summary()

    def flush(self) -> None:
        """Hand everything to the system, so that it outlives the program.

        Raises: StoreError: the disk is full.
        """
        events, self._unwritten = self._unwritten, []
        self._unlisted += [event for event in events[:-1] if not isinstance(event, StepEnded)]
        self._unlisted += events[-1:]  # of steps the last one counts, if it is the end
        try:
            self._file.write("".join([_line(event) for event in events]))
            self._file.flush()
            self._length = self._file.tell()
        except OSError as error:
            raise refusal(error, self.folder / EVENTS_FILE) from error

    def sync(self) -> int:
        """Bring everything to the disk, the list entry too; returns the length of the log.

        Raises: StoreError: the disk is full, or the folder has vanished.
        """
        if not self._file.closed:
            self.flush()
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                raise refusal(error, self.folder / EVENTS_FILE) from error
            self.write_summary()
        return self._length

    def write_summary(self) -> None:
        """Bring the list entry up to date.

        Raises: StoreError: the disk is full, or the folder has vanished.
        """
        if not (self.folder / EVENTS_FILE).exists():
            raise StoreError(
                "{name} has vanished from {folder}", path=self.folder, name=self.folder.name, folder=self.folder.parent
            )
        if (summary := self.summary) is not None:
            write_summary_of(replace(summary, logged=self._length))

    def close(self) -> None:
        """The end: everything is on the disk.

        Raises: StoreError: the disk is full.
        """
        if self._file.closed:
            return
        try:
            self.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise refusal(error, self.folder / EVENTS_FILE) from error
        finally:
            with contextlib.suppress(OSError):  # what could not be flushed was reported above
                self._file.close()
        self.write_summary()


def new_run(title: str, root: Path | None = None, clock: Callable[[], float] = time.time) -> RunLog:
    """A log for a new run, in a folder named by the time and its title.

    Raises: StoreError: the folder cannot be made.
    """
    root = root or runs_folder()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(clock()))
    words = re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:40]
    name = f"{stamp}-{words}" if words else stamp
    try:
        root.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            folder = root / (name if number == 1 else f"{name}-{number}")
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                return RunLog(folder, title, clock)
    except OSError as error:
        raise refusal(error, root / name) from error
    raise StoreError("there are a thousand runs called {name} already", path=root / name, name=name)


def read_events(folder: Path) -> Iterator[Event]:
    """The events of a run as they were; a line torn by a crash, or of a kind unknown here, is left out.

    Raises: StoreError: there is no log, or it cannot be read.
    """
    path = folder / EVENTS_FILE
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                yield from events_of(line)
    except OSError as error:
        raise StoreError(
            "{name} cannot be read: {reason}", path=path, name=path.name, reason=system_reason(error)
        ) from error


def rewind(folder: Path, step: int, epoch: int, logged: int | None = None) -> None:
    """Forget what a run reported after its checkpoint at `step` and `epoch`: whoever continues it reports that again.

    `logged` is the length that the log had then; where it is not known, the checkpoint was taken at the end of an epoch
    or of the run, so the last such event there is the last that stays. At step 0 everything is forgotten.

    Raises: StoreError: the log cannot be read or written, or the run continues in another program.
    """
    path = folder / EVENTS_FILE
    try:
        with open(path, "r+b") as file:
            if not claimed(file.fileno()):
                raise StoreError(TEXTS["trained"], path=folder, name=folder.name)
            end = _end_of(file, step, epoch) if logged is None else min(logged, file.seek(0, os.SEEK_END))
            if end or not step:
                file.truncate(end)
    except OSError as error:
        raise refusal(error, path) from error


def _end_of(file: IO[bytes], step: int, epoch: int) -> int:
    """Where the last event ends that is an epoch's or the run's end there."""
    end = 0
    while line := file.readline():
        if b'"EpochEnded"' in line or b'"Finished"' in line:  # steps are many; reading each takes long
            for event in events_of(line):
                end = file.tell() if (event.step, event.epoch) == (step, epoch) else end
    return end


def _line(event: Event) -> str:
    """An event as a line of the log; that of a step is put together by hand, in a quarter of the encoder's time."""
    if not isinstance(event, StepEnded):
        return ENCODER.encode(event.to_dict()) + "\n"
    number = float.__repr__
    loss = number(event.loss) if math.isfinite(event.loss) else "null"
    return (
        f'{{"event":"StepEnded","run":{_seldom_new(event.run)},"step":{event.step},"epoch":{event.epoch},'
        f'"elapsed_s":{number(event.elapsed_s)},"loss":{loss},"learning_rate":{_seldom_new(event.learning_rate)},'
        f'"batch_size":{event.batch_size}}}\n'
    )


@lru_cache(maxsize=64, typed=True)
def _seldom_new(value: str | float) -> str:
    return ENCODER.encode(value)


def end_torn_line(path: Path) -> None:
    """Close a line that a crash left open, so that what follows does not grow onto it."""
    if not path.exists() or not path.stat().st_size:
        return
    with open(path, "r+b") as file:
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")
