"""How a race continues: it begins, holds, stops and is taken up again, also after the program was started again.

The plan is raced on the driver; what the race reports goes to the board.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import recipes
from engine.analysis.diagnosis import Finding
from engine.errors import DataError
from engine.events import Event
from engine.racing import race_manifest
from engine.racing.race import plain_name
from engine.racing.race_manifest import RaceManifest
from engine.racing.setup_schema import checked_setup
from engine.registry import Component
from engine.spec import ExperimentSpec
from engine.store.comparison import Record
from engine.store.run_list import runs_folder
from engine.text.schema import Malformed
from gui.labs.compare.race_board import RaceBoard
from gui.labs.compare.race_plan import Contender, RacePlan
from gui.labs.compare.race_work import RaceWork, Recall
from gui.labs.datasets import Datasets
from gui.labs.driving import Driver

UNFINISHED = ("", "stopped")  # why a run that can be taken up again reported nothing more


@dataclass
class StartedRace:
    """The last race as it was started: who raced, with which value by now, and everything else that was set up."""

    names: list[str]
    values: dict[str, Any]
    key: tuple[Any, ...]


class RaceRun:
    """The race of a plan on a driver; its results go to the board.

    `changed` is called whenever something is different, `finished` once a race is over.
    """

    def __init__(
        self,
        driver: Driver,
        plan: RacePlan,
        board: RaceBoard,
        datasets: Datasets,
        *,
        changed: Callable[[], object],
        finished: Callable[[], object],
        runs: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`runs` is the folder that keeps every run, without it the user's own."""
        self.driver, self.plan, self.board, self.datasets = driver, plan, board, datasets
        driver.changed.connect(changed)
        self.work: RaceWork | None = None
        self.failure: Exception | None = None
        self.broken_off = False  # whether what is shown is a race of an earlier window that is not over
        self.stopped = False  # whether it was stopped there, and not broken off
        self.folders: dict[str, Path] = {}  # where each run is kept
        self.set_aside: list[Path] = []  # manifests that could not be used, until they were reported
        self.at_end: dict[str, tuple[Finding, ...]] = {}  # what was found in answers and data, by run
        self._changed, self._finished = changed, finished
        self._recalling = False
        self._runs = runs
        self._clock = clock
        self._worked_s = 0.0  # since the race began, pauses left out
        self._heard_at: float | None = None
        self._start_fraction = 0.0  # the fraction at which the present race began
        self._started: StartedRace | None = None
        self._raced: dict[str, ExperimentSpec] = {}  # what each run was when it raced
        self._note: RaceManifest | None = None  # of the race that is shown

    # -- beginning and taking up ---------------------------------------------------------------------------------------
    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        return self.driver.state

    @property
    def busy(self) -> bool:
        """Whether a race continues, paused or not."""
        return self.driver.state != "idle"

    def missing(self) -> list[Contender]:
        """The runs that have not raced as they are set up now."""
        return [c for c in self.plan.contenders if not self._has_raced(c)]

    def _has_raced(self, contender: Contender) -> bool:
        records = self.board.records(contender.name)
        if not records or contender.name in self.plan.problems or len(records) != max(self.plan.seeds, 1):
            return False
        return self._raced.get(contender.name) == self.plan.spec_of(contender)

    @property
    def can_start(self) -> bool:
        """Whether a race can start now."""
        return not self.busy and self.plan.ready

    def start(self) -> None:
        """Start the race, continue a paused one, or let the new runs of a finished one catch up."""
        if self.state == "paused":
            self.driver.resume()
        elif self.can_start:
            fresh = self.missing()
            if len(fresh) in (0, len(self.plan.contenders)):
                fresh = list(self.plan.contenders)
                self._forget()
            for contender in fresh:
                for key in [key for key in self.folders if plain_name(key) == contender.name]:
                    del self.folders[key]  # what it was before stays as it is
                self.board.drop(contender.name)
                self._raced[contender.name] = self.plan.spec_of(contender)
            self._begin([c.name for c in fresh])
            self._discard()
            self._drive(self._work(self._noted([c.name for c in fresh])))
        self._changed()

    def continue_race(self) -> None:
        """Take up a race that was stopped, or broken off when the program ended."""
        if not self.can_continue or self._started is None:
            return
        over = [key for name in self._started.names for key in self.board.keys(name) if self._over(key)]
        if self.work is not None and self.work.race is not None:
            self._drive(self.work.continued(over))
        else:
            self._drive(self._work(self._noted(self._started.names), over))
        self._changed()

    @property
    def can_continue(self) -> bool:
        """Whether the last race ended on its way and is still set up as it was started."""
        if self.busy or self._started is None or not self.plan.ready:
            return False
        last, now = self._started, {c.name: c.value for c in self.plan.contenders}
        if last.key != self.plan.key() or any(now.get(name) != last.values[name] for name in last.names):
            return False
        keys = [key for name in last.names for key in self.board.keys(name)]
        if len(keys) < len(last.names) * max(self.plan.seeds, 1):
            return bool(keys)  # repeats that did not begin
        return not all(map(self._over, keys))

    def _over(self, key: str) -> bool:
        return self.board.comparison.records[key].reason not in UNFINISHED

    def _begin(self, names: list[str]) -> None:
        values = {c.name: c.value for c in self.plan.contenders if c.name in names}
        self._started = StartedRace(names, values, self.plan.key())

    def _noted(self, racing: list[str]) -> RaceManifest:
        """The note of the race as it is set up now; one that was taken up again keeps its own."""
        note = self._note = self._note or RaceManifest({}, ())
        note.setup, note.racing, note.folders = self.setup(), racing, dict(self.folders)
        return note

    def _work(self, note: RaceManifest, over: Sequence[str] = ()) -> RaceWork:
        plan = self.plan
        racing = [c for c in plan.contenders if c.name in note.racing]
        specs = [plan.spec_of(c) for c in racing]
        if not plan.same_start:  # a run that joins later draws what it would have drawn from the beginning
            first = plan.contenders.index(racing[0])
            specs = [spec.replace(seed=(plan.seed + first) % 2**31) for spec in specs]
        return RaceWork(
            specs,
            [c.name for c in racing],
            self.datasets.loaded,
            same_start=plan.same_start,
            seeds=[(plan.seed + i) % 2**31 for i in range(plan.seeds)] if plan.seeds > 1 else [],
            by_epoch=plan.by_epoch,
            title=recipes.load(plan.recipe).title if plan.recipe else plan.title,
            runs=self.home,
            note=note,
            over=over,
            clock=self._clock,
        )

    @property
    def home(self) -> Path:
        """The folder that keeps every run."""
        return self._runs or runs_folder()

    def _drive(self, work: RaceWork) -> None:
        self.failure, self.broken_off, self.datasets.error = None, False, None
        self._worked_s, self._heard_at = 0.0, None
        self._start_fraction = self.board.fraction
        self.board.comparison.setup = self.setup()
        self.work = work
        self.driver.drive(work, self.take_events, self._end)

    # -- while it runs -------------------------------------------------------------------------------------------------
    def pause(self) -> None:
        """Hold after the step that is being taken."""
        self.driver.pause()

    def step(self) -> None:
        """Let every run take one step, then hold."""
        if self.can_continue:
            self.continue_race()
        elif self.state == "idle":
            self.start()
        records = [record for c in self.plan.contenders for record in self.board.records(c.name)[-1:]]
        active = sum(record.reason in UNFINISHED for record in records)
        self.driver.resume(steps=active or len(self.plan.contenders))

    def stop(self) -> None:
        """End the race now."""
        self.driver.stop()

    def close(self) -> None:
        """End what is under way, wait for it, and leave a race that is not over to the next window."""
        self.driver.close()
        self.let_go()

    def change(self, contender: Contender, value: Any) -> None:
        """Alter what of a contender's new value the race under way can take at once."""
        if self.work is None or not self.plan.takes_at_once:
            return
        if isinstance(value, Component) and type(value) is not type(contender.value):
            return
        apply, base = self.plan.variation.apply, self.plan.base
        old, new = (apply(base, v).live_settings() for v in (contender.value, value))
        for path, number in new.items():
            if number != old[path]:
                self.work.change(path, number, contender.name)
        if self._started is not None and contender.name in self._started.values:
            self._started.values[contender.name] = value

    def take_events(self, items: Sequence[Event | Record]) -> None:
        """What the race reported, in order."""
        now = self._clock()
        if self._heard_at is not None:
            self._worked_s += min(now - self._heard_at, 1.0)  # longer is a pause
        self._heard_at = now
        for item in items:
            if isinstance(item, Record):
                self.board.put(item)
            else:
                self.board.apply(item)
        self.board.gather()
        self._changed()

    def _end(self, error: Exception | None) -> None:
        if isinstance(error, DataError):
            self.datasets.error = error
        elif error is not None:
            self.failure = error
        if self.work is not None:
            self.folders |= self.work.note.folders
            self.at_end |= self.work.findings
        self.plan.judge()  # what the data is like is known now
        self.board.gather()
        self._changed()
        self._finished()

    @property
    def left_s(self) -> float | None:
        """Seconds until the race ends, by its pace so far; None while unknown."""
        fraction = self.board.fraction
        done = fraction - self._start_fraction
        return self._worked_s * (1 - fraction) / done if self.busy and done > 0.01 else None

    def forget(self) -> None:
        """What raced before is no longer what is set up: only the guests stay on the board."""
        self._forget()
        self._discard()

    def _forget(self) -> None:
        self.board.forget()
        self.folders = {key: path for key, path in self.folders.items() if key in self.board.comparison.records}
        self._started, self.broken_off, self.at_end = None, False, {}

    # -- a race that was broken off ------------------------------------------------------------------------------------
    @property
    def recalling(self) -> bool:
        """Whether a race that was broken off is being read."""
        return self.busy and self._recalling

    def recall(self) -> None:
        """Show the newest race that did not come to its end when its program did, if there is one."""
        if self.busy:
            return
        note = next(race_manifest.left_behind(self.home, self.set_aside.append), None)
        if note is not None and self.restored(note.setup):
            self._show_again(note)

    def _show_again(self, note: RaceManifest) -> None:
        self._note, self.folders = note, note.folders
        self._recalling, self.work = True, None
        self._begin([c.name for c in self.plan.contenders if c.name in note.racing])
        self.driver.drive(Recall(note), self.take_events, self._recalled)
        self._changed()

    def _recalled(self, error: Exception | None) -> None:
        self._recalling = False
        self.failure = error
        self.remember_raced()
        self.broken_off = self.can_continue
        reasons = {record.reason for record in self.board.comparison.records.values()}
        self.stopped = self.broken_off and "" not in reasons and "stopped" in reasons
        if not self.board.comparison.records:  # every run was deleted meanwhile
            self._discard()
        self.board.follow_plan()
        self._changed()

    def _discard(self) -> None:
        if self._note is not None:
            self._note.forget()
            self._note = None

    def let_go(self) -> None:
        """Leave a race that did not come to its end to the next window."""
        if self._note is not None:
            self._note.let_go()
            self._note = None

    def remember_raced(self) -> None:
        """Take what is on the board for races of the runs as they are set up now."""
        plan = self.plan
        raced = [c for c in plan.contenders if self.board.keys(c.name) and c.name not in plan.problems]
        self._raced = {c.name: plan.spec_of(c) for c in raced}

    def setup(self) -> dict[str, Any]:
        """What it takes to set this comparison up again, as plain data."""
        kept = {key: path.name for key, path in self.folders.items() if key in self.board.comparison.records}
        return {**self.plan.to_dict(), "guests": self.board.guests, "shown": self.board.shown, "kept": kept}

    def restored(self, setup: dict[str, Any], *, guests: bool = False) -> bool:
        """Set up what `setup` says, with or without its guests; False, and nothing is changed, if it makes no sense."""
        try:
            setup = checked_setup(setup)
        except Malformed:
            return False
        self.plan.restore(setup)
        shown, names = setup["shown"], setup["guests"] if guests else []
        self._forget()
        self.datasets.keep()
        self.board.guests, self.board.shown = names, shown
        self.board.keep_only_named()
        return True
