"""Loss and accuracy on a split, and what an epoch's end looks at."""

import dataclasses

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.events import EpochEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.losses.half_squared_error import HalfSquaredError
from engine.network import Network
from engine.training.scores import TRAIN_IMAGES_EVALUATED, EpochScores, Score, epoch_scores, score_of
from tests.small import small_dataset

DATA = small_dataset()


def test_a_score_is_the_mean_loss_and_the_share_of_right_answers() -> None:
    network = Network((Flatten(), Dense(units=2)), (1, 1, 2))
    parameters = network.parameters()
    parameters.views[1]["W"][...] = np.eye(2)
    images = np.array([[1, 0], [0, 1], [0, 1]], np.float32).reshape(3, 1, 1, 2)
    split = Split(images, np.array([0, 1, 0]))
    score = score_of(network, parameters, HalfSquaredError(), split, lambda: False)
    assert score is not None
    assert score.images == 3
    assert score.accuracy == pytest.approx(2 / 3)
    assert score.loss == pytest.approx(HalfSquaredError().value(images.reshape(3, 2), split.labels))


def test_asked_to_stop_it_has_no_score() -> None:
    network = Network((Flatten(), Dense(units=len(DATA.classes))), DATA.image_shape)
    assert score_of(network, network.parameters(), HalfSquaredError(), DATA.test, lambda: True) is None


def test_images_kept_aside_decide_which_epoch_is_best_else_the_test_images() -> None:
    train, test, aside = Score(9, 0.1, 0.9), Score(9, 0.2, 0.8), Score(9, 0.3, 0.7)
    assert EpochScores(train, test, aside).deciding == 0.7
    assert EpochScores(train, test).deciding == 0.8


def test_an_event_has_the_facts_of_every_score() -> None:
    facts = EpochScores(Score(9, 0.1, 0.9), Score(9, 0.2, 0.8), Score(9, 0.3, 0.7)).facts()
    own = {field.name for field in dataclasses.fields(EpochEnded)} - {"run", "step", "epoch", "elapsed_s"}
    assert set(facts) == own
    assert (facts["train_loss"], facts["test_accuracy"], facts["validation_loss"]) == (0.1, 0.8, 0.3)
    assert EpochScores(Score(9, 0.1, 0.9), Score(9, 0.2, 0.8)).facts()["validation_accuracy"] is None


def test_an_epochs_end_looks_at_every_split_there_is_and_counts_only_whole() -> None:
    seen: list[Split] = []

    def evaluate(split: Split) -> Score | None:
        seen.append(split)
        return Score(len(split), 0.0, 1.0)

    found = epoch_scores(evaluate, DATA)
    assert found is not None
    assert found.validation is None
    assert seen[1] is DATA.test
    aside = dataclasses.replace(DATA, validation=DATA.test.head(3))
    with_aside = epoch_scores(evaluate, aside)
    assert with_aside is not None
    assert with_aside.validation == Score(3, 0.0, 1.0)
    assert epoch_scores(lambda split: None if len(split) == 3 else Score(1, 0, 0), aside) is None


@pytest.mark.parametrize("missing", ["train", "test"])
def test_a_split_that_is_not_looked_at_whole_leaves_no_scores(missing: str) -> None:
    size = len(getattr(DATA, missing).head(TRAIN_IMAGES_EVALUATED))
    assert len(DATA.train.head(TRAIN_IMAGES_EVALUATED)) != len(DATA.test)
    assert epoch_scores(lambda split: None if len(split) == size else Score(1, 0.0, 0.0), DATA) is None
