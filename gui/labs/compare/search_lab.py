"""What the search view knows: what varies, how it is searched, and how a search, a class or a study is carried out."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine import recipes
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.racing.variations import Variation, variations
from engine.spec import ExperimentSpec
from engine.study.address import scheduler_address
from engine.study.gathering import ClassStudy, Looked
from engine.study.proposals import METHODS
from engine.study.search import SearchPlan, TrialEnded, TrialReported, TrialStarted
from engine.study.space import SearchedSetting, check, parse
from engine.study.storage import StudyFile, named_path, new_path, studies_folder
from engine.study.trial import LOOKS
from gui.labs import dataset_cache
from gui.labs.compare.search_works import Answered, ClassWork, Item, Matters, OpenedStudy, SearchWork, StudyOpening
from gui.labs.compare.trials import TrialBoard, TrialRow
from gui.labs.compare.usual_ranges import usual
from gui.labs.driving import Driver, Inline

FIRST_RECIPE, FIRST_DATA = "two-layer", "mnist-sample"
FIRST_PATHS = ("optimizer.learning_rate", "optimizer", "layers.2.units")
NO_PATH = ("activation", "batch_norm", "remedy")  # change several layers at once: no single setting of a spec
MOST_SETTINGS = 8
FREE = ("trials_wanted", "repeats", "workers", "scheduler", "keep")  # what a search that is continued may change


@dataclass(frozen=True)
class Varied:
    """A setting that varies, with what the experiment offers for it."""

    setting: SearchedSetting
    variation: Variation

    @property
    def ranged(self) -> bool:
        """Whether a range is searched, not choices."""
        return not self.setting.choices


class SearchLab(TrialBoard):
    """A search that is set up, its trials and its results; `changed` is emitted when something is different.

    `reader` carries out what is no search: opening a study, and gathering a class's runs.
    """

    def __init__(
        self,
        driver: Driver | None = None,
        reader: Driver | None = None,
        *,
        load: Callable[[str], Dataset] = dataset_cache.dataset,
        study: Callable[[str], StudyFile] = lambda title: StudyFile(new_path(title)),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._driver: Driver = driver or Inline()
        self._reader: Driver = reader or Inline()
        self._load, self._study, self._clock = load, study, clock
        self.recipe, self.data = FIRST_RECIPE, FIRST_DATA
        self.by, self.prune, self.trials_wanted, self.repeats, self.workers = "tpe", True, 48, 1, 1
        self.steps, self.keep = 400, True
        self.scheduler = ""  # as it was typed; empty: this machine
        self.answering: int | None = None  # workers of the cluster that is searched on
        self.varied: list[Varied] = []
        self.failure: Exception | None = None
        self.again: Callable[[], object] = bool  # does what failed again
        self.work: SearchWork | None = None
        self.looked: Looked | None = None  # the file of a class that is read now
        self.source: Path | None = None  # the study that is shown
        self._plan: SearchPlan | None = None  # of the search that is shown, and can be continued
        self._ran_s, self._since, self._fraction_before = 0.0, 0.0, 0.0
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
    def reading(self) -> bool:
        """Whether a study is opened, or a class's runs are gathered."""
        return self._reader.state != "idle"

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment that every trial of the next search changes."""
        return recipes.load(self.recipe).spec.replace(data=self.data, steps=self.steps, epochs=0)

    def offered(self) -> list[Variation]:
        """What may vary besides what does already."""
        taken = {one.setting.path for one in self.varied}
        found = [v for v in variations(self.spec) if v.path not in taken and v.path not in NO_PATH]
        return found if len(self.varied) < MOST_SETTINGS else []

    def choose_recipe(self, name: str) -> None:
        """Search another recipe; what it has not varies no longer."""
        self.recipe, self._plan = name, None
        known = {v.path: v for v in variations(self.spec)}
        self.varied = [Varied(one.setting, known[one.setting.path]) for one in self.varied if one.setting.path in known]
        if not self.varied:
            self._take_first()
        self.changed.emit()

    def edit(self, **changes: Any) -> None:
        """Change data, by, prune, trials_wanted, repeats, steps, keep, workers or scheduler: at the next start."""
        for name, value in changes.items():
            setattr(self, name, value)
        if set(changes) - set(FREE):
            self._plan = None
        self.changed.emit()

    def add(self, path: str) -> None:
        """Let one more setting vary, over a usual range."""
        found = next((v for v in self.offered() if v.path == path), None)
        if found is not None:
            self._vary([*self.varied, Varied(usual(found), found)])

    def remove(self, path: str) -> None:
        """Let a setting vary no longer."""
        self._vary([one for one in self.varied if one.setting.path != path])

    def change(self, path: str, **changes: Any) -> None:
        """Change a range or the choices of a setting; a log scale has no steps."""
        if changes.get("log"):
            changes["step"] = None
        elif changes.get("step"):
            changes["log"] = False
        self._vary(
            [
                Varied(replace(one.setting, **changes), one.variation) if one.setting.path == path else one
                for one in self.varied
            ]
        )

    def _vary(self, varied: list[Varied]) -> None:
        self.varied, self._plan = varied, None
        self.changed.emit()

    def problem(self) -> EngineError | None:
        """Why the search cannot be started; None where it can."""
        return self.space_problem() or self.address_problem()

    def space_problem(self) -> EngineError | None:
        """What is wrong with what varies."""
        return _refused(lambda: check(self.spec, [one.setting for one in self.varied]))

    def address_problem(self) -> EngineError | None:
        """What is wrong with the address of the scheduler."""
        return _refused(lambda: scheduler_address(self.scheduler))

    def _take_first(self) -> None:
        known = {v.path: v for v in variations(self.spec)}
        self.varied = [Varied(usual(known[path]), known[path]) for path in FIRST_PATHS if path in known]

    # -- the search ----------------------------------------------------------------------------------------------------
    @property
    def can_continue(self) -> bool:
        """Whether the search that is shown can be continued: stopped, opened, or given more trials."""
        return not self.busy and self._plan is not None and self.source is not None and self.done < self.trials_wanted

    def start(self) -> None:
        """Search with what is set up."""
        if self.busy or self.reading or self.problem() is not None:
            return
        space = tuple(one.setting for one in self.varied)
        title = recipes.load(self.recipe).title
        prune = "median" if self.prune else None
        plan = SearchPlan(
            self.spec, space, self.trials_wanted, self.by, prune, self.repeats, keep=self.keep, title=title
        )
        self.clear()
        self.source = None
        self._drive(plan, lambda: self._study(self.recipe))

    def continue_search(self) -> None:
        """Continue the search that is shown, to as many trials as are wanted now."""
        plan, source = self._plan, self.source
        if plan is None or source is None or not self.can_continue or self.reading or self.address_problem():
            return
        again = replace(plan, trials=self.trials_wanted, repeats=self.repeats, keep=self.keep)
        self._drive(again, lambda: StudyFile(source))

    def _drive(self, plan: SearchPlan, study: Callable[[], StudyFile]) -> None:
        self.again = lambda: self._drive(plan, study)
        self._plan, self.space, self.shown_spec, self.shown_title = plan, plan.space, plan.spec, plan.title
        self.failure = self.ended = None
        self._fraction_before, self._ran_s, self._since = self.fraction, 0.0, self._clock()
        self.answering = None
        self.work = SearchWork(plan, self.workers, self._load, study, scheduler_address(self.scheduler))
        self._driver.drive(self.work, self._take, self._end)
        self.changed.emit()

    def pause(self) -> None:
        """Start no further trial until continued."""
        self._ran_s += self._clock() - self._since
        self._driver.pause()
        self.changed.emit()

    def resume(self) -> None:
        """Continue after a pause."""
        self._since = self._clock()
        self._driver.resume()
        self.changed.emit()

    def stop(self) -> None:
        """End the search; what is done stays."""
        self._driver.stop()
        self.changed.emit()

    def close(self) -> None:
        """End what is under way, and wait for it."""
        self._reader.close()
        self._driver.close()

    def _take(self, items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, Matters):
                self.matters, self.spreads = dict(item.shares), dict(item.spreads)
            elif isinstance(item, Answered):
                self.answering = item.workers
            elif isinstance(item, TrialStarted):
                self.trials[item.number] = TrialRow(item.number, item.values)
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
        if self.work is not None and self.work.path is not None:
            self.source = self.work.path
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        self.failure = error
        self.trials = {k: trial for k, trial in self.trials.items() if trial.outcome is not None}
        self.changed.emit()

    @property
    def fraction(self) -> float:
        """How far the search is, 0…1."""
        running = sum(min(len(t.reports) / LOOKS, 1.0) for t in self.trials.values() if t.outcome is None)
        return min(1.0, (self.done + running) / max(self.trials_wanted, 1))

    @property
    def left_s(self) -> float | None:
        """Seconds that the search will still take, as it went so far."""
        gained = self.fraction - self._fraction_before
        if not self.busy or gained < 0.02:
            return None
        ran = self._ran_s + (self._clock() - self._since if self.state == "running" else 0.0)
        return ran * (1 - self.fraction) / gained

    # -- studies and classes -------------------------------------------------------------------------------------------
    def studies(self, most: int = 12) -> list[Path]:
        """The studies that are kept, the newest first."""
        try:
            found = [path for path in studies_folder().glob("*.db") if not path.name.startswith(".")]
            return sorted(found, key=lambda path: -path.stat().st_mtime)[:most]
        except OSError:
            return []

    def open(self, path: Path) -> None:
        """Show a study: of a search, which can then be continued, or of a class."""
        if not self.busy and not self.reading:
            self._read(StudyOpening(path), path)

    def gather(self, sources: Sequence[Path], name: str) -> None:
        """Gather a class's runs from zip files and folders, as the study of that name.

        Raises: StoreError: no name for a study, or there is one of it.
        """
        if self.busy or self.reading:
            return
        path = named_path(name)
        if path.exists():
            path = new_path(name)
        self._read(ClassWork(sources, path.stem, lambda: StudyFile(path)), path)

    def _read(self, work: StudyOpening | ClassWork, path: Path) -> None:
        self.again = lambda: self._read(work, path)
        self.failure = None
        self._reader.drive(work, lambda items: self._take_read(items, path), self._end_reading)
        self.changed.emit()

    def stop_reading(self) -> None:
        """Leave the rest of a class's files."""
        self._reader.stop()
        self.changed.emit()

    def _take_read(self, items: Sequence[Looked | ClassStudy | OpenedStudy | Matters], path: Path) -> None:
        for item in items:
            if isinstance(item, Looked):
                self.looked = item
            elif isinstance(item, Matters):
                self.matters, self.spreads = dict(item.shares), dict(item.spreads)
            elif isinstance(item, ClassStudy):
                self.show_class(item, path.stem)
                self.source, self._plan = path, None
            else:
                self._show_opened(item)
        self.changed.emit()

    def _show_opened(self, found: OpenedStudy) -> None:
        self.clear()
        self.source, self.space, self.shown_spec, self.shown_title = (
            found.path,
            found.space,
            found.spec,
            found.path.stem,
        )
        self.trials = {n: TrialRow(n, values, (), outcome) for n, (values, outcome) in sorted(found.done.items())}
        curve = self.curve()
        self.best = curve[-1][0] - 1 if curve else None
        self._plan = SearchPlan(
            found.spec, found.space, self.trials_wanted, found.by, found.prune, self.repeats, title=found.path.stem
        )

    def _end_reading(self, error: Exception | None) -> None:
        self.failure, self.looked = error, None
        self.changed.emit()

    # -- kept between starts -------------------------------------------------------------------------------------------
    def setup(self) -> dict[str, Any]:
        """What is set up, as plain data."""
        names = ("recipe", "data", "by", "trials_wanted", "repeats", "steps", "keep", "prune", "scheduler")
        return {**{name: getattr(self, name) for name in names}, "over": [one.setting.text() for one in self.varied]}

    def take_setup(self, setup: Mapping[str, Any]) -> None:
        """Set up what `setup` says; what no longer makes sense is left as it is."""
        if setup.get("recipe") in [recipe.name for recipe in recipes.recipes()]:
            self.recipe = str(setup["recipe"])
        for name, known in (("data", tuple(sources.SOURCES)), ("by", METHODS)):
            if setup.get(name) in known:
                setattr(self, name, setup[name])
        for name, most in (("trials_wanted", 10_000), ("repeats", 20), ("steps", 1_000_000)):
            value = setup.get(name)
            if type(value) is int and 1 <= value <= most:
                setattr(self, name, value)
        for name in ("keep", "prune"):
            if isinstance(setup.get(name), bool):
                setattr(self, name, setup[name])
        if isinstance(setup.get("scheduler"), str):
            self.scheduler = setup["scheduler"]
        known_paths = {v.path: v for v in variations(self.spec)}
        found = []
        for text in setup.get("over", ()):
            with contextlib.suppress(EngineError, AttributeError):
                setting = parse(text, self.spec)
                if setting.path in known_paths:
                    found.append(Varied(setting, known_paths[setting.path]))
        if found:
            self.varied = found[:MOST_SETTINGS]
        else:
            self._take_first()
        self.changed.emit()


def _refused(do: Callable[[], object]) -> EngineError | None:
    try:
        do()
    except EngineError as error:
        return error
    return None
