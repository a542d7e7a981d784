"""What every augmentation keeps at zero, and how long a batch takes."""

from __future__ import annotations

import time

import numpy as np
import pytest

from engine.augmentations import Augmentation, augmentations
from engine.registry import fields_of
from engine.rng import stream

EACH = pytest.mark.parametrize("cls", list(augmentations), ids=[c.kind for c in augmentations])


@EACH
def test_nothing_changes_at_zero(cls: type[Augmentation]) -> None:
    amount = fields_of(cls)[0].name  # the first setting of each says how much
    images = stream(0, "t").random((3, 1, 28, 28), np.float32)
    np.testing.assert_array_equal(cls(**{amount: 0}).apply(images, stream(1, "t")), images)


@EACH
def test_a_batch_of_100_is_bent_in_milliseconds(cls: type[Augmentation]) -> None:
    images = stream(0, "t").random((100, 1, 28, 28), np.float32)
    spent = []
    for _ in range(5):
        started = time.thread_time()
        cls().apply(images, stream(1, "t"))
        spent.append(time.thread_time() - started)
    assert min(spent) < 0.02  # measured: 0.2 to 3 ms; the margin is for a busy machine


@EACH
def test_no_pictures_give_none(cls: type[Augmentation]) -> None:
    assert cls().apply(np.zeros((0, 1, 28, 28), np.float32), stream(1, "t")).shape == (0, 1, 28, 28)
