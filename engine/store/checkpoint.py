"""A run between two steps, on disk: stop today, go on tomorrow, and every number is as if nothing had happened."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from engine.errors import EngineError, StoreError
from engine.events import EpochEnded, Event
from engine.files import write_atomically
from engine.spec import ExperimentSpec
from engine.store.weights import packed, unpacked
from engine.trainer import Checkpoint, Trainer

FORMAT = "digitlab-checkpoint"
EVERY_S = 30.0  # a program that dies costs its run this much, or an epoch if that is longer
SHARE = 0.01  # of the time, for writing checkpoints: large networks on a slow disk are kept less often


class CheckpointSchedule:
    """When a checkpoint is due: every `EVERY_S` seconds, less often where writing one takes long.

    Runs of a race that share a pace are all kept at the same step, so that they go on in step.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last, self._step = clock(), -1
        self._cost_s = 0.0  # of the last checkpoints, all runs together

    def due(self, step: int) -> bool:
        """Whether a run that has come to `step` shall be kept: if it is time, or if another run was kept there."""
        now = self._clock()
        if step == self._step:
            return True
        if now - self._last < max(EVERY_S, self._cost_s / SHARE):
            return False
        self._last, self._step, self._cost_s = now, step, 0.0
        return True

    def write(self, save: Callable[[], object]) -> None:
        """Write a checkpoint that is due, and note how long it takes."""
        begun = self._clock()
        save()
        self._cost_s += self._clock() - begun


class CheckpointWriter:
    """Checkpoints taken while a run goes on, so that a program that dies loses little. Hand it every event.

    One is written where an epoch ends, if `pace` says that it is due.
    """

    def __init__(
        self,
        path: Path,
        trainer: Trainer,
        clock: Callable[[], float] = time.monotonic,
        pace: CheckpointSchedule | None = None,
        before: Callable[[], object] = bool,
    ) -> None:
        """before: called first: what the run told must be kept no later than the checkpoint that goes on from it"""
        self._path, self._trainer, self._before = path, trainer, before
        self._pace = pace or CheckpointSchedule(clock)

    def apply(self, event: Event) -> None:
        """Write a checkpoint if one is due.

        Raises: StoreError: the disk is full or cannot be written.
        """
        trainer = self._trainer
        patience = trainer.live.patience
        if not isinstance(event, EpochEnded) or (patience and trainer.epoch - trainer.best_epoch >= patience):
            return  # after its last epoch whoever took the run up would train on
        if self._pace.due(event.step):
            self._before()
            self._pace.write(lambda: save_checkpoint(self._path, trainer.checkpoint(), trainer.dataset.digest))


def save_checkpoint(path: Path | str, checkpoint: Checkpoint, digest: str = "") -> None:
    """Write a run's whole state: weights, optimizer memory, random streams and the place in the epoch.

    `digest` is the data set's, so that nobody goes on with other data by mistake.

    Raises: StoreError: the disk is full or cannot be written.
    """
    header = {"spec": checkpoint.spec.to_dict(), "state": checkpoint.state, "digest": digest}
    write_atomically(path, packed(FORMAT, header, checkpoint.arrays))


def load_checkpoint(path: Path | str, digest: str = "") -> Checkpoint:
    """The state that `save_checkpoint` wrote, for `Trainer.restore`.

    Raises: StoreError: not there, not a checkpoint, damaged, or taken on other data than `digest` says.
    """
    path = Path(path)
    header, arrays = unpacked(path, FORMAT, "a checkpoint of a run")
    try:
        spec = ExperimentSpec.from_dict(header["spec"])
        state, taken_on = dict(header["state"]), str(header["digest"])
    except (EngineError, KeyError, TypeError, ValueError) as error:
        raise StoreError("{name} is damaged: its header cannot be read", path=path, name=path.name) from error
    if digest and taken_on and digest != taken_on:
        raise StoreError(
            "{name} was taken on other data; choose the data set that the run was started with",
            path=path,
            name=path.name,
        )
    return Checkpoint(spec, state, arrays)
