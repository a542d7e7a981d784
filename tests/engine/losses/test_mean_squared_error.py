"""The mean squared distance: a fifth of half the squared distance where there are ten outputs."""

import numpy as np
import pytest

from engine.losses.half_squared_error import HalfSquaredError
from engine.losses.mean_squared_error import MeanSquaredError

SCORES = np.array([[2.0, -1.0, 0.5], [0.0, 0.0, 0.0]])
LABELS = np.array([0, 2])


def test_the_gradient_at_the_right_answer_is_that_of_the_course() -> None:
    outputs = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]])
    value, gradient = MeanSquaredError().value_and_gradient(outputs, np.array([2]))
    assert value == pytest.approx(0.0195)
    assert float(gradient[0, 2]) == pytest.approx(-0.08)


def test_squared_errors_differ_by_their_divisors_only() -> None:
    half, half_gradient = HalfSquaredError().value_and_gradient(SCORES, LABELS)
    mean, mean_gradient = MeanSquaredError().value_and_gradient(SCORES, LABELS)
    assert mean == pytest.approx(half * 2 / 3)
    np.testing.assert_allclose(mean_gradient, half_gradient * 2 / 3, rtol=1e-14)


def test_it_is_the_mean_over_every_output_of_the_batch() -> None:
    assert MeanSquaredError().value(SCORES, LABELS) == pytest.approx((1 + 1 + 0.25 + 0 + 0 + 1) / 6)
