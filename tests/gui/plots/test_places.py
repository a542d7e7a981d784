"""From values to pixels: the same one by one and all at once, and never farther out than can be painted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.plots.axis import Axis
from gui.plots.places import BEYOND, Places

PLACES = Places(50, 10, 450, 210, Axis(0, 100), Axis(0.001, 10, True))


def test_the_ends_of_the_axes_are_the_sides_of_the_rectangle() -> None:
    x, y = PLACES.many(np.array([0.0, 100.0]), np.array([0.001, 10.0]))
    assert np.allclose(x, [50, 450])
    assert np.allclose(y, [210, 10])


def test_values_are_scaled_before_they_meet_their_axis() -> None:
    percent = Places(0, 0, 100, 100, Axis(0, 1), Axis(0, 100), 100.0)
    assert np.allclose(percent.many(np.array([0.5]), np.array([0.25])), [[50], [75]])


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6)), min_size=1, max_size=5))
def test_one_by_one_and_all_at_once_agree(points: list[tuple[float, float]]) -> None:
    x, y = np.array(points).T
    many = np.stack(PLACES.many(x, y), 1)
    assert np.allclose(PLACES.few(x, y), many)
    assert (np.abs(many) <= 450 + 400 * BEYOND).all()


def test_a_value_that_is_no_number_has_no_place() -> None:
    ((_, down),) = PLACES.few(np.array([1.0]), np.array([np.nan]))
    assert np.isnan(down)
