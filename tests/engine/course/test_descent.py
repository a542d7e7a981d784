import numpy as np
import pytest

from engine.course.descent import (
    PLACES,
    batch_gradient,
    bowl,
    descend,
    line_loss,
    line_points,
    moves,
    outcome,
    turns,
)
from engine.numerics.differences import central_difference
from engine.types import Array


def test_the_path_begins_at_the_start_and_has_a_point_a_step() -> None:
    points = list(descend(bowl, (3, 4), learning_rate=0.1, steps=5))
    assert len(points) == 6
    assert points[0].tolist() == [3, 4]
    np.testing.assert_allclose(points[1], [2.4, 3.2], rtol=1e-9)


def test_a_descent_that_leaves_the_numbers_ends_there() -> None:
    points = list(descend(bowl, (3.0,), learning_rate=1e200))
    assert len(points) == 1
    assert all(np.isfinite(point).all() for point in points)


def exact(x: Array, step: int) -> Array:
    return 2 * x


def test_a_rate_too_large_throws_the_point_out_until_x_plus_h_is_x() -> None:
    tried = list(moves(bowl, (3, 4), learning_rate=10))
    assert tried[9].after == tried[99].after == pytest.approx((2.58983747e13, -1.29524862e12), rel=1e-8)
    known = list(moves(bowl, (3, 4), learning_rate=10, gradient=exact))
    assert known[-1].after == pytest.approx((2.25e128, 3.00e128), rel=2e-3)


@pytest.mark.parametrize(
    ("rate", "word"),
    [(1e-10, "slow"), (0.1, "converges"), (0.99, "converges"), (1.0, "oscillates"), (1.01, "explodes")],
)
def test_what_a_rate_does_is_said_in_a_word(rate: float, word: str) -> None:
    path = list(moves(bowl, (3, 4), learning_rate=rate, gradient=exact))
    assert outcome([25.0, *(move.height for move in path)], turns(path)) == word


def test_a_descent_that_leaves_the_floats_ends_there() -> None:
    assert len(list(moves(bowl, (3, 4), learning_rate=1e90, gradient=exact))) < 4


def test_the_gradient_of_a_full_batch_is_that_of_the_loss_and_small_ones_average_to_it() -> None:
    x, y = line_points()
    w: Array = np.array([0.5, -1.0])
    full = batch_gradient(x, y, len(x))(w, 0)
    np.testing.assert_allclose(full, central_difference(line_loss(x, y), w), rtol=1e-6)
    ones = [batch_gradient(x, y, 1)(w, step) for step in range(len(x))]
    np.testing.assert_allclose(np.mean(ones, axis=0), full)


@pytest.mark.parametrize("name", list(PLACES))
def test_every_surface_has_its_own_slope_and_is_lowest_where_it_says(name: str) -> None:
    place = PLACES[name]
    point: Array = np.array(place.start, float)
    found = central_difference(lambda w: float(place.height(w[0], w[1])), point)
    np.testing.assert_allclose(found, place.slope(*place.start), rtol=1e-5, atol=1e-6)
    for low in place.lowest:
        np.testing.assert_allclose(place.slope(*low), (0, 0), atol=1e-3)
