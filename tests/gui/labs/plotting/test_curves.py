"""Curves: growth, outline, smoothing and lookup."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.labs.plotting.curves import BUCKETS, Curve, Curves, _finite_mean


def noisy(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(n, dtype=float), np.random.default_rng(seed).normal(size=n)


def test_a_curve_keeps_every_point_it_was_given() -> None:
    curve = Curve("loss")
    for i in range(5000):
        curve.append(i, i * 0.5)
    assert len(curve) == 5000
    np.testing.assert_array_equal(curve.x, np.arange(5000))
    np.testing.assert_array_equal(curve.y, np.arange(5000) * 0.5)
    assert curve.last == (4999.0, 2499.5)


def test_a_short_curve_is_its_own_outline() -> None:
    curve = Curve("loss")
    x, y = noisy(2000)
    curve.extend(x, y)
    got_x, got_y = curve.envelope()
    np.testing.assert_array_equal(got_x, x)
    np.testing.assert_array_equal(got_y, y)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 9000), min_size=1, max_size=6), st.integers(0, 2**16))
def test_outline_has_at_most_2000_points_and_every_extreme(chunks: list[int], seed: int) -> None:
    curve = Curve("loss")
    x, y = noisy(sum(chunks), seed)
    done = 0
    for chunk in chunks:
        curve.extend(x[done : done + chunk], y[done : done + chunk])
        done += chunk
        got_x, got_y = curve.envelope()
        assert len(got_x) <= 2000
        assert (np.diff(got_x) >= 0).all()
        assert got_y.min() == y[:done].min()
        assert got_y.max() == y[:done].max()
        assert got_x[-1] <= x[done - 1]
        np.testing.assert_array_equal(y[got_x.astype(int)], got_y)


def test_outline_grown_point_by_point_equals_the_outline_made_at_once() -> None:
    x, y = noisy(30_000)
    grown, whole = Curve("a"), Curve("b")
    for start in range(0, 30_000, 613):
        grown.extend(x[start : start + 613], y[start : start + 613])
        grown.envelope()
    whole.extend(x, y)
    for a, b in zip(grown.envelope(), whole.envelope(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_zooming_in_shows_single_points_again() -> None:
    curve = Curve("loss")
    x, y = noisy(100_000)
    curve.extend(x, y)
    got_x, got_y = curve.envelope(500, 700)
    np.testing.assert_array_equal(got_x, x[499:702])
    np.testing.assert_array_equal(got_y, y[499:702])
    wide_x, wide_y = curve.envelope(10_000, 60_007)
    assert len(wide_x) <= 2000
    assert wide_y.max() == y[9_999:60_009].max()


def test_values_that_are_not_finite_leave_the_outline_finite_elsewhere() -> None:
    curve = Curve("loss")
    x, y = noisy(10_000)
    y[5000:5200] = np.nan
    y[9000] = np.inf
    curve.extend(x, y)
    _, got = curve.envelope()
    finite = got[np.isfinite(got)]
    assert finite.max() == y[np.isfinite(y)].max()
    assert finite.min() == y[np.isfinite(y)].min()
    assert len(finite) >= 2 * (625 - 14)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 6000), st.integers(2, 300), st.integers(1, 700))
def test_smoothed_line_is_the_running_mean_and_stays_thin(n: int, window: int, chunk: int) -> None:
    curve = Curve("loss", window=window)
    x, y = noisy(n)
    for start in range(0, n, chunk):
        curve.extend(x[start : start + chunk], y[start : start + chunk])
        curve.smoothed()
    got_x, got = curve.smoothed()
    assert len(got) <= 1000
    assert got_x[-1] == n - 1
    for place, value in zip(got_x.astype(int), got, strict=True):
        assert value == pytest.approx(y[max(0, place - window + 1) : place + 1].mean())


def test_changing_the_window_smooths_again() -> None:
    curve = Curve("loss", window=10)
    x, y = noisy(4000)
    curve.extend(x, y)
    curve.smoothed()
    curve.window = 500
    assert curve.smoothed()[1][-1] == pytest.approx(y[-500:].mean())


def test_value_at_x_is_that_of_the_nearest_point() -> None:
    curve = Curve("accuracy", window=3)
    assert curve.at(1) is None
    curve.extend([10, 20, 30], [1.0, 2.0, 6.0])
    assert curve.at(24) == (20.0, 2.0)
    assert curve.at(26) == (30.0, 6.0)
    assert curve.smoothed_at(30) == (30.0, 3.0)
    assert curve.at(-5) is None
    assert curve.at(50) is None


def test_smoothing_ignores_what_is_not_finite_and_shows_no_value_there() -> None:
    curve = Curve("loss", window=3)
    curve.extend([0, 1, 2, 3], [1.0, math.nan, 3.0, math.inf])
    assert curve.smoothed_at(2) == (2.0, 2.0)
    point = curve.smoothed_at(3)
    assert point is not None
    assert math.isnan(point[1])


def test_two_changes_at_one_step_share_a_mark() -> None:
    plot = Curves([Curve("loss")])
    plot.mark(100, "η 0.002 → 0.001")
    plot.mark(100, "λ 0 → 0.001")
    plot.mark(200, "η 0.001 → 0.002")
    assert [mark.text for mark in plot.marks] == ["η 0.002 → 0.001, λ 0 → 0.001", "η 0.001 → 0.002"]


def test_clearing_keeps_the_curves_and_drops_points_and_marks() -> None:
    plot = Curves([Curve("loss", 3)])
    plot["loss"].append(0, 1)
    plot.mark(0, "η")
    assert not plot.empty
    plot.clear()
    assert plot.empty
    assert not plot.marks
    assert plot["loss"].series == 3
    with pytest.raises(KeyError):
        plot["accuracy"]


def test_the_nearest_point_is_found_up_to_one_step_beyond_the_rim_and_no_further() -> None:
    curve = Curve("loss")
    curve.extend([10.0, 12.0, 14.0], [1.0, 2.0, 3.0])
    assert curve.at(8.0) == (10.0, 1.0)
    assert curve.at(7.9) is None
    assert curve.at(16.0) == (14.0, 3.0)
    assert curve.at(16.1) is None
    assert curve.at(11.0) == (10.0, 1.0)  # of two equally near the left one
    assert curve.at(11.1) == (12.0, 2.0)
    alone = Curve("loss")
    assert alone.at(0.0) is None
    alone.append(5.0, 1.0)
    assert alone.at(-1e9) == alone.at(1e9) == (5.0, 1.0)


def test_the_outline_holds_the_extremes_of_the_last_points_that_fill_no_bucket_yet() -> None:
    curve = Curve("loss")
    values = np.random.default_rng(0).random(2 * BUCKETS + 7)
    values[-3] = 5.0  # in the bucket that is not full
    for place, value in enumerate(values):
        curve.append(float(place), float(value))
    found = curve.outline()
    assert found.y.max() == 5.0
    assert found.x[found.y.argmax()] == len(values) - 3
    assert np.all(np.diff(found.x) >= 0)
    assert found.y.min() == values.min()


def test_a_mean_over_repeats_ends_where_its_last_value_is_not_finite() -> None:
    rows = np.array([[1.0, np.nan, 3.0], [1.0, 2.0, np.nan], [1.0, 2.0, 6.0]])
    found = _finite_mean(rows)
    assert found[[0, 2]].tolist() == [2.0, 3.0]
    assert np.isnan(found[1])
