"""One yes-or-no question per class."""

import math

import numpy as np
import pytest

from engine.errors import SpecError
from engine.losses.binary_cross_entropy import BinaryCrossEntropy

SCORES = np.array([[2.0, -1.0, 0.5], [0.0, 0.0, 0.0]])
LABELS = np.array([0, 2])


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
def test_binary_cross_entropy_asks_once_per_class(smoothing: float) -> None:
    t = (1 - smoothing) * np.eye(3)[LABELS] + smoothing / 2
    y = 1 / (1 + np.exp(-SCORES))
    value, gradient = BinaryCrossEntropy(label_smoothing=smoothing).value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-(t * np.log(y) + (1 - t) * np.log(1 - y)).mean())
    np.testing.assert_allclose(gradient, (y - t) / 6, rtol=1e-13, atol=1e-16)


def test_knowing_nothing_costs_the_logarithm_of_2_whatever_the_number_of_classes() -> None:
    for classes in (2, 10):
        assert BinaryCrossEntropy().value(np.zeros((3, classes)), np.array([1, 0, 1])) == pytest.approx(math.log(2))


def test_a_sure_and_wrong_network_pays_the_mean_of_its_scores() -> None:
    assert BinaryCrossEntropy().value(np.array([[1000.0, -1000.0]]), np.array([1])) == 1000
    assert BinaryCrossEntropy().value(np.array([[1000.0, -1000.0]]), np.array([0])) == 0


def test_its_shares_are_sigmoids_made_to_add_up_to_1() -> None:
    y = 1 / (1 + np.exp(-SCORES[0]))
    assert BinaryCrossEntropy.expects == "scores"
    np.testing.assert_allclose(BinaryCrossEntropy().probabilities(SCORES)[0], y / y.sum(), rtol=1e-14)


def test_half_of_a_target_at_most_is_smoothed() -> None:
    assert BinaryCrossEntropy(label_smoothing=0.5).label_smoothing == 0.5
    with pytest.raises(SpecError, match=r"between 0 and 0\.5"):
        BinaryCrossEntropy(label_smoothing=0.51)
