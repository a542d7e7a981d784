"""The classes at the end of a path: all of a few, the likeliest of many."""

import numpy as np
from pytestqt.qtbot import QtBot

from gui.labs.inspect.digit_source import FollowedDigit
from gui.labs.inspect.layer_studies import DigitPath
from gui.pages.inspect.layers.path_answer import LEAST_NAME_PX, MOST_NAME_PX, name_px, shown_classes


def path(now: np.ndarray, label: int | None = None) -> DigitPath:
    return DigitPath(FollowedDigit(np.zeros((1, 2, 2), np.float32), label), (), now, now)


def test_up_to_ten_classes_stand_in_their_order() -> None:
    assert shown_classes(path(np.array([0.2, 0.7, 0.1]))) == [0, 1, 2]


def test_of_many_classes_the_likeliest_ten_and_the_right_one_are_shown() -> None:
    now = np.arange(40) / 780
    assert shown_classes(path(now)) == list(range(39, 29, -1))
    assert shown_classes(path(now, 35)) == list(range(39, 29, -1))
    assert shown_classes(path(now, 3)) == [*range(39, 30, -1), 3]


def test_names_get_the_room_that_they_need_within_bounds(qtbot: QtBot) -> None:
    assert name_px("0123456789") == LEAST_NAME_PX
    assert LEAST_NAME_PX < name_px(("airplane",)) < MOST_NAME_PX
    assert name_px(("an aquarium fish of the sea",)) == MOST_NAME_PX
