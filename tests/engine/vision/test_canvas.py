"""The course's canvas, drawn so that both programs read it."""

import cv2
import numpy as np
import pytest

from engine.vision.canvas import RED, course_canvas, to_png
from engine.vision.sheet.form import find_form
from engine.vision.sheet.picture import decode_picture
from engine.vision.strokes import BoxStrokes
from tests.engine.vision.writing import FOUR


def test_an_empty_canvas_is_white_paper_with_the_five_boxes_of_the_course() -> None:
    sheet = course_canvas([], zoom=1)
    assert sheet.shape == (200, 520, 3)
    for i in range(5):
        left = 10 + 100 * i
        for y, x in ((50, left), (150, left), (100, left), (50, left + 99)):
            assert tuple(sheet[y, x]) == RED
        assert (sheet[55:145, left + 5 : left + 95] == 255).all()
    assert (sheet[:45] == 255).all()


@pytest.mark.parametrize("zoom", [1, 2, 4])
def test_the_ink_of_each_box_comes_back_from_the_form(zoom: int) -> None:
    ink = BoxStrokes.of(FOUR).render(100)
    sheet = course_canvas([ink, None, ink, np.zeros((0, 0), np.float32), ink], zoom)
    form = find_form(sheet)
    assert form is not None
    assert [bool(box.any()) for box in form.inks] == [True, False, True, False, True]
    inside = cv2.resize(form.inks[0], (98, 98), interpolation=cv2.INTER_AREA)
    assert np.corrcoef(inside.ravel(), ink[1:99, 1:99].ravel())[0, 1] > 0.95


def test_ink_that_fills_its_box_leaves_the_outlines_of_the_neighbors() -> None:
    sheet = course_canvas([np.ones((50, 50), np.float32)] * 5, zoom=1)
    assert all(tuple(sheet[100, 10 + 100 * i]) == RED for i in range(6))
    assert tuple(sheet[100, 60]) == (0, 0, 0)


def test_the_png_holds_the_picture_pixel_by_pixel() -> None:
    sheet = course_canvas([BoxStrokes.of(FOUR).render(100)])
    np.testing.assert_array_equal(decode_picture(to_png(sheet)), sheet)
