import itertools

import numpy as np
import pytest

from engine.course.regularization import SCALINGS, HandBatchNorm, HandDropout, drawn_mask
from engine.errors import SpecError
from engine.rng import stream

X = (0.2, 1.4, 0.0, 3.1)


@pytest.mark.parametrize("scaling", SCALINGS)
def test_reading_gives_the_mean_over_all_masks(scaling: str) -> None:
    ratio = 0.15
    total = np.zeros(4)
    for keep in itertools.product((0, 1), repeat=4):
        chance = np.prod([1 - ratio if bit else ratio for bit in keep])
        total += chance * HandDropout(X, keep, ratio, scaling).training
    dropout = HandDropout(X, (1, 1, 1, 1), ratio, scaling)
    np.testing.assert_allclose(total, dropout.reading)
    np.testing.assert_allclose(total, dropout.expected)


def test_the_notes_scale_when_reading_and_others_while_training() -> None:
    ours = HandDropout(X, (1, 0, 1, 1), 0.15, "training")
    notes = HandDropout(X, (1, 0, 1, 1), 0.15)
    np.testing.assert_allclose(notes.training, (0.2, 0, 0, 3.1))
    np.testing.assert_allclose(notes.reading, np.array(X) * 0.85)
    np.testing.assert_allclose(ours.training, np.array((0.2, 0, 0, 3.1)) / 0.85)
    np.testing.assert_allclose(ours.reading, X)


def test_85_of_100_survive_a_ratio_of_0_15() -> None:
    mask = drawn_mask(stream(0, "mask").uniform(size=10_000), 0.15)
    assert sum(mask) == pytest.approx(8_500, abs=110)
    assert drawn_mask(np.array([0.1, 0.15, 0.2]), 0.15) == (0, 0, 1)


def test_what_cannot_be_is_refused_with_the_reason() -> None:
    with pytest.raises(SpecError, match="one 0 or 1 for each of the 4 activations, not 2"):
        HandDropout(X, (1, 0))
    with pytest.raises(SpecError, match="below 1, not 1"):
        HandDropout(X, (1, 0, 1, 1), 1.0)


def test_four_numbers_come_out_with_mean_0_and_variance_1() -> None:
    norm = HandBatchNorm((1.0, 3.0, 5.0, 7.0))
    assert (norm.mean, norm.variance) == (4, 5)
    np.testing.assert_allclose(norm.normalized, np.array((-3, -1, 1, 3)) / np.sqrt(5), rtol=1e-6)
    assert norm.output.mean() == pytest.approx(0)
    assert norm.output.var() == pytest.approx(1, rel=1e-6)


def test_gamma_and_beta_give_the_unit_back_its_own_scale() -> None:
    x = (1.0, 3.0, 5.0, 7.0)
    norm = HandBatchNorm(x, gamma=5**0.5, beta=4.0, epsilon=0.0)
    np.testing.assert_allclose(norm.output, x)


def test_running_statistics_move_a_tenth_of_the_way_and_only_in_training() -> None:
    norm = HandBatchNorm((1.0, 3.0, 5.0, 7.0))
    assert norm.updated == pytest.approx((0.4, 0.5))
    reading = HandBatchNorm((1.0, 3.0), running_mean=2.0, running_variance=4.0, training=False)
    assert reading.updated == (2, 4)
    np.testing.assert_allclose(reading.output, (-0.5, 0.5), rtol=1e-6)
