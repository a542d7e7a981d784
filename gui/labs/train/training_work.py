"""A training run as a driver carries it out, from reading the data to keeping what came of it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.events import EpochEnded, Event
from engine.spec import ExperimentSpec
from engine.store.checkpoint import CheckpointWriter, save_checkpoint
from engine.store.runlog import CHECKPOINT_FILE, WEIGHTS_FILE, RunLog, new_run
from engine.store.start import begin, metadata_of
from engine.store.weights import save_weights
from engine.trainer import Checkpoint, Trainer


class TrainingWork:
    """One run, from reading the data to keeping what came of it, as a driver carries it out.

    Every event goes into the run's own folder under `runs`; at the end its weights join them, and a checkpoint if it
    can be taken up again. One is written on the way too, now and then. A disk that cannot take them ends the keeping,
    not the run: `unkept` says why.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        load: Callable[[str], Dataset],
        *,
        title: str = "",
        runs: Path | None = None,
        folder: Path | None = None,
        checkpoint: Checkpoint | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.spec = spec
        self.live_spec = spec if checkpoint is None else checkpoint.spec
        self.trainer: Trainer | None = None
        self.folder = folder
        self.number = 0  # how many runs are kept, this one included
        self.unkept: StoreError | None = None
        self._title = title
        self._runs = runs
        self._load = load
        self._checkpoint = checkpoint
        self._clock = clock
        self._log: RunLog | None = None
        self._early: list[tuple[str, Any]] = []  # changes wished before the trainer was there
        self._stopped = False

    def events(self) -> Iterator[Event]:
        dataset = self._load(self.spec.data)
        if self._checkpoint is None:
            trainer = begin(self.spec, dataset)
        else:
            trainer = Trainer(self.spec, dataset)
            trainer.restore(self._checkpoint)
        for setting, value in self._early:
            trainer.change(setting, value)
        self.trainer = trainer
        if self._stopped:
            trainer.stop()
        self._keeping(self._open_log)
        try:
            if self._log is None:
                yield from trainer.events()
            else:
                yield from self._kept(self._log, trainer)
            self._keeping(self._keep_result)
        finally:
            if self._log is not None:
                self._keeping(self._log.close)

    def _kept(self, log: RunLog, trainer: Trainer) -> Iterator[Event]:
        """The events of the run; each is in its log before anybody hears of it."""
        writer = CheckpointWriter(log.folder / CHECKPOINT_FILE, trainer, self._clock, before=log.flush)
        for event in trainer.events():
            if self._log is not None:
                self._keeping(log.apply, event)
                if self._log is not None and isinstance(event, EpochEnded):
                    self._keeping(writer.apply, event)
            yield event

    def change(self, setting: str, value: Any) -> None:
        """Alter a live setting from the next step on."""
        if self.trainer is None:
            self._early.append((setting, value))
        else:
            self.trainer.change(setting, value)

    def stop(self) -> None:
        self._stopped = True
        if self.trainer is not None:
            self.trainer.stop()

    def _keeping(self, do: Callable[..., object], *values: Any) -> None:
        """Keep something; what the disk refuses is noted and not tried again."""
        try:
            do(*values)
        except StoreError as error:
            self.unkept = error
            log, self._log = self._log, None
            if log is not None:
                with contextlib.suppress(StoreError):
                    log.close()

    def _open_log(self) -> None:
        if self.folder is not None:
            self._log = RunLog(self.folder, self._title)
        elif self._runs is not None:
            self._log = new_run(self._title, self._runs)
            self.folder = self._log.folder
            self.number = sum(place.is_dir() for place in self._runs.iterdir())

    def _keep_result(self) -> None:
        trainer, log = self.trainer, self._log
        if trainer is None or log is None:
            return
        log.close()
        finite = np.isfinite(trainer.parameters.theta).all()
        if finite:
            save_weights(log.folder / WEIGHTS_FILE, trainer.live, trainer.parameters, metadata_of(trainer))
        if finite and trainer.step < trainer.total_steps:
            save_checkpoint(log.folder / CHECKPOINT_FILE, trainer.checkpoint(), trainer.dataset.digest)
        else:
            with contextlib.suppress(OSError):  # one left over does no harm
                (log.folder / CHECKPOINT_FILE).unlink(missing_ok=True)

