import math

import numpy as np
import pytest

from engine.course.loss_by_hand import (
    FIRST,
    NINE,
    PAIR,
    judge,
    line_errors,
    moved_bar,
    one_hot,
    untrained_loss,
)


def test_the_first_prediction_of_the_notes() -> None:
    judged = judge(FIRST, 2)
    assert judged.squared == pytest.approx({"half": 0.0975, "sum": 0.195, "mean": 0.0195})
    assert judged.squared_slope == pytest.approx({"half": -0.4, "sum": -0.8, "mean": -0.08})
    assert judged.entropy == pytest.approx(0.510825, abs=5e-7)


@pytest.mark.parametrize(
    ("place", "total", "percent"),
    [
        (0, 0.5, 42.25),
        (1, 1.1, 51.25),
        (2, 1.1, 43.25),
        (3, 1.0, 30.75),
        (4, 1.0, 20.75),
        (5, 1.0, 12.75),
        (6, 1.0, 6.75),
        (7, 1.2, 5.00),
        (8, 1.0, 0.75),
    ],
)
def test_the_nine_predictions_of_the_notes(place: int, total: float, percent: float) -> None:
    judged = judge(NINE[place], 2)
    assert judged.total == pytest.approx(total)
    assert 100 * judged.squared["half"] == pytest.approx(percent)


def test_right_and_wrong_by_both_losses() -> None:
    wrong, right = (judge(y, 2) for y in PAIR)
    assert (wrong.squared["half"], right.squared["half"]) == pytest.approx((0.81, 0.01))
    assert (wrong.entropy, right.entropy) == pytest.approx((2.302584, 0.105360), abs=5e-7)


def test_an_untrained_network_loses_ln_10_unless_all_rows_share_one_sum() -> None:
    assert untrained_loss(60_000, per_row=True) == pytest.approx(math.log(10), abs=1e-5)
    assert untrained_loss(60_000, per_row=False) == pytest.approx(13.2464, abs=5e-5)
    assert untrained_loss(100, per_row=False) == pytest.approx(6.9077, abs=5e-5)


def test_slopes_are_those_of_trying() -> None:
    h = 1e-6
    for key in ("half", "sum", "mean"):
        above, below = list(FIRST), list(FIRST)
        above[2] += h
        below[2] -= h
        found = (judge(above, 2).squared[key] - judge(below, 2).squared[key]) / (2 * h)
        assert judge(FIRST, 2).squared_slope[key] == pytest.approx(found, rel=1e-6)


def test_with_the_lock_a_moved_bar_keeps_the_sum() -> None:
    assert sum(moved_bar(FIRST, 2, 0.9, keep_sum=True)) == pytest.approx(1)
    assert moved_bar(FIRST, 2, 5, keep_sum=False)[2] == 1
    assert moved_bar(one_hot(3), 3, 0.1, keep_sum=True) == pytest.approx([0.1] * 10)


def test_without_delta_a_share_of_zero_is_infinitely_wrong() -> None:
    judged = judge(one_hot(3), 2, delta=0)
    assert judged.entropy == math.inf


def test_the_squares_of_a_line() -> None:
    np.testing.assert_allclose(line_errors(np.array([0.0, 1]), np.array([1.0, 5]), 1, 2), [0, 4])
