"""Training as a generator of events: to train is to iterate, to pause is not to ask for the next one.

>>> from engine import datasets, recipes
>>> spec = recipes.load("two-layer").spec.replace(epochs=0, steps=3)
>>> for event in Trainer(spec, datasets.load("mnist-sample")).events():
...     print(type(event).__name__, event.step)
Started 0
Probed 0
StepEnded 1
StepEnded 2
StepEnded 3
Evaluated 3
Finished 3

The trainer owns the state of one run: θ, the optimizer's memory, the random streams and the place in the epoch.
Everything it decides follows from the spec and its seed, so the same spec gives the same events, times apart.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.split import with_validation
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.fast import abandon
from engine.layers.base import Mode
from engine.numerics.huge_arrays import copied, distance
from engine.numerics.workspace import Workspace
from engine.parameters import Parameters
from engine.spec import ExperimentSpec
from engine.training.live_changes import LiveChanges
from engine.training.numerical_training import numerical_gradient
from engine.training.probe import probe
from engine.training.run_state import Checkpoint, RunState, Undo
from engine.training.scores import Score, epoch_scores, score_of
from engine.training.update import update
from engine.types import Array, Labels

PROBE_IMAGES = 100
SLOW_S = 0.05  # a step that takes this long is left on its way when the run is asked to stop


class Trainer:
    """One run of a spec on a data set.

    `start` is copied for the first weights; the file that `spec.start` names is opened by store/start.py.
    `probe_every` and `evaluate_every` count steps; 0 chooses 200 probes a run and no evaluation between epochs.
    Trainers that take turns on one thread may share a `workspace`.
    Raises: ShapeError, SpecError: the spec cannot be trained on these images, or `start` is of another network.
    """

    def __init__(
        self,
        spec: ExperimentSpec,
        dataset: Dataset,
        *,
        run: str = "run",
        start: Parameters | None = None,
        probe_every: int = 0,
        evaluate_every: int = 0,
        evaluate_images: int = 1000,
        clock: Callable[[], float] = time.perf_counter,
        workspace: Workspace | None = None,
    ) -> None:
        self.spec = spec
        self.live = spec  # as altered by `change`
        self._changes = LiveChanges()
        self.run = run
        keep_aside = spec.validation and dataset.validation is None
        self.dataset = with_validation(dataset, spec.validation, spec.seed) if keep_aside else dataset
        self.network = spec.check(dataset.image_shape, len(dataset.classes))
        self.state = RunState.first(spec, self.network, self.dataset, start)
        self.between_steps = False  # whether a checkpoint taken now repeats no event and leaves none out
        self.work_in(workspace or Workspace())
        self._decay = self.parameters.decay_mask()
        self._stopping = False
        self._may_be_slow = True  # the next step; how long the first takes is not known
        self._undo: Undo | None = None  # of the step under way, if it may be left before its update
        self._rate = 0.0
        self.total_steps = self.state.planned_steps(spec)  # as things stand: a change of the batch size changes it
        self._probe_every = probe_every or max(50, self.total_steps // 200)
        self._evaluate_every = evaluate_every
        self._evaluate_images = evaluate_images
        self._clock = clock
        self._resumed = clock()

    @property
    def parameters(self) -> Parameters:
        """θ and the running statistics."""
        return self.state.parameters

    @property
    def step(self) -> int:
        """Updates so far."""
        return self.state.step

    @property
    def epoch(self) -> int:
        """Epochs that are over."""
        return self.state.epoch

    @property
    def steps_per_epoch(self) -> int:
        """How many batches it takes to see every training image once."""
        return math.ceil(len(self.dataset.train) / self.live.batch_size)

    def work_in(self, workspace: Workspace) -> None:
        """Take the memory of the next steps from there; between two steps nothing is kept in it."""
        self.workspace = workspace
        self._mode = Mode(training=True, generator=self.state.dropout, workspace=workspace)

    def stop(self) -> None:
        """Ask the run to end; may be called from any thread.

        A short step is carried through. One that takes long is left, as if it had not been started.
        """
        self._stopping = True

    def change(self, setting: str, value: Any) -> None:
        """Alter a live setting from the next step on; may be called from any thread.

        `setting` is the path of a live field: `batch_size`, `optimizer.learning_rate`.
        Raises: SpecError: not a live setting, or a value that cannot be.
        """
        self._changes.ask(self.live, setting, value)

    def events(self) -> Iterator[Event]:
        """The run, from where it stands to its end; the last event is `Finished`."""
        self._resumed = self._clock()
        for event in self._events():
            self.state.worked_s += self._clock() - self._resumed  # time that the caller takes is not the run's
            yield event
            self._resumed = self._clock()

    def learn(self, x: Array, labels: Labels) -> float:
        """One step: the updates of one batch; returns the loss before it, not finite if the run has diverged.

        Shapes: x (N, …) as the network takes it, labels (N,)
        """
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is a result, not an error
            loss = self._loss_and_gradient(x, labels)
            if math.isfinite(loss):
                penalty, self._rate = update(self.live, self.state, self._decay, self.total_steps)
                loss += penalty
        return loss

    def evaluate(self, split: Split) -> Score | None:
        """Loss and accuracy on a split; None if the run was asked to stop meanwhile."""
        return score_of(self.network, self.parameters, self.spec.loss, split, self._asked_to_stop)

    def checkpoint(self, *, copied: bool = True) -> Checkpoint:
        """Everything it takes to continue from here, bit for bit as if nothing had happened.

        One that is not `copied` holds until the next step, as long as it takes to write it.
        """
        state, arrays = self.state.checkpoint()
        if copied:
            arrays = {name: array.copy() for name, array in arrays.items()}
        return Checkpoint(self.live, {"spec": self.spec.to_dict(), **state}, arrays, self.dataset.digest)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Take up the run where `checkpoint` was taken; this trainer must have been made from its spec and data.

        Raises: EngineError: the checkpoint is of another network; SpecError: of other data.
        """
        checkpoint.check_data(self.dataset)
        self.state.restore(checkpoint.state, checkpoint.arrays)
        self.live = checkpoint.spec
        self.total_steps = self.state.planned_steps(self.live)

    def result(self) -> tuple[Parameters, float | None]:
        """The weights that the run gives, and their test accuracy: the best ones so far if the spec keeps those."""
        return self.state.result(self.live.keep_best)

    def next_batch(self) -> tuple[Array, Labels]:
        """Images (N, C, H, W), augmented if the spec says so, and labels (N,) of the next batch.

        The images are in a buffer that the following batch overwrites. Where a thread is free, that one is prepared
        while this one is learned from.
        """
        feed, live = self.state.feed, self.live
        batch = feed.next(live.batch_size, live.augmentation)
        if self.state.step + 1 < self.total_steps:
            feed.prepare(live.batch_size, live.augmentation)
        return batch

    def _events(self) -> Iterator[Event]:
        self.between_steps = True
        yield Started(
            **self._head(),
            spec=self.live.to_dict(),
            data=self.dataset.name,
            digest=self.dataset.digest,
            parameters=self.network.size,
            total_steps=self.total_steps,
            steps_per_epoch=self.steps_per_epoch,
        )
        if not self.step:
            self.between_steps = False
            yield from self._probe(None)
        reason = yield from self._steps()
        self.between_steps = False
        if self._stopping:
            reason = "stopped"
        if reason in ("completed", "early"):
            yield from self._last_look()
        score = self.state.score
        yield Finished(
            **self._head(),
            reason=reason,
            test_accuracy=None if score is None else score.accuracy,
            best_accuracy=self.state.best_accuracy,
            best_epoch=self.state.best_epoch,
        )

    def _steps(self) -> Generator[Event, None, str]:
        """Steps and ends of epochs until the run is over; returns why it is."""
        while True:
            if self.state.epoch_pending:  # also where a checkpoint was taken between an epoch's last step and its end
                yield from self._end_of_epoch()
            if self.live.patience and self.epoch - self.state.best_epoch >= self.live.patience:
                return "early"
            if self.step >= self.total_steps or self._stopping:
                return "completed"
            yield from self._apply_changes()
            due = (self.step + 1) % self._probe_every == 0
            try:
                before = self._copied() if due else None
                loss, size = self._take_step()
            except abandon.Abandoned:
                return "stopped"
            self.state.epoch_pending = self.state.feed.epoch_over
            looks = bool(self._evaluate_every) and self.step % self._evaluate_every == 0
            self.between_steps = before is None and not looks
            yield StepEnded(**self._head(), loss=loss, learning_rate=self._rate, batch_size=size)
            if not math.isfinite(loss):
                return "diverged"
            if before is not None:
                self.between_steps = not looks
                yield from self._probe(before)
            self.between_steps = True
            if looks and (score := self.evaluate(self.dataset.test.head(self._evaluate_images))) is not None:
                yield self._evaluated(score)

    def _take_step(self) -> tuple[float, int]:
        """Learn from the next batch; returns the loss before its update, and how many images it has.

        Raises: Abandoned: the run was asked to stop while a slow step was under way; nothing has changed.
        """
        started = time.perf_counter()
        self._undo = self.state.undo() if self._may_be_slow else None
        x, labels = self.next_batch()
        try:
            loss = self.learn(x, labels)
        except abandon.Abandoned:
            if self._undo is not None:
                self.state.take_back(self._undo)
            raise
        finally:
            self._undo = None
        self._may_be_slow = time.perf_counter() - started > SLOW_S or self.spec.gradient == "numerical"
        return loss, len(labels)

    def _last_look(self) -> Iterator[Event]:
        """Put back the best weights if the spec says so; test weights that no epoch's end has tested."""
        if self.state.put_back_best(self.live.keep_best) or not self.state.tested:
            score = self.evaluate(self.dataset.test)
            if score is not None:
                self.state.take_last(score, may_be_best=not self.dataset.validation)
                yield self._evaluated(score)

    def _evaluated(self, score: Score) -> Evaluated:
        return Evaluated(**self._head(), images=score.images, test_loss=score.loss, test_accuracy=score.accuracy)

    def _end_of_epoch(self) -> Iterator[Event]:
        scores = epoch_scores(self.evaluate, self.dataset)
        if scores is not None:  # asked to stop, the epoch's end is still to come should the run be resumed
            self.state.end_epoch(scores, keep=self.live.keep_best)
            yield EpochEnded(**self._head(), **scores.facts())

    def _asked_to_stop(self) -> bool:
        return self._stopping

    def _loss_and_gradient(self, x: Array, labels: Labels) -> float:
        if self._undo is not None:
            with abandon.when(self._asked_to_stop):
                loss = self._gradient(x, labels)
                abandon.look()  # the update that follows is never left on its way
                return loss
        return self._gradient(x, labels)

    def _gradient(self, x: Array, labels: Labels) -> float:
        if self.spec.gradient == "backprop":
            return self.network.gradient(self.parameters, self.spec.loss, x, labels, self._mode)
        loss, mode = self.spec.loss, self._mode
        return numerical_gradient(self.network, self.parameters, loss, (x, labels), mode)

    def _copied(self) -> Array:
        with abandon.when(self._asked_to_stop):
            return copied(self.parameters.theta)

    def _probe(self, before: Array | None) -> Iterator[Event]:
        """What the layers look like now, and how far the step went; nothing if the run was asked to stop meanwhile.

        before: θ before the step, which is used up; None where no step was taken
        """
        few = self.dataset.train.head(PROBE_IMAGES)
        x = few.images.astype(self.parameters.theta.dtype, copy=False)
        try:
            with abandon.when(self._asked_to_stop):
                step_length = 0.0 if before is None else distance(before, self.parameters.theta)
                layers = probe(self.network, self.parameters, self.spec.loss, x, few.labels)
        except abandon.Abandoned:
            return
        yield Probed(**self._head(), layers=layers, step_length=step_length)

    def _apply_changes(self) -> Iterator[Event]:
        for spec, change in self._changes.apply(self.live):
            self.live = spec
            self._may_be_slow = True  # batches of another size take another time
            self.total_steps = self.state.planned_steps(self.live)
            yield Changed(**self._head(), **change._asdict())

    def _head(self) -> dict[str, Any]:
        return {
            "run": self.run,
            "step": self.step,
            "epoch": self.epoch,
            "elapsed_s": self.state.worked_s + self._clock() - self._resumed,
        }
