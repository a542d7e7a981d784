"""Strokes drawn again."""

import numpy as np
import pytest

from engine.vision.ink import bounds
from engine.vision.normalize import Normalizer
from engine.vision.strokes import BoxStrokes, redraw
from tests.engine.vision.writing import FOUR

SOFT = 1.4  # pixels that the soft edges of OpenCV add to the width of a line


def test_strokes_with_impossible_points_are_left_out() -> None:
    assert BoxStrokes.of([np.array([(np.nan, 1.0)]), np.array([1.0, 2.0])]).empty
    far = Normalizer().from_strokes(BoxStrokes.of([np.array([(500.0, 500.0), (600.0, 600.0)])]))
    assert far.empty  # outside its box


def test_pressure_makes_the_line_wider() -> None:
    line = np.array([(20.0, 50.0, 0.1), (80.0, 50.0, 1.0)])
    ink = BoxStrokes.of([line]).render(100)
    assert ink[:, 75].sum() > 1.5 * ink[:, 25].sum()


@pytest.mark.parametrize("side", [28, 100, 300])
def test_a_line_is_as_wide_and_long_as_the_brush_made_it_at_any_size(side: int) -> None:
    zoom = side / 100
    ink = BoxStrokes.of([np.array([(20.0, 50.0), (80.0, 50.0)])], 100, 5).render(side)
    assert ink.shape == (side, side)
    assert ink[:, side // 2].sum() == pytest.approx(10 * zoom + SOFT, abs=0.1)
    assert ink[side // 2].sum() == pytest.approx(70 * zoom + SOFT, abs=0.5)


def test_a_single_point_is_a_dot() -> None:
    dot = BoxStrokes.of([np.array([(30.0, 70.0)])], 100, 4).render()
    y, x = np.argwhere(dot > 0.5).mean(axis=0)
    assert (x, y) == pytest.approx((30, 70), abs=0.6)
    assert dot.sum() == pytest.approx(np.pi * (4 + SOFT / 2) ** 2, rel=0.1)


def test_without_smoothing_a_pixel_is_ink_or_paper() -> None:
    slanted = BoxStrokes.of([np.array([(20.0, 30.0), (80.0, 62.0)])])
    assert set(np.unique(slanted.render(smooth=False))) == {0, 1}
    assert len(np.unique(slanted.render())) > 10


@pytest.mark.parametrize("zoom", [0.2, 1.0, 3.0])
def test_redrawn_the_middle_line_has_the_side_asked_for_however_large_it_was_written(zoom: float) -> None:
    ink = redraw(BoxStrokes.of([stroke * zoom for stroke in FOUR], 100, 4 * min(zoom, 1.0)), side=70, pen=8)
    left, top, right, bottom = bounds((ink > 0.5).astype(np.uint8)) or (0, 0, 0, 0)
    assert max(right - left, bottom - top) == pytest.approx(70 + 8, abs=1.5)


def test_a_tap_is_not_blown_up_to_a_digit() -> None:
    ink = redraw(BoxStrokes.of([np.array([(50.0, 50.0), (50.5, 50.0)])], 100, 4), side=70, pen=8)
    left, top, right, bottom = bounds((ink > 0.5).astype(np.uint8)) or (0, 0, 0, 0)
    assert max(right - left, bottom - top) < 20
