"""How good the weights of a run are: loss and accuracy on a split, and on all that an epoch's end looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.fast import abandon
from engine.losses.base import Loss
from engine.network import Network
from engine.parameters import Parameters

TRAIN_IMAGES_EVALUATED = 10_000  # the train accuracy of an epoch is taken on as many as MNIST has test images


@dataclass(frozen=True)
class Score:
    """Mean loss and share of right answers (0…1) on `images` images."""

    images: int
    loss: float
    accuracy: float


@dataclass(frozen=True)
class EpochScores:
    """The scores at an epoch's end: on training images, on the test images, and on those kept aside, if any were."""

    train: Score
    test: Score
    validation: Score | None = None

    @property
    def deciding(self) -> float:
        """The accuracy that says which epoch is the best: on the images kept aside, without them on the test images."""
        return (self.validation or self.test).accuracy

    def facts(self) -> dict[str, Any]:
        """The fields of an `EpochEnded` event."""
        return {
            "train_loss": self.train.loss,
            "train_accuracy": self.train.accuracy,
            "test_loss": self.test.loss,
            "test_accuracy": self.test.accuracy,
            "validation_loss": None if self.validation is None else self.validation.loss,
            "validation_accuracy": None if self.validation is None else self.validation.accuracy,
        }


def score_of(
    network: Network, parameters: Parameters, loss: Loss, split: Split, stopped: Callable[[], bool]
) -> Score | None:
    """Loss and accuracy of a network on a split; None if it was asked to stop meanwhile."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        try:
            with abandon.when(stopped):
                outputs = network.predict(parameters, split.images)
        except abandon.Abandoned:
            return None
        right = int(np.count_nonzero(outputs.argmax(axis=1) == split.labels))
        return Score(len(split), loss.value(outputs, split.labels), right / len(split))


def epoch_scores(evaluate: Callable[[Split], Score | None], data: Dataset) -> EpochScores | None:
    """The scores at an epoch's end, as `evaluate` finds them; None if it was asked to stop meanwhile."""
    train = evaluate(data.train.head(TRAIN_IMAGES_EVALUATED))
    test = evaluate(data.test)
    aside = evaluate(data.validation) if data.validation else None
    if train is None or test is None or (data.validation and aside is None):
        return None
    return EpochScores(train, test, aside)
