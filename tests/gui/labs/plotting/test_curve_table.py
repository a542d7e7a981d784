"""Curves as the rows of one table: joined by x, with gaps, and with the digits that they keep."""

import math

from gui.labs.plotting.curve_table import csv_rows
from gui.labs.plotting.curves import Curve


def test_table_joins_curves_by_x_and_leaves_gaps_empty() -> None:
    train, test = Curve("train"), Curve("test")
    train.extend([1, 2], [0.5, 0.25])
    test.replace([2, 3], [0.75, 1 / 3], spread=[0.1, 0.2])
    rows = list(csv_rows([train, test, Curve("nothing yet")], "epoch"))
    assert rows == [
        ["epoch", "train", "test", "test ±"],
        ["1", "0.5", "", ""],
        ["2", "0.25", "0.75", "0.1"],
        ["3", "", "0.333333333", "0.2"],
    ]
    assert list(csv_rows([], "step")) == [["step"]]


def test_x_is_sorted_whatever_the_order_of_the_curves() -> None:
    late, early = Curve("late"), Curve("early")
    late.extend([30, 40], [3, 4])
    early.extend([10, 30], [1, 2])
    assert list(csv_rows([late, early], "step"))[1:] == [["10", "", "1"], ["30", "3", "2"], ["40", "4", ""]]


def test_what_is_not_finite_is_written_and_not_left_out() -> None:
    curve = Curve("loss")
    curve.extend([1, 2], [math.nan, math.inf])
    assert list(csv_rows([curve], "step"))[1:] == [["1", "nan"], ["2", "inf"]]


def test_nine_digits_are_kept() -> None:
    curve = Curve("loss")
    curve.extend([0.125], [123_456_789.125])
    assert list(csv_rows([curve], "x"))[1] == ["0.125", "123456789"]
