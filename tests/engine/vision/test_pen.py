"""Pen: how wide it was, and the same writing with another one."""

import cv2
import numpy as np
import pytest

from engine.vision.pen import THIN, common_pen, longest, pen_width, repen


def test_one_pen_is_found_where_most_boxes_agree() -> None:
    assert common_pen([]) is None
    assert common_pen([9.0]) is None
    assert common_pen([9.0, 12.0]) is None
    assert common_pen([9.0, 9.5]) == pytest.approx(9.125)
    assert common_pen([9.0, 17.0, 9.1, 9.2, 16.0]) == pytest.approx(9.1)
    assert common_pen([5.0, 9.0, 9.0, 9.0, 9.0]) is None  # the thinnest is none of them


def line(width: int, side: int = 80) -> np.ndarray:
    """An upright line in the middle of its box."""
    mask = np.zeros((side, side), np.uint8)
    mask[10 : side - 10, 20 : 20 + width] = 1
    return mask


@pytest.mark.parametrize("width", [3, 5, 9, 15])
def test_the_width_of_a_line_is_measured_to_a_pixel(width: int) -> None:
    assert pen_width(line(width)) == pytest.approx(width, abs=1)


def test_the_thin_lines_of_a_digit_show_its_pen_where_a_blot_hides_it() -> None:
    blot = cv2.circle(line(5), (22, 40), 18, 1, -1)
    assert pen_width(blot, THIN) == pytest.approx(5, abs=1)
    assert pen_width(line(1)) >= 1  # never less than a pixel


@pytest.mark.parametrize("found", [4.0, 8.0, 14.0])
@pytest.mark.parametrize("share", [0.08, 0.11, 0.16])
def test_a_redrawn_line_has_the_share_of_the_side_that_was_asked_for(found: float, share: float) -> None:
    redrawn = repen(line(round(found), 120), share, found)
    wide = float(redrawn.max(axis=0).sum())
    assert wide / longest(redrawn) == pytest.approx(share, abs=0.012)
    assert 0 <= redrawn.min() <= redrawn.max() <= 1


def test_a_line_lighter_than_the_cut_keeps_its_middle() -> None:
    cross = line(14, 120)
    cross[60:62, 34:100] = 1  # a hair at the side of a wide line
    redrawn = repen(cross, 0.05, 14.0)
    assert redrawn[:, 80].max() > 0.5


def test_the_longest_side_counts_soft_edges_by_their_ink() -> None:
    ink = np.zeros((9, 9), np.float32)
    ink[2:6, 4] = 1
    ink[6, 4] = 0.25
    assert longest(ink) == 4.25
    assert longest(np.zeros((3, 3), np.float32)) == 1  # nothing is divided by 0
