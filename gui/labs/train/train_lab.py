"""What the Train page knows: the experiment being set up, and the run that continues.

The experiment is a spec. Every edit makes a new one at once. While a run continues, live settings reach it at its next
step; everything else waits for the next start.

What it is made of: datasets.py (the data), experiment/ (the spec, its undo, its files), training_run.py (the run) with
history.py (what it reported), interruptions.py, task_lab.py, the studies (gradient_check.py, held_out.py,
rate_finder.py), and advice.py (what is said about it all).
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import recipes
from engine.data import download
from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError, ShapeError, SpecError, StoreError
from engine.spec import ExperimentSpec
from engine.store.run_entry import network_text
from engine.store.run_list import read_run, runs_folder
from engine.store.weights import LoadedNetwork, save_weights
from gui.labs import dataset_cache
from gui.labs.datasets import DataFacts, Datasets
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.handover import Trained
from gui.labs.signal import Signal
from gui.labs.train.advice import Situation, Word, remedied, words_about
from gui.labs.train.attempts import AttemptBoard
from gui.labs.train.experiment.edits import advised, live_changes
from gui.labs.train.experiment.experiment import Experiment
from gui.labs.train.gradient_check import GradientCheck
from gui.labs.train.held_out import HeldOut
from gui.labs.train.interruptions import Interruptions
from gui.labs.train.rate_finder import RateFinder
from gui.labs.train.task_lab import TaskLab
from gui.labs.train.training_run import TrainingRun

SMOOTHING = (1, 1000)
USUAL_IMAGES = 60_000  # where the data was not read yet


class TrainLab:
    """The experiment and its run; `changed` reports that something is different, `finished` that a run ended."""

    def __init__(
        self,
        driver: Driver | None = None,
        helper: Driver | None = None,
        scout: Driver | None = None,
        judge: Driver | None = None,
        *,
        load: Callable[..., Dataset] = dataset_cache.dataset,
        fetch: Callable[..., Path] = download.download,
        runs: Path | None = None,
    ) -> None:
        """`driver` carries out the runs, `scout` looks for those that were interrupted, `judge` checks the attempts at
        a task, `helper` does all else that takes long; `runs` is the folder that keeps every run, without it the
        user's own."""
        self.changed = Signal()
        self.finished = Signal()
        self.helper = Newest(helper or Inline())
        self.datasets = Datasets(self.helper, self.changed.emit, load, fetch)
        self.gradient_check = GradientCheck(self.helper, self.datasets.loaded, self.changed.emit)
        self.held_out = HeldOut(self.helper, self.datasets.loaded, self.changed.emit)
        self.rate_finder = RateFinder(self.helper, self.datasets.loaded, self.changed.emit)
        self._runs = runs
        self.task = TaskLab(judge or Inline(), load, self.changed.emit)
        self.experiment = Experiment(
            self.datasets,
            self.changed.emit,
            refuses=self.task.refuses,
            replaced=self._forget_studies,
            edited=self._pass_on,
        )
        self.run = TrainingRun(driver or Inline(), self.datasets.loaded, self.changed.emit, self._ended)
        self.attempts = AttemptBoard(self.task, self.run)
        self.interruptions = Interruptions(scout or Inline(), self.run, self.changed.emit)

    # -- the experiment ------------------------------------------------------------------------------------------------
    @property
    def spec(self) -> ExperimentSpec:
        """The experiment set up."""
        return self.experiment.spec

    def edit(self, **changes: Any) -> None:
        """Change settings of the experiment; live ones reach a run at its next step."""
        self.experiment.edit(**changes)

    def take(self, spec: ExperimentSpec, *, path: Path | None = None, weights: LoadedNetwork | None = None) -> None:
        """Set up an experiment that comes from elsewhere.

        Raises: SpecError: the task that is open does not allow it.
        """
        if (refusal := self.task.refusal(spec)) is not None:
            raise refusal
        self.experiment.take(spec, path=path, weights=weights)

    def open(self, path: Path | str) -> None:
        """Set up the experiment of a TOML file.

        Raises: StoreError, SpecError: it cannot be read, or is no experiment.
        """
        self.take(recipes.open_file(Path(path)), path=Path(path))

    def _forget_studies(self) -> None:
        """What was measured belongs to the experiment before."""
        self.gradient_check.forget()
        self.held_out.forget()
        self.rate_finder.forget()

    # -- live settings -------------------------------------------------------------------------------------------------
    @property
    def live_spec(self) -> ExperimentSpec:
        """The experiment whose live settings are shown: the run that continues, else the one set up."""
        return self.run.spec if self.run.busy and self.run.spec is not None else self.spec

    def set_live(self, path: str, value: Any) -> None:
        """Change a live setting: of the run under way, and of the experiment set up as far as it has the same."""
        if self.task.refuses_setting(path):
            self.changed.emit()
            return
        name, _, inside = path.partition(".")
        if not inside:
            self.edit(**{name: value})
        elif type(self.live_spec.optimizer) is type(self.spec.optimizer):
            self.edit(**{name: getattr(self.spec.with_setting(path, value), name)})
        self.run.change(path, value)
        self.changed.emit()

    def _pass_on(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        """Pass on to the running work what of an edit it can take at once."""
        if self.run.spec is not None and self.run.busy:
            for path, value in live_changes(before, after, self.run.spec).items():
                self.run.change(path, value)

    # -- the data ------------------------------------------------------------------------------------------------------
    def look_for_data(self) -> None:
        """See which data sets are there now."""
        if self.datasets.look():
            self.changed.emit()

    def fetch(self) -> None:
        """Download the chosen data set."""
        self.datasets.fetch(self.spec.data)

    @property
    def run_data(self) -> DataFacts:
        """What is known of the data that the run learns from; before there is one, of the chosen data."""
        return self.run.data or self.datasets.facts(self.spec.data)

    # -- the run -------------------------------------------------------------------------------------------------------
    @property
    def can_start(self) -> bool:
        """Whether a new run can begin now."""
        return not self.run.busy and self.experiment.ready

    def start(self) -> None:
        """Start a new run of the experiment, or continue a paused one."""
        if self.run.state == "paused":
            self.run.resume()
        elif self.can_start:
            self.datasets.error = None
            recipe = self.experiment.recipe
            own = self.task.title or network_text(self.spec.to_dict())
            title = recipes.load(recipe).title if recipe else own
            self.interruptions.looking = False
            self.run.begin(self.spec, recipe, title, self.home, self.task.tags)
            self.changed.emit()

    @property
    def home(self) -> Path:
        """The folder that keeps every run."""
        return self._runs or runs_folder()

    def step(self) -> None:
        """Take one step, then hold."""
        self._so_far(steps=1)

    def epoch(self) -> None:
        """Continue to the end of this epoch, then hold."""
        self._so_far(epochs=1)

    def _so_far(self, **budget: int) -> None:
        if not self.run.busy:
            self.start()
        if self.run.busy:
            self.run.resume(**budget)

    def resume_kept(self, folder: Path) -> None:
        """Take up a run that was kept on disk, as if it had never been left.

        Raises: EngineError: another run continues; StoreError: it cannot be read, or was not stopped on its way.
        """
        if self.run.busy:
            raise EngineError("another run is still training; stop it before you take this one up")
        summary = read_run(folder)
        if summary is None:
            raise StoreError("{name} cannot be read", path=folder, name=folder.name)
        self.interruptions.forget(folder)
        self.take(summary.spec)
        self.run.take_up(folder, summary.spec, self.experiment.recipe)
        self.changed.emit()

    def _ended(self, error: Exception | None) -> None:
        self.experiment.make_plan()  # the data is known now
        self.task.look(self.home)
        if isinstance(error, DataError | StoreError):
            self.datasets.error = error
        elif isinstance(error, ShapeError | SpecError):
            self.experiment.blame(error)
        elif error is not None:
            self.run.fail(error)
        self.changed.emit()
        self.finished.emit()

    # -- what is said about it -----------------------------------------------------------------------------------------
    @property
    def words(self) -> tuple[Word, ...]:
        """What the run or the experiment calls for, the most important first."""
        if self.interruptions.shown is not None and not self.run.busy:
            return (Word("whole", "good", values={"step": self.interruptions.shown.step}),)
        words = words_about(
            Situation(
                self.run,
                self.spec,
                self.experiment.recipe,
                self.run_data,
                self.experiment.data_state,
                self.can_start,
                self.experiment.weights is not None,
                self.experiment.problem is not None and self.experiment.can_fit,
                self.experiment.cost(self.run_data.train or USUAL_IMAGES) if self.can_start else None,
            )
        )
        return words if self.task.task is None else tuple(self._within_task(word) for word in words)

    def _within_task(self, word: Word) -> Word:
        """The same without what the task does not allow to be done."""
        action, spec = word.action, self.spec
        if action in ("dropout", "decay"):
            spec = spec.replace(**advised(spec, action))
        elif action.startswith("remedy:"):
            spec = remedied(self.run, spec, self.run_data.classes, action.removeprefix("remedy:"))
        refused = action.startswith("lower_rate") and not self.task.allows("optimizer.learning_rate")
        refused = refused or (action == "data" and not self.task.allows("data"))
        return dataclasses.replace(word, action="") if refused or self.task.refusal(spec) is not None else word

    def act(self, action: str) -> None:
        """Do what a word offers."""
        if action in ("dropout", "decay"):
            self.edit(**advised(self.spec, action))
        elif action in ("lower_rate", "lower_rate_now"):
            rate = self.live_spec.optimizer.learning_rate * (0.5 if action.endswith("now") else 0.1)
            self.set_live("optimizer.learning_rate", max(float(f"{rate:.2g}"), 1e-6))
        elif action == "continue":
            self.datasets.error = None
            self.run.continue_run()
        elif action == "fetch":
            self.fetch()
        elif action == "fit":
            self.experiment.fit_to(self.spec.data)
        elif action.startswith("remedy:"):
            mended = remedied(self.run, self.spec, self.run_data.classes, action.removeprefix("remedy:"))
            if self.task.refuses(mended):
                self.changed.emit()
            else:
                self.take(mended, path=self.experiment.path)

    @property
    def smoothing(self) -> int:
        """Over how many steps the smoothed loss is a mean."""
        return self.run.history.loss.curves[0].window

    @smoothing.setter
    def smoothing(self, steps: int) -> None:
        self.run.history.loss.curves[0].window = min(max(steps, SMOOTHING[0]), SMOOTHING[1])
        self.changed.emit()

    # -- studies -------------------------------------------------------------------------------------------------------
    def check_gradient(self) -> None:
        """Compare every tensor's gradient with differences of the loss."""
        if self.experiment.problem is None and self.experiment.data_state == "ready":
            self.gradient_check.start(self.spec)

    @property
    def rate_obstacle(self) -> str:
        """Why no learning rate can be looked for now: run, blocked or helper; empty where one can."""
        return self.rate_finder.obstacle(self.run.busy, self.can_start)

    def find_rate(self) -> None:
        """Try rates beside the run."""
        if not self.rate_obstacle:
            self.rate_finder.start(self.spec)

    # -- a teacher's task ----------------------------------------------------------------------------------------------
    def open_task(self, path: Path | str) -> None:
        """Open a task file, set up its experiment, and look for the attempts that were kept.

        Raises: EngineError: a run continues; DataError, SpecError: it cannot be read, or is no task.
        """
        if self.run.busy:
            raise EngineError("a run is still training; stop it before you open a task")
        self.take(self.task.open(Path(path)).spec)
        self.experiment.steps.clear()  # nothing from before the task is brought back into it
        self.task.look(self.home)

    def leave_task(self) -> None:
        """Let everything be changed again; the experiment and the attempts stay."""
        self.task.leave()
        self.changed.emit()

    # -- the network ---------------------------------------------------------------------------------------------------
    @property
    def has_network(self) -> bool:
        """Whether there are weights to save, to read with, or to continue from."""
        return self.run.trainer is not None or self.experiment.weights is not None

    def trained(self, name: str) -> Trained | None:
        """The network as it is now, with a state of its own."""
        return self.run.trained(name) if self.run.trainer is not None else self.experiment.trained(name)

    def save_weights(self, path: Path | str) -> None:
        """Write the network as it is now.

        Raises: StoreError: cannot be written, or the weights are not finite.
        """
        opened = self.experiment.weights
        if self.run.trainer is not None or opened is None:
            self.run.save_weights(path)
        else:
            save_weights(path, opened.spec, opened.parameters, opened.metadata)

    def open_weights(self, path: Path | str, loaded: LoadedNetwork | None = None) -> None:
        """Set up the experiment of a weights file, or of a network that was opened from one; the next run begins with
        its weights.

        Raises: StoreError: not there, damaged, or not such a file.
        """
        spec, weights = self.experiment.with_weights(path, loaded)
        self.take(spec, weights=weights)
        self.run.forget()
        self.changed.emit()

    def close(self) -> None:
        """End what is under way, and wait for it; a run is kept."""
        self.run.driver.close()
        self.interruptions.close()
        self.task.close()
        self.helper.close()

    # -- from one start to the next ------------------------------------------------------------------------------------
    def remember(self) -> dict[str, Any]:
        """Plain values to keep."""
        return {
            "spec": self.spec.to_dict(),
            "recipe": self.experiment.recipe,
            "smoothing": self.smoothing,
            "task": self.task.remember(),
        }

    def recall(self, state: dict[str, Any]) -> None:
        """Take kept values back, each as far as it still makes sense."""
        with contextlib.suppress(EngineError, KeyError, TypeError, ValueError):
            self.experiment.recall(ExperimentSpec.from_dict(state["spec"]))
        with contextlib.suppress(KeyError, TypeError, ValueError):
            self.smoothing = int(state["smoothing"])
        task = self.task.recall(state.get("task"))
        if task is not None:
            if task.broken(self.spec):  # its file is another one now
                self.experiment.restore(task.spec)
            self.task.look(self.home)
        self.experiment.steps.clear()
        self.changed.emit()
