"""What changes in a run from step to step, and its translation into a checkpoint and back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.data.dataset import Dataset
from engine.data.feed import Feed
from engine.errors import EngineError, SpecError
from engine.network import Network
from engine.parameters import Parameters
from engine.rng import state_of, stream
from engine.spec import ExperimentSpec, planned_steps
from engine.training.scores import EpochScores, Score
from engine.types import Array, Memory


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A run between two steps: `state` is JSON data, `arrays` are the vectors that go with it.

    `digest` is that of the data it learns from, as the trainer divided it; empty where it is not known.
    """

    spec: ExperimentSpec
    state: dict[str, Any]
    arrays: dict[str, Array]
    digest: str = ""

    def check_data(self, dataset: Dataset) -> None:
        """Raises: SpecError: the run learned from other data."""
        if self.digest not in ("", dataset.digest):
            raise SpecError(
                "the run was started with other data than {data} holds now; put the old files back, or start it again",
                field="data",
                data=dataset.name,
            )


class Undo(NamedTuple):
    """What a step changes before its update: the place in the epoch, the random streams and the running statistics."""

    feed: tuple[dict[str, Any], dict[str, Array]]
    dropout: dict[str, Any]
    statistics: Array


class RunState:
    """θ, the optimizer's memory, the place in the epoch, the random streams, and the best that was found so far."""

    def __init__(self, parameters: Parameters, memory: Memory, feed: Feed, dropout: np.random.Generator) -> None:
        self.parameters = parameters
        self.memory = memory
        self.feed = feed
        self.dropout = dropout
        self.step = 0
        self.epoch = 0
        self.epoch_pending = False  # the epoch's last batch was learned, its end is not reported yet
        self.worked_s = 0.0
        self.score: Score | None = None  # the last one taken on the test images
        self.best_accuracy: float | None = None
        self.best_epoch = 0
        self.best: tuple[Array, Array] | None = None  # θ and statistics of the best epoch
        self.best_score: Score | None = None  # on the test images, where the best weights were found

    @classmethod
    def first(cls, spec: ExperimentSpec, network: Network, data: Dataset, start: Parameters | None = None) -> RunState:
        """A run before its first step: weights drawn as the spec says, or a copy of `start`.

        Raises: SpecError: `start` is of another network.
        """
        dtype = np.float64 if spec.gradient == "numerical" else np.float32  # differences of float32 losses are noise
        parameters = network.parameters(dtype)
        parameters.initialize(spec.initializer, stream(spec.seed, "init"), biases=spec.biases == "drawn")
        if start is not None:
            parameters.begin_with(start)
        memory = spec.optimizer.fresh_memory(parameters.theta)
        feed = Feed(data.train, spec.sampling, spec.seed)
        return cls(parameters, memory, feed, stream(spec.seed, "dropout"))

    def planned_steps(self, spec: ExperimentSpec) -> int:
        """How many steps the whole run takes, from where it stands and with the batch size of now."""
        images, drawn, epoch = len(self.feed.split), self.feed.drawn, self.epoch
        if self.epoch_pending or drawn:  # the epoch under way counts with what is left of it
            epoch += 1
        left = math.ceil((images - drawn) / spec.batch_size) if drawn else 0
        return planned_steps(spec, images, step=self.step + left, epoch=epoch)

    def undo(self) -> Undo:
        """To be taken before a batch is drawn, where the step may be left before its update."""
        return Undo(self.feed.state(), state_of(self.dropout), self.parameters.statistics.copy())

    def take_back(self, undo: Undo) -> None:
        """Forget a step that was left before its update: its batch comes again when the run continues."""
        self.feed.restore(*undo.feed)
        self.dropout.bit_generator.state = undo.dropout
        self.parameters.statistics[...] = undo.statistics

    def end_epoch(self, scores: EpochScores, *, keep: bool) -> None:
        """Count an epoch; its weights are kept in memory, if `keep`, where they are the best so far."""
        self.epoch_pending = False
        self.epoch += 1
        self.score = scores.test
        if self.best_accuracy is None or scores.deciding > self.best_accuracy:
            self.best_accuracy, self.best_epoch, self.best_score = scores.deciding, self.epoch, scores.test
            if keep:
                self.best = (self.parameters.theta.copy(), self.parameters.statistics.copy())

    @property
    def tested(self) -> bool:
        """Whether the weights of now are those that an epoch's end has tested."""
        return self.score is not None and self.feed.epoch_over

    def put_back_best(self, keep_best: bool) -> bool:
        """Put the best weights back, if those are to be kept; whether there were any."""
        if not keep_best or self.best is None:
            return False
        self.parameters.theta[...], self.parameters.statistics[...] = self.best
        return True

    def take_last(self, score: Score, *, may_be_best: bool) -> None:
        """Take the score at the end of the run."""
        self.score = score
        if may_be_best:
            self.best_accuracy = max(self.best_accuracy or 0.0, score.accuracy)

    def result(self, keep_best: bool) -> tuple[Parameters, float | None]:
        """The weights that the run gives, and their test accuracy: the best ones so far if those are to be kept."""
        if not keep_best or self.best is None:
            return self.parameters, None if self.score is None else self.score.accuracy
        best = self.parameters.copy()
        best.theta[...], best.statistics[...] = self.best
        return best, None if self.best_score is None else self.best_score.accuracy

    def checkpoint(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """Everything it takes to continue, bit for bit as if nothing had happened: JSON data, and the arrays of now."""
        fed, order = self.feed.state()
        arrays = {
            "theta": self.parameters.theta,
            "statistics": self.parameters.statistics,
            **order,
            **{f"memory.{name}": vector for name, vector in self.memory.items()},
        }
        if self.best is not None:
            arrays["best.theta"], arrays["best.statistics"] = self.best
        state = {
            "step": self.step,
            "epoch": self.epoch,
            "epoch_pending": self.epoch_pending,
            "worked_s": self.worked_s,
            "best_accuracy": self.best_accuracy,
            "best_epoch": self.best_epoch,
            "score": _plain(self.score),
            "best_score": _plain(self.best_score),
            **fed,
            "dropout": state_of(self.dropout),
        }
        return state, arrays

    def restore(self, state: dict[str, Any], arrays: dict[str, Array]) -> None:
        """Continue where `checkpoint` was taken.

        Raises: EngineError: it is of another network or optimizer.
        """
        if arrays["theta"].shape != self.parameters.theta.shape or any(
            f"memory.{name}" not in arrays for name in self.memory
        ):
            raise EngineError("this checkpoint is of another network; open it with the experiment it was saved with")
        self.parameters.theta[...] = arrays["theta"]
        self.parameters.statistics[...] = arrays["statistics"]
        for name, vector in self.memory.items():
            vector[...] = arrays[f"memory.{name}"]
        self.step, self.epoch = int(state["step"]), int(state["epoch"])
        self.epoch_pending = bool(state["epoch_pending"])
        self.best_accuracy, self.best_epoch = state["best_accuracy"], int(state["best_epoch"])
        self.score, self.best_score = _score(state["score"]), _score(state.get("best_score"))
        self.best = (arrays["best.theta"], arrays["best.statistics"]) if "best.theta" in arrays else None
        self.worked_s = float(state["worked_s"])
        self.feed.restore(state, arrays)
        if state["dropout"] is not None:
            self.dropout.bit_generator.state = state["dropout"]


def _plain(score: Score | None) -> list[float] | None:
    return None if score is None else [score.images, score.loss, score.accuracy]


def _score(plain: list[Any] | None) -> Score | None:
    return None if plain is None else Score(*plain)
