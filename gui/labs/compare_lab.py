"""What the Compare page knows: how the race is set up, how it goes on, and what becomes of it.

`plan` (race_plan.py) holds the contenders: specs that differ in one thing from a recipe. They race on the driver; what
they tell goes to `board` (race_board.py), which knows the curves and the table. A finished race takes new runs, which
catch up alone; one that is stopped or broken off is taken up again; a comparison can be saved whole and opened again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine import recipes
from engine.data.dataset import Dataset
from engine.errors import EngineError, StoreError
from engine.events import Event
from engine.race import MOST
from engine.registry import Component
from engine.spec import ExperimentSpec
from engine.store.begin import facts_of
from engine.store.comparison import Comparison, Record
from engine.store.runlog import WEIGHTS_FILE, RunSummary, list_runs, runs_folder
from engine.store.weights import load_weights
from gui.labs import race_note, shelf
from gui.labs.driving import Driver, Inline
from gui.labs.live import live_settings
from gui.labs.parcels import Experiment, Rivals, Trained
from gui.labs.race_board import RaceBoard
from gui.labs.race_note import RaceNote
from gui.labs.race_plan import FIGURES, Contender, RacePlan
from gui.labs.race_work import RaceWork, Recall, record_of
from gui.labs.signal import Signal

MALFORMED = (AttributeError, KeyError, TypeError, ValueError, StopIteration)  # what a setup from elsewhere may raise
UNFINISHED = ("", "stopped")  # why a run that can be taken up again told nothing more


@dataclass
class Begun:
    """The last race as it was begun: who raced, with which value by now, and everything else that was set up."""

    names: list[str]
    values: dict[str, Any]
    key: tuple[Any, ...]


class CompareLab:
    """The comparison that is set up and the race that goes on; `changed` tells that something is different."""

    def __init__(
        self,
        driver: Driver | None = None,
        *,
        load: Callable[[str], Dataset] = shelf.dataset,
        runs: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`runs` is the folder that keeps every run; without it the user's own is taken."""
        self.changed = Signal()
        self.finished = Signal()
        self.driver: Driver = driver or Inline()
        self.plan = RacePlan(load)
        self.board = RaceBoard(self.plan)
        self.path: Path | None = None
        self.work: RaceWork | None = None
        self.failure: Exception | None = None
        self.broken_off = False  # whether what is shown was broken off when the program ended
        self._recalling = False
        self._runs = runs
        self._clock = clock
        self._worked_s = 0.0  # since the race began, pauses left out
        self._told_at: float | None = None
        self._begun_at = 0.0  # the fraction at which the present race began
        self._begun: Begun | None = None
        self._raced: dict[str, ExperimentSpec] = {}  # what each run was when it raced
        self._folders: dict[str, Path] = {}  # where each run is kept

    # -- what is set up ------------------------------------------------------------------------------------------------
    def choose_recipe(self, name: str) -> None:
        """Start from another recipe; what varies stays where that recipe has it."""
        if not self.busy:
            self._anew(lambda: self.plan.choose_recipe(name))

    def choose_variation(self, path: str) -> None:
        """Let another thing differ; the runs are the usual ones for it."""
        if not self.busy:
            self._anew(lambda: self.plan.choose_variation(path))

    def choose_data(self, name: str) -> None:
        """Race on another data set."""
        if not self.busy:
            self.plan.choose_data(name)
            self._settle()

    def fit(self) -> None:
        """Let the network have as many outputs as the data has classes."""
        if not self.busy:
            self.plan.fit()
            self._settle()

    def edit(self, **changes: Any) -> None:
        """Change steps, epochs, seed, seeds or same_start: at the next start."""
        self.plan.edit(**changes)
        self._settle()

    def show_figure(self, name: str) -> None:
        """Set up a figure of the course: four-optimizers, sgd-adam or five-initializers."""
        if not self.busy:
            self._anew(lambda: self.plan.show_figure(name))
            self.show_accuracy(FIGURES[name].shown)

    def receive(self, rivals: Rivals) -> None:
        """Take the specs that another page wants raced; they must differ in one thing only.

        Raises: SpecError: they differ in more.
        """
        self._anew(lambda: self.plan.take(rivals))

    def set_value(self, place: int, value: Any) -> None:
        """Give one run another value; while it races, what can change at once does so at its next step."""
        contender = self.plan.contenders[place]
        if value == contender.value:
            return
        if self.busy:
            self._pass_on(contender, value)
            self.plan.set_live(place, value)
            self.changed.emit()
        else:
            self.plan.set_value(place, value)
            self._settle()

    def add_run(self) -> None:
        """One more run, with a value of its own; a finished race takes it too."""
        if len(self.board.names()) < MOST and not self.busy:
            self.plan.add()
            self._settle()

    def remove_run(self, place: int) -> None:
        """Take one run out."""
        if len(self.plan.contenders) > 1 and not self.busy:
            self.plan.remove(place)
            self._settle()

    def _anew(self, change: Callable[[], object]) -> None:
        """Change what the comparison is about: what raced before was another experiment."""
        figure = self.plan.figure
        change()
        self._forget()
        self._discard()
        if figure and FIGURES[figure].shown == "both" and self.board.shown == "both":
            self.board.shown = "test"
        for name in self.board.guests[MOST - len(self.plan.contenders) :]:  # no more than can be told apart
            self._take_away(name)
        self.plan.recolor()
        self._settle()

    def _settle(self) -> None:
        """Make the board follow the plan."""
        self.board.keep_only_named()
        self.board.gather()
        self.changed.emit()

    def _forget(self) -> None:
        self.board.forget()
        self._folders = {key: path for key, path in self._folders.items() if key in self.board.comparison.records}
        self._begun, self.broken_off = None, False

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
        return not self.busy and self.plan.ready

    # -- the race ------------------------------------------------------------------------------------------------------
    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        return self.driver.state

    @property
    def busy(self) -> bool:
        """Whether a race goes on, paused or not."""
        return self.driver.state != "idle"

    @property
    def recalling(self) -> bool:
        """Whether a race that was broken off is being read."""
        return self.busy and self._recalling

    def start(self) -> None:
        """Begin the race, go on with a paused one, or let the new runs of a finished one catch up."""
        if self.state == "paused":
            self.driver.resume()
        elif self.can_start:
            fresh = self.missing()
            if len(fresh) in (0, len(self.plan.contenders)):
                fresh = list(self.plan.contenders)
                self._forget()
            for contender in fresh:
                for key in self.board.keys(contender.name):
                    self._folders.pop(key, None)
                self.board.drop(contender.name)
                self._raced[contender.name] = self.plan.spec_of(contender)
            self._begin([c.name for c in fresh])
            self._drive(self._work(RaceNote(self.setup(), [c.name for c in fresh], dict(self._folders))))
        self.changed.emit()

    def go_on(self) -> None:
        """Take up a race that was stopped, or broken off when the program ended."""
        if not self.can_go_on or self._begun is None:
            return
        over = [key for name in self._begun.names for key in self.board.keys(name) if self._over(key)]
        if self.work is not None and self.work.race is not None:
            self._drive(self.work.continued(over))
        else:
            for name in self._begun.names:
                for key in self.board.keys(name):
                    if key not in over:
                        self.board.drop_record(key)  # told again, as far as its checkpoint reaches
            self._drive(self._work(RaceNote(self.setup(), self._begun.names, dict(self._folders)), over))
        self.changed.emit()

    @property
    def can_go_on(self) -> bool:
        """Whether the last race ended on its way and is still set up as it was begun."""
        if self.busy or self._begun is None or not self.plan.ready:
            return False
        begun, now = self._begun, {c.name: c.value for c in self.plan.contenders}
        if begun.key != self.plan.key() or any(now.get(name) != begun.values[name] for name in begun.names):
            return False
        keys = [key for name in begun.names for key in self.board.keys(name)]
        if len(keys) < len(begun.names) * max(self.plan.seeds, 1):
            return bool(keys)  # repeats that did not begin
        return not all(map(self._over, keys))

    def _over(self, key: str) -> bool:
        return self.board.comparison.records[key].reason not in UNFINISHED

    def _begin(self, names: list[str]) -> None:
        values = {c.name: c.value for c in self.plan.contenders if c.name in names}
        self._begun = Begun(names, values, self.plan.key())

    def _work(self, note: RaceNote, over: Sequence[str] = ()) -> RaceWork:
        plan = self.plan
        racing = [c for c in plan.contenders if c.name in note.racing]
        specs = [plan.spec_of(c) for c in racing]
        if not plan.same_start:  # a run that joins later draws what it would have drawn from the beginning
            first = plan.contenders.index(racing[0])
            specs = [spec.replace(seed=(plan.seed + first) % 2**31) for spec in specs]
        return RaceWork(
            specs,
            [c.name for c in racing],
            plan.read,
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
        self.failure, self.broken_off = None, False
        self._worked_s, self._told_at = 0.0, None
        self._begun_at = self.board.fraction
        self.board.comparison.setup = self.setup()
        self.work = work
        self.driver.drive(work, self.take_events, self._end)

    def pause(self) -> None:
        """Hold after the step that is being taken."""
        self.driver.pause()
        self.changed.emit()

    def step(self) -> None:
        """Let every run take one step, then hold."""
        if self.can_go_on:
            self.go_on()
        elif self.state == "idle":
            self.start()
        records = [record for c in self.plan.contenders for record in self.board.records(c.name)[-1:]]
        active = sum(record.reason in UNFINISHED for record in records)
        self.driver.resume(steps=active or len(self.plan.contenders))
        self.changed.emit()

    def stop(self) -> None:
        """End the race now."""
        self.driver.stop()
        self.changed.emit()

    def _pass_on(self, contender: Contender, value: Any) -> None:
        """Tell the running race what of a contender's new value it can take at once."""
        if self.work is None or not self.plan.takes_at_once:
            return
        if isinstance(value, Component) and type(value) is not type(contender.value):
            return
        apply, base = self.plan.variation.apply, self.plan.base
        old, new = (live_settings(apply(base, v)) for v in (contender.value, value))
        for path, number in new.items():
            if number != old[path]:
                self.work.change(path.rpartition(".")[2], number, contender.name)
        if self._begun is not None and contender.name in self._begun.values:
            self._begun.values[contender.name] = value

    def take_events(self, items: Sequence[Event | Record]) -> None:
        """What the race told, in order."""
        now = self._clock()
        if self._told_at is not None:
            self._worked_s += min(now - self._told_at, 1.0)  # longer is a pause
        self._told_at = now
        for item in items:
            if isinstance(item, Record):
                self.board.put(item)
            else:
                self.board.apply(item)
        self.board.gather()
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        if error is not None:
            self.failure = error
        if self.work is not None:
            self._folders |= self.work.note.folders
        self.plan.judge()  # what the data is like is known now
        self.board.gather()
        self.changed.emit()
        self.finished.emit()

    @property
    def left_s(self) -> float | None:
        """Seconds until the race ends, by its pace so far; None while unknown."""
        fraction = self.board.fraction
        done = fraction - self._begun_at
        return self._worked_s * (1 - fraction) / done if self.busy and done > 0.01 else None

    # -- a race that was broken off ------------------------------------------------------------------------------------
    def recall(self) -> None:
        """Show the race again that did not come to its end when the program did, if there was one."""
        note = None if self.busy else RaceNote.load(self.home)
        if note is None or not self._restored(note.setup):
            return
        self._folders = note.folders
        self._recalling, self.work = True, None
        self._begin([c.name for c in self.plan.contenders if c.name in note.racing])
        self.driver.drive(Recall(note), self.take_events, self._recalled)
        self.changed.emit()

    def _recalled(self, error: Exception | None) -> None:
        self._recalling = False
        self.failure = error
        self._remember_raced()
        self.broken_off = self.can_go_on
        self._settle()

    def _discard(self) -> None:
        race_note.forget(self.home)

    def _remember_raced(self) -> None:
        plan = self.plan
        raced = [c for c in plan.contenders if self.board.keys(c.name) and c.name not in plan.problems]
        self._raced = {c.name: plan.spec_of(c) for c in raced}

    # -- what is shown -------------------------------------------------------------------------------------------------
    def show_accuracy(self, what: str) -> None:
        """Show test accuracy, train accuracy, both, or the length of the steps in the second plot."""
        self.board.shown = what
        self._settle()

    def smooth(self, steps: int) -> None:
        """Smooth the losses over another number of steps, at once."""
        self.board.smooth(steps)
        self._settle()

    def toggle(self, name: str) -> None:
        """Hide or show a run in every plot."""
        self.board.toggle(name)
        self._settle()

    def sort(self, column: str) -> None:
        """Sort the table by a column; again turns the order round, a third time gives the first order back."""
        self.board.order.turn(column)
        self.changed.emit()

    # -- to and from elsewhere -----------------------------------------------------------------------------------------
    def has_network(self, name: str) -> bool:
        """Whether a run has weights that another page can take."""
        return not self.busy and any(self._racer(key) or self._weights(key) for key in self.board.keys(name))

    def trained(self, name: str) -> Trained | None:
        """A run's network with weights of its own, of repeats the best; None where only its curves are here.

        Raises: StoreError: its weights were kept, but cannot be read.
        """
        keys = [key for key in self.board.keys(name) if not self.busy and (self._racer(key) or self._weights(key))]
        if not keys:
            return None
        key = max(keys, key=lambda key: self._last_accuracy(key) or 0.0)
        racer, path = self._racer(key), self._weights(key)
        if racer is not None:
            facts = facts_of(racer, self._last_accuracy(key))
            return Trained(name, racer.live, racer.parameters.copy(), facts.test_accuracy, facts.temperature, path)
        loaded = load_weights(path or Path())
        facts = loaded.facts
        return Trained(name, loaded.spec, loaded.parameters, facts.test_accuracy, facts.temperature, path)

    def _racer(self, key: str) -> Any:
        racer = self.work.racer(key) if self.work is not None else None
        return racer if racer is not None and racer.step and np.isfinite(racer.parameters.theta).all() else None

    def _weights(self, key: str) -> Path | None:
        path = self._folders[key] / WEIGHTS_FILE if key in self._folders else None
        return path if path is not None and path.is_file() else None

    def _last_accuracy(self, key: str) -> float | None:
        tests = self.board.comparison.records[key].tests
        return tests[-1][1] if tests else None

    def experiment(self, name: str) -> Experiment | None:
        """A run's spec, to be trained on its own."""
        contender = next((c for c in self.plan.contenders if c.name == name), None)
        if contender is None or name in self.plan.problems or self.plan.misfit is not None:
            return None
        return Experiment(name, self.plan.spec_of(contender))

    def setup(self) -> dict[str, Any]:
        """What it takes to set this comparison up again, as plain data."""
        kept = {key: path.name for key, path in self._folders.items() if key in self.board.comparison.records}
        return {**self.plan.to_dict(), "guests": self.board.guests, "shown": self.board.shown, "kept": kept}

    def save(self, path: Path | str) -> None:
        """Write the whole comparison, curves included, as one JSON file.

        Raises: StoreError
        """
        self.board.comparison.setup = self.setup()
        self.board.comparison.save(path)
        self.path = Path(path)

    def open(self, path: Path | str) -> None:
        """Take back what `save` wrote.

        Raises: StoreError: no such file, or not a comparison.
        """
        if self.busy:
            return
        comparison = Comparison.load(path)
        setup = comparison.setup
        if not self._restored(setup, guests=True):
            raise StoreError(
                "{name} is not a comparison of this program; choose a file that was saved on the Compare page",
                path=path,
                name=Path(path).name,
            )
        self.path, self.work, self.failure = Path(path), None, None
        self.board.show(comparison)
        kept = setup.get("kept")
        names = kept.items() if isinstance(kept, dict) else ()
        self._folders = {str(key): self.home / Path(str(name)).name for key, name in names}
        self._remember_raced()
        self._settle()

    def take_setup(self, setup: dict[str, Any]) -> None:
        """Set up what `setup` told, without its results; what no longer makes sense is left as it is."""
        self._restored(setup)
        self._settle()

    def _restored(self, setup: dict[str, Any], *, guests: bool = False) -> bool:
        """Set up what `setup` told, with or without its guests; False, and nothing is changed, if it makes no sense."""
        try:
            shown, names = str(setup["shown"]), [str(name) for name in setup["guests"]] if guests else []
            self.plan.restore(setup)
        except (EngineError, *MALFORMED):
            return False
        self._forget()
        self.board.guests, self.board.shown = names, shown
        self.board.keep_only_named()
        return True

    def lay_over(self, name: str, record: Record) -> str:
        """Show a run of another comparison, or a saved one, beside these; returns the name that it got.

        Raises: SpecError: eight runs are shown already.
        """
        unique = self.board.lay_over(name, record)
        self.plan.reserved = self.board.reserved()
        self._settle()
        return unique

    def kept_runs(self) -> list[RunSummary]:
        """The runs that are kept on this computer, the newest first."""
        return list_runs(self.home)

    def lay_over_kept(self, folder: Path) -> None:
        """Show a kept run beside these.

        Raises: StoreError: it cannot be read; SpecError: eight runs are shown already.
        """
        summary = next((kept for kept in self.kept_runs() if kept.folder == folder), None)
        name = summary.title if summary and summary.title else folder.name
        self._folders[self.lay_over(name, record_of(name, folder))] = folder

    def remove_guest(self, name: str) -> None:
        """Take away a run that was laid over."""
        self._take_away(name)
        self._settle()

    def _take_away(self, name: str) -> None:
        self.board.remove_guest(name)
        self._folders.pop(name, None)
        self.plan.reserved = self.board.reserved()
