"""Expected calibration error against the paper's sum, and the temperature that mends it."""

import numpy as np
import pytest

from engine.analysis.calibration import best_temperature, calibration
from engine.numerics.stable import softmax
from engine.rng import stream


def test_error_is_the_paper_s_sum_over_bins() -> None:
    generator = stream(0, "calibration")
    certainty, right = generator.random(500), generator.random(500) < 0.6
    total = 0.0
    for m in range(10):
        inside = [(c, r) for c, r in zip(certainty, right, strict=True) if m / 10 < c <= (m + 1) / 10]
        if inside:
            c, r = np.mean(inside, axis=0)
            total += len(inside) / 500 * abs(r - c)
    assert calibration(certainty, right).error == pytest.approx(total)


def test_a_network_as_often_right_as_it_says_has_no_error() -> None:
    certainty = np.full(100, 0.75)
    right = np.arange(100) % 4 > 0
    assert calibration(certainty, right).error == pytest.approx(0)


def test_excess_is_above_zero_where_certainties_promise_too_much() -> None:
    assert calibration(np.full(10, 0.95), np.arange(10) < 6).excess == pytest.approx(0.35)
    assert calibration(np.full(10, 0.55), np.arange(10) < 9).excess == pytest.approx(-0.35)


def test_empty_bins_hold_nan_and_count_nothing() -> None:
    found = calibration(np.array([1.0, 0.05]), np.array([True, False]))
    assert found.counts.tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert np.isnan(found.accuracy[1:9]).all()


def test_temperature_finds_the_factor_that_certainties_were_sharpened_by() -> None:
    generator = stream(1, "calibration")
    z = generator.normal(0, 1.5, (4000, 5))
    labels = (softmax(z).cumsum(axis=1) > generator.random((4000, 1))).argmax(axis=1)
    assert best_temperature(3 * z, labels, softmax) == pytest.approx(3, rel=0.1)
