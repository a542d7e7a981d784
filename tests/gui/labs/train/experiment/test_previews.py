"""What an experiment will do, shown before it starts."""

import numpy as np

from engine.augmentations import augmentations
from engine.optimizers.sgd import SGD
from engine.schedules.cosine import Cosine
from engine.spec import ExperimentSpec
from gui.labs.train.experiment.previews import PLACES, augmented, planned_steps, scheduled_rate


def test_steps_follow_from_the_images_that_validation_leaves() -> None:
    spec = ExperimentSpec(epochs=2, batch_size=10, validation=0.2)
    assert planned_steps(spec, 100) == 2 * 8
    assert planned_steps(spec.replace(validation=0.0), 101) == 2 * 11
    assert planned_steps(spec, None) is None


def test_steps_that_are_given_need_no_data() -> None:
    assert planned_steps(ExperimentSpec(epochs=0, steps=7), None) == 7


def test_the_rate_is_drawn_from_the_first_step_to_the_last() -> None:
    progress, rate = scheduled_rate(ExperimentSpec(optimizer=SGD(learning_rate=0.5), schedule=Cosine()))
    assert (progress[0], progress[-1], len(rate)) == (0.0, 1.0, PLACES)
    assert rate[0] == 0.5 * Cosine().factor(0.0)
    assert rate[-1] == 0.5 * Cosine().factor(1.0)


def test_images_stand_above_what_augmentation_makes_of_them_the_same_each_time() -> None:
    images = np.random.default_rng(0).random((3, 1, 28, 28), np.float32)
    kind = augmentations.get(augmentations.names()[0])
    spec = ExperimentSpec(augmentation=(kind(),))
    pictures = augmented(spec, images)
    assert pictures.shape == (2, 3, 28, 28)
    assert np.array_equal(pictures[0], images[:, 0])
    assert not np.array_equal(pictures[1], pictures[0])
    assert np.array_equal(augmented(spec, images), pictures)
    assert np.array_equal(augmented(spec.replace(augmentation=()), images)[1], images[:, 0])
