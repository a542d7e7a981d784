"""Previews of the schedule, the number of steps and augmented digits."""

import numpy as np
import pytest

from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.schedules.cosine import Cosine
from gui.labs.train.experiment.previews import scheduled_rate
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import helper


def test_the_schedule_is_previewed_over_the_planned_steps(lab: TrainLab) -> None:
    lab.edit(schedule=Cosine(), epochs=2, batch_size=100)
    assert lab.experiment.planned_steps() == 80
    progress, rate = scheduled_rate(lab.spec)
    assert (progress[0], progress[-1]) == (0, 1)
    assert rate[0] == pytest.approx(0.01)
    assert rate[-1] == pytest.approx(0)
    lab.edit(steps=30)
    assert lab.experiment.planned_steps() == 30
    lab.edit(epochs=0)
    assert lab.experiment.planned_steps() == 30


def test_the_number_of_steps_is_unknown_until_the_data_has_been_read(lab: TrainLab) -> None:
    lab.edit(epochs=2, batch_size=100)
    lab.experiment.choose_data("/some/folder")
    helper(lab).run()
    assert lab.experiment.planned_steps() == 6
    lab.edit(data="/never/read")
    assert lab.experiment.planned_steps() is None
    lab.edit(data="mnist")
    assert lab.experiment.planned_steps() == 1200


def test_augmented_digits_stand_under_the_plain_ones(lab: TrainLab) -> None:
    assert lab.experiment.augmented() is None
    helper(lab).run()
    pictures = lab.experiment.augmented()
    assert pictures is not None
    assert pictures.shape == (2, 8, 28, 28)
    assert np.array_equal(pictures[0], pictures[1])


def test_digits_that_cannot_be_read_are_reported(lab: TrainLab) -> None:
    def broken(name: str, **_: object) -> Dataset:
        raise DataError("gone", path=name)

    lab.datasets._load = broken
    assert lab.experiment.augmented() is None
    helper(lab).run()
    assert lab.datasets.error is not None
