"""The learning-rate finder: a short ramp of rates, the loss at each, and the range that suits.

It trains a trainer of its own from the experiment's first weights, so a run and its seed are not disturbed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.data.dataset import Dataset
from engine.registry import fields_of
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

LOW, HIGH, STEPS = 1e-6, 10.0, 120
SMOOTHING = 0.9  # share of the running mean that is kept at each step
STOP_AT = 4.0  # times the lowest loss


@dataclass(frozen=True)
class RateStep:
    """One step of the ramp: its learning rate, the batch loss before it, and the running mean of the loss."""

    rate: float
    loss: float
    smoothed: float


@dataclass(frozen=True)
class Suggestion:
    """Rates worth trying: from `low` to `high`, and the one where the loss falls fastest, at most a third of `high`."""

    low: float
    high: float
    steepest: float


def ramp(
    spec: ExperimentSpec,
    dataset: Dataset,
    *,
    low: float = LOW,
    high: float = HIGH,
    steps: int = STEPS,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[RateStep]:
    """Raise the rate from step to step by the same factor, until the loss has left its valley.

    Raises: ShapeError, SpecError: the spec cannot be trained on these images.

    Source: Smith 2017, section 3.3; running mean with bias correction: Gugger 2018.
    """
    low, high = within_bounds(spec, low, high)
    plain = spec.replace(start="", steps=steps, epochs=0, schedule=Constant(), gradient="backprop")
    trainer = Trainer(plain, dataset)  # a schedule would make other rates of these
    mean, lowest = 0.0, math.inf
    for i in range(steps):
        if stopped():
            return
        rate = low * (high / low) ** (i / max(steps - 1, 1))
        trainer.live = replace(trainer.live, optimizer=replace(trainer.live.optimizer, learning_rate=rate))
        loss = trainer.learn(*trainer.next_batch())
        if not math.isfinite(loss):
            return
        mean = SMOOTHING * mean + (1 - SMOOTHING) * loss
        smoothed = mean / (1 - SMOOTHING ** (i + 1))
        yield RateStep(rate, loss, smoothed)
        lowest = min(lowest, smoothed)
        if smoothed > STOP_AT * lowest and i > 10:
            return


def within_bounds(spec: ExperimentSpec, low: float = LOW, high: float = HIGH) -> tuple[float, float]:
    """The ends of the ramp, as far as the optimizer takes such rates."""
    bounds = next(f.hyper for f in fields_of(spec.optimizer) if f.name == "learning_rate")
    return max(low, bounds.low or low), min(high, bounds.high or high)


def suggestion(trials: Sequence[RateStep]) -> Suggestion | None:
    """The range in which the loss falls, up to a third of the lowest point's rate; None if it never falls by 1 %."""
    if len(trials) < 10:
        return None
    smoothed = np.array([trial.smoothed for trial in trials])
    lowest = int(smoothed.argmin())
    first = float(smoothed[: max(lowest // 3, 1)].mean())
    if lowest < 5 or smoothed[lowest] > 0.99 * first:
        return None
    slope = np.gradient(smoothed[: lowest + 1])
    steepest = int(slope.argmin())
    start = int(np.flatnonzero(smoothed[: lowest + 1] > first - 0.1 * (first - smoothed[lowest]))[-1])
    high = trials[lowest].rate / 3
    low = min(trials[start].rate, high / 10)  # weights that start on a plateau move only just before they diverge
    return Suggestion(low, high, min(max(trials[steepest].rate, low), high / 3))
