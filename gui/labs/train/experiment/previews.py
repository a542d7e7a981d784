"""What an experiment will do, shown before it starts: its steps, its learning rate, its changed images."""

from __future__ import annotations

import math

import numpy as np

from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.spec import planned_steps as engine_planned_steps
from engine.types import Array

PLACES = 200


def planned_steps(spec: ExperimentSpec, images: int | None) -> int | None:
    """How many steps the experiment takes on this many training images; None while that cannot be known."""
    if images is None and spec.epochs:
        return None
    return engine_planned_steps(spec, math.ceil((images or 0) * (1 - spec.validation)))


def scheduled_rate(spec: ExperimentSpec) -> tuple[Array, Array]:
    """The learning rate over the run, at 200 places from 0, its start, to 1, its end."""
    progress = np.linspace(0, 1, PLACES)
    factors = [spec.schedule.factor(float(p)) for p in progress]
    return progress, spec.optimizer.learning_rate * np.array(factors)


def augmented(spec: ExperimentSpec, images: Array) -> Array:
    """Images as they are, and under them as augmentation changes them.

    Shapes: (N, C, H, W) → (2, N, H, W), the first channel of each
    """
    changed = images
    generator = stream(spec.seed, "augment")
    for augmentation in spec.augmentation:
        changed = augmentation.apply(changed, generator)
    return np.stack([images[:, 0], changed[:, 0]])
