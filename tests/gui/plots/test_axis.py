"""Ranges, ticks and number texts of the plots."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.plots.axis import (
    Axis,
    count,
    even_ticks,
    fit,
    fit_percent,
    labels,
    nice_above,
    number,
    power_of_ten,
    step_to,
    ticks,
    whole,
)


def test_linear_ticks_are_1_2_5_steps() -> None:
    assert ticks(Axis(0, 6000), 6) == [0, 1000, 2000, 3000, 4000, 5000, 6000]
    assert ticks(Axis(92, 100), 4) == [92, 94, 96, 98, 100]
    assert ticks(Axis(0, 16), 4) == [0, 5, 10, 15]


def test_ticks_of_a_planned_axis_meet_its_end() -> None:
    assert even_ticks(Axis(0, 16), 5) == [0, 4, 8, 12, 16]
    assert even_ticks(Axis(0, 6000), 6) == [0, 1000, 2000, 3000, 4000, 5000, 6000]
    assert even_ticks(Axis(0, 6000), 3) == [0, 2000, 4000, 6000]
    assert even_ticks(Axis(0, 9600), 5) == [0, 2000, 4000, 6000, 8000]


def test_log_ticks_are_decades_over_many_and_1_2_5_over_few() -> None:
    assert ticks(Axis(0.001, 5, True), 5) == pytest.approx([0.001, 0.01, 0.1, 1])
    assert ticks(Axis(0.05, 2, True), 6) == pytest.approx([0.05, 0.1, 0.2, 0.5, 1, 2])
    assert ticks(Axis(1e-12, 1, True), 5) == pytest.approx([1e-12, 1e-9, 1e-6, 1e-3, 1])


@given(st.floats(1e-10, 1e10), st.floats(1.01, 1e8), st.booleans(), st.integers(2, 8))
def test_a_fitted_range_holds_the_data_and_has_at_least_two_ticks(
    low: float, ratio: float, log: bool, most: int
) -> None:
    axis = fit(low, low * ratio, log=log)
    assert axis.low <= low * (1 + 1e-6)
    assert axis.high >= low * ratio * (1 - 1e-6)
    found = ticks(axis, most)
    assert 2 <= len(found) <= 3 * most + 2
    assert all(axis.low * (1 - 1e-6) - 1e-12 <= v <= axis.high * (1 + 1e-6) + 1e-12 for v in found)
    assert len(set(labels(found, log=log))) == len(found)


ANY = st.floats(allow_nan=True, allow_infinity=True)


@given(ANY, ANY, st.booleans(), st.integers(2, 8))
def test_any_two_floats_give_a_range_that_can_be_painted(low: float, high: float, log: bool, most: int) -> None:
    axis = fit(low, high, log=log)
    assert axis.sound
    found = ticks(axis, most)
    assert len(found) >= 2
    assert len(labels(found, log=log)) == len(found)
    even = even_ticks(axis, most)
    assert len(labels(even)) == len(even)
    places = axis.place(np.array([low, high, 0.0, -1.0, math.inf, math.nan]))
    assert not np.isnan(places[2])
    for value in (low, high):
        axis.place_of(value)
    for changed in (axis.zoomed(0.5, 1e-9), axis.zoomed(0.1, 1e9)):
        assert changed.sound
        ticks(changed, most)
    assert step_to(axis, fit(high, low, log=log)).sound


@pytest.mark.parametrize("exponent", [-8, -3, -1, 0, 2, 6])
@pytest.mark.parametrize("digit", [1, 2, 5])
def test_a_log_axis_of_a_single_round_value_has_it_in_its_middle(digit: int, exponent: int) -> None:
    value = digit * 10.0**exponent
    axis = fit(value, value, log=True)
    assert axis.low < value < axis.high
    assert 0 < axis.place_of(value) < 1


@given(ANY, ANY)
def test_any_percent_gives_a_range_within_0_and_100(low: float, high: float) -> None:
    axis = fit_percent(low, high)
    assert 0 <= axis.low < axis.high <= 100


@given(ANY)
def test_any_float_is_written_in_a_few_characters(value: float) -> None:
    for written in (number(value), number(value, digits=2), count(value), whole(value), power_of_ten(value)):
        assert 0 < len(written) <= 30
    assert nice_above(value) > 0


def test_a_range_without_extent_or_without_numbers_still_has_one() -> None:
    assert fit(3, 3, log=False).low < 3 < fit(3, 3, log=False).high
    assert fit(0, 0, log=False).high > 0
    assert fit(math.inf, -math.inf, log=False) == Axis(0, 1)
    assert fit(0, 0, log=True).low > 0
    assert fit(0, 10, log=True).low == pytest.approx(0.01)


def test_percent_never_leaves_0_to_100() -> None:
    assert fit_percent(93, 99.5) == Axis(92, 100)
    assert fit_percent(10, 97) == Axis(0, 100)
    assert fit_percent(2, 11).high < 30
    assert fit_percent(100, 100) == Axis(99, 100)


def test_a_range_steps_only_when_left_or_half_empty() -> None:
    now = Axis(0, 10)
    assert step_to(None, now) is now
    assert step_to(now, Axis(1, 9)) is now
    assert step_to(now, Axis(0, 11)) == Axis(0, 11)
    assert step_to(now, Axis(0, 4)) == Axis(0, 4)
    assert step_to(now, Axis(0.1, 10, True)).log


def test_places_on_a_log_axis() -> None:
    axis = Axis(0.01, 1, True)
    np.testing.assert_allclose(axis.place(np.array([0.01, 0.1, 1.0])), [0, 0.5, 1])
    assert axis.place_of(0) < -1
    assert math.isnan(axis.place_of(math.nan))
    assert axis.value(0.5) == pytest.approx(0.1)


def test_zoom_keeps_the_value_under_the_mouse() -> None:
    for axis in (Axis(0, 100), Axis(0.01, 1, True)):
        zoomed = axis.zoomed(0.3, 0.5)
        assert zoomed.value(0.3) == pytest.approx(axis.value(0.3))


def test_number_texts() -> None:
    assert labels([0, 2000.0, 4000.0]) == ["0", "2,000", "4,000"]
    assert labels([0, 0.5, 1.0]) == ["0.0", "0.5", "1.0"]
    assert labels([0, 2.5, 5.0]) == ["0.0", "2.5", "5.0"]
    assert labels([0, 0.25, 0.5]) == ["0.00", "0.25", "0.50"]
    assert labels([-4.0, 0.0, 4.0]) == ["−4", "0", "4"]
    assert labels([0.001, 0.01, 0.1, 1], log=True) == ["0.001", "0.01", "0.1", "1"]
    assert labels([1e-4, 1e-3, 1e-2], log=True) == ["10⁻⁴", "10⁻³", "10⁻²"]
    assert labels([2e-4, 5e-4], log=True) == ["2·10⁻⁴", "5·10⁻⁴"]
    assert labels([0.0]) == ["0"]
    assert labels([]) == []
    assert power_of_ten(-2.5e4) == "−2.5·10⁴"
    assert number(0.0231) == "0.023"
    assert number(97.456, digits=2) == "97.46"
    assert number(8.1e-10) == "8.1·10⁻¹⁰"
    assert number(0) == "0.000"
    assert number(math.nan) == "–"
    assert number(-math.inf) == "−∞"
    assert number(math.inf) == "∞"
    assert count(5000) == "5,000"
    assert count(0.25) == "0.25"


def test_nice_above() -> None:
    assert [nice_above(v) for v in (0, 1, 1.2, 7, 5701, 9.6e3)] == [1, 1, 1.5, 8, 6000, 10000]
