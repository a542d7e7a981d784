"""Pictures climbed to from noise."""

import numpy as np
import pytest

from engine.analysis.interpretability.class_maximizing import climb, smoothed
from engine.analysis.model import Model


@pytest.mark.parametrize("target", range(10))
def test_picture_of_a_class_is_read_as_that_class_at_over_99_percent(small_cnn: Model, target: int) -> None:
    *_, last = climb(small_cnn, target, steps=50)
    assert last.certainty > 0.99
    assert small_cnn.probabilities(last.image[None]).argmax() == target
    assert last.image.min() >= 0
    assert last.image.max() <= 1


def test_same_seed_climbs_to_the_same_picture(tiny: Model) -> None:
    first, second = (list(climb(tiny, 2, steps=5))[-1].image for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_smoothing_spreads_a_dot_over_its_neighbors() -> None:
    dot = np.zeros((1, 7, 7))
    dot[0, 3, 3] = 1
    spread = smoothed(dot)[0]
    assert spread[3, 3] < 1
    assert spread[2:5, 2:5].sum() == pytest.approx(1)
