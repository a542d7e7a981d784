"""Ink: its width, its dust and the box around it."""

import numpy as np
import pytest

from engine.vision.ink import bounds, edge_distance, ridge, stroke_width, without_specks
from engine.vision.sheet.paper import grey
from engine.vision.strokes import BoxStrokes
from tests.engine.vision.writing import pad


@pytest.mark.parametrize("width", [3, 5, 9, 14])
def test_stroke_width_of_a_line_is_its_width(width: int) -> None:
    mask = np.zeros((60, 60), np.uint8)
    mask[10:50, 20 : 20 + width] = 1
    assert stroke_width(mask) == pytest.approx(width, abs=1.2)
    assert stroke_width(np.zeros((5, 5), np.uint8)) == 0


def test_dust_goes_and_dots_of_the_pen_stay() -> None:
    ink = 1 - grey(pad(brush=4))
    dusty = ink.copy()
    dusty[5:8, 5:8] = 1
    assert not without_specks(dusty)[:12, :12].any()
    dotted = np.maximum(ink, BoxStrokes.of([np.array([(12.0, 85.0)])], 100, 4).render(100))
    assert without_specks(dotted)[80:90, 8:16].any()


def test_bounds_are_exclusive_at_right_and_bottom() -> None:
    mask = np.zeros((9, 9), np.uint8)
    mask[2:4, 3:8] = 1
    assert bounds(mask) == (3, 2, 8, 4)
    assert bounds(np.zeros((3, 3), np.uint8)) is None


def test_distances_to_the_paper_grow_from_the_edge_and_the_sheet_ends_in_paper() -> None:
    depth = edge_distance(np.ones((5, 9), np.uint8))
    np.testing.assert_allclose(depth[2], [1, 2, 3, 3, 3, 3, 3, 2, 1], atol=0.05)
    assert not edge_distance(np.zeros((3, 3), np.uint8)).any()


def test_the_ridge_of_a_line_is_its_middle() -> None:
    mask = np.zeros((30, 30), np.uint8)
    mask[5:25, 10:15] = 1
    rows, columns = np.nonzero(ridge(edge_distance(mask)))
    assert set(columns[(rows > 8) & (rows < 21)]) == {12}


def test_clean_ink_is_given_back_as_it_is() -> None:
    blank = np.zeros((20, 20), np.float32)
    assert without_specks(blank) is blank
    clean = 1 - grey(pad())
    assert without_specks(clean) is clean
