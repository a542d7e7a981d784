"""What labs hand to a driver: a training run, a race, a download, reading a data set, the gradient check."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.check import TensorCheck, checks
from engine.data import download
from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.events import EpochEnded, Event, Finished
from engine.race import Race, Racer, Repeats
from engine.spec import ExperimentSpec
from engine.store.begin import begin, facts_of
from engine.store.checkpoint import Precaution, save_checkpoint
from engine.store.runlog import CHECKPOINT_FILE, WEIGHTS_FILE, RunLog, new_run
from engine.store.weights import Facts, save_weights
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
        precaution = Precaution(log.folder / CHECKPOINT_FILE, trainer, self._clock)
        for event in trainer.events():
            if self._log is not None:
                self._keeping(log.apply, event)
                if self._log is not None and isinstance(event, EpochEnded):
                    self._keeping(precaution.apply, event)
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
            save_weights(log.folder / WEIGHTS_FILE, trainer.live, trainer.parameters, facts_of(trainer))
        if finite and trainer.step < trainer.total_steps:
            save_checkpoint(log.folder / CHECKPOINT_FILE, trainer.checkpoint(), trainer.dataset.digest)
        else:
            with contextlib.suppress(OSError):  # one left over does no harm
                (log.folder / CHECKPOINT_FILE).unlink(missing_ok=True)


class RaceWork:
    """A race as a driver carries it out, from reading the data to keeping every run in a folder of its own.

    A disk that cannot take them ends the keeping, not the race: `unkept` says why.
    """

    def __init__(
        self,
        specs: Sequence[ExperimentSpec],
        names: Sequence[str],
        load: Callable[[str], Dataset],
        *,
        same_start: bool,
        seeds: Sequence[int] = (),
        by_epoch: bool = False,
        title: str = "",
        runs: Path | None = None,
        folders: dict[str, Path] | None = None,
        checkpoints: dict[str, Checkpoint] | None = None,
    ) -> None:
        self.race: Race | Repeats | None = None
        self.unkept: StoreError | None = None
        self.folders: dict[str, Path] = dict(folders or {})
        self._title, self._runs = title, runs
        self._logs: dict[str, RunLog] = {}
        self._specs, self._names, self._load = list(specs), list(names), load
        self._same_start, self._seeds, self._by_epoch = same_start, list(seeds), by_epoch
        self._checkpoints = checkpoints
        self._stopped = False

    def events(self) -> Iterator[Event]:
        dataset = self._load(self._specs[0].data)
        steps = max(spec.steps or spec.epochs * len(dataset.train) // spec.batch_size for spec in self._specs)
        settings: dict[str, Any] = {
            "names": self._names,
            "same_start": self._same_start,
            "evaluate_every": 0 if self._by_epoch else look_every(steps, dataset, self._specs[0]),
            "evaluate_images": len(dataset.test),
            "probe_every": max(10, steps // 100),
        }
        if self._seeds:
            self.race = Repeats(self._specs, dataset, self._seeds, **settings)
        else:
            self.race = Race(self._specs, dataset, **settings)
            if self._checkpoints:
                self.race.resume(self._checkpoints)
        if self._stopped:
            self.race.stop()
        try:
            for event in self.race.events():
                if self._runs is not None and self.unkept is None:
                    self._keep(event)
                yield event
        finally:
            self._close()

    def _keep(self, event: Event) -> None:
        """Write an event into its run's folder; with the last one, the weights too."""
        try:
            if event.run not in self._logs:
                title = f"{self._title}, {event.run}" if self._title else event.run
                folder = self.folders.get(event.run)
                self._logs[event.run] = RunLog(folder, title) if folder else new_run(title, self._runs)
                self.folders[event.run] = self._logs[event.run].folder
            log = self._logs[event.run]
            log.apply(event)
            if isinstance(event, Finished):
                log.close()
                racer = self._racer(event.run)
                if racer is not None and np.isfinite(racer.parameters.theta).all():
                    facts = Facts.of(
                        racer.dataset, test_accuracy=event.test_accuracy, steps=event.step, epochs=event.epoch
                    )
                    save_weights(log.folder / WEIGHTS_FILE, racer.live, racer.parameters, facts)
        except StoreError as error:
            self.unkept = error

    def _racer(self, run: str) -> Racer | None:
        races = self.race.races if isinstance(self.race, Repeats) else [self.race] if self.race else []
        return next((one.runs[run] for one in races if run in one.runs), None)

    def _close(self) -> None:
        for log in self._logs.values():
            try:
                log.close()
            except StoreError as error:
                self.unkept = error

    def continued(self, checkpoints: dict[str, Checkpoint]) -> RaceWork:
        """The same race, taken up where it was left."""
        return RaceWork(
            self._specs,
            self._names,
            self._load,
            same_start=self._same_start,
            by_epoch=self._by_epoch,
            title=self._title,
            runs=self._runs,
            folders=self.folders,
            checkpoints=checkpoints,
        )

    def stop(self) -> None:
        self._stopped = True
        if self.race is not None:
            self.race.stop()

    def change(self, setting: str, value: Any, run: str) -> None:
        """Alter a live setting of one run from its next step on."""
        if self.race is not None:
            self.race.change(setting, value, run)


def look_every(steps: int, dataset: Dataset, spec: ExperimentSpec) -> int:
    """Steps between two looks at all test digits: about 100 looks, and at most a third of the race's time."""
    fair = len(dataset.test) / spec.batch_size  # a look costs a third of learning from as many digits
    every = max(steps / 100, fair, 10)
    power: float = 10 ** math.floor(math.log10(every))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= every * 0.999))


class Fetching:
    """A download as a driver carries it out: (done, total) in bytes, told as they come."""

    def __init__(self, name: str, fetch: Callable[..., Path] = download.download) -> None:
        self.name = name
        self.tell: Callable[[Any], object] = bool
        self._fetch = fetch
        self._stopped = False

    def events(self) -> Iterator[Path]:
        yield self._fetch(self.name, progress=self._progress, cancelled=lambda: self._stopped)

    def stop(self) -> None:
        self._stopped = True

    def _progress(self, done: int, total: int) -> None:
        self.tell((done, total))


class Loading:
    """Reading a data set, as a driver carries it out."""

    def __init__(self, name: str, load: Callable[[str], Dataset]) -> None:
        self.name = name
        self._load = load

    def events(self) -> Iterator[Dataset]:
        yield self._load(self.name)

    def stop(self) -> None:
        """Reading cannot be broken off; it takes a second at most."""


class Checking:
    """The gradient check as a driver carries it out: one tensor after another."""

    def __init__(self, spec: ExperimentSpec, load: Callable[[str], Dataset]) -> None:
        self._spec, self._load = spec, load
        self._stopped = False

    def events(self) -> Iterator[TensorCheck]:
        yield from checks(self._spec, self._load(self._spec.data), stopped=lambda: self._stopped)

    def stop(self) -> None:
        self._stopped = True
