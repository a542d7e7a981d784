import math

import numpy as np
import pytest

from engine.course.numerical_gradient import (
    CURVES,
    attempt,
    bowl_gradient,
    error_curve,
    microscope,
    typed_curve,
)
from engine.errors import SpecError

SQUARE, CUBE = CURVES["square"], CURVES["cube"]


@pytest.mark.parametrize("key", list(CURVES))
def test_the_slope_of_a_curve_is_its_difference(key: str) -> None:
    curve = CURVES[key]
    for x in (-1.5, 0.3, 2.0):
        assert attempt(curve, x, 1e-5).central == pytest.approx(curve.slope(x), rel=1e-6)


def test_central_differences_of_the_notes_to_the_last_digit() -> None:
    assert attempt(SQUARE, 4, 1e-4).central == 7.999999999999119
    assert attempt(SQUARE, 3, 1e-4).central == 6.00000000000378


def test_in_float32_seven_digits_are_kept_and_a_tiny_h_is_zero() -> None:
    assert round(attempt(SQUARE, 4, 1e-4, "32").central, 4) == 8.0013
    assert np.float32(1e-50) == 0
    assert math.isnan(attempt(SQUARE, 4, 1e-50, "32").central)


def test_a_step_lost_among_the_digits_of_x_gives_zero() -> None:
    lost = attempt(SQUARE, 4, 1e-49)
    assert (lost.same, lost.forward, lost.central) == (True, 0, 0)


def test_the_error_has_a_lowest_point_between_truncation_and_rounding() -> None:
    hs, forward, central = error_curve(CUBE, 4.0, per_decade=1)
    assert hs[np.argmin(forward)] == pytest.approx(1e-8)
    assert hs[np.argmin(central)] == pytest.approx(1e-5)


def test_under_the_microscope_a_curve_becomes_stairs() -> None:
    assert len(np.unique(microscope(SQUARE, 4, 1e-4)[1])) > 150
    assert len(np.unique(microscope(SQUARE, 4, 1e-15)[1])) < 12


def test_the_gradient_of_the_bowl_at_the_points_of_the_notes() -> None:
    assert bowl_gradient((3, 4)) == pytest.approx((6, 8))
    assert bowl_gradient((0, 2)) == pytest.approx((0, 4))
    assert bowl_gradient((3, 0)) == pytest.approx((6, 0))


def test_a_typed_function_has_values_and_a_slope_and_nonsense_is_refused() -> None:
    curve = typed_curve("3 x^2 + 1")
    assert (curve.f(2.0), curve.slope(2.0)) == (13, pytest.approx(12))
    assert math.isnan(typed_curve("1 / (x - 1)").f(1.0))
    with pytest.raises(SpecError, match="cannot be read"):
        typed_curve("import os")
