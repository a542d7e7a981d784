"""Half the squared distance: the course's guesses."""

import numpy as np
import pytest

from engine.losses.half_squared_error import HalfSquaredError

GUESS = np.array([[0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]])  # the course's first example; it is a 2


def test_the_guess_of_the_course_costs_what_the_course_says() -> None:
    value, gradient = HalfSquaredError().value_and_gradient(GUESS, np.array([2]))
    assert value == pytest.approx(0.0975, abs=1e-15)
    assert float(gradient[0, 2]) == pytest.approx(-0.4)


@pytest.mark.parametrize(("y2", "y9", "cost"), [(0.1, 0.9, 0.81), (0.9, 0.1, 0.01)])
def test_a_wrong_guess_costs_81_times_as_much_as_the_right_one(y2: float, y9: float, cost: float) -> None:
    outputs = np.zeros((1, 10))
    outputs[0, [2, 9]] = y2, y9
    assert HalfSquaredError().value(outputs, np.array([2])) == pytest.approx(cost)


def test_the_gradient_is_the_difference_to_the_target_shared_among_the_batch() -> None:
    _, gradient = HalfSquaredError().value_and_gradient(np.repeat(GUESS, 4, axis=0), np.array([2, 2, 2, 0]))
    np.testing.assert_allclose(gradient[0], (GUESS[0] - np.eye(10)[2]) / 4)
    np.testing.assert_allclose(gradient[3], (GUESS[0] - np.eye(10)[0]) / 4)
