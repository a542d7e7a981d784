"""A run between two steps, on disk: stop today, continue tomorrow, and every number is as if nothing had happened.

Two generations are kept, each with a checksum: where the newer one is damaged, the run continues from the older one.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError, StoreError
from engine.events import Event
from engine.files import write_atomically
from engine.spec import ExperimentSpec
from engine.store.tensor_file import pieces, unpacked
from engine.text.schema import checked, flag, list_of, number, optional, record, text, whole
from engine.training.run_state import Checkpoint
from engine.training.trainer import Trainer

FORMAT = "digitlab-checkpoint"
FIRST_S = 3.0  # after the one at the start
EVERY_S = 8.0  # a program that is killed costs its run this much, or a step if that takes longer
SHARE = 0.02  # of the time, for writing checkpoints: large networks on a slow disk are kept less often
STATE = {
    "spec": record,
    "step": whole,
    "epoch": whole,
    "epoch_pending": flag,
    "worked_s": number,
    "best_accuracy": optional(number),
    "best_epoch": whole,
    "score": optional(list_of(number)),
    "best_score": optional(list_of(number)),
    "batches": record,
    "augment": record,
    "dropout": optional(record),
}


class CheckpointSchedule:
    """When a checkpoint is due: at the start, after `FIRST_S`, then every `EVERY_S` seconds, less often where writing
    one takes long.

    Runs of a race that share a schedule are all kept at the same step, so that they continue in step.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last, self._step = clock(), -1
        self._written = 0  # steps at which checkpoints were written
        self._cost_s = 0.0  # of the last checkpoints, all runs together

    def due(self, step: int) -> bool:
        """Whether a run that has come to `step` shall be kept: if it is time, or if another run was kept there."""
        now = self._clock()
        if step == self._step:
            return True
        wait_s = (0.0, FIRST_S)[self._written] if self._written < 2 else EVERY_S
        if 0 <= now - self._last < max(wait_s, self._cost_s / SHARE):  # a clock that went back is no reason to wait
            return False
        self._last, self._step, self._cost_s = now, step, 0.0
        self._written += 1
        return True

    def write(self, save: Callable[[], object]) -> None:
        """Write a checkpoint that is due, and note how long it takes."""
        started = self._clock()
        save()
        self._cost_s += self._clock() - started


class CheckpointWriter:
    """Checkpoints taken while a run continues, so that a program that is killed loses little. Hand it every event.

    One is written between two steps, if `schedule` says that it is due.
    """

    def __init__(
        self,
        path: Path,
        trainer: Trainer,
        schedule: CheckpointSchedule | None = None,
        sync: Callable[[], int] = int,
    ) -> None:
        """sync: called first, brings the log to the disk and gives its length"""
        self._path, self._trainer, self._sync = path, trainer, sync
        self._schedule = schedule or CheckpointSchedule()
        self._step = -1  # of the last one

    def apply(self, event: Event) -> None:
        """Write a checkpoint if one is due.

        Raises: StoreError: the disk is full or cannot be written.
        """
        if self._trainer.between_steps and event.step != self._step and self._schedule.due(event.step):
            self._step = event.step
            self._schedule.write(self.write)

    def write(self) -> None:
        """Write one now.

        Raises: StoreError: the disk is full or cannot be written.
        """
        save_checkpoint(self._path, self._trainer.checkpoint(copied=False), self._sync())


@dataclass(frozen=True, eq=False)
class SavedCheckpoint:
    """A checkpoint from the disk, and the length of the log that goes with it; None where that is not known.

    `damaged` says what was wrong with the newer one, where this is the older.
    """

    checkpoint: Checkpoint
    logged: int | None
    damaged: StoreError | None = None


def previous(path: Path) -> Path:
    """Where the checkpoint before that one is."""
    return path.with_stem(f"{path.stem}-before")


def has_checkpoint(path: Path) -> bool:
    """Whether a run can be continued from there."""
    return path.exists() or previous(path).exists()


def save_checkpoint(path: Path | str, checkpoint: Checkpoint, logged: int | None = None) -> None:
    """Write a run's whole state: weights, optimizer memory, random streams and the place in the epoch.

    The checkpoint before it is kept; `logged` is the length of the log that led to this one.
    Raises: StoreError: the disk is full or cannot be written.
    """
    path = Path(path)
    header = {
        "spec": checkpoint.spec.to_dict(),
        "state": checkpoint.state,
        "digest": checkpoint.digest,
        "logged": logged,
    }
    content = pieces(FORMAT, header, checkpoint.arrays)
    with contextlib.suppress(FileNotFoundError), contextlib.suppress(OSError):
        os.replace(path, previous(path))
    write_atomically(path, lambda file: file.writelines(content))


def remove_checkpoints(path: Path) -> None:
    """The run cannot be continued any more."""
    for one in (path, previous(path)):
        with contextlib.suppress(OSError):  # one left over does no harm
            one.unlink(missing_ok=True)


def load_checkpoint(path: Path | str) -> SavedCheckpoint:
    """The state that `save_checkpoint` wrote last, for `Trainer.restore`; where it is damaged, the one before.

    Raises: StoreError: neither is there, or both are damaged.
    """
    path = Path(path)
    try:
        return _loaded(path)
    except StoreError as error:
        if not previous(path).exists():
            raise
        there = path.exists()
        try:
            older = _loaded(previous(path))
        except StoreError:
            raise error from None
        return SavedCheckpoint(older.checkpoint, older.logged, error if there else None)


def _loaded(path: Path) -> SavedCheckpoint:
    header, arrays = unpacked(path, FORMAT, "a checkpoint of a run")
    try:
        spec = ExperimentSpec.from_dict(header["spec"])
        state = checked(header["state"], STATE, {"best_score": None})
        digest, logged = text(header["digest"]), optional(whole)(header.get("logged"))
        ExperimentSpec.from_dict(state["spec"])
    except (EngineError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise StoreError("{name} is damaged: its header cannot be read", path=path, name=path.name) from error
    return SavedCheckpoint(Checkpoint(spec, state, arrays, digest), logged)
