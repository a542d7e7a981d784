"""Small races: data, specs and what is read from their events."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.events import StepEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.layers.tanh import Tanh
from engine.optimizers.adagrad import AdaGrad
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.rng import stream
from engine.spec import ExperimentSpec

FOUR = (SGD(learning_rate=0.1), Momentum(learning_rate=0.05), AdaGrad(), Adam())


NAMES = ["SGD", "Momentum", "AdaGrad", "Adam"]


def blobs(n: int = 200, seed: int = 0) -> Dataset:
    """Ten classes of noisy 6 × 6 pictures."""
    generator = stream(seed, "blobs")
    centers = generator.uniform(0, 1, (10, 1, 6, 6))
    labels = generator.integers(0, 10, n)
    images = np.clip(centers[labels] + generator.normal(0, 0.2, (n, 1, 6, 6)), 0, 1).astype(np.float32)
    return Dataset("blobs", Split(images, labels), Split(images[:50], labels[:50]))


def small(**changes: Any) -> ExperimentSpec:
    layers = (Flatten(), Dense(units=12), ReLU(), Dense(units=9), Tanh(), Dense(units=10))
    return ExperimentSpec(layers=layers, batch_size=20, epochs=0, steps=40).replace(**changes)


def losses_of(events: Any) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for event in events:
        if isinstance(event, StepEnded):
            found.setdefault(event.run, []).append(event.loss)
    return found
