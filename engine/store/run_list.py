"""The list of runs: what is shown of each, from its summary and, where a program died, from its log."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from engine.errors import EngineError, StoreError, system_reason
from engine.events import EpochEnded, Evaluated, Event, Finished, Started, StepEnded, from_dict
from engine.files import claimed, data_folder, matching, sweep, write_atomically
from engine.spec import ExperimentSpec
from engine.store.checkpoint import has_checkpoint
from engine.text.schema import checked, loose_number, number, optional, parsed, record, text, whole

EVENTS_FILE = "events.jsonl"
SUMMARY_FILE = "summary.json"
WEIGHTS_FILE = "weights.safetensors"
CHECKPOINT_FILE = "checkpoint.safetensors"
LEFT_FILE = "left"  # says that the user does not want the run to be offered again
ALONE = "run"  # what a run is called that is in no race
STEP_LINE = b'{"event":"StepEnded"'
AWAY = ".deleted"  # ends the name of a run that was put away
HOLDER = ".held"  # ends the name of the file that says which program put it away
HELD: dict[Path, IO[bytes]] = {}  # what this program put away, each with the file that says so to others
SHORT_LOG = 200_000  # bytes that are read in a few milliseconds
TEXTS = {
    "trained": "{name} is still being trained; stop it first",
    "hidden": "the kept runs in {folder} cannot be read: {reason}; set DIGITLAB_HOME to another folder",
    "kept": "{name} cannot be deleted: {reason}",
}
SUMMARY = {
    "title": text,
    "spec": record,
    "data": text,
    "started": number,
    "step": whole,
    "epoch": whole,
    "total_steps": whole,
    "elapsed_s": number,
    "loss": optional(loose_number),
    "test_accuracy": optional(number),
    "best_accuracy": optional(number),
    "reason": text,
    "logged": whole,
    "contender": text,
}


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
    logged: int = 0  # bytes of the log that it covers
    contender: str = ""  # its name in a race; empty where it ran alone

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
        return path if has_checkpoint(path) else None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("folder", "spec")}
        return {**plain, "spec": self.spec.to_dict()}


def runs_folder() -> Path:
    """Where the runs of this user are stored."""
    return data_folder() / "runs"


def list_runs(root: Path | None = None) -> list[RunSummary]:
    """Every run that can be read, newest first."""
    root = root or runs_folder()
    if not os.path.isdir(root) or not os.access(root, os.R_OK | os.X_OK):  # none yet, or somebody else's
        return []
    sweep_away(root)
    found = [summary for folder in root.iterdir() if _is_run(folder) and (summary := read_run(folder)) is not None]
    return sorted(found, key=lambda run: (run.started, run.name), reverse=True)


def why_hidden(root: Path | None = None) -> StoreError | None:
    """Why the kept runs cannot be listed; None where they can, or none is kept yet."""
    root = root or runs_folder()
    try:
        os.listdir(root)
    except FileNotFoundError:
        return None
    except OSError as error:
        return StoreError(TEXTS["hidden"], path=root, folder=str(root), reason=system_reason(error))
    return None


def newest_runs(
    most: int, root: Path | None = None, fits: Callable[[RunSummary], bool] = lambda run: True
) -> list[RunSummary]:
    """The newest runs that fit, for a menu: at once, so no long log is read; what a dead run kept last counts."""
    root = root or runs_folder()
    found: list[RunSummary] = []
    try:
        names = sorted((name for name in os.listdir(root) if not name.startswith(".")), reverse=True)
    except OSError:  # none yet, or somebody else's
        return []
    for name in names:  # they start with the time
        run = _quickly(root / name)
        if run is not None and fits(run):
            found.append(run)
            if len(found) == most:
                break
    return sorted(found, key=lambda run: (run.started, run.name), reverse=True)


def _quickly(folder: Path) -> RunSummary | None:
    listed = read_summary(folder)
    try:
        short = (folder / EVENTS_FILE).stat().st_size <= SHORT_LOG
    except OSError:
        return None
    return read_run(folder) if listed is None and short else listed


def _is_run(folder: Path) -> bool:
    """Whether it may be one: hidden folders are being deleted or unpacked."""
    return not folder.name.startswith(".") and folder.is_dir()


def read_run(folder: Path) -> RunSummary | None:
    """The list entry of a run; what its log says beyond that is added, and kept if no program writes it any more."""
    listed = read_summary(folder)
    log = folder / EVENTS_FILE
    try:
        if listed is not None and (listed.logged == log.stat().st_size or (listed.reason and not listed.logged)):
            return listed
        start = listed.logged if listed is not None and 0 < listed.logged <= log.stat().st_size else 0
        summary = listed if start else None
        for event in _telling_events(log, start):
            if isinstance(event, Started) and summary is None:
                summary = fresh(folder, listed.title if listed else "", event, listed.started if listed else _made(log))
            elif summary is not None and (event.step > summary.step or not isinstance(event, StepEnded)):
                summary = advanced(summary, event)
        if summary is not None:
            summary = replace(summary, logged=log.stat().st_size)
            _settle(summary)
    except (EngineError, OSError):
        return listed
    return summary or listed


def _telling_events(log: Path, start: int) -> Iterator[Event]:
    """Those events behind `start` that change a list entry: of steps, which are many, only the last one does."""
    with open(log, "rb") as file:
        file.seek(start)
        steps = (b"", b"")  # the last two: a crash may have torn the very last
        for line in file:
            if line.startswith(STEP_LINE):
                steps = steps[1], line
            else:
                yield from events_of(line)
        last = [event for line in steps for event in events_of(line)][-1:]
        yield from last


def events_of(line: bytes | str) -> Iterator[Event]:
    """The event of a line; none where a crash tore it, or it is of a kind unknown here."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield from_dict(json.loads(line))


def _settle(summary: RunSummary) -> None:
    """Keep the list entry of a run that died, so that its log is read once, and sweep what the program left."""
    with contextlib.suppress(OSError, StoreError), open(summary.folder / EVENTS_FILE, "r+b") as file:
        surely = claimed(file.fileno(), surely=True)
        if surely:
            sweep(summary.folder)
        if surely or claimed(file.fileno()):
            write_summary_of(summary)


def write_summary_of(summary: RunSummary) -> None:
    """Write the summary into the folder of its run, wholly or not at all."""
    write_atomically(summary.folder / SUMMARY_FILE, json.dumps(summary.to_dict()).encode())


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


def delete_run(folder: Path) -> None:
    """Remove a run for good. It leaves the list at once, even if the disk takes its time.

    Raises: StoreError: it cannot be removed, or is being trained.
    """
    put_away(folder)
    empty_away(folder)


def put_away(folder: Path) -> None:
    """Take a run out of the list; `bring_back` undoes it, `empty_away` removes it for good.

    Raises: StoreError: it cannot be moved, or is being trained.
    """
    if being_trained(folder):
        raise StoreError(TEXTS["trained"], path=folder, name=folder.name)
    try:
        with contextlib.suppress(OSError):  # then it is swept at the next list: better than not to be deleted
            _hold(_away(folder))
        os.replace(folder, _away(folder))
    except FileNotFoundError:
        _let_go(_away(folder))
    except OSError as error:
        _let_go(_away(folder))
        raise StoreError(TEXTS["kept"], path=folder, name=folder.name, reason=system_reason(error)) from error


def bring_back(folder: Path) -> None:
    """Put a run that was put away into the list again.

    Raises: StoreError: it is gone, or its name is taken.
    """
    try:
        os.rename(_away(folder), folder)
    except OSError as error:
        raise StoreError(
            "{name} cannot be brought back: {reason}", path=folder, name=folder.name, reason=system_reason(error)
        ) from error
    _let_go(_away(folder))


def empty_away(folder: Path) -> None:
    """Remove a run that was put away.

    Raises: StoreError: it cannot be removed.
    """
    try:
        shutil.rmtree(_away(folder))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise StoreError(TEXTS["kept"], path=folder, name=folder.name, reason=system_reason(error)) from error
    _let_go(_away(folder))


def sweep_away(root: Path) -> None:
    """Remove the runs that a program put away and, killed, could neither bring back nor remove.

    Where the disk knows no locks they stay: another window might still bring them back.
    """
    for away in matching(root, f".*{AWAY}"):
        with contextlib.suppress(OSError):
            if _hold(away, surely=True):
                shutil.rmtree(away)
                _let_go(away)
    for holder in matching(root, f".*{AWAY}{HOLDER}"):  # its program was killed before it moved the run
        away = holder.with_name(holder.name.removesuffix(HOLDER))
        with contextlib.suppress(OSError):
            if not away.exists() and away not in HELD and _hold(away, surely=True):
                _let_go(away)


def _away(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{AWAY}")


def _hold(away: Path, *, surely: bool = False) -> bool:
    """Mark a run that is put away as this program's; False where a program that still runs holds it."""
    while True:
        file = open(_holder(away), "ab")  # noqa: SIM115  # open as long as the run can be brought back
        if not claimed(file.fileno(), surely=surely):
            file.close()
            return False
        if os.fstat(file.fileno()).st_nlink:
            HELD[away] = file
            return True
        file.close()  # swept by another program a moment ago


def _let_go(away: Path) -> None:
    file = HELD.pop(away, None)
    if file is not None:
        file.close()
        with contextlib.suppress(OSError):
            _holder(away).unlink()


def _holder(away: Path) -> Path:
    return away.with_name(away.name + HOLDER)


def being_trained(folder: Path) -> bool:
    """Whether a program writes the run now."""
    try:
        with open(folder / EVENTS_FILE, "r+b") as file:
            return not claimed(file.fileno())
    except OSError:
        return False


def fresh(folder: Path, title: str, event: Started, started: float) -> RunSummary:
    """The summary of a run that starts now."""
    return RunSummary(
        folder,
        title,
        ExperimentSpec.from_dict(event.spec),
        event.data,
        started,
        step=event.step,
        epoch=event.epoch,
        total_steps=event.total_steps,
        contender="" if event.run == ALONE else event.run,
    )


def read_summary(folder: Path) -> RunSummary | None:
    """The list entry as it was written; None where there is none, or it is damaged: the log gives another."""
    try:
        listed = checked(parsed((folder / SUMMARY_FILE).read_bytes()), SUMMARY, {"logged": 0, "contender": ""})
        return RunSummary(folder=folder, **{**listed, "spec": ExperimentSpec.from_dict(listed["spec"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EngineError):
        return None


def _made(log: Path) -> float:
    return log.stat().st_mtime
