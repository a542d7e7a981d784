from typing import Any

import numpy as np
import pytest

from engine.numerics.differences import central_difference, richardson_difference


def test_central_difference_of_the_course() -> None:
    assert float(central_difference(lambda x: float(x[0] ** 2 + 16), np.array([4.0]))[0]) == 7.999999999999119


def test_central_difference_puts_every_entry_back_and_tries_only_those_asked_for() -> None:
    x = np.array([[3.0, 4.0], [5.0, 6.0]])
    before = x.copy()
    gradient = central_difference(lambda y: float((y * y).sum()), x, where=np.array([1, 2]))
    assert np.array_equal(x, before)
    np.testing.assert_allclose(gradient, [[0, 8], [10, 0]], rtol=1e-9)


def test_central_difference_puts_back_what_it_tried_when_the_function_gives_up() -> None:
    def gives_up(y: Any) -> float:
        if y[2] != 1:
            raise ValueError("enough")
        return float(y.sum())

    x = np.ones(5)
    with pytest.raises(ValueError, match="enough"):
        central_difference(gives_up, x)
    assert np.array_equal(x, np.ones(5))


@pytest.mark.parametrize(
    ("f", "slope", "at"),
    [
        (np.exp, np.exp, 1.3),
        (np.sin, np.cos, 0.4),
        (lambda x: x**5, lambda x: 5 * x**4, 0.9),
        (np.tanh, lambda x: 1 - np.tanh(x) ** 2, 3.0),
    ],
)
def test_richardson_difference_finds_the_slope_to_ten_digits_and_knows_it(f, slope, at: float) -> None:
    value, error = richardson_difference(lambda x: float(f(x[0])), np.array([at]), 0)
    assert value == pytest.approx(slope(at), rel=1e-10)
    assert error < 1e-8


def test_richardson_difference_of_a_sharply_bent_function_chooses_a_small_h() -> None:
    value, error = richardson_difference(lambda x: float(np.sin(300 * x[0])), np.array([0.1]), 0)
    assert value == pytest.approx(300 * np.cos(30), rel=1e-8)
    assert error < 1e-4


@pytest.mark.parametrize("distance", [0.0, 1e-9, 3e-7, -3e-7])
def test_richardson_difference_reports_a_large_error_at_a_corner(distance: float) -> None:
    _, error = richardson_difference(lambda x: float(max(x[0], 0) + x[0]), np.array([distance]), 0)
    assert error > 0.05


@pytest.mark.parametrize("distance", [1e-4, -3e-5, 0.02, 3e-6])
def test_richardson_difference_beside_a_corner_is_right_or_says_it_is_not(distance: float) -> None:
    value, error = richardson_difference(lambda x: float(max(x[0], 0)), np.array([distance]), 0)
    assert abs(value - (distance > 0)) < 1e-9 or error > 1e-3


def test_richardson_difference_measures_slopes_near_the_rounding_of_the_function() -> None:
    value, error = richardson_difference(lambda x: 2.3 + 1e-8 * float(np.sin(x[0])), np.array([0.3]), 0)
    assert value == pytest.approx(1e-8 * np.cos(0.3), abs=1e-12)
    assert error < 1e-11
