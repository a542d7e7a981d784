"""Labs and runs of a few digits, for the tests of this room."""

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab

SMALL = (Flatten(), Dense(units=12), ReLU(), Dense(units=10))


def few(name: str = "few", side: int = 28, **_: object) -> Dataset:
    """Four hundred images that are easy to learn: a bright bar in the row of the digit."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 10, 400)
    images = rng.random((400, 1, side, side), np.float32) * 0.2
    images[np.arange(400), 0, labels * 2] += 0.8
    split = Split(np.clip(images, 0, 1), labels)
    return Dataset(name, split.take(np.arange(300)), split.take(np.arange(300, 400)))


def inline(lab: TrainLab) -> Inline:
    assert isinstance(lab.run.driver, Inline)
    return lab.run.driver


def helper(lab: TrainLab) -> Inline:
    assert isinstance(lab.helper.driver, Inline)
    return lab.helper.driver


def train(lab: TrainLab, items: int = 0) -> None:
    lab.start()
    inline(lab).run(items)
