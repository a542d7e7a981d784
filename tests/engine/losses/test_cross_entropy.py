"""Softmax with cross-entropy: the course's numbers, and its formula."""

import math

import numpy as np
import pytest

from engine.errors import SpecError
from engine.losses.cross_entropy import CrossEntropy

SCORES = np.array([[2.0, -1.0, 0.5], [0.0, 0.0, 0.0]])
LABELS = np.array([0, 2])
COURSE = {  # the course's two rows of scores: loss and the gradient at the right answer, 2
    "A": ([0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.5], 2.407280, -0.90994),
    "B": ([0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.02], 1.587931, -0.79565),
}


def printed(value: float) -> float:
    """The loss as the course computes it: 10⁻⁷ is added to the share inside the logarithm."""
    return -math.log(math.exp(-value) + 1e-7)


@pytest.mark.parametrize("name", COURSE)
def test_the_scores_of_the_course_cost_what_the_course_says(name: str) -> None:
    scores, loss, at_answer = COURSE[name]
    value, gradient = CrossEntropy().value_and_gradient(np.array([scores]), np.array([2]))
    assert printed(value) == pytest.approx(loss, abs=5e-7)
    assert float(gradient[0, 2]) == pytest.approx(at_answer, abs=5e-6)


def test_the_gradient_of_simple_net_is_that_of_the_course() -> None:
    w = np.array([[0.35196232, 0.24128007, 0.72909494], [0.46175271, 0.11353967, 0.33078632]])
    x = np.array([[0.6, 0.9]])
    value, gradient = CrossEntropy().value_and_gradient(x @ w, np.array([2]))
    assert printed(value) == pytest.approx(0.92067415, abs=5e-9)
    np.testing.assert_allclose(x.T @ gradient, [[0.2144, 0.1466, -0.3610], [0.3216, 0.2200, -0.5416]], atol=5e-5)


def test_the_guess_of_the_course_costs_the_logarithm_of_its_share() -> None:
    guess = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]])
    assert CrossEntropy().value(np.log(guess + 1e-7), np.array([2])) == pytest.approx(0.510826, abs=2e-6)


def test_knowing_nothing_costs_the_logarithm_of_the_number_of_classes() -> None:
    assert CrossEntropy().value(np.zeros((3, 10)), np.array([1, 2, 3])) == pytest.approx(math.log(10))


def test_it_is_the_negative_logarithm_of_the_right_share() -> None:
    y = np.exp(SCORES) / np.exp(SCORES).sum(axis=1, keepdims=True)
    value, gradient = CrossEntropy().value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-np.log(y[[0, 1], LABELS]).mean())
    np.testing.assert_allclose(gradient, (y - np.eye(3)[LABELS]) / 2, rtol=1e-14)


def test_smoothed_it_is_that_of_the_smoothed_target() -> None:
    t = 0.8 * np.eye(3)[LABELS] + 0.2 / 3
    y = np.exp(SCORES) / np.exp(SCORES).sum(axis=1, keepdims=True)
    value, gradient = CrossEntropy(label_smoothing=0.2).value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-(t * np.log(y)).sum(axis=1).mean())
    np.testing.assert_allclose(gradient, (y - t) / 2, rtol=1e-13)


def test_a_sure_and_right_network_pays_nothing_and_a_sure_and_wrong_one_its_score() -> None:
    sure = np.array([[1000.0, 0.0]])
    assert CrossEntropy().value(sure, np.array([0])) == 0
    assert CrossEntropy().value(sure, np.array([1])) == 1000


def test_scores_all_larger_by_the_same_number_cost_the_same() -> None:
    assert CrossEntropy().value(SCORES + 50, LABELS) == pytest.approx(CrossEntropy().value(SCORES, LABELS))


def test_its_shares_are_the_softmax() -> None:
    assert CrossEntropy.expects == "scores"
    np.testing.assert_allclose(CrossEntropy().probabilities(SCORES)[1], [1 / 3] * 3)
    np.testing.assert_allclose(
        CrossEntropy().probabilities(np.array([[1010.0, 1000.0, 990.0]]))[0],
        [9.99954600e-01, 4.53978686e-05, 2.06106005e-09],
        rtol=5e-9,
    )


def test_half_of_a_target_at_most_is_smoothed() -> None:
    assert CrossEntropy(label_smoothing=0.5).label_smoothing == 0.5
    with pytest.raises(SpecError, match=r"between 0 and 0\.5"):
        CrossEntropy(label_smoothing=0.51)
