"""What three mistakes of the notes' programs cost: measured in training mode, a frozen last layer, no update at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.layers.base import Mode
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from engine.types import Array

BATCH = 100  # images that are measured at once, as in the notes: batch norm in training mode depends on it


@dataclass(frozen=True)
class Measurement:
    """One network measured in one way."""

    name: str
    accuracy: float
    loss: float


def in_training_mode(trainer: Trainer, split: Split) -> Measurement:
    """The network measured with dropout and batch norm left as in training; its own statistics stay as they were."""
    own = trainer.parameters.copy()
    mode = Mode(training=True, generator=stream(trainer.spec.seed, "left on"))
    blocks = [trainer.network.forward(own, split.images[i : i + BATCH], mode)[0] for i in range(0, len(split), BATCH)]
    outputs = np.concatenate(blocks)
    right = float((outputs.argmax(axis=1) == split.labels).mean())
    return Measurement("training mode", right, trainer.spec.loss.value(outputs, split.labels))


def in_reading_mode(trainer: Trainer, split: Split, name: str = "reading mode") -> Measurement:
    """The same network, measured as it is read."""
    score = trainer.evaluate(split)
    return Measurement(name, 0.0, 0.0) if score is None else Measurement(name, score.accuracy, score.loss)


def left_on(spec: ExperimentSpec, data: Dataset, stopped: Callable[[], bool]) -> Iterator[Measurement]:
    """One training, measured twice: with dropout and batch norm left on, and in reading mode."""
    trainer = Trainer(spec, data)
    if _train(trainer, stopped):
        yield in_training_mode(trainer, data.test)
        yield in_reading_mode(trainer, data.test)


def frozen_last(spec: ExperimentSpec, data: Dataset, stopped: Callable[[], bool]) -> Iterator[Measurement]:
    """The same network twice from the same weights: its last layer never updated, and every layer learning."""
    for name, frozen in (("last layer frozen", True), ("all layers learn", False)):
        trainer = Trainer(spec, data)
        held = _last_layer(trainer) if frozen else []
        if not _train(trainer, stopped, held):
            return
        yield in_reading_mode(trainer, data.test, name)


def never_updated(spec: ExperimentSpec, data: Dataset, stopped: Callable[[], bool]) -> Iterator[Measurement]:
    """The update method never called, beside the same program with it: the loss before training, and after each."""
    trainer = Trainer(spec, data)
    yield in_reading_mode(trainer, data.test, "before training")
    yield in_reading_mode(trainer, data.test, "update never called")  # batches were drawn, nothing else happened
    if _train(trainer, stopped):
        yield in_reading_mode(trainer, data.test, "update called")


def shorter(spec: ExperimentSpec, steps: int) -> ExperimentSpec:
    """The same experiment for this many steps."""
    return replace(spec, steps=steps, epochs=0)


def _last_layer(trainer: Trainer) -> list[tuple[slice, Array]]:
    """Where the weights of the last layer are in θ, and what they are now."""
    slots = [slot for slot in trainer.parameters.layout.slots if slot.param.trained]
    last = max(slot.layer for slot in slots)
    parts = [slice(slot.start, slot.stop) for slot in slots if slot.layer == last]
    return [(part, trainer.parameters.theta[part].copy()) for part in parts]


def _train(trainer: Trainer, stopped: Callable[[], bool], held: Sequence[tuple[slice, Array]] = ()) -> bool:
    """Whether all its steps were made; what is `held` is put back behind each of them."""
    for _ in range(trainer.total_steps):
        if stopped():
            return False
        trainer.learn(*trainer.next_batch())
        for part, values in held:
            trainer.parameters.theta[part] = values
    return True
