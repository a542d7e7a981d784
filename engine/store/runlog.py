"""Every run is kept: its spec, its events as JSON lines, and its weights, in a folder of its own."""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from engine.errors import EngineError, StoreError, system_reason
from engine.events import EpochEnded, Evaluated, Event, Finished, Started, StepEnded, from_dict
from engine.files import claimed, data_folder, refusal, write_atomically
from engine.spec import ExperimentSpec

EVENTS_FILE = "events.jsonl"
SUMMARY_FILE = "summary.json"
WEIGHTS_FILE = "weights.safetensors"
CHECKPOINT_FILE = "checkpoint.safetensors"
ENCODER = json.JSONEncoder(separators=(",", ":"))  # made once: every step of a run is a line
LISTED_S = 2.0  # the list entry is brought to the disk at most so often: short epochs end fifty times a second
ENDS = (Started, Finished)  # of a run
EPOCH_S = 0.1  # shorter epochs are written together
FLUSH_S = 1.0  # a crash of the machine costs no more than the last second


@dataclass(frozen=True)
class RunSummary:
    """What the list of runs shows of one. `reason` is empty while it runs, or if the program died meanwhile."""

    folder: Path
    title: str
    spec: ExperimentSpec
    data: str
    started: float  # seconds since 1970
    step: int = 0
    epoch: int = 0
    total_steps: int = 0
    elapsed_s: float = 0.0
    loss: float | None = None
    test_accuracy: float | None = None
    best_accuracy: float | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """The run's own name, unique on this machine."""
        return self.folder.name

    @property
    def weights(self) -> Path | None:
        """Its weights, if they were kept."""
        path = self.folder / WEIGHTS_FILE
        return path if path.exists() else None

    @property
    def checkpoint(self) -> Path | None:
        """Its checkpoint, if it can be resumed."""
        path = self.folder / CHECKPOINT_FILE
        return path if path.exists() else None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("folder", "spec")}
        return {**plain, "spec": self.spec.to_dict()}


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
        try:
            folder.mkdir(parents=True, exist_ok=True)
            end_torn_line(folder / EVENTS_FILE)
            self._file: IO[str] = open(folder / EVENTS_FILE, "a", encoding="utf-8")  # noqa: SIM115 (closed by `close`)
            claimed(self._file.fileno())
        except OSError as error:
            raise refusal(error, folder / EVENTS_FILE) from error

    def __enter__(self) -> RunLog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def summary(self) -> RunSummary | None:
        """The list entry, as far as the log is written; None before the run has begun."""
        for event in self._unlisted:
            if isinstance(event, Started):
                begun = self._summary or _read_summary(self.folder)
                begun = begun or _fresh(self.folder, self.title, event, self._clock())
                self._summary = replace(advanced(begun, event), spec=ExperimentSpec.from_dict(event.spec))
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
        if end or now - self._flushed > (EPOCH_S if epoch else FLUSH_S):
            self._flushed = now
            self.flush()
        if end or (epoch and now - self._listed > LISTED_S):
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
        except OSError as error:
            raise refusal(error, self.folder / EVENTS_FILE) from error

    def write_summary(self) -> None:
        """Bring the list entry up to date."""
        if (summary := self.summary) is not None:
            write_atomically(self.folder / SUMMARY_FILE, json.dumps(summary.to_dict()).encode())

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
            with contextlib.suppress(OSError):  # what could not be flushed was told above
                self._file.close()
        self.write_summary()


def runs_folder() -> Path:
    """Where the runs of this user lie."""
    return data_folder() / "runs"


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


def list_runs(root: Path | None = None) -> list[RunSummary]:
    """Every run that can be read, newest first."""
    root = root or runs_folder()
    if not os.path.isdir(root) or not os.access(root, os.R_OK | os.X_OK):  # none yet, or somebody else's
        return []
    found = [summary for folder in root.iterdir() if folder.is_dir() and (summary := read_run(folder)) is not None]
    return sorted(found, key=lambda run: (run.started, run.name), reverse=True)


def read_run(folder: Path) -> RunSummary | None:
    """The list entry of a run; worked out from its events where the program died before it was written."""
    kept = _read_summary(folder)
    try:
        if kept is not None and (kept.reason or not _newer(folder)):
            return kept
        summary = None
        for event in read_events(folder):
            if isinstance(event, Started) and summary is None:
                summary = _fresh(folder, kept.title if kept else "", event, kept.started if kept else _made(folder))
            elif summary is not None:
                summary = advanced(summary, event)
    except (EngineError, OSError):
        return kept
    return summary or kept


def advanced(summary: RunSummary, event: Event) -> RunSummary:
    """The list entry after one more event."""
    summary = replace(summary, step=event.step, epoch=event.epoch, elapsed_s=event.elapsed_s)
    match event:
        case EpochEnded():
            judged = event.test_accuracy if event.validation_accuracy is None else event.validation_accuracy
            best = max(judged, summary.best_accuracy or 0.0)
            return replace(summary, loss=event.train_loss, test_accuracy=event.test_accuracy, best_accuracy=best)
        case Evaluated() if event.images >= 1000:
            return replace(summary, test_accuracy=event.test_accuracy)
        case Started():
            return replace(summary, total_steps=event.total_steps, reason="")
        case Finished():
            return replace(
                summary,
                reason=event.reason,
                test_accuracy=event.test_accuracy,
                best_accuracy=event.best_accuracy,
            )
    return summary


def read_events(folder: Path) -> Iterator[Event]:
    """The events of a run as they were; a line torn by a crash, or of a kind unknown here, is left out.

    Raises: StoreError: there is no log, or it cannot be read.
    """
    path = folder / EVENTS_FILE
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                    yield from_dict(json.loads(line))
    except OSError as error:
        raise StoreError(
            "{name} cannot be read: {reason}", path=path, name=path.name, reason=system_reason(error)
        ) from error


def rewind(folder: Path, step: int, epoch: int) -> None:
    """Forget what a run told after its checkpoint at `step` and `epoch`: whoever takes it up tells that again.

    Checkpoints are taken where an epoch or the run ends, so the last such event there is the last that stays. A run
    without a checkpoint begins anew: at step 0 everything is forgotten.

    Raises: StoreError: the log cannot be read or written, or the run goes on in another program.
    """
    path = folder / EVENTS_FILE
    try:
        with open(path, "r+b") as file:
            if not claimed(file.fileno()):
                raise StoreError("{name} is still being trained; stop it first", path=folder, name=folder.name)
            end = 0
            while line := file.readline():
                with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                    if b'"EpochEnded"' in line or b'"Finished"' in line:  # steps are many; reading each takes long
                        event = from_dict(json.loads(line))
                        end = file.tell() if (event.step, event.epoch) == (step, epoch) else end
            if end or not step:
                file.truncate(end)
    except OSError as error:
        raise refusal(error, path) from error


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


def delete_run(folder: Path) -> None:
    """Remove a run for good. It leaves the list at once, even if the disk takes its time.

    Raises: StoreError: it cannot be removed.
    """
    gone = folder.with_name(f".{folder.name}.deleted")
    try:
        os.replace(folder, gone)
        shutil.rmtree(gone)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(
            "{name} cannot be deleted: {reason}", path=folder, name=folder.name, reason=system_reason(error)
        ) from error


def end_torn_line(path: Path) -> None:
    """Close a line that a crash left open, so that what follows does not grow onto it."""
    if not path.exists() or not path.stat().st_size:
        return
    with open(path, "r+b") as file:
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")


def _fresh(folder: Path, title: str, event: Started, started: float) -> RunSummary:
    return RunSummary(
        folder,
        title,
        ExperimentSpec.from_dict(event.spec),
        event.data,
        started,
        step=event.step,
        epoch=event.epoch,
        total_steps=event.total_steps,
    )


def _read_summary(folder: Path) -> RunSummary | None:
    try:
        told = json.loads((folder / SUMMARY_FILE).read_text("utf-8"))
        known = {name: told[name] for name in RunSummary.__dataclass_fields__ if name in told and name != "spec"}
        summary = RunSummary(folder=folder, spec=ExperimentSpec.from_dict(told["spec"]), **known)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EngineError):
        return None
    return summary


def _newer(folder: Path) -> bool:
    """Whether events were written after the summary."""
    return (folder / EVENTS_FILE).stat().st_mtime > (folder / SUMMARY_FILE).stat().st_mtime


def _made(folder: Path) -> float:
    return (folder / EVENTS_FILE).stat().st_mtime
