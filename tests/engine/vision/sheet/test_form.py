"""The five boxes of a code, wherever they stand in a picture."""

import cv2
import numpy as np
import pytest

from engine.vision.sheet.form import find_boxes, find_form, islands, without_frame


def canvas(k: float = 1.0, code: str = "01234", color: tuple[int, int, int] = (0, 0, 0)) -> np.ndarray:
    box = round(100 * k)
    image = np.full((round(200 * k), round(520 * k), 3), 255, np.uint8)
    cv2.putText(image, "e:erase s:show", (int(10 * k), int(40 * k)), cv2.FONT_HERSHEY_SIMPLEX, 0.8 * k, (255, 0, 0), 1)
    for i, sign in enumerate(code):
        x, y = int(10 * k) + i * box, int(50 * k)
        cv2.rectangle(image, (x, y), (x + box, y + box), (0, 0, 255))
        at = (x + int(25 * k), y + int(80 * k))
        cv2.putText(image, sign, at, cv2.FONT_HERSHEY_SIMPLEX, 2.3 * k, color, max(1, round(6 * k)), cv2.LINE_AA)
    return image


def written(picture: np.ndarray) -> list[bool]:
    form = find_form(picture)
    assert form is not None
    return [bool((ink > 0.5).any()) for ink in form.inks]


@pytest.mark.parametrize("k", [0.5, 1.0, 1.7, 3.0])
def test_course_canvas_is_found_at_any_size(k: float) -> None:
    assert written(canvas(k, "0 2 4")) == [True, False, True, False, True]


def test_empty_canvas_has_five_empty_boxes() -> None:
    assert written(canvas(code="     ")) == [False] * 5


@pytest.mark.parametrize("color", [(255, 0, 0), (0, 0, 255), (60, 60, 60), (0, 100, 0)])
def test_ink_of_any_color_counts_and_the_red_outline_does_not(color: tuple[int, int, int]) -> None:
    assert written(canvas(code="7 7 7", color=color)) == [True, False, True, False, True]


def test_negative_grey_deep_and_transparent_canvases_are_forms() -> None:
    picture = canvas(code="3 3 3")
    expected = [True, False, True, False, True]
    assert written(255 - picture) == expected
    assert written(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)) == expected
    assert written(picture.astype(np.uint16) * 257) == expected
    assert written(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA)) == expected


def test_noise_and_lamp_light_leave_empty_boxes_empty() -> None:
    picture = canvas(code="5 5 5").astype(np.float32)
    rng = np.random.default_rng(0)
    noisy = np.clip(picture + rng.normal(0, 20, picture.shape), 0, 255).astype(np.uint8)
    assert written(noisy) == [True, False, True, False, True]
    shaded = (picture * np.linspace(0.45, 1, 520)[None, :, None]).astype(np.uint8)
    assert written(shaded) == [True, False, True, False, True]
    salted = picture.astype(np.uint8)
    salted[rng.random(salted.shape[:2]) < 0.01] = 0
    assert written(salted) == [True, False, True, False, True]


@pytest.mark.parametrize("angle", [-6, 3, 8])
def test_boxes_of_a_turned_photo_are_found(angle: float) -> None:
    picture = canvas(2.0, "0 2 4")
    turn = cv2.getRotationMatrix2D((520, 200), angle, 0.9)
    turn[:, 2] += (100, 200)
    photo = cv2.warpAffine(picture, turn, (1240, 800), borderValue=(235, 240, 238))
    form = find_form(photo)
    assert form is not None
    expected = turn @ np.array([520, 200, 1])  # the middle of the third box
    assert form.corners[2].mean(axis=0) == pytest.approx(expected, abs=6)
    assert [bool((ink > 0.5).any()) for ink in form.inks] == [True, False, True, False, True]


def test_black_boxes_with_gaps_are_a_form_too() -> None:
    page = np.full((400, 900), 245, np.uint8)
    for i in range(5):
        cv2.rectangle(page, (60 + 150 * i, 120), (180 + 150 * i, 240), 20, 2)
    cv2.putText(page, "8", (90, 215), cv2.FONT_HERSHEY_SIMPLEX, 2.5, 10, 6)
    assert written(page) == [True, False, False, False, False]


def test_four_boxes_or_none_are_no_form() -> None:
    page = np.full((400, 900), 245, np.uint8)
    assert find_boxes(page) is None
    for i in range(4):
        cv2.rectangle(page, (60 + 150 * i, 120), (180 + 150 * i, 240), 20, 2)
    assert find_form(page) is None
    assert find_form(np.zeros((3, 3), np.uint8)) is None


def test_squares_that_stand_on_a_corner_are_no_boxes() -> None:
    """They have no top left corner: what was taken for one could enclose nothing at all."""
    lines = np.zeros((200, 900), np.uint8)
    for x in range(80, 850, 140):
        corners = np.array([(x, 50), (x + 50, 100), (x, 150), (x - 50, 100)], np.int32)
        cv2.polylines(lines, [corners], True, 1, 3)
    assert islands(lines) == []


def test_left_over_outline_is_not_ink() -> None:
    ink = np.zeros((100, 100), np.float32)
    ink[0:2, :] = 1
    ink[:, 98:] = 1
    ink[40:60, 48:52] = 1
    ink[0:2, 90:] = 0  # the two outlines do not touch
    cleaned = without_frame(ink)
    assert cleaned[40:60, 48:52].all()
    assert not cleaned[0:2].any()
