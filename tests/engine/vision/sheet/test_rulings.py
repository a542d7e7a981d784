"""Lines printed under the writing go, the writing stays."""

import cv2
import numpy as np
import pytest

from engine.vision.sheet.paper import grey
from engine.vision.sheet.rulings import rulings, without_rulings
from tests.engine.vision.papers import row, stripes

CLEAN = grey(row())
WRITING = cv2.dilate((CLEAN < 0.5).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0


def left_of(lined: np.ndarray) -> tuple[float, float]:
    """Of the picture without lines: the darkest left beside the writing, and which share of the writing stays."""
    found = without_rulings(grey(lined))
    beside = 1 - float(np.quantile(found[~WRITING], 0.001))
    return beside, float((found[CLEAN < 0.4] < 0.5).mean())


@pytest.mark.parametrize("color", [(230, 190, 150), (180, 180, 180), (150, 150, 240), (120, 120, 120)])
@pytest.mark.parametrize(("step", "down"), [(24, True), (60, True), (140, True), (40, False)])
def test_printed_lines_go_and_the_writing_stays(color: tuple[int, int, int], step: int, down: bool) -> None:
    beside, stays = left_of(stripes(row(), step, color, down=down))
    assert beside < 0.12
    assert stays > 0.97


def test_a_margin_goes() -> None:
    page = row()
    page[:, 20:23] = (80, 80, 220)
    assert left_of(page)[0] < 0.12


@pytest.mark.parametrize("y", [138, 142, 160])
@pytest.mark.parametrize("slope", [0, 9])
def test_an_underline_goes_even_where_it_touches(y: int, slope: int) -> None:
    page = row()
    cv2.line(page, (20, y), (550, y + slope), (20, 20, 20), 4, cv2.LINE_AA)
    found = without_rulings(grey(page))
    gaps = np.r_[24:52, 112:146, 206:232]  # columns between digits
    assert float(found[:, gaps].min()) > 0.8
    assert float((found[CLEAN < 0.4] < 0.5).mean()) > 0.85


def test_digits_that_touch_are_no_line() -> None:
    page = np.full((220, 560, 3), 250, np.uint8)
    for i, sign in enumerate("2222222"):
        cv2.putText(page, sign, (60 + 44 * i, 140), cv2.FONT_HERSHEY_SIMPLEX, 2.4, (20, 20, 20), 8, cv2.LINE_AA)
    found = without_rulings(grey(page))
    assert float((found[grey(page) < 0.4] < 0.5).mean()) > 0.97


def test_a_tall_one_in_a_tight_picture_is_no_line() -> None:
    page = np.full((110, 400, 3), 250, np.uint8)
    for x in (40, 120, 200, 280, 360):
        cv2.line(page, (x, 6), (x, 104), (20, 20, 20), 7, cv2.LINE_AA)
    assert np.array_equal(without_rulings(grey(page)), grey(page))


def test_noise_and_empty_paper_have_no_lines() -> None:
    noise = np.random.default_rng(0).random((120, 300)).astype(np.float32)
    assert rulings(noise, 0.4, 0.0) == []
    assert without_rulings(np.ones((60, 80), np.float32)).min() == 1
