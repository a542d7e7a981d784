"""Words beside a code: their letters are no digits."""

import cv2
import numpy as np
import pytest

from engine.vision.lettering import code_lines, only_code, trust, words
from engine.vision.reader import Reader
from engine.vision.split import Cut


def cuts(*places: tuple[int, int]) -> list[Cut]:
    """Signs 20 wide and 40 high: (left, line) of each."""
    return [Cut(left, 60 * line, left + 20, 60 * line + 40, np.zeros((4, 4)), line) for left, line in places]


def test_a_word_ends_at_a_wide_gap_and_at_the_end_of_its_line() -> None:
    row = cuts((0, 0), (30, 0), (60, 0), (140, 0), (170, 0), (0, 1))
    assert words(row) == [[0, 1, 2], [3, 4], [5]]
    assert words(cuts((0, 0), (90, 0), (180, 0), (270, 0))) == [[0, 1, 2, 3]]  # all gaps are wide


def test_a_word_with_letters_makes_its_other_signs_doubtful() -> None:
    row = cuts((0, 0), (30, 0), (60, 0), (140, 0), (170, 0))
    assert trust(row, [False, True, False, False, False]) == [1 - 1 / 3] * 3 + [1.0, 1.0]
    alone = cuts((0, 0), (30, 0), (60, 0), (90, 0))
    assert trust(alone, [False, True, False, False]) == [1.0] * 4  # one sign that is no digit, in a code
    assert trust(alone, [True, True, False, False]) == [0.5] * 4


def test_single_signs_among_many_that_are_none_are_doubtful_but_a_whole_code_is_not() -> None:
    """The rim of a sheet in a shadow was a sure 1 among signs that were no digits."""
    places = (0, 0), (90, 0), (120, 0), (150, 0), (240, 0), (270, 0)
    assert trust(cuts(*places), [False, True, True, True, True, True])[0] == pytest.approx(1 / 6)
    code = (0, 0), (30, 0), (60, 0), (150, 0), (180, 0), (210, 0)
    assert trust(cuts(*code), [True, True, True, False, False, False])[3:] == [1.0] * 3


def test_a_line_of_letters_is_left_out_beside_a_code_only() -> None:
    both = cuts((0, 0), (30, 0), (0, 1), (30, 1))
    assert code_lines(both, [0.1, 0.1, 0.9, 0.9]) == [2, 3]
    assert code_lines(both, [0.1, 0.1, 0.1, 0.9]) == [0, 1, 2, 3]


def test_a_line_of_digits_with_one_that_is_doubtful_is_not_left_out() -> None:
    """Of two rows of three digits the one with an unusual 8 vanished, and the other was a sure code."""
    rows = cuts(*((30 * i, line) for line in (0, 1) for i in range(3)))
    assert code_lines(rows, [0.9, 0.9, 0.9, 0.9, 0.1, 0.9]) == [0, 1, 2, 3, 4, 5]
    beside_five = cuts(*((30 * i, 0) for i in range(3)), *((30 * i, 1) for i in range(5)))
    assert code_lines(beside_five, [0.1, 0.9, 0.9] + [0.9] * 5) == [3, 4, 5, 6, 7]  # the p of "plz"
    assert code_lines(beside_five, [0.6, 0.9, 0.9] + [0.9] * 5) == list(range(8))


def test_what_is_left_is_as_certain_as_its_word() -> None:
    both = cuts((0, 0), (30, 0), (0, 1), (30, 1), (60, 1), (90, 1), (120, 1))
    left = only_code(both, [0.1, 0.99, 0.99, 0.99, 0.99, 0.99, 0.1])
    assert [cut.certainty for cut in left] == [1.0] * 5
    assert {cut.line for cut in left} == {1}


def write(picture: np.ndarray, word: str, x: int) -> None:
    cv2.putText(picture, word, (x, 130), cv2.FONT_HERSHEY_DUPLEX, 2.6, 20, 6, cv2.LINE_AA)


def test_letters_of_a_word_are_not_read_as_digits(shipped: Reader) -> None:
    """The z of "plz" was a 2, its l a 1, before a code that was right."""
    picture = np.full((200, 1000), 250, np.uint8)
    write(picture, "PLZ", 30)
    for i, sign in enumerate("20375"):
        write(picture, sign, 440 + 95 * i)
    assert shipped.read_picture(picture).code.removeprefix("?").lstrip("?") == "20375"
    only = np.full((200, 900), 250, np.uint8)
    write(only, "KOREA", 30)
    assert not any(sign.isdigit() for sign in shipped.read_picture(only).code)
