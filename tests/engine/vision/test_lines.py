"""Writing on several lines, and dashes between digits."""

import cv2
import numpy as np
import pytest

from engine.vision.lines import dashes, lines_of, without_bars
from engine.vision.reader import Reader


def sheet(*lines: str, height: int = 130, size: float = 2.4) -> np.ndarray:
    picture = np.full((60 + height * len(lines), 620), 245, np.uint8)
    for k, line in enumerate(lines):
        for i, sign in enumerate(line):
            at = (40 + 90 * i, 110 + height * k)
            cv2.putText(picture, sign, at, cv2.FONT_HERSHEY_SIMPLEX, size, 20, 6, cv2.LINE_AA)
    return picture


def test_two_lines_are_read_one_after_the_other(shipped: Reader) -> None:
    """They were read as one row of digits that stand on each other."""
    assert shipped.read_picture(sheet("203", "75")).code == "20375"
    assert [cut.line for cut in shipped.read_picture(sheet("203", "75")).cuts] == [0, 0, 0, 1, 1]


def test_a_row_that_climbs_is_one_line() -> None:
    mask = np.zeros((300, 600), np.uint8)
    for i in range(5):
        mask[200 - 30 * i : 260 - 30 * i, 40 + 100 * i : 70 + 100 * i] = 1
    assert len(lines_of(mask)) == 1


def test_a_small_mark_goes_with_the_digit_beside_it_and_small_print_is_left_out() -> None:
    mask = np.zeros((400, 300), np.uint8)
    mask[50:110, 40:70] = mask[50:110, 140:170] = 1  # two digits
    mask[52:56, 80:95] = 1  # the bar of the first
    mask[200:260, 40:70] = 1  # a second line
    mask[350:380, 40:50] = mask[350:380, 60:70] = 1  # half as high
    (first, in_first), (second, in_second) = lines_of(mask)
    assert (in_first, in_second) == (2, 1)
    assert first[54, 85] == 1
    assert not first[300:].any()
    assert not second[300:].any()


@pytest.mark.parametrize(("left", "right", "dash"), [(90, 130, True), (62, 130, False), (90, 160, False)])
def test_a_dash_is_flat_and_stands_free_between_digits(left: int, right: int, dash: bool) -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[50:130, 30:60] = mask[50:130, 160:190] = 1
    mask[84:94, left:right] = 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    found = dashes(labels, stats, np.arange(len(stats)) > 0, 80.0)
    assert found.any() == dash


def test_a_dash_does_not_become_part_of_a_digit(shipped: Reader) -> None:
    picture = sheet("20 375")
    cv2.line(picture, (230, 85), (280, 85), 20, 6)
    assert shipped.read_picture(picture).code == "20375"


@pytest.mark.parametrize("lift", [-14, 0, 2, 10])
def test_short_lines_to_write_on_are_taken_out_also_where_digits_stand_on_them(shipped: Reader, lift: int) -> None:
    """_ _ _ _ _: each line became a part of its digit, which was "?"."""
    picture = sheet("20375")
    for i in range(5):
        cv2.line(picture, (34 + 90 * i, 114 + lift), (102 + 90 * i, 114 + lift), 60, 4)
    read = shipped.read_picture(picture).code
    assert read == "20375" or (lift < 0 and "?" in read)


def test_the_feet_of_digits_are_no_lines_to_write_on() -> None:
    for code in ("22222", "33355", "77777"):
        mask = (sheet(code) < 128).astype(np.uint8)
        assert (without_bars(mask) == mask).all()


def test_a_word_above_a_code_does_not_become_a_part_of_its_digits(shipped: Reader) -> None:
    """Both lines together were one sign, a sure 2."""
    picture = np.full((300, 900), 250, np.uint8)
    cv2.putText(picture, "ABC", (40, 100), cv2.FONT_HERSHEY_DUPLEX, 2.2, 20, 5, cv2.LINE_AA)
    cv2.putText(picture, "20375", (40, 240), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2.4, 20, 5, cv2.LINE_AA)
    assert shipped.read_picture(picture).code == "20375"
