"""A row of printed boxes by its lines: broken, crossed by writing, any number of them."""

import cv2
import numpy as np
import pytest

from engine.vision.reader import Reader
from engine.vision.sheet import frames
from engine.vision.sheet.form import find_form
from engine.vision.sheet.frames import boxes_by_lines
from tests.engine.vision.papers import turned

SIDE = 90


def boxes(count: int = 5, gap: int = 0, color: tuple[int, int, int] = (30, 30, 30)) -> np.ndarray:
    picture = np.full((200, 80 + count * (SIDE + gap), 3), 250, np.uint8)
    for i in range(count):
        left = 40 + i * (SIDE + gap)
        cv2.rectangle(picture, (left, 50), (left + SIDE, 50 + SIDE), color, 2)
    return picture


def write(picture: np.ndarray, code: str, gap: int = 0, size: float = 2.2) -> np.ndarray:
    for i, sign in enumerate(code):
        (wide, high), _ = cv2.getTextSize(sign, cv2.FONT_HERSHEY_SIMPLEX, size, 6)
        at = (40 + i * (SIDE + gap) + (SIDE - wide) // 2, 50 + (SIDE + high) // 2)
        cv2.putText(picture, sign, at, cv2.FONT_HERSHEY_SIMPLEX, size, (120, 40, 20), 6, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("gap", [0, 14])
@pytest.mark.parametrize("count", [2, 4, 5, 6, 11])
def test_as_many_boxes_are_found_as_there_are(count: int, gap: int) -> None:
    corners = boxes_by_lines(boxes(count, gap))
    assert corners is not None
    assert len(corners) == count
    lefts = [40 + i * (SIDE + gap) for i in range(count)]
    assert corners[:, 0, 0] == pytest.approx(lefts, abs=4)
    assert corners[:, 2, 1] == pytest.approx([50 + SIDE] * count, abs=4)


@pytest.mark.parametrize("count", [4, 5, 6])
def test_one_digit_is_read_in_each_box_and_no_line_of_a_box_is_a_one(shipped: Reader, count: int) -> None:
    code = "203754"[:count]
    assert shipped.read_picture(write(boxes(count), code)).code == code


@pytest.mark.parametrize("place", [(220, 50, 40, 0), (310, 140, 40, 0), (490, 80, 0, 45)])
def test_a_broken_box_is_a_box(shipped: Reader, place: tuple[int, int, int, int]) -> None:
    """One gap made the rest of all outlines into ones and zeros: 11?51141?101."""
    x, y, wide, high = place
    picture = boxes()
    picture[max(0, y - 4) : y + high + 5, max(0, x - 4) : x + wide + 5] = 250
    reading = shipped.read_picture(write(picture, "20375"))
    assert reading.form is not None
    assert reading.code == "20375"


def test_digits_that_run_over_their_boxes_do_not_hide_them(shipped: Reader) -> None:
    """No outline encloses an island; it read 15111141?101."""
    picture = write(boxes(gap=14), "20375", gap=14, size=3.4)
    assert find_form(picture) is None
    reading = shipped.read_picture(picture)
    assert reading.form is not None
    assert reading.code == "20375"


def test_a_comb_with_short_dividers_is_a_row_of_boxes(shipped: Reader) -> None:
    picture = np.full((200, 80 + 5 * SIDE, 3), 250, np.uint8)
    cv2.rectangle(picture, (40, 50), (40 + 5 * SIDE, 50 + SIDE), (30, 30, 30), 2)
    for i in range(1, 5):
        cv2.line(picture, (40 + i * SIDE, 50 + SIDE - 32), (40 + i * SIDE, 50 + SIDE), (30, 30, 30), 2)
    assert shipped.read_picture(write(picture, "20375", size=1.5)).code == "20375"


def test_six_boxes_of_which_five_are_whole_are_six(shipped: Reader) -> None:
    """The first digit crossed its outline, and the other five boxes were taken for the form."""
    picture = write(boxes(6), "203754")
    cv2.line(picture, (75, 30), (75, 160), (120, 40, 20), 6)
    reading = shipped.read_picture(picture)
    assert reading.form is None
    assert len(reading.boxes) == 6
    assert reading.code[1:] == "03754"


def test_a_turned_row_of_boxes_is_found_and_squared_paper_is_none() -> None:
    assert boxes_by_lines(turned(boxes(), 6)) is not None
    paper = np.full((400, 600, 3), 250, np.uint8)
    paper[::50, :] = paper[:, ::50] = 120
    assert boxes_by_lines(paper) is None
    assert boxes_by_lines(np.full((200, 300), 255, np.uint8)) is None


def test_frames_without_a_post_between_their_rails_are_no_squared_paper() -> None:
    assert not frames._goes_on(np.zeros((frames.BESIDE + frames.HEIGHT + 60, 300), np.float32), np.zeros(0))
