"""A race as a driver carries it out: read the data, race, and keep every run in a folder of its own.

A race that was broken off is taken up again from its checkpoints: those in memory after a stop, those on disk after
the program has ended, however it ended.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.analysis.diagnosis import Finding
from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.events import Event, Finished, StepEnded
from engine.racing.race import Race, Repeats, look_every
from engine.racing.race_manifest import RaceManifest
from engine.racing.team import Racer
from engine.spec import ExperimentSpec, planned_steps
from engine.store.checkpoint import CheckpointSchedule
from engine.store.comparison import Record
from engine.store.keeping import Interrupted, RunKeeper
from engine.store.runlog import RunLog, new_run, read_events
from engine.training.run_state import Checkpoint
from gui.labs.train.examination import examine


class RaceWork:
    """Every event goes into its run's folder; with the last one its weights join them, and a checkpoint if it can be
    taken up again. Checkpoints are written on the way too, and `note` is kept until the race has come to its end.

    A disk that cannot take them ends the keeping, not the race: `unkept` says why. `over` names the runs of a race
    taken up that have nothing left to report.
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
        note: RaceManifest | None = None,
        over: Collection[str] = (),
        checkpoints: Mapping[str, Checkpoint] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without `checkpoints`, runs that have a folder in `note` and are not over are taken up from there."""
        self.race: Race | Repeats | None = None
        self.unkept: StoreError | None = None
        self.note = note or RaceManifest({}, names)
        self._specs, self._names, self._load = list(specs), list(names), load
        self._same_start, self._seeds, self._by_epoch = same_start, list(seeds), by_epoch
        self._title, self._runs = title, runs
        self._over, self._checkpoints = frozenset(over), checkpoints
        self._clock = clock
        self._racers: dict[str, Racer] = {}
        self._keepers: dict[str, RunKeeper] = {}
        # by batch size: runs with one batch size end their epochs at one step
        self._schedules: dict[int, CheckpointSchedule] = {}
        self._going: set[str] = set()  # runs that are not over
        self._unnoted = False  # whether a run began that the note on the disk does not name
        self._completed: set[str] = set()  # runs that came to their end, here
        self.findings: dict[str, tuple[Finding, ...]] = {}  # by run, of the rules about answers and data
        self._stopped = False

    def events(self) -> Iterator[Event | Record]:
        """What happens; first the records of the runs that are taken up from the disk."""
        dataset = self._load(self._specs[0].data)
        self.race = self._made(dataset)
        self._racers = {name: racer for one in self._races() for name, racer in one.runs.items()}
        self._going = set(self._racers) - self._over
        if self._checkpoints is None:
            yield from self._recalled(dataset)
        self.race.resume(self._checkpoints or {}, self._over)
        if self._stopped:
            self.race.stop()
        try:
            for event in self.race.events():
                if self._runs is not None and self.unkept is None:
                    self._keep(event)
                if isinstance(event, Finished) and event.reason in ("completed", "early"):
                    self._completed.add(event.run)
                yield event
            if not self._going and self._runs is not None:
                self.note.forget()
            self._examine()
        finally:
            self._close()

    def _examine(self) -> None:
        """Ask the rules about the answers and the data of the runs that came to their end."""
        for name, racer in self._racers.items():
            if name in self._completed and not self._stopped:
                self.findings[name] = examine(racer, lambda: self._stopped)

    def _made(self, dataset: Dataset) -> Race | Repeats:
        steps = max(planned_steps(spec, len(dataset.train)) for spec in self._specs)
        settings: dict[str, Any] = {
            "names": self._names,
            "same_start": self._same_start,
            "evaluate_every": 0 if self._by_epoch else look_every(self._specs, dataset),
            "evaluate_images": len(dataset.test),
            "probe_every": max(10, steps // 100),
        }
        if self._seeds:
            return Repeats(self._specs, dataset, self._seeds, **settings)
        return Race(self._specs, dataset, **settings)

    def _races(self) -> list[Race]:
        return self.race.races if isinstance(self.race, Repeats) else [self.race] if self.race else []

    def racer(self, run: str) -> Racer | None:
        """Who races under that name, with the weights of now."""
        return self._racers.get(run)

    # -- keeping -------------------------------------------------------------------------------------------------------
    def _keep(self, event: Event) -> None:
        """Keep an event in its run's folder, and note who races where once all have started."""
        try:
            keeper = self._keepers.get(event.run) or self._opened(event.run)
            if self._unnoted and isinstance(event, StepEnded) and event.step > 1:
                self._unnoted = False
                self.note.save(keeper.log.folder.parent)
        except StoreError as error:
            self.unkept = error
            return
        keeper.apply(event)
        self.unkept = keeper.fault
        if isinstance(event, Finished) and event.reason != "stopped":
            self._going.discard(event.run)

    def _opened(self, run: str) -> RunKeeper:
        """What keeps a run that starts, or continues."""
        racer, folder = self._racers[run], self.note.folders.get(run)
        title = f"{run} · {self._title}" if self._title else run  # what differs stands where nothing cuts it
        log = RunLog(folder, title) if folder else new_run(title, self._runs)
        self.note.folders[run] = log.folder
        self._unnoted = True
        schedule = self._schedules.setdefault(racer.live.batch_size, CheckpointSchedule(self._clock))
        keeper = self._keepers[run] = RunKeeper(racer, log, schedule)
        return keeper

    def _close(self) -> None:
        for keeper in self._keepers.values():
            keeper.close()
            self.unkept = self.unkept or keeper.fault

    # -- taking up -----------------------------------------------------------------------------------------------------
    def _recalled(self, dataset: Dataset) -> Iterator[Record]:
        """The runs that were broken off, as far as their checkpoints reach; those without one start again."""
        for run, racer in self._racers.items():
            folder = self.note.folders.get(run)
            if folder is not None and run not in self._over:
                Interrupted.read(folder).restore(racer)
                yield record_of(run, folder)

    def continued(self, over: Collection[str]) -> RaceWork:
        """The same race, taken up where it was left; what is `over` stays as it is."""
        return RaceWork(
            self._specs,
            self._names,
            self._load,
            same_start=self._same_start,
            seeds=self._seeds,
            by_epoch=self._by_epoch,
            title=self._title,
            runs=self._runs,
            note=self.note,
            over=over,
            checkpoints=self.race.checkpoints() if self.race is not None else None,
            clock=self._clock,
        )

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
        if self.race is not None:
            self.race.stop()

    def change(self, setting: str, value: Any, run: str) -> None:
        """Alter a live setting of one run from its next step on."""
        if self.race is not None:
            self.race.change(setting, value, run)


class Recall:
    """Reading the runs of a race that was broken off, as a driver carries it out."""

    def __init__(self, note: RaceManifest) -> None:
        self._note = note
        self._stopped = False

    def events(self) -> Iterator[Record]:
        for run, folder in self._note.folders.items():
            if self._stopped:
                return
            with contextlib.suppress(StoreError):  # a run that was deleted meanwhile is missing, no more
                yield record_of(run, folder)

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True


def record_of(run: str, folder: Path) -> Record:
    """What a kept run has reported.

    Raises: StoreError: it cannot be read.
    """
    record = Record(run)
    for event in read_events(folder):
        record.apply(event)
    return record
