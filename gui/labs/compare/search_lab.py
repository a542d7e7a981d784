"""What the search view knows: what varies, how it is searched, every trial, the best so far, and what matters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine import recipes
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.fitting import fitted_to
from engine.racing.variations import Variation, variations
from engine.registry import Component, Field
from engine.spec import ExperimentSpec
from engine.study.cluster import Cluster
from engine.study.proposals import importances
from engine.study.search import OneProcess, Plan, Search, SearchEnded, TrialEnded, TrialReported, TrialStarted
from engine.study.space import Setting, Values, apply, check
from engine.study.storage import StudyFile, new_path
from engine.study.trial import LOOKS, Outcome
from gui.labs import dataset_cache
from gui.labs.driving import Driver, Inline, ReportingWork
from gui.labs.handover import Experiment, Rivals
from gui.labs.signal import Signal

FIRST_RECIPE, FIRST_DATA = "two-layer", "mnist-sample"
FIRST_PATHS = ("optimizer.learning_rate", "optimizer", "layers.2.units")
MOST_SETTINGS = 8
MATTERS_EVERY = 5  # trials: what matters changes slowly
Item = TrialStarted | TrialReported | TrialEnded | SearchEnded | dict[str, float]


@dataclass(frozen=True)
class Varied:
    """A setting that varies, with what the experiment offers for it."""

    setting: Setting
    variation: Variation

    @property
    def ranged(self) -> bool:
        """Whether a range is searched, not choices."""
        return not self.setting.choices


@dataclass
class Trial:
    """One row of the table: its values and how far it came."""

    number: int
    values: Values
    reports: tuple[float, ...] = ()
    outcome: Outcome | None = None

    @property
    def state(self) -> str:
        """running, done, pruned or failed."""
        return "running" if self.outcome is None else self.outcome.state

    @property
    def accuracy(self) -> float | None:
        """Right validation digits 0…1, so far or at the end."""
        if self.outcome is not None:
            return self.outcome.accuracy
        return self.reports[-1] if self.reports else None


class SearchWork(ReportingWork[Any]):
    """A search as a driver carries it out: the data, the workers, every event, and now and then what matters."""

    def __init__(
        self, plan: Plan, workers: int, load: Callable[[str], Dataset], study: Callable[[], StudyFile]
    ) -> None:
        super().__init__()
        self._plan, self._workers, self._load, self._study = plan, workers, load, study
        self.search: Search | None = None
        self._stopped = False

    def events(self) -> Iterator[Item]:
        data = self._load(self._plan.spec.data)
        spec = fitted_to(self._plan.spec, data.image_shape, len(data.classes))
        plan = replace(self._plan, spec=spec)
        workers: OneProcess | Cluster
        if self._workers == 1:
            workers = OneProcess(data, lambda *report: self.report(TrialReported(*report)))
        else:
            workers = Cluster(data, spec.data, workers=self._workers)
        try:
            self.search = Search(plan, data, workers, self._study())
            if self._stopped:
                return
            for event in self.search.events():
                yield event
                ended = isinstance(event, TrialEnded) and len(self.search.done) % MATTERS_EVERY == 0
                if ended or isinstance(event, SearchEnded):
                    yield importances(self._plan.space, self.search.done)
        finally:
            if isinstance(workers, Cluster):
                workers.close()

    def stop(self) -> None:
        """Ask for the end; it comes at the next moment that allows it."""
        self._stopped = True
        if self.search is not None:
            self.search.stop()


class SearchLab:
    """A search that is set up, its trials and its results; `changed` is emitted when something is different."""

    def __init__(
        self,
        driver: Driver | None = None,
        *,
        load: Callable[[str], Dataset] = dataset_cache.dataset,
        study: Callable[[str], StudyFile] = lambda title: StudyFile(new_path(title)),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.changed = Signal()
        self._driver: Driver = driver or Inline()
        self._load, self._study, self._clock = load, study, clock
        self.recipe, self.data = FIRST_RECIPE, FIRST_DATA
        self.by, self.prune, self.trials_wanted, self.repeats, self.workers = "tpe", True, 48, 1, 1
        self.steps = 400
        self.varied: list[Varied] = []
        self.trials: dict[int, Trial] = {}
        self.matters: dict[str, float] = {}
        self.ended: SearchEnded | None = None
        self.failure: Exception | None = None
        self.best: int | None = None
        self.chosen: int | None = None
        self.brushes: dict[str, tuple[float, float]] = {}  # by axis, shares of its height
        self.work: SearchWork | None = None
        self.space: tuple[Setting, ...] = ()  # of the trials that are shown
        self._started = 0.0
        self._take_first()

    # -- what is set up ------------------------------------------------------------------------------------------------
    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        return self._driver.state

    @property
    def busy(self) -> bool:
        """Whether a search is under way."""
        return self.state != "idle"

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment that every trial changes."""
        return recipes.load(self.recipe).spec.replace(data=self.data, steps=self.steps, epochs=0)

    def offered(self) -> list[Variation]:
        """What may vary besides what does already."""
        taken = {one.setting.path for one in self.varied}
        found = [v for v in variations(self.spec) if v.path not in taken and v.path not in ("activation", "batch_norm")]
        return found if len(self.varied) < MOST_SETTINGS else []

    def choose_recipe(self, name: str) -> None:
        """Search another recipe; what it has not varies no longer."""
        self.recipe = name
        known = {v.path: v for v in variations(self.spec)}
        self.varied = [Varied(one.setting, known[one.setting.path]) for one in self.varied if one.setting.path in known]
        if not self.varied:
            self._take_first()
        self.changed.emit()

    def edit(self, **changes: Any) -> None:
        """Change data, by, prune, trials_wanted, repeats, steps or workers: at the next start."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.changed.emit()

    def add(self, path: str) -> None:
        """Let one more setting vary, over a usual range."""
        found = next((v for v in self.offered() if v.path == path), None)
        if found is not None:
            self.varied.append(Varied(usual(found), found))
            self.changed.emit()

    def remove(self, path: str) -> None:
        """Let a setting vary no longer."""
        self.varied = [one for one in self.varied if one.setting.path != path]
        self.changed.emit()

    def change(self, path: str, **changes: Any) -> None:
        """Change a range or the choices of a setting."""
        self.varied = [
            Varied(replace(one.setting, **changes), one.variation) if one.setting.path == path else one
            for one in self.varied
        ]
        self.changed.emit()

    def problem(self) -> EngineError | None:
        """Why the search cannot be started; None where it can."""
        try:
            check(self.spec, [one.setting for one in self.varied])
        except EngineError as error:
            return error
        return None

    def _take_first(self) -> None:
        known = {v.path: v for v in variations(self.spec)}
        self.varied = [Varied(usual(known[path]), known[path]) for path in FIRST_PATHS if path in known]

    # -- the search ----------------------------------------------------------------------------------------------------
    def start(self) -> None:
        """Search with what is set up."""
        if self.busy or self.problem() is not None:
            return
        self.space = tuple(one.setting for one in self.varied)
        title = recipes.load(self.recipe).title
        prune = "median" if self.prune else None
        plan = Plan(self.spec, self.space, self.trials_wanted, self.by, prune, self.repeats, title=title)
        self.trials, self.matters, self.ended, self.failure = {}, {}, None, None
        self.best = self.chosen = None
        self.brushes = {}
        self._started = self._clock()
        self.work = SearchWork(plan, self.workers, self._load, lambda: self._study(self.recipe))
        self._driver.drive(self.work, self._take, self._end)
        self.changed.emit()

    def pause(self) -> None:
        """Start no further trial until continued."""
        self._driver.pause()
        self.changed.emit()

    def resume(self) -> None:
        """Continue after a pause."""
        self._driver.resume()
        self.changed.emit()

    def stop(self) -> None:
        """End the search; what is done stays."""
        self._driver.stop()
        self.changed.emit()

    def close(self) -> None:
        """End what is under way, and wait for it."""
        self._driver.close()

    def _take(self, items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, dict):
                self.matters = item
            elif isinstance(item, TrialStarted):
                self.trials[item.number] = Trial(item.number, item.values)
            elif isinstance(item, TrialReported):
                trial = self.trials.get(item.number)
                if trial is not None and item.place == len(trial.reports) + 1:
                    trial.reports = (*trial.reports, item.accuracy)
            elif isinstance(item, TrialEnded):
                number = item.outcome.number
                if number in self.trials:
                    self.trials[number].outcome = item.outcome
                self.best = item.best
            else:
                self.ended = item
                self.best = item.best
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        self.failure = error
        self.trials = {k: trial for k, trial in self.trials.items() if trial.outcome is not None}
        self.changed.emit()

    # -- what is shown -------------------------------------------------------------------------------------------------
    @property
    def done(self) -> int:
        """How many trials are over."""
        return sum(trial.outcome is not None for trial in self.trials.values())

    @property
    def fraction(self) -> float:
        """How far the search is, 0…1."""
        running = sum(min(len(t.reports) / LOOKS, 1.0) for t in self.trials.values() if t.outcome is None)
        return min(1.0, (self.done + running) / max(self.trials_wanted, 1))

    @property
    def left_s(self) -> float | None:
        """Seconds that the search will still take, as it went so far."""
        if not self.busy or self.fraction < 0.02:
            return None
        return (self._clock() - self._started) * (1 - self.fraction) / self.fraction

    def rows(self) -> list[Trial]:
        """The table: trials that run first, then the best first."""

        def place(trial: Trial) -> tuple[int, float, int]:
            order = ("running", "done", "pruned", "failed").index(trial.state)
            return order, -(trial.accuracy or 0.0), trial.number

        return sorted(self.trials.values(), key=place)

    def curve(self) -> list[tuple[int, float]]:
        """The best accuracy so far, wherever it rose: (trial from 1, accuracy)."""
        found: list[tuple[int, float]] = []
        for number in sorted(self.trials):
            trial = self.trials[number]
            if trial.state == "done" and trial.accuracy is not None and (not found or trial.accuracy > found[-1][1]):
                found.append((number + 1, trial.accuracy))
        return found

    def choose(self, number: int | None) -> None:
        """Mark a trial in every view."""
        self.chosen = number
        self.changed.emit()

    def brush(self, axis: str, low: float, high: float) -> None:
        """Keep only trials whose value on an axis is in this part of it (shares of its height); none clears it."""
        if high - low < 0.01:
            self.brushes.pop(axis, None)
        else:
            self.brushes[axis] = (low, high)
        self.changed.emit()

    def clear_brushes(self) -> None:
        """Show all trials again."""
        self.brushes.clear()
        self.changed.emit()

    def kept(self, trial: Trial, heights: dict[str, float]) -> bool:
        """Whether a trial is in every brushed part; `heights` are its places on the axes."""
        return all(low <= heights.get(axis, -1.0) <= high for axis, (low, high) in self.brushes.items())

    # -- to other pages ------------------------------------------------------------------------------------------------
    def experiment(self, number: int | None = None) -> Experiment | None:
        """A trial's spec, to be trained: the best one, or the one that is named."""
        place = self.best if number is None else number
        trial = self.trials.get(-1 if place is None else place)
        if trial is None:
            return None
        name = f"{recipes.load(self.recipe).title} · {trial.number + 1}"
        return Experiment(name, apply(self.spec, self.space, trial.values))

    def rivals(self, first: int, second: int) -> Rivals | None:
        """Two trials, to be raced."""
        pair = [self.experiment(number) for number in (first, second)]
        if pair[0] is None or pair[1] is None or first == second:
            return None
        names = tuple(one.name.rpartition(" · ")[2] for one in pair if one is not None)
        return Rivals("", names, tuple(one.spec for one in pair if one is not None))

    def table(self) -> list[list[str]]:
        """All trials as rows of a table."""
        rows = [["trial", "state", "accuracy", *(setting.path for setting in self.space)]]
        for trial in self.rows():
            values = [str(trial.values.get(setting.path, "")) for setting in self.space]
            accuracy = "" if trial.accuracy is None else f"{trial.accuracy:.6f}"
            rows.append([str(trial.number + 1), trial.state, accuracy, *values])
        return rows

    # -- kept between starts -------------------------------------------------------------------------------------------
    def setup(self) -> dict[str, Any]:
        """What is set up, as plain data."""
        numbers = {name: getattr(self, name) for name in ("recipe", "data", "by", "trials_wanted", "repeats", "steps")}
        return {**numbers, "prune": self.prune, "over": [one.setting.text() for one in self.varied]}


def usual(variation: Variation) -> Setting:
    """A usual range, or the usual choices, for something that may vary."""
    path, field = variation.path, variation.field
    if variation.family is not None or field is None or field.type is bool or field.hyper.choices:
        values = [v.kind if isinstance(v, Component) else v for v in variation.values]
        return Setting(path, tuple(dict.fromkeys(values)))
    low, high, log = _range(field, variation.values)
    return Setting(path, (), low, high, log, whole=field.type is int)


def _range(field: Field, values: tuple[Any, ...]) -> tuple[float, float, bool]:
    if field.name == "learning_rate":
        return 1e-4, 1.0, True
    if field.name == "ratio":
        return 0.0, 0.5, False
    if field.name == "weight_decay":
        return 1e-6, 1e-2, True
    low, high = float(min(values)), float(max(values))
    if field.name in ("units", "filters", "batch_size"):
        return max(1.0, low), max(high, low + 1), True
    if field.hyper.low is not None and field.hyper.high is not None and (low == high):
        return field.hyper.low, field.hyper.high, field.hyper.log and field.hyper.low > 0
    return low, high if high > low else low + 1, False
