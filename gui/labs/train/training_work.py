"""A training run as a driver carries it out, from reading the data to keeping what came of it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.analysis.diagnosis import Finding
from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.events import Event, Finished
from engine.fast import abandon
from engine.spec import ExperimentSpec, planned_steps
from engine.store.checkpoint import CheckpointSchedule
from engine.store.interrupted import leave
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.run_notes import write_notes
from engine.store.runlog import RunLog, new_run, read_events
from engine.store.start import begin
from engine.training.run_state import Checkpoint
from engine.training.trainer import Trainer
from gui.labs.train.examination import examine

LOOKS = 24  # of an attempt at a teacher's task
LOOKED_AT = 2000  # test digits: that costs a few hundredths of the time
BEFORE_IT_STARTED = Finished(
    run="run",
    step=0,
    epoch=0,
    elapsed_s=0.0,
    reason="stopped",
    test_accuracy=None,
    best_accuracy=None,
    best_epoch=0,
)


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
        tags: tuple[str, ...] = (),
        runs: Path | None = None,
        folder: Path | None = None,
        checkpoint: Checkpoint | None = None,
        interrupted: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A run continues from `checkpoint`, or, where it was `interrupted`, from what is kept in its `folder`."""
        self.spec = spec
        self.live_spec = spec if checkpoint is None else checkpoint.spec
        self.trainer: Trainer | None = None
        self.folder = folder
        self.number = 0  # how many runs are kept, this one included
        self.unkept: StoreError | None = None
        self.damaged: StoreError | None = None  # what was wrong with the newest checkpoint, where an older one is used
        self.findings: tuple[Finding, ...] = ()  # of the rules about answers and data, once it has ended
        self._title, self._tags = title, tags
        self._runs = runs
        self._load = load
        self._checkpoint, self._interrupted = checkpoint, interrupted
        self._clock = clock
        self.left = False  # whether the user stopped it, so that it is not offered at the next start
        self._early: list[tuple[str, Any]] = []  # changes asked for before the trainer was there
        self._stopped = False

    def events(self) -> Iterator[Event]:
        dataset = self._load(self.spec.data)
        try:
            with abandon.when(lambda: self._stopped):
                trainer = self._made(dataset)
        except abandon.Abandoned:  # the first weights of a huge network take seconds; nothing was learned yet
            yield BEFORE_IT_STARTED
            return
        for setting, value in self._early:
            trainer.change(setting, value)
        self.trainer = trainer
        if self._stopped:
            trainer.stop()
        if self._interrupted and self.folder is not None:
            yield from read_events(self.folder)  # what it reported before
        keeper = self._keeper(trainer)
        reason = ""
        try:
            for event in trainer.events():
                reason = event.reason if isinstance(event, Finished) else reason
                if keeper is not None:
                    keeper.apply(event)  # it is in its log before anyone hears of it
                    self.unkept = keeper.fault
                yield event
        finally:
            if keeper is not None:
                keeper.close()
                if self.left and keeper.fault is None:
                    with contextlib.suppress(StoreError):
                        leave(keeper.log.folder)
        if reason in ("completed", "early"):
            self.findings = examine(trainer, lambda: self._stopped)

    def _made(self, dataset: Dataset) -> Trainer:
        if self._interrupted and self.folder is not None:
            left = Interrupted.read(self.folder)
            trainer = left.trainer(dataset)
            self.spec, self.live_spec, self.damaged = trainer.spec, trainer.live, left.damaged
            return trainer
        if self._checkpoint is None:
            return begin(self.spec, dataset, **self._looks(dataset))
        trainer = Trainer(self.spec, dataset)
        trainer.restore(self._checkpoint)
        return trainer

    def _looks(self, dataset: Dataset) -> dict[str, int]:
        """How often an attempt at a task reads test digits: its curve is compared with the goal's line."""
        if not self._tags:
            return {}
        steps = planned_steps(self.spec, len(dataset.train))
        return {"evaluate_every": max(steps // LOOKS, 1), "evaluate_images": LOOKED_AT}

    def change(self, setting: str, value: Any) -> None:
        """Alter a live setting from the next step on."""
        if self.trainer is None:
            self._early.append((setting, value))
        else:
            self.trainer.change(setting, value)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
        if self.trainer is not None:
            self.trainer.stop()

    def _keeper(self, trainer: Trainer) -> RunKeeper | None:
        """What keeps the run; None where it is not to be kept, or cannot be."""
        try:
            if self.folder is not None:
                log = RunLog(self.folder, self._title)
            elif self._runs is not None:
                log = new_run(self._title, self._runs)
                self.folder = log.folder
                if self._tags:
                    write_notes(log.folder, tags=self._tags)
                self.number = sum(place.is_dir() for place in self._runs.iterdir())
            else:
                return None
        except StoreError as error:
            self.unkept = error
            return None
        return RunKeeper(trainer, log, CheckpointSchedule(self._clock))
