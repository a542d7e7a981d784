"""The trials that the search view shows: of a search that runs or ran, or a class's runs; what is marked among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.spec import ExperimentSpec
from engine.store.run_list import WEIGHTS_FILE, runs_folder
from engine.store.weights import load_weights
from engine.study.gathering import ClassStudy
from engine.study.search import SearchEnded
from engine.study.space import SearchedSetting, Values, apply
from engine.study.trial import Outcome
from gui.labs.handover import KeptRun, Rivals, ToTrain, Trained
from gui.labs.signal import Signal

ORDER = ("running", "done", "stopped", "pruned", "failed")  # of the table's rows


@dataclass
class TrialRow:
    """One row of the table: its values and how far it came; `student` whose it is, in a class's study."""

    number: int
    values: Values
    reports: tuple[float, ...] = ()
    outcome: Outcome | None = None
    student: str = ""
    spec: ExperimentSpec | None = None

    @property
    def state(self) -> str:
        """running, done, stopped, pruned or failed."""
        return "running" if self.outcome is None else self.outcome.state

    @property
    def accuracy(self) -> float | None:
        """Right validation digits 0…1, so far or at the end; in a class's study, right test digits."""
        if self.outcome is not None:
            return self.outcome.accuracy
        return self.reports[-1] if self.reports else None

    @property
    def folder(self) -> Path | None:
        """Where it is kept as a run, if it is."""
        if self.outcome is None or not self.outcome.run:
            return None
        folder = runs_folder() / self.outcome.run
        return folder if folder.is_dir() else None


class TrialBoard:
    """Trials, and what is marked among them; `changed` is emitted when something is different."""

    def __init__(self) -> None:
        self.changed = Signal()
        self.shown_spec = ExperimentSpec()  # what the trials that are shown change
        self.shown_title = ""
        self.space: tuple[SearchedSetting, ...] = ()  # of the trials that are shown
        self.trials: dict[int, TrialRow] = {}
        self.matters: dict[str, float] = {}
        self.spreads: dict[str, tuple[float, float]] = {}  # of what matters: 20 and 80 % of resamples
        self.ended: SearchEnded | None = None
        self.gathered: ClassStudy | None = None
        self.best: int | None = None
        self.chosen: int | None = None
        self.brushes: dict[str, tuple[float, float]] = {}  # by axis, shares of its height

    def clear(self) -> None:
        """Show no trial."""
        self.trials, self.matters, self.spreads, self.ended, self.gathered = {}, {}, {}, None, None
        self.best = self.chosen = None
        self.brushes = {}

    def show_class(self, study: ClassStudy, title: str) -> None:
        """Show a class's runs, one row each."""
        self.clear()
        self.gathered, self.space, self.shown_title = study, study.space, title
        for entry in study.entries:
            number = entry.outcome.number
            self.trials[number] = TrialRow(number, entry.values, (), entry.outcome, entry.student, entry.spec)
            self.shown_spec = entry.spec
        best = study.best()
        self.best = None if best is None else best.outcome.number

    # -- what is shown -------------------------------------------------------------------------------------------------
    @property
    def done(self) -> int:
        """How many trials are over."""
        return sum(trial.outcome is not None for trial in self.trials.values())

    def rows(self) -> list[TrialRow]:
        """The table: trials that run first, then the best first."""

        def place(trial: TrialRow) -> tuple[int, float, int]:
            return ORDER.index(trial.state), -(trial.accuracy or 0.0), trial.number

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

    def kept(self, trial: TrialRow, heights: Mapping[str, float]) -> bool:
        """Whether a trial is in every brushed part; `heights` are its places on the axes."""
        return all(low <= heights.get(axis, -1.0) <= high for axis, (low, high) in self.brushes.items())

    def table(self) -> list[list[str]]:
        """All trials as rows of a table."""
        whose = ["student"] if self.gathered else []
        rows = [["trial", *whose, "state", "accuracy", *(setting.path for setting in self.space)]]
        for trial in self.rows():
            values = [str(trial.values.get(setting.path, "")) for setting in self.space]
            accuracy = "" if trial.accuracy is None else f"{trial.accuracy:.6f}"
            student = [trial.student] if self.gathered else []
            rows.append([str(trial.number + 1), *student, trial.state, accuracy, *values])
        return rows

    # -- to other pages ------------------------------------------------------------------------------------------------
    def name_of(self, trial: TrialRow) -> str:
        """A trial by its recipe and number, or its student."""
        return f"{trial.student or self.shown_title} · {trial.number + 1}"

    def experiment(self, number: int | None = None) -> ToTrain | None:
        """A trial's spec, to be trained: the best one, or the one that is named."""
        place = self.best if number is None else number
        trial = self.trials.get(-1 if place is None else place)
        if trial is None:
            return None
        spec = trial.spec or apply(self.shown_spec, self.space, trial.values)
        return ToTrain(self.name_of(trial), spec)

    def rivals(self, first: int, second: int) -> Rivals | None:
        """Two trials, to be raced."""
        pair = [self.experiment(number) for number in (first, second)]
        if pair[0] is None or pair[1] is None or first == second:
            return None
        names = tuple(one.name for one in pair if one is not None)
        return Rivals("", names, tuple(one.spec for one in pair if one is not None))

    def run_of(self, number: int) -> KeptRun | None:
        """The run that keeps a trial, to be laid over others or reported; None where it was not kept."""
        trial = self.trials.get(number)
        return KeptRun(trial.folder) if trial is not None and trial.folder is not None else None

    def trained(self, number: int) -> Trained | None:
        """A trial's trained network; None where it was not kept.

        Raises: EngineError: its weights cannot be read.
        """
        trial = self.trials.get(number)
        if trial is None or trial.folder is None or not (trial.folder / WEIGHTS_FILE).exists():
            return None
        path = trial.folder / WEIGHTS_FILE
        loaded = load_weights(path)
        known = loaded.metadata
        name = self.name_of(trial)
        return Trained(name, loaded.spec, loaded.parameters, known.test_accuracy, known.temperature, path)

    def facts(self, number: int) -> dict[str, Any]:
        """What a tooltip says of a trial: state, steps, seconds, worker and why it failed."""
        trial = self.trials.get(number)
        if trial is None or trial.outcome is None:
            return {}
        outcome = trial.outcome
        return {"steps": outcome.steps, "seconds": outcome.seconds, "worker": outcome.worker, "reason": outcome.reason}
