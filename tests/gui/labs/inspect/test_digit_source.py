"""The digit that is followed: when it counts as empty, and that it is itself only."""

import numpy as np
import pytest

from gui.labs.inspect.digit_source import FollowedDigit

BLANK = np.zeros((1, 28, 28), np.float32)


@pytest.mark.parametrize("place", [(0, 0, 0), (0, 27, 27), (0, 14, 3)])
def test_one_faint_pixel_is_something(place: tuple[int, int, int]) -> None:
    faint = BLANK.copy()
    faint[place] = 1e-6
    assert not FollowedDigit(faint).empty
    assert FollowedDigit(BLANK).empty


def test_a_digit_is_the_first_of_the_data_where_nothing_else_is_said() -> None:
    digit = FollowedDigit(BLANK)
    assert (digit.label, digit.source, digit.number) == (None, "data", 0)


def test_two_pictures_are_never_taken_for_one() -> None:
    assert FollowedDigit(BLANK) != FollowedDigit(BLANK)
