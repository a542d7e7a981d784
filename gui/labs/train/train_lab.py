"""What the Train page knows: the experiment being set up, and the run that continues.

The experiment is a spec. Every edit makes a new one at once; an edit that makes it impossible is kept as a draft
beside the last good spec, with the error that names the setting at fault. While a run continues, live settings reach
it at its next step; everything else waits for the next start.

What it is made of: datasets.py (the data), edits.py (the changes), experiment_history.py (undo), layer_plan.py (the
layers), training_run.py (the run) with history.py (what it reported), gradient_check.py, rate_finder.py, previews.py,
and advice.py (what is said about it all).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import recipes
from engine.data import download, sources
from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError, ShapeError, SpecError, StoreError
from engine.files import write_atomically
from engine.spec import ExperimentSpec
from engine.store.run_list import read_run, runs_folder
from engine.store.weights import LoadedNetwork, load_weights, save_weights
from engine.types import Array
from gui.labs import dataset_cache
from gui.labs.datasets import DataFacts, Datasets
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.handover import Trained
from gui.labs.signal import Signal
from gui.labs.train import previews
from gui.labs.train.advice import Situation, Word, remedied, words_about
from gui.labs.train.edits import FIRST_DATA, advised, data_changes, data_for, live_changes, recipe_of, with_recipe
from gui.labs.train.experiment_history import ExperimentHistory, Setup, changed_number
from gui.labs.train.gradient_check import GradientCheck
from gui.labs.train.held_out import HeldOut
from gui.labs.train.interruptions import Interruptions
from gui.labs.train.layer_plan import LayerPlan, plan_layers
from gui.labs.train.rate_finder import RateFinder
from gui.labs.train.task_lab import TaskLab
from gui.labs.train.training_run import TrainingRun

FIRST_RECIPE = "three-layer"
SMOOTHING = (1, 1000)
PREVIEWED = 8  # digits shown by the preview of augmentations


class TrainLab:
    """The experiment and its run; `changed` tells that something is different, `finished` that a run ended."""

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
        # the experiment
        first = recipes.load(FIRST_RECIPE)
        self.recipe = first.name
        self.spec = first.spec
        self.draft: dict[str, Any] = {}
        self.refused: SpecError | None = None
        self.path: Path | None = None
        self.weights: LoadedNetwork | None = None
        self.plan = LayerPlan()
        self.steps = ExperimentHistory()
        # the run
        self.run = TrainingRun(driver or Inline(), self.datasets.loaded, self.changed.emit, self._ended)
        self.interruptions = Interruptions(scout or Inline(), self.run, self.changed.emit)
        self.task = TaskLab(judge or Inline(), load, self.changed.emit)
        self._plan()

    # -- the experiment ------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change settings of the experiment; live ones reach a run at its next step.

        What makes the spec impossible is kept as a draft, and `refused` says why.
        """
        if "layers" in changes and self.spec.start:
            changes.setdefault("start", "")  # those weights are of other layers
        draft = {**self.draft, **changes}
        try:
            spec = self.spec.replace(**draft)
        except SpecError as error:
            self.draft, self.refused = draft, error
            self.changed.emit()
            return
        if self.task.refuses(spec):
            self.changed.emit()
            return
        before = self.spec
        self._take_spec(spec, changed_number(before, spec))
        self._pass_on(before, spec)
        self.changed.emit()

    def value(self, name: str) -> Any:
        """A setting as it was last typed, good or not."""
        return self.draft.get(name, getattr(self.spec, name))

    def choose_recipe(self, name: str) -> None:
        """Set up a recipe; the chosen data and seed stay, unless it is made for data of its own."""
        spec = with_recipe(self.spec, name)
        if not self.task.refuses(spec):
            self._take_spec(spec)
            self.recipe, self.path, self.weights = name, None, None
        self.changed.emit()

    @property
    def has_own(self) -> bool:
        """Whether the experiment is one's own, or one's own can be brought back."""
        return not self.recipe or self.steps.own is not None

    def choose_own(self) -> None:
        """Bring back the last experiment that was no recipe, layers and settings and data."""
        own = self.steps.own
        if self.recipe and own is not None and not self.task.refuses(own.spec):
            self.steps.leave(self._setup, own.spec)
            self._bring_back(own)

    def take(self, spec: ExperimentSpec, *, path: Path | None = None) -> None:
        """Set up an experiment that comes from elsewhere, perhaps with data that was made meanwhile.

        Raises: SpecError: the task that is open does not allow it.
        """
        if (refusal := self.task.refusal(spec)) is not None:
            raise refusal
        self.datasets.look()
        self.datasets.keep()
        self._take_spec(spec)
        self.path, self.weights = path, None
        self.changed.emit()

    def _take_spec(self, spec: ExperimentSpec, field: str = "") -> None:
        self.steps.leave(self._setup, spec, field)
        self._set_spec(spec)

    def _set_spec(self, spec: ExperimentSpec) -> None:
        if not spec.start:
            self.weights = None
        if spec.data != self.spec.data:
            self.datasets.keep()
        self.gradient_check.forget()
        self.held_out.forget()
        self.rate_finder.forget()
        self.spec, self.draft, self.refused = spec, {}, None
        self.recipe = recipe_of(spec, self.recipe)
        self._plan()

    def _plan(self) -> None:
        facts = self.datasets.facts(self.spec.data)
        self.plan = plan_layers(self.spec, facts.image_shape, facts.classes)

    @property
    def problem(self) -> EngineError | None:
        """What of the experiment cannot be trained, if anything."""
        return self.plan.problem

    # -- undo ----------------------------------------------------------------------------------------------------------
    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back: an edit, a recipe, a file, or a value that cannot be."""
        return bool(self.draft) or self.steps.can_undo

    def undo(self) -> None:
        """Set up the experiment before the last step, wholly; a value that cannot be goes first."""
        if self.draft:
            self.draft, self.refused = {}, None
            self.changed.emit()
        else:
            self._bring_back(self.steps.undo(self._setup))

    def redo(self) -> None:
        """Do again the step that was taken back."""
        self._bring_back(self.steps.redo(self._setup))

    @property
    def _setup(self) -> Setup:
        return Setup(self.spec, self.recipe, self.path, self.weights)

    def _bring_back(self, setup: Setup | None) -> None:
        if setup is None:
            return
        before = self.spec
        self.datasets.keep()
        self._set_spec(setup.spec)
        self.recipe, self.path, self.weights = setup.recipe, setup.path, setup.weights
        if changed_number(before, self.spec):  # whole experiments wait for the next start, as they did
            self._pass_on(before, self.spec)
        self.changed.emit()

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
        """Tell the running work what of an edit it can take at once."""
        if self.run.spec is not None and self.run.busy:
            for path, value in live_changes(before, after, self.run.spec).items():
                self.run.change(path, value)

    # -- the data ------------------------------------------------------------------------------------------------------
    @property
    def data_state(self) -> str:
        """ready, missing (can be fetched), empty (nothing there yet), fetching or reading."""
        return self.datasets.state(self.spec.data)

    def choose_data(self, name: str) -> None:
        """Train on a named data set, or on a folder, which is read first."""
        self.datasets.choose(name, self._take_data)

    def _take_data(self, name: str) -> None:
        """Train on data that is there, with as many units in the last layer as it has classes: one edit, one undo."""
        self.edit(**self._fitting(name))

    def _fitting(self, data: str) -> dict[str, Any]:
        return data_changes(self.spec, data, self.datasets.facts(data))

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
        return not self.run.busy and self.problem is None and self.refused is None and self.data_state == "ready"

    def start(self) -> None:
        """Begin a new run of the experiment, or go on with a paused one."""
        if self.run.state == "paused":
            self.run.resume()
        elif self.can_start:
            self.datasets.error = None
            title = recipes.load(self.recipe).title if self.recipe else self.task.title
            self.interruptions.looking = False
            self.run.begin(self.spec, self.recipe, title, self.home, self.task.tags)
            self.changed.emit()

    @property
    def home(self) -> Path:
        """The folder that keeps every run."""
        return self._runs or runs_folder()

    def step(self) -> None:
        """Take one step, then hold."""
        self._so_far(steps=1)

    def epoch(self) -> None:
        """Go on to the end of this epoch, then hold."""
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
            raise EngineError("another run goes on; stop it before you take this one up")
        summary = read_run(folder)
        if summary is None:
            raise StoreError("{name} cannot be read", path=folder, name=folder.name)
        self.interruptions.forget(folder)
        self.take(summary.spec)
        self.run.take_up(folder, summary.spec, self.recipe)
        self.changed.emit()

    def _ended(self, error: Exception | None) -> None:
        self._plan()  # the data is known now
        self.task.look(self.home)
        if isinstance(error, DataError | StoreError):
            self.datasets.error = error
        elif isinstance(error, ShapeError | SpecError):
            self.plan = dataclasses.replace(self.plan, problem=self.plan.problem or error)
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
        return words_about(
            Situation(
                self.run,
                self.spec,
                self.recipe,
                self.run_data,
                self.data_state,
                self.can_start,
                self.weights is not None,
                self.problem is not None and "layers" in self._fitting(self.spec.data),
            )
        )

    def act(self, action: str) -> None:
        """Do what a word offers."""
        if action in ("dropout", "decay"):
            self.edit(**advised(self.spec, action))
        elif action in ("lower_rate", "lower_rate_now"):
            rate = self.live_spec.optimizer.learning_rate * (0.5 if action.endswith("now") else 0.1)
            self.set_live("optimizer.learning_rate", max(float(f"{rate:.2g}"), 1e-6))
        elif action == "go_on":
            self.datasets.error = None
            self.run.go_on()
        elif action == "fetch":
            self.fetch()
        elif action == "fit":
            self.edit(**self._fitting(self.spec.data))
        elif action.startswith("remedy:"):
            mended = remedied(self.run, self.spec, self.run_data.classes, action.removeprefix("remedy:"))
            if self.task.refuses(mended):
                self.changed.emit()
            else:
                self.take(mended, path=self.path)

    @property
    def smoothing(self) -> int:
        """Over how many steps the smoothed loss is a mean."""
        return self.run.history.loss.curves[0].window

    @smoothing.setter
    def smoothing(self, steps: int) -> None:
        self.run.history.loss.curves[0].window = min(max(steps, SMOOTHING[0]), SMOOTHING[1])
        self.changed.emit()

    # -- before it starts ----------------------------------------------------------------------------------------------
    def planned_steps(self) -> int | None:
        """How many steps the experiment takes; None while no one knows how much data there is."""
        return previews.planned_steps(self.spec, self.datasets.facts(self.spec.data).train)

    def augmented(self) -> Array | None:
        """The first digits as they are, and under them as augmentation changes them; None while they are being read.

        Shapes: → (2, 8, 28, 28)
        """
        images = self.datasets.head(PREVIEWED)
        if images is None:
            self.datasets.glance(self.spec.data if self.data_state == "ready" else FIRST_DATA)
            return None
        return previews.augmented(self.spec, images)

    def check_gradient(self) -> None:
        """Compare every tensor's gradient with differences of the loss."""
        if self.problem is None and self.data_state == "ready":
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
            raise EngineError("a run goes on; stop it before you open a task")
        self.take(self.task.open(Path(path)).spec)
        self.steps.clear()  # nothing from before the task is brought back into it
        self.task.look(self.home)

    def leave_task(self) -> None:
        """Let everything be changed again; the experiment and the attempts stay."""
        self.task.leave()
        self.changed.emit()

    # -- files ---------------------------------------------------------------------------------------------------------
    def open(self, path: Path | str) -> None:
        """Set up the experiment of a TOML file.

        Raises: StoreError, SpecError: it cannot be read, or is no experiment.
        """
        self.take(recipes.open_file(Path(path)), path=Path(path))

    def save(self, path: Path | str) -> None:
        """Write the experiment as TOML, wholly or not at all.

        Raises: StoreError
        """
        self.path = Path(path)
        write_atomically(self.path, self.spec.to_toml().encode())
        self.changed.emit()

    @property
    def has_network(self) -> bool:
        """Whether there are weights to save, to read with, or to go on from."""
        return self.run.trainer is not None or self.weights is not None

    def trained(self, name: str) -> Trained | None:
        """The network as it is now, with a state of its own."""
        if self.run.trainer is not None or self.weights is None:
            return self.run.trained(name)
        facts = self.weights.metadata
        path = Path(self.spec.start) if self.spec.start else None
        copied = self.weights.parameters.copy()
        return Trained(name, self.weights.spec, copied, facts.test_accuracy, facts.temperature, path)

    def save_weights(self, path: Path | str) -> None:
        """Write the network as it is now.

        Raises: StoreError: cannot be written, or the weights are not finite.
        """
        if self.run.trainer is not None or self.weights is None:
            self.run.save_weights(path)
        else:
            save_weights(path, self.weights.spec, self.weights.parameters, self.weights.metadata)

    def open_weights(self, path: Path | str) -> None:
        """Set up the experiment of a weights file; the next run begins with its weights.

        Raises: StoreError: not there, damaged, or not such a file.
        """
        loaded = load_weights(path)
        data = data_for(loaded, self.spec.data, self.datasets.facts(self.spec.data))
        self.take(loaded.spec.replace(start=str(path), data=data))
        self.weights = loaded
        self.run.forget()
        self.changed.emit()

    def forget_weights(self) -> None:
        """Start from fresh weights after all."""
        self.edit(start="")

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
            "recipe": self.recipe,
            "smoothing": self.smoothing,
            "task": self.task.remember(),
        }

    def recall(self, state: dict[str, Any]) -> None:
        """Take kept values back, as far as they still make sense."""
        try:
            self._set_spec(ExperimentSpec.from_dict(state["spec"]))
            self.smoothing = int(state.get("smoothing", self.smoothing))
        except (EngineError, KeyError, TypeError, ValueError):
            return
        if self.spec.data not in sources.SOURCES and not Path(self.spec.data).exists():
            self._set_spec(self.spec.replace(data=FIRST_DATA))
        task = self.task.recall(state.get("task"))
        if task is not None:
            if task.broken(self.spec):  # its file is another one now
                self._set_spec(task.spec)
            self.task.look(self.home)
        self.steps.clear()
        self.changed.emit()
