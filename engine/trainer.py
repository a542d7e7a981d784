"""Training as a generator of events: to train is to iterate, to pause is not to ask for the next one.

    for event in Trainer(spec, dataset).events():
        print(event)

The trainer owns the state of one run: θ, the optimizer's memory, the random streams and the place in the epoch.
Everything it decides follows from the spec and its seed, so the same spec gives the same events, times apart.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.data.batches import Batches
from engine.data.dataset import Dataset, Split
from engine.data.split import with_validation
from engine.errors import EngineError, SpecError
from engine.events import Changed, EpochEnded, Evaluated, Event, Finished, Probed, Started, StepEnded
from engine.layers.base import Mode
from engine.numerics.differences import central_difference
from engine.numerics.workspace import Workspace
from engine.parameters import Parameters
from engine.probe import probe
from engine.rng import restored, state_of, stream
from engine.spec import ExperimentSpec
from engine.types import Array, Labels, Memory

TRAIN_IMAGES_EVALUATED = 10_000  # the train accuracy of an epoch is taken on so many: as many as MNIST tests with
PROBE_IMAGES = 100
OTHER_DATA = "the run was started with other data than {data} holds now; put the old files back, or start the run again"


@dataclass(frozen=True)
class Score:
    """Mean loss and share of right answers (0…1) on `images` images."""

    images: int
    loss: float
    accuracy: float


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A run between two steps: `state` is JSON data, `arrays` are the vectors that go with it.

    `digest` is that of the data it learns from, as the trainer divided it; empty where it is not known.
    """

    spec: ExperimentSpec
    state: dict[str, Any]
    arrays: dict[str, Array]
    digest: str = ""


def _plain(score: Score | None) -> list[float] | None:
    return None if score is None else [score.images, score.loss, score.accuracy]


class Trainer:
    """One run of a spec on a data set.

    `start` is copied for the first weights; the file that `spec.start` names is opened by store/begin.py.
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
        self.run = run
        keep_aside = spec.validation and dataset.validation is None
        self.dataset = with_validation(dataset, spec.validation, spec.seed) if keep_aside else dataset
        self.network = spec.check(dataset.image_shape, len(dataset.classes))
        dtype = np.float64 if spec.gradient == "numerical" else np.float32  # differences of float32 losses are noise
        self.parameters = self.network.parameters(dtype)
        self.parameters.initialize(spec.initializer, stream(spec.seed, "init"))
        if start is not None:
            self.parameters.begin_with(start)
        self.memory: Memory = spec.optimizer.fresh_memory(self.parameters.theta)
        self.step = 0
        self.epoch = 0
        self.score: Score | None = None  # the last one taken on the test images
        self.best_accuracy: float | None = None
        self.best_epoch = 0
        self.between_steps = False  # whether a checkpoint taken now repeats no event and leaves none out
        self._best: tuple[Array, Array] | None = None
        self._best_score: Score | None = None  # on the test images, where the best weights were found
        self._batches = Batches(len(self.dataset.train), spec.sampling, stream(spec.seed, "shuffle"))
        self._augment = stream(spec.seed, "augment")
        self.workspace = workspace or Workspace()
        self._mode = Mode(training=True, generator=stream(spec.seed, "dropout"), workspace=self.workspace)
        self._decay = self.parameters.decay_mask()
        self._images = self.dataset.train.images.reshape(len(self.dataset.train), -1)
        self._buffer: Array = np.zeros((0, 0), np.float32)
        self._pending_changes: deque[tuple[str, Any]] = deque()
        self._stopping = False
        self._epoch_pending = False  # the epoch's last batch was learned, its end not yet told
        self.total_steps = self._plan_steps()  # as things stand: a change of the batch size changes it
        self._probe_every = probe_every or max(50, self.total_steps // 200)
        self._evaluate_every = evaluate_every
        self._evaluate_images = evaluate_images
        self._clock = clock
        self._worked = 0.0
        self._resumed = clock()

    @property
    def steps_per_epoch(self) -> int:
        """How many batches it takes to see every training image once."""
        return math.ceil(len(self.dataset.train) / self.live.batch_size)

    def _plan_steps(self) -> int:
        """How many steps the whole run takes, from where it stands and with the batch size of now."""
        drawn = self._batches.drawn % len(self.dataset.train)
        begun = math.ceil((len(self.dataset.train) - drawn) / self.live.batch_size) if drawn else 0
        whole = self.live.epochs - self.epoch - (1 if drawn or self._epoch_pending else 0)
        by_epochs = self.step + begun + whole * self.steps_per_epoch
        if not self.live.steps:
            return by_epochs
        return min(self.live.steps, by_epochs) if self.live.epochs else self.live.steps

    def stop(self) -> None:
        """Ask the run to end after the step or the part of an evaluation it is in; may be called from any thread."""
        self._stopping = True

    def change(self, setting: str, value: Any) -> None:
        """Alter a live setting from the next step on; may be called from any thread.

        `setting` is the path of a live field: `batch_size`, `optimizer.learning_rate`.
        Raises: SpecError: not a live setting, or a value that cannot be.
        """
        known = self.live.live_fields()
        if setting not in known:
            raise SpecError(
                "{field} cannot be changed while it runs; what can: {known}", field=setting, known=", ".join(known)
            )
        self._pending_changes.append((setting, known[setting].check(value)))

    def events(self) -> Iterator[Event]:
        """The run, from where it stands to its end; the last event is `Finished`."""
        self._resumed = self._clock()
        for event in self._events():
            self._worked += self._clock() - self._resumed  # time that the caller takes is not the run's
            yield event
            self._resumed = self._clock()

    def learn(self, x: Array, labels: Labels) -> float:
        """One update on one batch; returns the loss before it, not finite if the run has diverged.

        Shapes: x (N, …) as the network takes it, labels (N,)
        """
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is a result, not an error
            loss = self._loss_and_gradient(x, labels)
            if not math.isfinite(loss):
                return loss
            grad = self.parameters.grad
            if self.live.weight_decay:
                pulled = self._decay * self.parameters.theta
                loss += 0.5 * self.live.weight_decay * float(np.dot(pulled, pulled))
                pulled *= self.live.weight_decay
                grad += pulled
            if self.live.clip_norm:
                length = math.sqrt(float(np.dot(grad, grad)))
                if length > self.live.clip_norm:
                    grad *= self.live.clip_norm / length
            self.step += 1
            optimizer = self.live.optimizer
            factor = self.live.schedule.factor(min(1.0, (self.step - 1) / max(self.total_steps, 1)))
            if factor != 1.0:
                optimizer = optimizer.scaled(factor)
            optimizer.step(self.parameters.theta, grad, self.memory, self.step)
            self._rate = optimizer.learning_rate
        return loss

    def evaluate(self, split: Split) -> Score | None:
        """Loss and accuracy on a split; None if the run was asked to stop meanwhile."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            outputs = self.network.predict(self.parameters, split.images, stopped=lambda: self._stopping)
            if len(outputs) < len(split):
                return None
            right = int(np.count_nonzero(outputs.argmax(axis=1) == split.labels))
            return Score(len(split), self.spec.loss.value(outputs, split.labels), right / len(split))

    def checkpoint(self) -> Checkpoint:
        """Everything it takes to go on from here, bit for bit as if nothing had happened."""
        batches = self._batches.state()
        dropout = self._mode.generator
        arrays = {
            "theta": self.parameters.theta.copy(),
            "statistics": self.parameters.statistics.copy(),
            "order": batches.pop("order"),
            **{f"memory.{name}": vector.copy() for name, vector in self.memory.items()},
        }
        if self._best is not None:
            arrays["best.theta"], arrays["best.statistics"] = self._best
        state = {
            "spec": self.spec.to_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "epoch_pending": self._epoch_pending,
            "worked_s": self._worked,
            "best_accuracy": self.best_accuracy,
            "best_epoch": self.best_epoch,
            "score": _plain(self.score),
            "best_score": _plain(self._best_score),
            "batches": batches,
            "augment": state_of(self._augment),
            "dropout": None if dropout is None else state_of(dropout),
        }
        return Checkpoint(self.live, state, arrays, self.dataset.digest)

    def result(self) -> tuple[Parameters, float | None]:
        """The weights that the run gives, and their test accuracy: the best ones so far if the spec keeps those."""
        if not self.live.keep_best or self._best is None:
            return self.parameters, None if self.score is None else self.score.accuracy
        best = self.parameters.copy()
        best.theta[...], best.statistics[...] = self._best
        return best, None if self._best_score is None else self._best_score.accuracy

    def restore(self, checkpoint: Checkpoint) -> None:
        """Take up the run where `checkpoint` was taken; this trainer must have been made from its spec and data.

        Raises: EngineError: the checkpoint is of another network; SpecError: of other data.
        """
        arrays, state = checkpoint.arrays, checkpoint.state
        if checkpoint.digest not in ("", self.dataset.digest):
            raise SpecError(
                "the run was started with other data than {data} holds now; put the old files back, or start it again",
                field="data",
                data=self.dataset.name,
            )
        if arrays["theta"].shape != self.parameters.theta.shape or any(
            f"memory.{name}" not in arrays for name in self.memory
        ):
            raise EngineError("this checkpoint is of another network; open it with the experiment it was saved with")
        self.live = checkpoint.spec
        self.parameters.theta[...] = arrays["theta"]
        self.parameters.statistics[...] = arrays["statistics"]
        for name, vector in self.memory.items():
            vector[...] = arrays[f"memory.{name}"]
        self.step, self.epoch = int(state["step"]), int(state["epoch"])
        self._epoch_pending = bool(state["epoch_pending"])
        self.best_accuracy, self.best_epoch = state["best_accuracy"], int(state["best_epoch"])
        self.score = None if state["score"] is None else Score(*state["score"])
        self._best = (arrays["best.theta"], arrays["best.statistics"]) if "best.theta" in arrays else None
        self._best_score = Score(*state["best_score"]) if state.get("best_score") else None
        self._worked = float(state["worked_s"])
        self._batches.restore({**state["batches"], "order": arrays["order"]})
        self._augment = restored(state["augment"])
        self.total_steps = self._plan_steps()
        dropout = None if state["dropout"] is None else restored(state["dropout"])
        self._mode = replace(self._mode, generator=dropout)

    def next_batch(self) -> tuple[Array, Labels]:
        """Images (N, C, H, W), augmented if the spec says so, and labels (N,) of the next batch.

        The images lie in a buffer that the following batch overwrites.
        """
        indices = self._batches.draw(self.live.batch_size)
        if self._buffer.shape != (len(indices), self._images.shape[1]):
            self._buffer = np.empty((len(indices), self._images.shape[1]), self._images.dtype)
        np.take(self._images, indices, axis=0, out=self._buffer, mode="clip")  # 3 times faster than plain indexing
        x: Array = self._buffer.reshape(len(indices), *self.dataset.image_shape)
        for augmentation in self.live.augmentation:
            x = augmentation.apply(x, self._augment)
        return x, self.dataset.train.labels[indices]

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
            yield self._probe(0.0)
        reason = "completed"
        while True:
            if self._epoch_pending:  # also where a checkpoint was taken between an epoch's last step and its end
                yield from self._end_of_epoch()
            if self.live.patience and self.epoch - self.best_epoch >= self.live.patience:
                reason = "early"
                break
            if self.step >= self.total_steps or self._stopping:
                break
            yield from self._apply_pending_changes()
            due = (self.step + 1) % self._probe_every == 0
            before = self.parameters.theta.copy() if due else None
            undo = self.checkpoint() if self.spec.gradient == "numerical" else None  # such a step takes long to end
            x, labels = self.next_batch()
            loss = self.learn(x, labels)
            if undo is not None and self._stopping and math.isnan(loss):
                self.restore(undo)  # the batch comes again when the run goes on
                break
            self._epoch_pending = self._batches.epoch_over
            looks = bool(self._evaluate_every) and self.step % self._evaluate_every == 0
            self.between_steps = before is None and not looks
            yield StepEnded(**self._head(), loss=loss, learning_rate=self._rate, batch_size=len(labels))
            if not math.isfinite(loss):
                reason = "diverged"
                break
            if before is not None:
                before -= self.parameters.theta
                self.between_steps = not looks
                yield self._probe(math.sqrt(float(np.dot(before, before))))
            self.between_steps = True
            if looks:
                score = self.evaluate(self.dataset.test.head(self._evaluate_images))
                if score is not None:
                    yield Evaluated(
                        **self._head(), images=score.images, test_loss=score.loss, test_accuracy=score.accuracy
                    )
        self.between_steps = False
        if self._stopping:
            reason = "stopped"
        if reason in ("completed", "early"):
            yield from self._last_look()
        yield Finished(
            **self._head(),
            reason=reason,
            test_accuracy=None if self.score is None else self.score.accuracy,
            best_accuracy=self.best_accuracy,
            best_epoch=self.best_epoch,
        )

    def _last_look(self) -> Iterator[Event]:
        """Put back the best weights if the spec says so; test weights that no epoch's end has tested."""
        if self.live.keep_best and self._best is not None:
            self.parameters.theta[...], self.parameters.statistics[...] = self._best
        elif self.score is not None and self._batches.epoch_over:
            return
        score = self.evaluate(self.dataset.test)
        if score is not None:
            self.score = score
            if not self.dataset.validation:
                self.best_accuracy = max(self.best_accuracy or 0.0, score.accuracy)
            yield Evaluated(**self._head(), images=score.images, test_loss=score.loss, test_accuracy=score.accuracy)

    def _end_of_epoch(self) -> Iterator[Event]:
        train = self.evaluate(self.dataset.train.head(TRAIN_IMAGES_EVALUATED))
        test = self.evaluate(self.dataset.test)
        aside = self.evaluate(self.dataset.validation) if self.dataset.validation else None
        if train is None or test is None or (self.dataset.validation and aside is None):
            return  # asked to stop: the epoch's end is still to come should the run be resumed
        self._epoch_pending = False
        self.epoch += 1
        self.score = test
        judged = (aside or test).accuracy
        if self.best_accuracy is None or judged > self.best_accuracy:
            self.best_accuracy, self.best_epoch, self._best_score = judged, self.epoch, test
            if self.live.keep_best:
                self._best = (self.parameters.theta.copy(), self.parameters.statistics.copy())
        yield EpochEnded(
            **self._head(),
            train_loss=train.loss,
            train_accuracy=train.accuracy,
            test_loss=test.loss,
            test_accuracy=test.accuracy,
            validation_loss=None if aside is None else aside.loss,
            validation_accuracy=None if aside is None else aside.accuracy,
        )

    def _loss_and_gradient(self, x: Array, labels: Labels) -> float:
        if self.spec.gradient == "backprop":
            return self.network.gradient(self.parameters, self.spec.loss, x, labels, self._mode)
        return self._try_every_weight(x.astype(self.parameters.theta.dtype), labels)

    def _try_every_weight(self, x: Array, labels: Labels) -> float:
        """Fill the gradient by differences, two passes a weight; every try meets the same dropout and statistics.

        NaN if the run was asked to stop meanwhile; then everything is as it was before the step.
        """
        drawn = state_of(self._mode.stream())
        generator = restored(drawn)
        mode = Mode(training=True, generator=generator, needs_backward=False)
        statistics = self.parameters.statistics.copy()

        def loss_at(theta: Array) -> float:
            self.parameters.statistics[...] = statistics
            generator.bit_generator.state = drawn
            return self.spec.loss.value(self.network.forward(self.parameters, x, mode)[0], labels)

        gradient = central_difference(loss_at, self.parameters.theta, stopped=lambda: self._stopping)
        self.parameters.statistics[...] = statistics
        if self._stopping:
            return math.nan
        self.parameters.grad[...] = gradient
        once = replace(self._mode, needs_backward=False, workspace=None)  # draws on from the run's own stream
        return self.spec.loss.value(self.network.forward(self.parameters, x, once)[0], labels)

    def _probe(self, step_length: float) -> Probed:
        few = self.dataset.train.head(PROBE_IMAGES)
        x = few.images.astype(self.parameters.theta.dtype, copy=False)
        layers = probe(self.network, self.parameters, self.spec.loss, x, few.labels)
        return Probed(**self._head(), layers=layers, step_length=step_length)

    def _apply_pending_changes(self) -> Iterator[Event]:
        while self._pending_changes:
            setting, value = self._pending_changes.popleft()
            before = self.live.live_settings()[setting]
            if value == before:
                continue
            self.live = self.live.with_setting(setting, value)
            self.total_steps = self._plan_steps()
            yield Changed(**self._head(), setting=setting, before=before, after=value)

    def _head(self) -> dict[str, Any]:
        return {
            "run": self.run,
            "step": self.step,
            "epoch": self.epoch,
            "elapsed_s": self._worked + self._clock() - self._resumed,
        }

    _rate: float = 0.0
