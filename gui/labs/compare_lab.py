"""What the Compare page knows: the runs of a comparison, what differs between them, and how the race stands.

The contenders are specs that differ in one thing from a recipe. They race on the driver; what they tell goes into a
`Comparison` (facts, for the table and the file) and into curves (for the plots). A finished race takes new runs, which
catch up alone; a comparison can be saved whole and opened again.
"""

from __future__ import annotations

import dataclasses
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine import recipes
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import EngineError, SpecError, StoreError
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.race import MOST, Race, plain_name
from engine.registry import Component
from engine.spec import FAMILIES, ExperimentSpec
from engine.store.comparison import LEVELS, WINDOW, Comparison, Record
from engine.store.runlog import RunSummary, list_runs, read_events, runs_folder
from gui.labs import shelf
from gui.labs.curves import Curve, Curves
from gui.labs.driving import Driver, Inline
from gui.labs.live import change_text, live_settings
from gui.labs.parcels import Experiment, Rivals, Trained
from gui.labs.signal import Signal
from gui.labs.variations import FIVE_INITIALIZERS, FOUR_OPTIMIZERS, Variation, names_of, variations
from gui.labs.works import RaceWork

FIRST_RECIPE = "optimizer-sgd"
FIRST_STEPS = 2000
MOST_SEEDS = 20
WORST_FIRST = ("failed", "diverged", "stopped", "", "guessing", "early")  # how the word for several runs is chosen
MALFORMED = (AttributeError, KeyError, TypeError, ValueError, StopIteration)  # what a setup from elsewhere may raise


@dataclass(frozen=True)
class Contender:
    """One run as it is set up: its name, the value in which it differs, its place in the series of colors."""

    name: str
    value: Any
    series: int


@dataclass(frozen=True)
class Standing:
    """One row of the table; spreads are None unless the race was repeated from several seeds."""

    name: str
    series: int
    loss: float | None
    best_loss: float | None
    accuracy: float | None
    steps_to: dict[float, float | None]
    ms_per_step: float | None
    progress: float
    reason: str
    step: int
    spreads: dict[str, float]


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
        self._load = load
        self._runs = runs
        self._clock = clock
        self._worked_s = 0.0  # since the race began, pauses left out
        self._told_at: float | None = None
        # what is set up
        self.recipe = FIRST_RECIPE
        self.title = ""
        self.base = recipes.load(FIRST_RECIPE).spec
        self.data = "mnist-sample"
        self.steps = FIRST_STEPS
        self.epochs = 0  # where the recipe counts epochs
        self.seed = 42
        self.seeds = 1
        self.same_start = True
        self.smoothing = WINDOW
        self.accuracy_shown = "test"  # test, train, both, length
        self.figure = ""  # the course figure that is shown, for its axis
        self.path: Path | None = None
        self.problems: dict[str, EngineError] = {}
        self.available = sources.available()
        self._variation = variations(self.base)[0]
        self._values: list[Any] = list(FOUR_OPTIMIZERS)
        self._fixed_names: list[str] = []
        self.contenders: tuple[Contender, ...] = ()
        # the race
        self.comparison = Comparison()
        self.guests: list[str] = []  # runs laid over, by name
        self.work: RaceWork | None = None
        self.failure: Exception | None = None
        self.losses = Curves()
        self.accuracies = Curves()
        self.sort_by = ""
        self.sort_up = False
        self._loss: dict[str, Curve] = {}
        self._test: dict[str, Curve] = {}
        self._train: dict[str, Curve] = {}
        self._length: dict[str, Curve] = {}
        self._hidden: set[str] = set()
        self._begun_at = 0.0  # the fraction at which the present race began
        self._racing: dict[str, ExperimentSpec] = {}
        self._name_all()

    # -- what is set up ------------------------------------------------------------------------------------------------
    @property
    def variation(self) -> Variation:
        """What differs between the runs."""
        return self._variation

    def offered(self) -> list[Variation]:
        """Everything that could differ between the runs of this recipe."""
        return variations(self.base)

    def choose_recipe(self, name: str) -> None:
        """Start from another recipe; what varies stays where that recipe has it."""
        if self.busy:
            return
        self.recipe, self.base = name, recipes.load(name).spec
        self._leave_figure()
        self._count_steps()
        same = [v for v in self.offered() if v.path == self._variation.path]
        self._vary(same[0] if same else self.offered()[0], self._values if same and same[0].family else None)

    def choose_variation(self, path: str) -> None:
        """Let another thing differ; the runs are the usual ones for it."""
        if not self.busy:
            self._leave_figure()
            self._vary(next(v for v in self.offered() if v.path == path))

    def _leave_figure(self) -> None:
        if self.figure == "sgd-adam":
            self.accuracy_shown = "test"
        self.figure = self.title = ""

    def choose_data(self, name: str) -> None:
        """Race on another data set."""
        if not self.busy:
            self.data = name
            self.available = sources.available()
            self._set_up()

    def edit(self, **changes: Any) -> None:
        """Change steps, epochs, seed, seeds or same_start: at the next start."""
        for name, value in changes.items():
            setattr(self, name, value)
        self._set_up()

    def _vary(self, variation: Variation, values: Sequence[Any] | None = None) -> None:
        self._forget()  # what raced before was another experiment
        self.contenders = ()
        self._variation = variation
        self._values = list(values if values is not None else variation.values)[:MOST]
        self._fixed_names = []
        while len(self._values) < 2:
            self._values.append(variation.fresh(self._values))
        for name in self.guests[MOST - len(self._values) :]:  # no more than can be told apart
            self.guests.remove(name)
            self._drop(name)
        self._name_all()
        self._set_up()

    def set_value(self, place: int, value: Any) -> None:
        """Give one run another value; while it races, what can change at once does so at its next step."""
        before = self._values[place]
        if value == before:
            return
        self._values[place] = value
        if self.busy:
            self._pass_on(self.contenders[place].name, before, value)
            self.contenders = tuple(
                dataclasses.replace(c, value=value) if i == place else c for i, c in enumerate(self.contenders)
            )
            self.changed.emit()
            return
        self._name_all()
        self._set_up()

    def add_run(self) -> None:
        """One more run, with a value of its own; a finished race takes it too."""
        if len(self._values) + len(self.guests) < MOST and not self.busy:
            self._values.append(self._variation.fresh(self._values))
            self._fixed_names = []
            self._name_all()
            self._set_up()

    def remove_run(self, place: int) -> None:
        """Take one run out."""
        if len(self._values) > 1 and not self.busy:
            name = self.contenders[place].name
            del self._values[place]
            if self._fixed_names:
                del self._fixed_names[place]
            self._drop(name)
            self._name_all()
            self._set_up()

    def _name_all(self) -> None:
        names = self._fixed_names or names_of(self._variation, self._values)
        held = {c.name: c.series for c in self.contenders}
        taken = {held[n] for n in names if n in held} | {self._loss[g].series for g in self.guests if g in self._loss}
        free = (s for s in range(1, MOST + 1) if s not in taken)
        self.contenders = tuple(
            Contender(name, value, held[name] if name in held else next(free, MOST))
            for name, value in zip(names, self._values, strict=True)
        )
        kept = set(names) | set(self.guests)
        for name in {plain_name(key) for key in self.comparison.records} - kept:
            self._drop(name)

    def _drop(self, name: str) -> None:
        for key in [key for key in self.comparison.records if plain_name(key) == name]:
            del self.comparison.records[key]
            for group in (self._loss, self._test, self._train, self._length):
                group.pop(key, None)

    def _count_steps(self) -> None:
        """Steps where the recipe counts steps, else its epochs."""
        self.steps = FIRST_STEPS if self.base.steps else 0
        self.epochs = 0 if self.base.steps else self.base.epochs

    def spec_of(self, contender: Contender) -> ExperimentSpec:
        """The whole experiment of one run.

        Raises: SpecError, ShapeError: it cannot be trained.
        """
        spec = self.base.replace(data=self.data, seed=self.seed, steps=self.steps)
        if self.steps:
            spec = spec.replace(epochs=0)
        elif self.epochs:
            spec = spec.replace(epochs=self.epochs)
        spec = self._variation.apply(spec, contender.value)
        spec.check((1, 28, 28), len(sources.SOURCES[self.data].classes) if self.data in sources.SOURCES else 10)
        return spec

    def _set_up(self) -> None:
        """Judge every run anew."""
        self.problems = {}
        for contender in self.contenders:
            try:
                self.spec_of(contender)
            except EngineError as error:
                self.problems[contender.name] = error
        self._gather()
        self.changed.emit()

    def missing(self) -> list[Contender]:
        """The runs that have not raced as they are set up now."""
        return [c for c in self.contenders if not self._raced(c)]

    def _raced(self, contender: Contender) -> bool:
        record = self._records(contender.name)
        if not record or self.problems.get(contender.name) or len(record) != max(self.seeds, 1):
            return False
        return self._racing.get(contender.name) == self.spec_of(contender)

    @property
    def can_start(self) -> bool:
        return not self.busy and not self.problems and self.available.get(self.data, True)

    # -- one click -----------------------------------------------------------------------------------------------------
    def four_optimizers(self) -> None:
        """The course's figure: SGD, Momentum, AdaGrad and Adam on one network."""
        self._figure("four-optimizers", FIRST_RECIPE, "optimizer", FOUR_OPTIMIZERS)

    def sgd_against_adam(self) -> None:
        """The course's figure: SGD and Adam over epochs, train and test accuracy between 0.7 and 1."""
        rivals = (SGD(learning_rate=0.01), Adam(learning_rate=0.001))
        self._figure("sgd-adam", "keras-sgd", "optimizer", rivals, shown="both")

    def five_initializers(self) -> None:
        """The course's figure: the same network from five kinds of first weights."""
        self._figure("five-initializers", "init-he", "initializer", FIVE_INITIALIZERS)

    def _figure(self, figure: str, recipe: str, path: str, values: Sequence[Component], shown: str = "test") -> None:
        if self.busy:
            return
        self.recipe, self.base = recipe, recipes.load(recipe).spec
        self.title, self.accuracy_shown = "", shown
        self.seeds, self.same_start = 1, True
        self._count_steps()
        self._vary(next(v for v in self.offered() if v.path == path), values)
        self.figure = figure
        self._gather()
        self.changed.emit()

    def receive(self, rivals: Rivals) -> None:
        """Take the specs that another page wants raced; they must differ in one thing only.

        Raises: SpecError: they differ in more.
        """
        first = rivals.specs[0]
        found = next((v for v in variations(first) if _only(v, rivals.specs)), None)
        if found is None:
            raise SpecError("these runs differ in more than one setting, so no comparison can tell why", field="runs")
        self.recipe, self.base = "", first
        self._leave_figure()
        self.title = rivals.title
        self.data, self.seed = first.data, first.seed
        self.steps, self.epochs = first.steps, first.epochs
        self.same_start = True
        self._vary(found, [_value(found, spec) for spec in rivals.specs])
        self._fixed_names = list(rivals.names)
        self._name_all()
        self._set_up()

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
    def by_epoch(self) -> bool:
        """Whether the x axis counts epochs: where the race does."""
        return not self.steps

    def start(self) -> None:
        """Begin the race, go on with a paused one, or let the new runs of a finished one catch up."""
        if self.state == "paused":
            self.driver.resume()
        elif self.can_start:
            fresh = self.missing()
            if len(fresh) in (0, len(self.contenders)):
                fresh = list(self.contenders)
                self._forget()
            for contender in fresh:
                self._drop(contender.name)
            specs = [self.spec_of(c) for c in fresh]
            if not self.same_start:  # a run that joins later draws what it would have drawn from the beginning
                first = self.contenders.index(fresh[0])
                specs = [spec.replace(seed=(self.seed + first) % 2**31) for spec in specs]
            self._racing.update(zip((c.name for c in fresh), (self.spec_of(c) for c in fresh), strict=True))
            seeds = [(self.seed + i) % 2**31 for i in range(self.seeds)] if self.seeds > 1 else []
            self._drive(
                RaceWork(
                    specs,
                    [c.name for c in fresh],
                    self._load,
                    same_start=self.same_start,
                    seeds=seeds,
                    by_epoch=self.by_epoch,
                    title=recipes.load(self.recipe).title if self.recipe else self.title,
                    runs=self._runs or runs_folder(),
                )
            )
        self.changed.emit()

    def go_on(self) -> None:
        """Take up a stopped race where it was left."""
        if self.can_go_on and self.work is not None and isinstance(self.work.race, Race):
            self._drive(self.work.continued(self.work.race.checkpoints()))
            self.changed.emit()

    @property
    def can_go_on(self) -> bool:
        """Whether the last race was stopped on its way and can be taken up again."""
        if self.busy or self.work is None or not isinstance(self.work.race, Race):
            return False
        return any(self._reason(name) == "stopped" for name in self.work.race.runs)

    def _reason(self, name: str) -> str:
        record = self.comparison.records.get(name)
        return record.reason if record else ""

    def _drive(self, work: RaceWork) -> None:
        self.failure = None
        self._worked_s, self._told_at = 0.0, None
        self._begun_at = self.fraction
        self.comparison.setup = self.setup()
        self.work = work
        self.driver.drive(work, self.take_events, self._end)

    def pause(self) -> None:
        """Hold after the step that is being taken."""
        self.driver.pause()
        self.changed.emit()

    def step(self) -> None:
        """Let every run take one step, then hold."""
        if self.state == "idle":
            self.start()
        active = sum(1 for c in self.contenders if not self._reason_of(c)) or 1
        self.driver.resume(steps=active)
        self.changed.emit()

    def stop(self) -> None:
        """End the race now."""
        self.driver.stop()
        self.changed.emit()

    def _reason_of(self, contender: Contender) -> str:
        records = self._records(contender.name)
        return records[-1].reason if records else ""

    def _pass_on(self, name: str, before: Any, after: Any) -> None:
        """Tell the running race what of a contender's new value it can take at once."""
        if self.work is None or not self.takes_at_once:
            return
        if isinstance(after, Component) and type(after) is not type(before):
            return
        old, new = (live_settings(self._variation.apply(self.base, value)) for value in (before, after))
        for path, value in new.items():
            if value != old[path]:
                self.work.change(path.rpartition(".")[2], value, name)

    @property
    def takes_at_once(self) -> bool:
        """Whether the new value of a run reaches the race that goes on."""
        return self._variation.path in ("optimizer", *live_settings(self.base))

    def take_events(self, events: Sequence[Event]) -> None:
        """What the race told, in order."""
        now = self._clock()
        if self._told_at is not None:
            self._worked_s += min(now - self._told_at, 1.0)  # longer is a pause
        self._told_at = now
        for event in events:
            self._apply(event)
        self._gather()
        self.changed.emit()

    def _apply(self, event: Event) -> None:
        record = self.comparison.apply(event)
        run = event.run
        if isinstance(event, Started):
            self._curves_for(run)
        x = self._x(record, event.step)
        if isinstance(event, StepEnded):
            self._loss[run].append(x, event.loss)
        elif isinstance(event, Evaluated | EpochEnded):
            test = self._test[run]
            if not len(test) or test.x[-1] != x:
                test.append(x, event.test_accuracy)
            if isinstance(event, EpochEnded):
                self._train[run].append(x, event.train_accuracy)
        elif isinstance(event, Probed) and event.step:
            self._length[run].append(x, event.step_length)
        elif isinstance(event, Changed):
            text = f"{plain_name(run)}: {change_text(event.setting, event.before, event.after)}"
            for curves in (self.losses, self.accuracies):
                curves.mark(x, text)
        elif isinstance(event, Finished):
            record.reason = event.reason

    def _x(self, record: Record, step: int) -> float:
        return step / record.steps_per_epoch if self.by_epoch and record.steps_per_epoch else float(step)

    def _curves_for(self, run: str) -> None:
        series = next((c.series for c in self.contenders if c.name == plain_name(run)), None)
        if series is None:
            taken = {c.series for c in self.contenders} | {curve.series for curve in self._loss.values()}
            series = next((s for s in range(1, MOST + 1) if s not in taken), MOST)
        name = plain_name(run)
        if run not in self._loss:
            self._loss[run] = Curve(name, series, window=self.smoothing)
            self._test[run] = Curve(name, series)
            self._train[run] = Curve(name, series)
            self._length[run] = Curve(name, series)

    def _end(self, error: Exception | None) -> None:
        if error is not None:
            self.failure = error
        self._gather()
        self.changed.emit()
        self.finished.emit()

    def _forget(self) -> None:
        for key in list(self.comparison.records):
            if plain_name(key) not in self.guests:
                self._drop(plain_name(key))
        for curves in (self.losses, self.accuracies):
            curves.marks.clear()

    # -- what is shown -------------------------------------------------------------------------------------------------
    def show_accuracy(self, what: str) -> None:
        """Show test accuracy, train accuracy, both, or the length of the steps in the second plot."""
        self.accuracy_shown = what
        self._gather()
        self.changed.emit()

    def smooth(self, steps: int) -> None:
        """Smooth the losses over another number of steps, at once."""
        self.smoothing = steps
        for curve in self._loss.values():
            curve.window = steps
        self._gather()
        self.changed.emit()

    def toggle(self, name: str) -> None:
        """Hide or show a run in every plot."""
        self._hidden ^= {name}
        self._gather()
        self.changed.emit()

    def hidden(self, name: str) -> bool:
        """Whether a run is hidden in the plots."""
        return name in self._hidden

    def shown_names(self) -> list[str]:
        """Every run that has a row: contenders first, then those laid over."""
        return [*(c.name for c in self.contenders), *self.guests]

    def _keys(self, name: str) -> list[str]:
        return [key for key in self.comparison.records if plain_name(key) == name]

    def _records(self, name: str) -> list[Record]:
        return [self.comparison.records[key] for key in self._keys(name)]

    def _gather(self) -> None:
        """Make the plots' curves those of the runs: one each, or mean and spread over the seeds."""
        self.losses.curves = self._shown(self._loss)
        shown = self.accuracy_shown
        groups = {"train": self._train, "length": self._length}.get(shown, self._test)
        self.accuracies.curves = self._shown(groups)
        if shown == "both":
            for curve in self._shown(self._train):
                twin = _copy(curve, f"{curve.name}, train")
                twin.thin = True
                self.accuracies.curves.append(twin)
        ends = [self._x(r, r.total_steps) for r in self.comparison.records.values() if r.total_steps]
        self.losses.x_end = self.accuracies.x_end = max(ends, default=None)

    def _shown(self, group: dict[str, Curve]) -> list[Curve]:
        found: list[Curve] = []
        for name in self.shown_names():
            curves = [group[key] for key in self._keys(name) if key in group]
            if not curves:
                continue
            curve = curves[0] if len(curves) == 1 else _mean(curves)
            curve.visible = name not in self._hidden
            found.append(curve)
        return found

    def standings(self) -> list[Standing]:
        """The table, in the order asked for; runs without a number come last."""
        rows = [self._standing(name) for name in self.shown_names()]
        if self.sort_by:
            known = [row for row in rows if self.sort_key(row) is not None]
            known.sort(key=lambda row: self.sort_key(row) or 0.0, reverse=not self.sort_up)
            rows = known + [row for row in rows if self.sort_key(row) is None]
        return rows

    def sort(self, column: str) -> None:
        """Sort the table by a column; again turns the order round, a third time gives the first order back."""
        best_is_low = column not in ("accuracy", "progress")
        if self.sort_by != column:
            self.sort_by, self.sort_up = column, best_is_low
        elif self.sort_up == best_is_low:
            self.sort_up = not best_is_low
        else:
            self.sort_by = ""
        self.changed.emit()

    def sort_key(self, row: Standing) -> float | None:
        """The number of a row in the column that the table is sorted by."""
        if self.sort_by.startswith("to "):
            return row.steps_to[float(self.sort_by[3:])]
        value: float | None = getattr(row, self.sort_by)
        return value

    def best(self, column: str, rows: Sequence[Standing]) -> str:
        """The run that is best in a column; empty where fewer than two have a number."""

        def value(row: Standing) -> float | None:
            found: float | None = row.steps_to[float(column[3:])] if column.startswith("to ") else getattr(row, column)
            return found if found is not None and math.isfinite(found) else None

        known = [(value(row), row.name) for row in rows]
        numbers = [(v, name) for v, name in known if v is not None]
        if len(numbers) < 2:
            return ""
        return (max if column == "accuracy" else min)(numbers)[1]

    def _standing(self, name: str) -> Standing:
        records = self._records(name)
        series = next((c.series for c in self.contenders if c.name == name), 0)
        series = series or next((self._loss[key].series for key in self._keys(name) if key in self._loss), 1)
        spreads: dict[str, float] = {}

        def mean(column: str, values: Sequence[float | None], *, whole: bool = False) -> float | None:
            known = [v for v in values if v is not None]
            if not known or (whole and len(known) < len(values)):
                return None
            if len(known) > 1:
                spreads[column] = statistics.stdev(known) if all(map(math.isfinite, known)) else math.nan
            return statistics.fmean(known)

        reasons = ["guessing" if r.guessing else r.reason for r in records]
        worst = next((r for r in WORST_FIRST if r in reasons), "completed")
        return Standing(
            name,
            series,
            loss=mean("loss", [r.loss for r in records]),
            best_loss=mean("best_loss", [r.lowest_loss for r in records]),
            accuracy=mean("accuracy", [r.best_accuracy for r in records]),
            steps_to={level: mean(f"to {level}", [r.steps_to(level) for r in records], whole=True) for level in LEVELS},
            ms_per_step=mean("ms_per_step", [r.ms_per_step for r in records]),
            progress=math.fsum(r.progress for r in records) / max(self.seeds, len(records)) if records else 0.0,
            reason=worst if records else "",
            step=max((r.step for r in records), default=0),
            spreads=spreads,
        )

    @property
    def winner(self) -> str:
        """The run with the best test accuracy; empty before there is one."""
        rows = [row for row in self.standings() if row.accuracy is not None and row.name not in self.guests]
        return max(rows, key=lambda row: row.accuracy or 0.0).name if rows else ""

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done and planned, of the run that is furthest."""
        records = self.comparison.records.values()
        racing = [r for r in records if plain_name(r.name) not in self.guests]
        done = max((r.step for r in racing if not r.reason), default=max((r.step for r in racing), default=0))
        return done, max((r.total_steps for r in racing), default=0)

    @property
    def fraction(self) -> float:
        """Share of the whole work done, repeats included."""
        rows = [self._standing(c.name).progress for c in self.contenders]
        return math.fsum(rows) / len(rows) if rows else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds until the race ends, by its pace so far; None while unknown."""
        done = self.fraction - self._begun_at
        return self._worked_s * (1 - self.fraction) / done if self.busy and done > 0.01 else None

    # -- to and from elsewhere -----------------------------------------------------------------------------------------
    def trained(self, name: str) -> Trained | None:
        """A run's network with weights of its own; None where only its curves are here."""
        if self.work is None or self.work.race is None or self.busy:
            return None
        race = self.work.race if isinstance(self.work.race, Race) else self.work.race.races[-1]
        for key, racer in race.runs.items():
            if plain_name(key) == name and racer.step:
                best = self._standing(name).accuracy
                return Trained(name, racer.spec, racer.parameters.copy(), best)
        return None

    def experiment(self, name: str) -> Experiment | None:
        """A run's spec, to be trained on its own."""
        contender = next((c for c in self.contenders if c.name == name), None)
        return Experiment(name, self.spec_of(contender)) if contender and name not in self.problems else None

    def setup(self) -> dict[str, Any]:
        """What it takes to set this comparison up again, as plain data."""
        return {
            "recipe": self.recipe,
            "title": self.title,
            "spec": self.base.to_dict(),
            "data": self.data,
            "varies": self._variation.path,
            "values": [v.to_dict() if isinstance(v, Component) else v for v in self._values],
            "names": [c.name for c in self.contenders],
            "series": [c.series for c in self.contenders],
            "steps": self.steps,
            "epochs": self.epochs,
            "seed": self.seed,
            "seeds": self.seeds,
            "same_start": self.same_start,
            "guests": self.guests,
            "figure": self.figure,
            "shown": self.accuracy_shown,
        }

    def save(self, path: Path | str) -> None:
        """Write the whole comparison, curves included, as one JSON file.

        Raises: StoreError
        """
        self.comparison.setup = self.setup()
        self.comparison.save(path)
        self.path = Path(path)

    def open(self, path: Path | str) -> None:
        """Take back what `save` wrote.

        Raises: StoreError: no such file, or not a comparison.
        """
        if self.busy:
            return
        comparison = Comparison.load(path)
        setup = comparison.setup
        try:
            self._restore(setup)
        except (EngineError, *MALFORMED) as error:
            raise StoreError(
                "{name} is not a comparison of this program; choose a file that was saved on the Compare page",
                path=path,
                name=Path(path).name,
            ) from error
        self.path, self.work, self.failure = Path(path), None, None
        self.comparison = comparison
        self._rebuild()
        self._racing = {c.name: self.spec_of(c) for c in self.contenders if self._records(c.name)}
        self._set_up()

    def take_setup(self, setup: dict[str, Any]) -> None:
        """Set up what `setup` told, without its results; what no longer makes sense is left as it is."""
        before = self.setup()
        try:
            self._restore({**setup, "guests": []})
        except (EngineError, *MALFORMED):
            self._restore({**before, "guests": []})
        self._set_up()

    def _restore(self, setup: dict[str, Any]) -> None:
        base = ExperimentSpec.from_dict(setup["spec"])
        variation = next(v for v in variations(base) if v.path == setup["varies"])
        values = [_from_plain(variation, value) for value in setup["values"]]
        contenders = tuple(
            Contender(str(name), value, int(series))
            for name, value, series in zip(setup["names"], values, setup["series"], strict=True)
        )
        plain = {key: setup[key] for key in ("recipe", "title", "data", "steps", "epochs", "seed", "seeds")}
        self.base, self._variation, self._values, self.contenders = base, variation, values, contenders
        self._fixed_names = [c.name for c in contenders]
        for key, value in plain.items():
            setattr(self, key, value)
        self.same_start, self.figure = bool(setup["same_start"]), str(setup["figure"])
        self.accuracy_shown, self.guests = str(setup["shown"]), [str(g) for g in setup["guests"]]

    def lay_over(self, name: str, record: Record) -> None:
        """Show a run of another comparison, or a saved one, beside these.

        Raises: SpecError: eight runs are shown already.
        """
        if len(self.shown_names()) >= MOST:
            raise SpecError("at most {most} runs can be told apart; remove one first", field="runs", most=MOST)
        taken = self.shown_names()
        unique = next(n for n in (name, *(f"{name} ({i})" for i in range(2, MOST + 2))) if n not in taken)
        record = Record.from_dict({**record.to_dict(), "name": unique})
        self.guests.append(unique)
        self.comparison.records[unique] = record
        self._curves_for(unique)
        self._fill(unique, record)
        self._gather()
        self.changed.emit()

    def kept_runs(self) -> list[RunSummary]:
        """The runs that are kept on this computer, the newest first."""
        return list_runs(self._runs or runs_folder())

    def lay_over_kept(self, folder: Path) -> None:
        """Show a kept run beside these.

        Raises: StoreError: it cannot be read; SpecError: eight runs are shown already.
        """
        summary = next((kept for kept in self.kept_runs() if kept.folder == folder), None)
        self.replay(summary.title if summary and summary.title else folder.name, list(read_events(folder)))

    def replay(self, name: str, events: Sequence[Event]) -> None:
        """Lay over a saved run, from the events it told.

        Raises: SpecError: eight runs are shown already.
        """
        record = Record(name)
        for event in events:
            record.apply(event)
        self.lay_over(name, record)

    def remove_guest(self, name: str) -> None:
        """Take away a run that was laid over."""
        self.guests.remove(name)
        self._drop(name)
        self._gather()
        self.changed.emit()

    def _rebuild(self) -> None:
        """Curves from the records, as if the events had come again."""
        for group in (self._loss, self._test, self._train, self._length):
            group.clear()
        for curves in (self.losses, self.accuracies):
            curves.marks.clear()
        for name, record in self.comparison.records.items():
            self._curves_for(name)
            self._fill(name, record)
            for step, setting, before, after in record.changes:
                text = f"{plain_name(name)}: {change_text(setting, before, after)}"
                for curves in (self.losses, self.accuracies):
                    curves.mark(self._x(record, step), text)
        self._gather()

    def _fill(self, name: str, record: Record) -> None:
        per = record.steps_per_epoch if self.by_epoch and record.steps_per_epoch else 1
        self._loss[name].extend(np.arange(1, len(record.losses) + 1) / per, np.array(record.losses))
        groups = ((self._test, record.tests), (self._train, record.trains), (self._length, record.lengths))
        for group, points in groups:
            group[name].extend([step / per for step, _ in points], [value for _, value in points])


def _only(variation: Variation, specs: Sequence[ExperimentSpec]) -> bool:
    """Whether specs differ in what this variation names, and in nothing else."""
    if variation.path in ("activation", "batch_norm"):
        return False
    first = specs[0]
    try:
        return all(variation.apply(first, _value(variation, spec)) == spec for spec in specs)
    except EngineError:
        return False


def _value(variation: Variation, spec: ExperimentSpec) -> Any:
    """What a spec has in the place that a variation names."""
    found: Any = spec
    for part in variation.path.split("."):
        found = found[int(part) - 1] if part.isdecimal() else getattr(found, part)
    return found


def _from_plain(variation: Variation, value: Any) -> Any:
    if variation.family is None:
        return value
    family = FAMILIES["layers"] if variation.path == "activation" else variation.family
    return family.from_dict(value)


def _copy(curve: Curve, name: str) -> Curve:
    twin = Curve(name, curve.series, window=curve.window, dots=curve.dots)
    twin.replace(curve.x, curve.y, curve.spread)
    twin.visible = curve.visible
    return twin


def _mean(curves: Sequence[Curve]) -> Curve:
    """Mean and spread of one run from several seeds, as far as the longest has come."""
    smooth = [curve.smoothed() for curve in curves if len(curve)]
    out = Curve(curves[0].name, curves[0].series)
    if not smooth:
        return out
    longest = max(smooth, key=lambda points: float(points[0][-1]))
    x = longest[0]
    rows = np.array([np.interp(x, px, py, left=np.nan, right=np.nan) for px, py in smooth])
    known = np.isfinite(rows)
    count = known.sum(axis=0)
    filled = np.where(known, rows, 0.0)
    mean = filled.sum(axis=0) / np.maximum(count, 1)
    squares = np.where(known, (rows - mean) ** 2, 0.0).sum(axis=0)
    spread = np.sqrt(squares / np.maximum(count - 1, 1))
    out.replace(x, np.where(count > 0, mean, np.nan), spread)
    return out
