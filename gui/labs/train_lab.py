"""What the Train page knows: the experiment being set up, the run that goes on, and what can be said about it.

The experiment is a spec. Every edit makes a new one at once; an edit that makes it impossible is kept as a draft
beside the last good spec, with the error that names the setting at fault. While a run goes on, live settings reach
it at its next step; everything else waits for the next start.
"""

from __future__ import annotations

import dataclasses
import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from engine import recipes
from engine.check import TensorCheck
from engine.data import download, drawings, sources
from engine.data.dataset import Dataset
from engine.errors import DataError, EngineError, ShapeError, SpecError, StoreError
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.files import refusal, write_atomically
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.relu import ReLU
from engine.registry import fields_of
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.store.begin import facts_of
from engine.store.checkpoint import load_checkpoint
from engine.store.runlog import CHECKPOINT_FILE, WEIGHTS_FILE, read_events, rewind, runs_folder
from engine.store.weights import LoadedNetwork, load_weights, save_weights
from engine.types import Array, Shape
from gui.labs import shelf
from gui.labs.curves import Curve, Curves
from gui.labs.driving import Driver, Inline
from gui.labs.live import change_text, live_settings
from gui.labs.parcels import Trained
from gui.labs.signal import Signal
from gui.labs.works import Checking, Fetching, Loading, TrainingWork

FIRST_RECIPE = "three-layer"
DIGITS: Shape = (1, 28, 28)
SMOOTHING = (1, 1000)
GAP = 0.015  # train accuracy so far above test accuracy is worth a word
SERIES = 8
PREVIEWED = 8  # digits shown by the preview of augmentations


@dataclass(frozen=True)
class LayerState:
    """One layer as the network plans it: output shape, trained parameters, and what is wrong, if anything."""

    output: Shape | None = None
    parameters: int | None = None
    error: EngineError | None = None


@dataclass(frozen=True)
class Figures:
    """The key figures of a run; None is not yet known."""

    epoch: int | None = None
    epochs: int | None = None
    step: int | None = None
    steps: int | None = None
    loss: float | None = None
    train: float | None = None
    test: float | None = None
    best: float | None = None
    best_epoch: int = 0
    images_per_s: float | None = None
    left_s: float | None = None
    taken_s: float | None = None


@dataclass(frozen=True)
class Word:
    """A fact worth a sentence: its key (the page knows the words), the state it stands for, and one thing to do."""

    key: str
    state: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    action: str = ""


class TrainLab:
    """The experiment and its run; `changed` tells that something is different, `finished` that a run ended."""

    def __init__(
        self,
        driver: Driver | None = None,
        helper: Driver | None = None,
        *,
        load: Callable[[str], Dataset] = shelf.dataset,
        fetch: Callable[..., Path] = download.download,
        runs: Path | None = None,
    ) -> None:
        """`runs` is the folder that keeps every run; without it the user's own is taken."""
        self.changed = Signal()
        self.finished = Signal()
        self.driver: Driver = driver or Inline()
        self.helper: Driver = helper or Inline()
        self._load, self._fetch = load, fetch
        self._runs = runs
        self._dataset: Dataset | None = None
        self._dataset_name = ""
        # the experiment
        first = recipes.load(FIRST_RECIPE)
        self.recipe = first.name
        self.spec = first.spec
        self.draft: dict[str, Any] = {}
        self.refused: SpecError | None = None
        self.path: Path | None = None
        self.weights: LoadedNetwork | None = None
        self.checked: list[TensorCheck] = []
        self.checking = False
        self.check_error: EngineError | None = None
        self.layers: tuple[LayerState, ...] = ()
        self.parameters: int | None = None
        self.problem: EngineError | None = None
        # the data
        self.available = sources.available()
        self.folder = ""
        self.data_error: EngineError | None = None
        self.fetching: str = ""
        self.fetched = (0, 0)
        # the run
        self.run_spec: ExperimentSpec | None = None
        self.run_title = ""
        self.work: TrainingWork | None = None
        self.ended: Finished | None = None
        self.failure: Exception | None = None
        self.loss = Curves([Curve("loss", 1, window=50)])
        self.accuracy = Curves([Curve("train", 1, dots=True), Curve("test", 2, dots=True)])
        self.gradients = Curves()
        self.activations = Curves()
        self._started: Started | None = None
        self._step = 0
        self._epoch = 0
        self._total = 0
        self._best: tuple[float, int] | None = None
        self._probe: Probed | None = None
        self._pace: deque[tuple[float, int, int]] = deque(maxlen=64)
        self._now = (0.0, 0, 0)
        self._images = 0
        self._last_look: float | None = None
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
        before = self.spec
        self._take_spec(spec)
        self._pass_on(before, spec)
        self.changed.emit()

    def value(self, name: str) -> Any:
        """A setting as it was last typed, good or not."""
        return self.draft.get(name, getattr(self.spec, name))

    def choose_recipe(self, name: str) -> None:
        """Set up a recipe; the chosen data and seed stay, unless it is made for data of its own."""
        recipe = recipes.load(name)
        self.weights = None
        self.path = None
        own = recipe.spec.data
        special = {r.spec.data for r in recipes.recipes()}
        data = own if own != ExperimentSpec().data or self.spec.data in special else self.spec.data
        self._take_spec(recipe.spec.replace(data=data, seed=self.spec.seed))
        self.recipe = name
        self.changed.emit()

    def take(self, spec: ExperimentSpec, *, path: Path | None = None) -> None:
        """Set up an experiment that comes from elsewhere, perhaps with data that was made meanwhile."""
        self.available = sources.available()
        self.weights = None
        self.path = path
        self._take_spec(spec)
        self.changed.emit()

    def _take_spec(self, spec: ExperimentSpec) -> None:
        if not spec.start:
            self.weights = None
        if not self.checking:
            self.checked, self.check_error = [], None  # the verdict was on another experiment
        self.spec, self.draft, self.refused = spec, {}, None
        plain = spec.replace(data="mnist-sample", seed=0)
        known = (r.name for r in recipes.recipes() if r.spec.replace(data="mnist-sample", seed=0) == plain)
        self.recipe = self.recipe if self.recipe and self._is(self.recipe, plain) else next(known, "")
        self._plan()

    @staticmethod
    def _is(name: str, plain: ExperimentSpec) -> bool:
        return recipes.load(name).spec.replace(data="mnist-sample", seed=0) == plain

    @property
    def live_spec(self) -> ExperimentSpec:
        """The experiment whose live settings are shown: the run that goes on, else the one set up."""
        return self.run_spec if self.busy and self.run_spec is not None else self.spec

    def set_live(self, name: str, value: Any) -> None:
        """Change a live setting: of the run that goes on, and of the experiment set up as far as it has the same."""
        if name in {f.name for f in fields_of(ExperimentSpec)}:
            self.edit(**{name: value})
            self._wish(name, value)
        elif type(self.live_spec.optimizer) is type(self.spec.optimizer):
            self.edit(optimizer=dataclasses.replace(self.spec.optimizer, **{name: value}))
            self._wish(f"optimizer.{name}", value)
        else:
            self._wish(f"optimizer.{name}", value)
            self.changed.emit()

    def _pass_on(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        """Tell the running work what of an edit it can take at once."""
        if self.run_spec is None or not self.busy:
            return
        old = live_settings(before)
        same_kind = type(self.run_spec.optimizer) is type(after.optimizer)
        for path, value in live_settings(after).items():
            if old.get(path) != value and (same_kind or "." not in path):
                self._wish(path, value)

    def _wish(self, path: str, value: Any) -> None:
        if self.work is None or self.run_spec is None or not self.busy:
            return
        if live_settings(self.run_spec).get(path) != value:
            self.work.change(path.rpartition(".")[2], value)
            self.run_spec = self.run_spec.with_setting(path, value)

    def _plan(self) -> None:
        """Output shape and parameters of every layer, up to the first that cannot take what reaches it."""
        states: list[LayerState] = []
        shape: Shape | None = self.image_shape
        total: int | None = 0
        self.problem = None
        for number, layer in enumerate(self.spec.layers, start=1):
            if shape is None:
                states.append(LayerState())
                continue
            try:
                plan = layer.plan(shape)
            except EngineError as error:
                told = error.at(number, layer.kind) if isinstance(error, ShapeError) else error
                states.append(LayerState(error=told))
                self.problem, shape, total = told, None, None
                continue
            count = sum(math.prod(p.shape) for p in plan.params.values() if p.trained)
            states.append(LayerState(plan.output, count))
            shape = plan.output
            total = None if total is None else total + count
        if self.problem is None:
            try:
                self.spec.check(self.image_shape, self.classes)
            except EngineError as error:
                self.problem = error
                place = int(error.values.get("layer", len(states))) - 1
                if 0 <= place < len(states):
                    states[place] = dataclasses.replace(states[place], error=error)
        self.layers, self.parameters = tuple(states), total

    @property
    def image_shape(self) -> Shape:
        """(C, H, W) of the chosen data; a folder not read yet is taken for digits."""
        return self._dataset.image_shape if self._dataset and self._dataset_name == self.spec.data else DIGITS

    @property
    def classes(self) -> int:
        """How many classes the chosen data has."""
        if self._dataset and self._dataset_name == self.spec.data:
            return len(self._dataset.classes)
        source = sources.SOURCES.get(self.spec.data)
        return len(source.classes) if source else 10

    def open(self, path: Path | str) -> None:
        """Set up the experiment of a TOML file.

        Raises: StoreError, SpecError: it cannot be read, or is no experiment.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise StoreError(
                "{name} cannot be opened: {reason}", path=path, name=path.name, reason=error.strerror or str(error)
            ) from error
        except UnicodeDecodeError as error:
            raise StoreError("{name} is not a text file", path=path, name=path.name) from error
        self.take(ExperimentSpec.from_toml(text), path=path)

    def save(self, path: Path | str) -> None:
        """Write the experiment as TOML, wholly or not at all.

        Raises: StoreError
        """
        self.path = Path(path)
        write_atomically(self.path, self.spec.to_toml().encode())
        self.changed.emit()

    # -- the data ------------------------------------------------------------------------------------------------------
    @property
    def data_state(self) -> str:
        """ready, missing (can be fetched), empty (no drawings yet), fetching or reading."""
        name = self.spec.data
        if self.fetching == name:
            return "fetching"
        if self.helper.state != "idle" and self.folder and not self.checking and not self.fetching:
            return "reading"
        if self.available.get(name, True):
            return "ready"
        return "missing" if sources.SOURCES[name].downloads else "empty"

    def choose_data(self, name: str) -> None:
        """Train on a named data set, or on a folder."""
        self.available = sources.available()
        self.data_error = None
        if name in sources.SOURCES or (self._dataset is not None and self._dataset_name == name):
            self.edit(data=name)
            return
        self.folder = name
        self.helper.drive(Loading(name, self._load), self._folder_read, self._folder_end)
        self.changed.emit()

    def _folder_read(self, items: Sequence[Dataset]) -> None:
        for dataset in items:
            self._dataset, self._dataset_name = dataset, self.folder
            self.edit(data=self.folder)

    def _folder_end(self, error: Exception | None) -> None:
        if error is not None:
            self.data_error = _told(error, self.folder)
            self.folder = ""
        self.changed.emit()

    def look_for_data(self) -> None:
        """See which data sets are there now: drawings are made on another page, downloads elsewhere."""
        found = sources.available()
        if found != self.available:
            self.available = found
            self.changed.emit()

    def fetch(self) -> None:
        """Download the chosen data set."""
        if self.data_state != "missing":
            return
        self.fetching, self.fetched, self.data_error = self.spec.data, (0, 0), None
        self.helper.drive(Fetching(self.spec.data, self._fetch), self._fetch_told, self._fetch_end)
        self.changed.emit()

    def cancel_fetch(self) -> None:
        """Break the download off; nothing half-fetched is left."""
        if self.fetching:
            self.helper.stop()

    def _fetch_told(self, items: Sequence[Any]) -> None:
        for item in items:
            if isinstance(item, tuple):
                self.fetched = item
        self.changed.emit()

    def _fetch_end(self, error: Exception | None) -> None:
        name, self.fetching = self.fetching, ""
        if error is not None and not isinstance(error, download.CanceledError):
            self.data_error = _told(error, name)
        self.available = sources.available()
        self.changed.emit()

    def _loaded(self, name: str) -> Dataset:
        """The data set, read once; called on the driver's thread."""
        if self._dataset is None or self._dataset_name != name or name in drawings.NAMES:
            dataset = self._load(name)
            self._dataset, self._dataset_name = dataset, name
        return self._dataset

    # -- the run -------------------------------------------------------------------------------------------------------
    @property
    def state(self) -> str:
        """idle, running, paused or stopping."""
        return self.driver.state

    @property
    def busy(self) -> bool:
        """Whether a run goes on, paused or not."""
        return self.driver.state != "idle"

    @property
    def can_start(self) -> bool:
        return not self.busy and self.problem is None and self.refused is None and self.data_state == "ready"

    def start(self) -> None:
        """Begin a new run of the experiment, or go on with a paused one."""
        if self.state == "paused":
            self.driver.resume()
        elif self.can_start:
            runs = self._runs or runs_folder()
            title = recipes.load(self.recipe).title if self.recipe else ""
            self._begin(TrainingWork(self.spec, self._loaded, title=title, runs=runs))
        self.changed.emit()

    def go_on(self) -> None:
        """Take up a stopped run where it was left."""
        if self.can_go_on and self.work is not None and self.work.trainer is not None:
            trainer = self.work.trainer
            checkpoint, folder = trainer.checkpoint(), self.work.folder
            self._begin(TrainingWork(trainer.spec, self._loaded, folder=folder, checkpoint=checkpoint), keep=True)
            self.changed.emit()

    def resume_kept(self, folder: Path) -> None:
        """Take up a run that was kept on disk: its curves as they were, the next step as if nothing had happened.

        Raises: EngineError: another run goes on; StoreError: it cannot be read, or was not stopped on its way.
        """
        if self.busy:
            raise EngineError("another run goes on; stop it before you take this one up")
        checkpoint = load_checkpoint(folder / CHECKPOINT_FILE)
        spec = ExperimentSpec.from_dict(checkpoint.state["spec"])
        rewind(folder, checkpoint.state["step"], checkpoint.state["epoch"])
        self.take(checkpoint.spec)
        self._forget()
        for event in read_events(folder):
            self.apply(event)
        self._begin(TrainingWork(spec, self._loaded, folder=folder, checkpoint=checkpoint), keep=True)
        self.run_title = self.recipe
        self.changed.emit()

    @property
    def can_go_on(self) -> bool:
        """Whether the last run was stopped on its way and can be taken up again."""
        stopped = self.ended is not None and self.ended.reason == "stopped"
        return stopped and not self.busy and self.work is not None and self.work.trainer is not None

    def _begin(self, work: TrainingWork, *, keep: bool = False) -> None:
        self.work = work
        self.run_spec = work.live_spec
        self.ended = self.failure = self.data_error = None
        if not keep:
            self.run_title = self.recipe
            self._forget()
        self.driver.drive(work, self.take_events, self._end)

    def _forget(self) -> None:
        for curves in (self.loss, self.accuracy):
            curves.clear()
            curves.x_end = None
        if len(self.accuracy) > 2:
            self.accuracy.curves.pop()
        for curves in (self.gradients, self.activations):
            curves.curves.clear()
            curves.marks.clear()
        self._started = self._probe = self._best = self._last_look = None
        self._step = self._epoch = self._total = self._images = 0
        self._pace.clear()

    def pause(self) -> None:
        """Hold after the step that is being taken."""
        self.driver.pause()
        self.changed.emit()

    def step(self) -> None:
        """Take one step, then hold."""
        self._so_far(steps=1)

    def epoch(self) -> None:
        """Go on to the end of this epoch, then hold."""
        self._so_far(epochs=1)

    def _so_far(self, **budget: int) -> None:
        if not self.busy:
            self.start()
        if self.busy:
            self.driver.resume(**budget)
            self.changed.emit()

    def stop(self) -> None:
        """End the run now; what it learned stays."""
        self.driver.stop()
        self.changed.emit()

    def take_events(self, events: Sequence[Event]) -> None:
        """Apply what the run told since the last time, then tell once."""
        for event in events:
            self.apply(event)
        self.changed.emit()

    def apply(self, event: Event) -> None:
        """Take one event in."""
        self._step, self._epoch = event.step, event.epoch
        match event:
            case StepEnded():
                self.loss.curves[0].append(event.step, event.loss)
                self._images += event.batch_size
                self._now = (event.elapsed_s, event.step, self._images)
                if not self._pace or event.elapsed_s - self._pace[-1][0] > 0.1:
                    self._pace.append(self._now)
            case Started():
                self._apply_started(event)
            case Probed():
                self._apply_probed(event)
            case EpochEnded():
                self._apply_epoch(event)
            case Evaluated():
                self._last_look = event.test_accuracy
                if event.epoch == 0 or self._best is None:
                    self._judge(event.test_accuracy, event.epoch)
            case Changed():
                self.loss.mark(event.step, change_text(event.setting, event.before, event.after))
                if event.setting == "batch_size" and self.work is not None and self.work.trainer is not None:
                    self._plan_ahead(self.work.trainer.total_steps)
            case Finished():
                self.ended = event
            case _:
                pass

    def _apply_started(self, event: Started) -> None:
        self._started = event
        self._plan_ahead(event.total_steps)
        if event.step == 0:
            self._pace.append((event.elapsed_s, 0, 0))

    def _plan_ahead(self, steps: int) -> None:
        self._total = steps
        self.loss.x_end = self.gradients.x_end = self.activations.x_end = float(max(steps, 1))
        per_epoch = self._started.steps_per_epoch if self._started else 1
        self.accuracy.x_end = float(max(math.ceil(steps / max(per_epoch, 1)), 1))

    def _apply_probed(self, event: Probed) -> None:
        self._probe = event
        weighted = [layer for layer in event.layers if layer.gradient_rms is not None][:SERIES]
        for curves, name in ((self.gradients, "gradient_rms"), (self.activations, "rms")):
            if not curves.curves:
                curves.curves += [Curve(str(layer.layer), place) for place, layer in enumerate(weighted, start=1)]
            for curve, layer in zip(curves, weighted, strict=False):
                value = getattr(layer, name)
                curve.append(event.step, math.nan if value is None else value)

    def _apply_epoch(self, event: EpochEnded) -> None:
        self.accuracy.curves[0].append(event.epoch, event.train_accuracy)
        self.accuracy.curves[1].append(event.epoch, event.test_accuracy)
        self._last_look = event.test_accuracy
        if event.validation_accuracy is not None:
            if len(self.accuracy) < 3:
                self.accuracy.add(Curve("validation", 3, dots=True))
            self.accuracy.curves[2].append(event.epoch, event.validation_accuracy)
        judged = event.validation_accuracy if event.validation_accuracy is not None else event.test_accuracy
        self._judge(judged, event.epoch)

    def _judge(self, accuracy: float, epoch: int) -> None:
        if self._best is None or accuracy > self._best[0]:
            self._best = (accuracy, epoch)

    def _end(self, error: Exception | None) -> None:
        if isinstance(error, DataError | StoreError):
            self.data_error = error
        elif isinstance(error, ShapeError | SpecError):
            self.problem = error
            self._plan()
            self.problem = self.problem or error
        elif error is not None:
            self.failure = error
            self.ended = Finished(
                run="run",
                step=self._step,
                epoch=self._epoch,
                elapsed_s=0.0,
                reason="failed",
                test_accuracy=None,
                best_accuracy=None,
                best_epoch=0,
                message=f"{type(error).__name__}: {error}",
            )
        if self.work is not None and self.work.trainer is not None:
            self._plan()  # the data is known now
        self.changed.emit()
        self.finished.emit()

    # -- what is said about it -----------------------------------------------------------------------------------------
    @property
    def has_run(self) -> bool:
        """Whether there is a run to show, going on or over."""
        return self._started is not None

    @property
    def fraction(self) -> float:
        """How much of the planned steps is done, 0…1."""
        return min(self._step / self._total, 1.0) if self._total else 0.0

    @property
    def figures(self) -> Figures:
        """The key figures as they stand."""
        if self._started is None:
            return Figures()
        train, test = self.accuracy.curves[0].last, self.accuracy.curves[1].last
        last = self.loss.curves[0].last
        smooth = self.loss.curves[0].smoothed_at(last[0]) if last else None
        per_epoch = max(self._started.steps_per_epoch, 1)
        rate, left = self._speed()
        return Figures(
            epoch=self._epoch,
            epochs=math.ceil(self._total / per_epoch),
            step=self._step,
            steps=self._total,
            loss=smooth[1] if smooth else None,
            train=train[1] if train else None,
            test=self._last_look if self._last_look is not None else test[1] if test else None,
            best=self._best[0] if self._best else None,
            best_epoch=self._best[1] if self._best else 0,
            images_per_s=rate,
            left_s=left,
            taken_s=self.ended.elapsed_s if self.ended is not None and not self.busy else None,
        )

    def _speed(self) -> tuple[float | None, float | None]:
        if not self._pace:
            return None, None
        (t0, s0, i0), (t1, s1, i1) = self._pace[0], self._now
        if t1 <= t0 or s1 <= s0:
            return None, None
        left = (self._total - self._step) * (t1 - t0) / (s1 - s0)
        return (i1 - i0) / (t1 - t0), max(left, 0.0) if self.busy else None

    @property
    def words(self) -> tuple[Word, ...]:
        """What the run or the experiment calls for, the most important first, four at most."""
        if not self.busy and not self.can_start:
            return (Word("blocked", "warning", action="fetch" if self.data_state == "missing" else ""),)
        if self.busy and self._started is None:
            return (Word("reading"),)
        if self._started is None:
            return (Word("ready", values={"recipe": self.recipe}),)
        found = [*self._end_words(), *self._trend_words(), *self._layer_words(), *self._accuracy_words()]
        return tuple(found[:4])

    def _end_words(self) -> Iterator[Word]:
        if self.ended is None or self.busy:
            return
        reason, step = self.ended.reason, self.ended.step
        accuracy = self.ended.test_accuracy if self.ended.test_accuracy is not None else self._last_look
        if reason == "diverged":
            yield Word("diverged", "error", {"step": step}, "lower_rate")
        elif reason == "failed":
            yield Word("failed", "error", {"message": self.ended.message})
        elif reason == "stopped":
            yield Word("stopped", "", {"step": step}, "go_on" if self.can_go_on else "")
        elif accuracy is not None:
            yield Word("early" if reason == "early" else "done", "good", {"accuracy": accuracy}, "use")

    def _trend_words(self) -> Iterator[Word]:
        trend = self.trend
        if trend == "rising":
            yield Word("rising", "warning", action="lower_rate_now" if self.busy else "lower_rate")
        elif trend == "flat" and self.busy:
            yield Word("flat")
        elif trend == "falling" and self.busy:
            yield Word("falling", "good")

    @property
    def trend(self) -> str:
        """falling, flat or rising: the mean loss of the last tenth against the tenth before; "" while too short."""
        y = self.loss.curves[0].y
        size = min(max(len(y) // 10, 20), 2000)
        if len(y) < 2 * size:
            return ""
        recent, before = y[-size:], y[-2 * size : -size]
        if not (np.isfinite(recent).all() and np.isfinite(before).all()):
            return ""
        now, then = float(recent.mean()), float(before.mean())
        noise = 2 * float(before.std()) / math.sqrt(size)
        if now > 1.05 * then + noise:
            return "rising"
        return "falling" if now < then - max(0.25 * noise, 1e-3 * then) else "flat"

    def _layer_words(self) -> Iterator[Word]:
        if self._probe is None:
            return
        hidden = self._probe.layers[:-1]
        stuck = max(hidden, key=lambda layer: layer.saturated, default=None)
        if stuck is not None and stuck.saturated > 0.5:
            yield Word("saturated", "warning", {"layer": stuck.layer, "share": stuck.saturated})
        dead = max((layer for layer in hidden if layer.kind == "relu"), key=lambda layer: layer.dead, default=None)
        if dead is not None and dead.dead > 0.5:
            yield Word("dead", "warning", {"layer": dead.layer, "share": dead.dead})

    def _accuracy_words(self) -> Iterator[Word]:
        train, test = self.accuracy.curves[0].last, self.accuracy.curves[1].last
        if train is None or test is None:
            return
        if test[0] >= 2 and test[1] < 1.5 / self.classes:
            yield Word("guessing", "warning", {"accuracy": test[1]})
        gap = train[1] - test[1]
        if test[0] >= 2 and gap > GAP:
            has_dropout = any(isinstance(layer, Dropout) for layer in self.spec.layers)
            action = "" if has_dropout and self.spec.weight_decay else "decay" if has_dropout else "dropout"
            yield Word("overfit", "warning", {"gap": gap}, action)

    def act(self, action: str) -> None:
        """Do what a word offers."""
        if action == "dropout":
            self.edit(layers=with_dropout(self.spec.layers))
        elif action == "decay":
            self.edit(weight_decay=1e-4)
        elif action in ("lower_rate", "lower_rate_now"):
            rate = self.live_spec.optimizer.learning_rate * (0.5 if action.endswith("now") else 0.1)
            self.set_live("learning_rate", max(float(f"{rate:.2g}"), 1e-6))
        elif action == "go_on":
            self.go_on()
        elif action == "fetch":
            self.fetch()

    # -- what comes of it ----------------------------------------------------------------------------------------------
    @property
    def has_network(self) -> bool:
        """Whether there are weights to save, to read with, or to go on from."""
        return (self.work is not None and self.work.trainer is not None) or self.weights is not None

    def trained(self, name: str) -> Trained | None:
        """The network as it is now, with a state of its own."""
        if self.work is not None and self.work.trainer is not None:
            trainer = self.work.trainer
            kept = self.work.folder / WEIGHTS_FILE if self.work.folder is not None and not self.busy else None
            return Trained(
                name,
                trainer.live,
                trainer.parameters.copy(),
                self.figures.test,
                temperature=facts_of(trainer).temperature,
                path=kept if kept is not None and kept.exists() else None,
            )
        if self.weights is not None:
            facts = self.weights.facts
            path = Path(self.spec.start) if self.spec.start else None
            copied = self.weights.parameters.copy()
            return Trained(name, self.weights.spec, copied, facts.test_accuracy, facts.temperature, path)
        return None

    def save_weights(self, path: Path | str) -> None:
        """Write the network as it is now.

        Raises: StoreError: cannot be written, or the weights are not finite.
        """
        if self.work is not None and self.work.trainer is not None:
            trainer = self.work.trainer
            facts = facts_of(trainer, self.figures.test)
            save_weights(path, trainer.live, trainer.parameters.copy(), facts)
        elif self.weights is not None:
            save_weights(path, self.weights.spec, self.weights.parameters, self.weights.facts)

    def open_weights(self, path: Path | str) -> None:
        """Set up the experiment of a weights file; the next run begins with its weights.

        Raises: StoreError: not there, damaged, or not such a file.
        """
        loaded = load_weights(path)
        facts = loaded.facts
        known = facts.data in sources.SOURCES and facts.input_shape != self.image_shape
        self.take(loaded.spec.replace(start=str(path), data=facts.data if known else self.spec.data))
        self.weights = loaded
        if not self.busy:
            self.work = None
            self._forget()
        self.changed.emit()

    def forget_weights(self) -> None:
        """Start from fresh weights after all."""
        self.edit(start="")

    # -- previews and the gradient check -------------------------------------------------------------------------------
    def planned_steps(self) -> int:
        """How many steps the experiment takes, as far as the size of the data is known."""
        known = {"mnist-sample": 4000, "mnist": 60_000, "fashion-mnist": 60_000}
        dataset = self._dataset if self._dataset_name == self.spec.data else None
        images = len(dataset.train) if dataset else known.get(self.spec.data, 4000)
        images = math.ceil(images * (1 - self.spec.validation))
        by_epochs = self.spec.epochs * math.ceil(images / self.spec.batch_size)
        if not self.spec.steps:
            return by_epochs
        return min(self.spec.steps, by_epochs) if self.spec.epochs else self.spec.steps

    def schedule_preview(self) -> tuple[Array, Array]:
        """The learning rate over the steps of the run, at 200 places."""
        progress = np.linspace(0, 1, 200)
        rate = self.spec.optimizer.learning_rate
        factors = [self.spec.schedule.factor(float(p)) for p in progress]
        return progress * self.planned_steps(), rate * np.array(factors)

    def augmented(self) -> Array | None:
        """The first digits as they are, and under them as augmentation changes them; None while they are being read.

        Shapes: → (2, 8, 28, 28)
        """
        if self._dataset is None:
            if self.helper.state == "idle":
                name = self.spec.data if self.data_state == "ready" else "mnist-sample"
                self.helper.drive(Loading(name, self._loaded), list, self._looked)
            return None
        images = self._dataset.train.head(PREVIEWED).images
        changed = images
        generator = stream(self.spec.seed, "augment")
        for augmentation in self.spec.augmentation:
            changed = augmentation.apply(changed, generator)
        return np.stack([images[:, 0], changed[:, 0]])

    def _looked(self, error: Exception | None) -> None:
        if error is not None:
            self.data_error = _told(error, self.spec.data)
        self.changed.emit()

    @property
    def has_data(self) -> bool:
        """Whether digits are in memory, to be shown."""
        return self._dataset is not None

    def check_gradient(self) -> None:
        """Compare every tensor's gradient with differences of the loss."""
        if self.helper.state == "idle" and self.problem is None and self.data_state == "ready":
            self.checked, self.checking, self.check_error = [], True, None
            self.helper.drive(Checking(self.spec, self._loaded), self._check_told, self._check_end)
            self.changed.emit()

    def _check_told(self, items: Sequence[TensorCheck]) -> None:
        self.checked += items
        self.changed.emit()

    def _check_end(self, error: Exception | None) -> None:
        self.checking = False
        if error is not None:
            self.check_error = _told(error, self.spec.data)
        self.changed.emit()

    # -- from one start to the next ------------------------------------------------------------------------------------
    def remember(self) -> dict[str, Any]:
        """Plain values to keep."""
        return {"spec": self.spec.to_dict(), "recipe": self.recipe, "smoothing": self.smoothing}

    def recall(self, state: dict[str, Any]) -> None:
        """Take kept values back, as far as they still make sense."""
        try:
            self._take_spec(ExperimentSpec.from_dict(state["spec"]))
            self.smoothing = int(state.get("smoothing", self.smoothing))
        except (EngineError, KeyError, TypeError, ValueError):
            return
        if self.spec.data not in sources.SOURCES and not Path(self.spec.data).exists():
            self._take_spec(self.spec.replace(data="mnist-sample"))
        self.changed.emit()

    @property
    def smoothing(self) -> int:
        """Over how many steps the smoothed loss is a mean."""
        return self.loss.curves[0].window

    @smoothing.setter
    def smoothing(self, steps: int) -> None:
        self.loss.curves[0].window = min(max(steps, SMOOTHING[0]), SMOOTHING[1])
        self.changed.emit()


def with_dropout(layers: Sequence[Any], ratio: float = 0.2) -> tuple[Any, ...]:
    """The same layers with dropout after every activation that follows a dense layer, or before the last layer."""
    result: list[Any] = []
    for place, layer in enumerate(layers):
        result.append(layer)
        after_dense = any(isinstance(before, Dense) for before in layers[max(place - 2, 0) : place])
        if after_dense and place < len(layers) - 1 and not isinstance(layer, Dense) and _is_activation(layer):
            result.append(Dropout(ratio=ratio))
    if len(result) == len(layers) and len(layers) > 1:
        result.insert(len(result) - 1, Dropout(ratio=ratio))
    return tuple(result)


def _is_activation(layer: Any) -> bool:
    return isinstance(layer, ReLU) or layer.kind in ("sigmoid", "tanh", "leaky-relu", "softplus", "swish")


def _told(error: Exception, name: str) -> EngineError:
    """Any fault as an error that the window can say."""
    if isinstance(error, EngineError):
        return error
    if isinstance(error, OSError):
        return refusal(error, Path(name))
    return DataError("{name} could not be used: {reason}", path=name, name=Path(name).name, reason=str(error))
