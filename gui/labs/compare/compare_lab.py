"""What the Compare page knows: how the race is set up, how it continues, and what becomes of it.

`plan` (race_plan.py) holds the contenders: specs that differ in one thing from a recipe. They race (race_run.py) on the
driver; their reports go to `board` (race_board.py), which knows the curves and the table. A finished race takes new
runs, which catch up alone; a comparison can be saved whole and opened again; its networks go to other pages.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.data import download, sources
from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.racing.team import Racer
from engine.store.comparison import Comparison, Record
from engine.store.run_list import WEIGHTS_FILE, RunSummary, newest_runs, read_run
from engine.store.start import metadata_of
from engine.store.weights import load_weights
from gui.labs import dataset_cache
from gui.labs.compare.race_board import RaceBoard
from gui.labs.compare.race_findings import RaceFinding, race_findings
from gui.labs.compare.race_plan import FIGURES, FIRST_DATA, RacePlan
from gui.labs.compare.race_run import RaceRun
from gui.labs.compare.race_work import record_of
from gui.labs.datasets import Datasets
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.handover import Rivals, ToTrain, Trained
from gui.labs.plotting.curves import MOST_SERIES
from gui.labs.plotting.printed_curves import printed_record
from gui.labs.signal import Signal


class CompareLab:
    """The comparison that is set up, its race and its results.

    `changed` is emitted when something is different, `finished` when a race is over.
    """

    def __init__(
        self,
        driver: Driver | None = None,
        helper: Driver | None = None,
        *,
        load: Callable[..., Dataset] = dataset_cache.dataset,
        fetch: Callable[..., Path] = download.download,
        runs: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`driver` carries out the races, `helper` reads and fetches data; `runs` is the folder that keeps every run,
        without it the user's own."""
        self.changed = Signal()
        self.finished = Signal()
        self.helper = Newest(helper or Inline())
        self.datasets = Datasets(self.helper, self.changed.emit, load, fetch)
        self._judged: object = None  # what the findings are of
        self._findings: list[RaceFinding] = []
        self.plan = RacePlan(self.datasets)
        self.board = RaceBoard(self.plan)
        self.race = RaceRun(
            driver or Inline(),
            self.plan,
            self.board,
            self.datasets,
            changed=self.changed.emit,
            finished=self.finished.emit,
            runs=runs,
            clock=clock,
        )

    @property
    def findings(self) -> list[RaceFinding]:
        """What is wrong with the runs that are shown; nothing while they race."""
        if self.race.busy:
            return []
        records = self.board.comparison.records
        state = tuple((name, record.reason, record.step) for name, record in records.items()), len(self.race.at_end)
        if state != self._judged:
            self._judged, self._findings = state, race_findings(records.values(), self.race.at_end)
        return self._findings

    def close(self) -> None:
        """End what is under way, and wait for it."""
        self.race.close()
        self.helper.close()

    # -- what is set up ------------------------------------------------------------------------------------------------
    def choose_recipe(self, name: str) -> None:
        """Start from another recipe; what varies stays where that recipe has it."""
        if not self.race.busy:
            self._anew(lambda: self.plan.choose_recipe(name))

    def choose_variation(self, path: str) -> None:
        """Let another thing differ; the runs are the usual ones for it."""
        if not self.race.busy:
            self._anew(lambda: self.plan.choose_variation(path))

    def choose_data(self, name: str) -> None:
        """Race on a named data set, or on a folder, which is read first."""
        if not self.race.busy:
            self.datasets.choose(name, self._take_data)

    def _take_data(self, name: str) -> None:
        self.plan.choose_data(name)
        self._settle()

    def look_for_data(self) -> None:
        """See which data sets are there now."""
        if self.datasets.look():
            self.plan.judge()
            self.changed.emit()

    def fit(self) -> None:
        """Let the network have as many outputs as the data has classes."""
        if not self.race.busy:
            self.plan.fit()
            self._settle()

    def edit(self, **changes: Any) -> None:
        """Change steps, epochs, seed, seeds or same_start: at the next start."""
        self.plan.edit(**changes)
        self._settle()

    def show_figure(self, name: str) -> None:
        """Set up a figure of the course: four-optimizers, sgd-adam or five-initializers."""
        if not self.race.busy:
            self._anew(lambda: self.plan.show_figure(name))
            self.show_accuracy(FIGURES[name].shown)

    def receive(self, rivals: Rivals) -> None:
        """Take the specs that another page wants raced; they must differ in one thing only.

        Raises: SpecError: they differ in more.
        """
        self.datasets.keep()
        self._anew(lambda: self.plan.take(rivals))

    def set_value(self, place: int, value: Any) -> None:
        """Give one run another value; while it races, what can change at once does so at its next step."""
        contender = self.plan.contenders[place]
        if value == contender.value:
            return
        if self.race.busy:
            self.race.change(contender, value)
            self.plan.set_live(place, value)
            self.changed.emit()
        else:
            self.plan.set_value(place, value)
            self._settle()

    def add_run(self) -> None:
        """One more run, with a value of its own; a finished race takes it too."""
        if len(self.board.names()) < MOST_SERIES and not self.race.busy:
            self.plan.add()
            self._settle()

    def remove_run(self, place: int) -> None:
        """Take one run out."""
        if len(self.plan.contenders) > 1 and not self.race.busy:
            self.plan.remove(place)
            self._settle()

    def _anew(self, change: Callable[[], object]) -> None:
        """Change what the comparison is about: what raced before was another experiment."""
        figure = self.plan.figure
        change()
        self.race.forget()
        if figure and FIGURES[figure].shown == "both" and self.board.shown == "both":
            self.board.shown = "test"
        for name in self.board.guests[MOST_SERIES - len(self.plan.contenders) :]:  # no more than can be distinguished
            self._take_away(name)
        self.plan.recolor()
        self._settle()

    def _settle(self) -> None:
        self.board.follow_plan()
        self.changed.emit()

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
        return not self.race.busy and any(self._racer(key) or self._weights(key) for key in self.board.keys(name))

    def trained(self, name: str) -> Trained | None:
        """A run's network with weights of its own, of repeats the best; None where only its curves are here.

        Raises: StoreError: its weights were kept, but cannot be read.
        """
        keys = [key for key in self.board.keys(name) if not self.race.busy and (self._racer(key) or self._weights(key))]
        if not keys:
            return None
        key = max(keys, key=lambda key: self._last_accuracy(key) or 0.0)
        racer, path = self._racer(key), self._weights(key)
        if racer is not None:
            facts = metadata_of(racer, self._last_accuracy(key))
            return Trained(name, racer.live, racer.parameters.copy(), facts.test_accuracy, facts.temperature, path)
        loaded = load_weights(path or Path())
        facts = loaded.metadata
        return Trained(name, loaded.spec, loaded.parameters, facts.test_accuracy, facts.temperature, path)

    def _racer(self, key: str) -> Racer | None:
        racer = self.race.work.racer(key) if self.race.work is not None else None
        return racer if racer is not None and racer.step and np.isfinite(racer.parameters.theta).all() else None

    def _weights(self, key: str) -> Path | None:
        path = self.race.folders[key] / WEIGHTS_FILE if key in self.race.folders else None
        return path if path is not None and path.is_file() else None

    def _last_accuracy(self, key: str) -> float | None:
        tests = self.board.comparison.records[key].tests
        return tests[-1][1] if tests else None

    def experiment(self, name: str) -> ToTrain | None:
        """A run's spec, to be trained on its own."""
        contender = next((c for c in self.plan.contenders if c.name == name), None)
        if contender is None or name in self.plan.problems or self.plan.misfit is not None:
            return None
        return ToTrain(name, self.plan.spec_of(contender))

    def save(self, path: Path | str) -> None:
        """Write the whole comparison, curves included, as one JSON file.

        Raises: StoreError
        """
        self.board.comparison.setup = self.race.setup()
        self.board.comparison.save(path)

    def open(self, path: Path | str) -> None:
        """Take back what `save` wrote.

        Raises: StoreError: no such file, or not a comparison.
        """
        if self.race.busy:
            return
        comparison = Comparison.load(path)
        setup = comparison.setup
        if not self.race.restored(setup, guests=True):
            raise StoreError(
                "{name} is not a comparison of this program; choose a file that was saved on the Compare page",
                path=path,
                name=Path(path).name,
            )
        self.race.work, self.race.failure = None, None
        self.board.show(comparison)
        kept = setup.get("kept")
        names = kept.items() if isinstance(kept, dict) else ()
        self.race.folders = {str(key): self.race.home / Path(str(name)).name for key, name in names}
        self.race.remember_raced()
        self._settle()

    def take_setup(self, setup: dict[str, Any]) -> None:
        """Set up what `setup` says, without its results; what no longer makes sense is left as it is."""
        self.race.restored(setup)
        if self.plan.data not in sources.SOURCES and not os.path.exists(self.plan.data):
            self.plan.choose_data(FIRST_DATA)
        self._settle()

    def lay_over(self, name: str, record: Record) -> str:
        """Show a run of another comparison, or a saved one, beside these; returns the name that it got.

        Raises: SpecError: eight runs are shown already.
        """
        unique = self.board.lay_over(name, record)
        self.plan.reserved = self.board.reserved()
        self._settle()
        return unique

    def kept_runs(self, most: int = 100) -> list[RunSummary]:
        """The newest runs that are kept on this computer."""
        return newest_runs(most, self.race.home)

    def lay_over_kept(self, folder: Path) -> None:
        """Show a kept run beside these.

        Raises: StoreError: it cannot be read; SpecError: eight runs are shown already.
        """
        summary = read_run(folder)
        name = summary.title if summary and summary.title else folder.name
        self.race.folders[self.lay_over(name, record_of(name, folder))] = folder

    def lay_over_printed(self, recipe: str) -> None:
        """Show the accuracies that the notes print for a recipe beside these.

        Raises: SpecError: eight runs are shown already.
        """
        record = printed_record(recipe)
        self.lay_over(record.name, record)

    def remove_guest(self, name: str) -> None:
        """Take away a run that was laid over."""
        self._take_away(name)
        self._settle()

    def _take_away(self, name: str) -> None:
        self.board.remove_guest(name)
        self.race.folders.pop(name, None)
        self.plan.reserved = self.board.reserved()
