"""Histograms as the initialization page shows them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from engine.analysis.initialization.histograms import histogram


def test_heights_are_shares_that_add_up_to_one() -> None:
    values = np.random.default_rng(0).normal(size=(100, 50)).astype(np.float32)
    got = histogram(values, -1, 1)
    assert got.heights.sum() == pytest.approx(1)
    assert got.mean == pytest.approx(values.mean(), abs=1e-6)
    assert got.sigma == pytest.approx(values.std(), abs=1e-6)
    assert got.ticks == (-1, 0, 1)


def test_bars_equal_those_numpy_counts() -> None:
    values = np.random.default_rng(1).uniform(0, 1, 10_000)
    counts, _ = np.histogram(values, bins=40, range=(0, 1))
    np.testing.assert_allclose(histogram(values, 0, 1).heights, counts / 10_000)


def test_saturated_share_and_bars() -> None:
    values = np.array([0.0, 0.005, 0.5, 0.5, 0.999])
    got = histogram(values, 0, 1, saturated=(0.01, 0.99), bins=10)
    assert got.saturated == pytest.approx(0.6)
    assert got.dead == pytest.approx(0.2)
    assert list(np.flatnonzero(got.saturated_bars)) == [0, 9]
    assert got.tallest == pytest.approx(0.4)


def test_values_beyond_the_bounds_count_in_the_outermost_bar_and_those_not_finite_nowhere() -> None:
    got = histogram(np.array([-9.0, 9.0, 9.0, np.nan]), -1, 1, bins=2)
    np.testing.assert_allclose(got.heights, [0.25, 0.5])


def test_no_values_give_an_empty_histogram() -> None:
    got = histogram(np.empty(0), 0, 1)
    assert got.tallest == 0
    assert np.isnan(got.mean)


@given(
    arrays(np.float32, st.integers(0, 30), elements=st.floats(width=32, allow_nan=True, allow_infinity=True)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_numbers_between_any_bounds_are_counted(values: NDArray[np.float32], low: float, high: float) -> None:
    with np.errstate(all="ignore"):
        found = histogram(values, low, high)
    finite = np.isfinite(values).sum()
    assert found.heights.sum() * max(values.size, 1) == pytest.approx(finite)
    assert found.low < found.high or not math.isfinite(high - low) or abs(low) > 1e15
    assert math.isfinite(found.sigma) or not finite
