"""The lowest and the highest point of each run of points, in NumPy and in Python alike."""

import numpy as np
import pytest

from gui.labs.plotting.extremes import extremes, in_order, merge_pairs, short_extremes

X = np.arange(8.0)
Y = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0])


def test_each_run_gives_its_lowest_and_its_highest_point_the_first_of_equals() -> None:
    assert extremes(X, Y, 4).tolist() == [[1, 6], [1, 2], [2, 5], [4, 9]]


def test_what_is_not_finite_is_neither_lowest_nor_highest() -> None:
    y = Y.copy()
    y[1], y[5] = -np.inf, np.nan
    assert extremes(X, y, 4).tolist() == [[3, 6], [1, 2], [2, 7], [4, 6]]


def test_the_two_points_come_in_the_order_of_x() -> None:
    assert in_order(extremes(X, Y, 4)).tolist() == [[1, 2, 5, 6], [1, 4, 9, 2]]


@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_few_points_counted_in_python_give_the_same(size: int) -> None:
    found = short_extremes(X, Y, size)
    assert found is not None
    points, ordered = found
    assert np.array_equal(points, extremes(X, Y, size))
    assert np.array_equal(ordered, in_order(extremes(X, Y, size)))


def test_python_leaves_what_is_not_finite_to_numpy() -> None:
    assert short_extremes(X, np.where(X == 3, np.nan, Y), 4) is None


def test_runs_joined_by_pairs_are_the_runs_of_twice_the_size() -> None:
    assert np.array_equal(merge_pairs(extremes(X, Y, 2)), extremes(X, Y, 4))
    assert np.array_equal(merge_pairs(merge_pairs(extremes(X, Y, 2))), extremes(X, Y, 8))


def test_a_run_without_finite_points_gives_way_to_its_neighbor() -> None:
    y = Y.copy()
    y[:2] = np.nan
    joined = merge_pairs(extremes(X, y, 2))
    assert joined[:, 0].tolist() == [3, 1, 2, 4]


@pytest.mark.parametrize("seed", range(5))
def test_joining_gives_what_counting_at_once_gives_also_where_values_are_equal(seed: int) -> None:
    y = np.random.default_rng(seed).integers(0, 4, 64).astype(float)
    x = np.arange(64.0)
    for size in (1, 2, 4, 8):
        assert np.array_equal(merge_pairs(extremes(x, y, size)), extremes(x, y, 2 * size))
