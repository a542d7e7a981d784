"""Paper, ink and normalizing: the same digit gives the same picture however it was drawn."""

from typing import Any

import numpy as np
import pytest

from engine.vision.ink import bounds
from engine.vision.naive import Naive
from engine.vision.normalize import Normalizer, enlarge_ink, width_in
from engine.vision.pen import THIN, pen_width
from engine.vision.strokes import BoxStrokes
from tests.engine.vision.writing import FOUR, alike, pad


@pytest.mark.parametrize(("zoom", "brush"), [(1.0, 2), (1.0, 4), (1.0, 8), (0.4, 2), (0.4, 4), (2.0, 4), (2.0, 12)])
def test_size_place_and_brush_do_not_matter(zoom: float, brush: float) -> None:
    side = max(100, round(100 * zoom))
    here = Normalizer().from_pixels(pad(zoom, brush, (3.3, 1.7), side)).pixels
    there = Normalizer().from_strokes(BoxStrokes.of(FOUR)).pixels
    assert alike(here, there) > (0.9 if brush / zoom < 8 else 0.85)


def test_the_digit_is_20_pixels_long_and_its_mass_in_the_middle() -> None:
    for result in (Normalizer().from_pixels(pad(0.5)), Normalizer().from_strokes(BoxStrokes.of(FOUR))):
        pixels = result.pixels
        left, top, right, bottom = bounds((pixels > 0.3).astype(np.uint8)) or (0, 0, 0, 0)
        assert max(right - left, bottom - top) in (19, 20, 21)
        y, x = (float((pixels * grid).sum() / pixels.sum()) for grid in np.mgrid[0:28, 0:28])
        assert (x, y) == pytest.approx((13.5, 13.5), abs=0.15)
        assert pixels.shape == (28, 28)
        assert pixels.dtype == np.float32


def test_the_pen_is_made_as_wide_as_asked() -> None:
    thin, wide = (Normalizer(pen=p).from_pixels(pad()).pixels.sum() for p in (1.6, 3.2))
    assert wide > 1.5 * thin


EIGHT = [np.array([(50 + 8 * np.sin(2 * t), 50 - 18 * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 60)])]


def drawn(strokes: Any, brush: float) -> np.ndarray:
    return BoxStrokes.of(strokes, 100, brush).render(100)


def test_a_filled_8_is_thinned_by_the_pen_that_its_neighbors_show() -> None:
    """Alone its two blots look like one stroke of a very wide pen, which would leave a line: a 1."""
    four, eight = drawn(FOUR, 6), drawn(EIGHT, 6)
    truth = Normalizer().from_strokes(BoxStrokes.of(EIGHT)).pixels
    usual = Normalizer().from_ink(eight).pixels
    alone = Normalizer().from_code([eight])[0].pixels
    together = Normalizer().from_code([four, eight, four])[1].pixels
    assert alike(usual, truth) < alike(alone, truth) < alike(together, truth)
    assert together.sum() > 1.3 * usual.sum()


def test_boxes_of_different_pens_are_normalized_one_by_one() -> None:
    inks = [drawn(FOUR, brush) for brush in (2, 4, 7)]
    for one, ink in zip(Normalizer().from_code(inks), inks, strict=True):
        np.testing.assert_array_equal(one.pixels, Normalizer().from_code([ink])[0].pixels)
    thin, thick = drawn(FOUR, 3), drawn(FOUR, 9)
    *_, last = Normalizer().from_code([thin, thin, thin, thin, thick])
    np.testing.assert_array_equal(last.pixels, Normalizer().from_code([thick])[0].pixels)


def test_empty_boxes_stay_in_their_place_and_say_nothing_of_the_pen() -> None:
    blank, ink = np.zeros((98, 98), np.float32), drawn(FOUR, 4)
    first, second, third = Normalizer().from_code([blank, ink, blank])
    assert first.empty
    assert third.empty
    assert Normalizer().from_ink(blank).empty
    np.testing.assert_array_equal(second.pixels, Normalizer().from_code([ink])[0].pixels)
    assert Normalizer().from_code([]) == []
    assert [box.empty for box in Naive().from_code([blank, ink])] == [True, False]


def test_every_step_can_be_seen() -> None:
    for result in (Normalizer().from_pixels(pad()), Normalizer().from_strokes(BoxStrokes.of(FOUR))):
        assert [stage.name for stage in result.stages] == ["cropped", "scaled", "centered", "input"]
        assert result.stages[1].picture.shape == (20, 20)
        assert result.stages[3].picture is result.pixels
        assert all(s.picture.min() >= 0 and s.picture.max() <= 1 for s in result.stages)


def test_nothing_drawn_is_empty_and_a_tap_is_not() -> None:
    assert Normalizer().from_strokes(BoxStrokes.of([])).empty
    assert Normalizer().from_strokes(BoxStrokes.of([np.zeros((0, 2))])).empty
    tap = Normalizer().from_strokes(BoxStrokes.of([np.array([(50.0, 50.0)])]))
    assert not tap.empty
    assert tap.pixels.sum() < 40


def test_a_blot_stays_a_blot() -> None:
    disc = BoxStrokes.of([np.array([(50.0, 50.0)])], 100, 30).render(100)
    pixels = Normalizer().from_ink(disc).pixels
    assert pixels[13, 13] == 1
    assert (pixels > 0.5).sum() > 150


def test_a_line_may_be_a_twenty_fifth_wider_than_the_common_pen_and_no_more() -> None:
    ink = np.zeros((80, 80), np.float32)
    ink[10:70, 30:42] = 1
    one = enlarge_ink(ink)
    assert one is not None
    common = 10 / one.zoom
    assert width_in(one, 9.0, common) == 9.0
    assert width_in(one, 10.3, common) == 10.3
    assert width_in(one, 12.0, common) == pytest.approx(10.4)
    assert width_in(one, 19.0, common) == pytest.approx(10.4)
    assert width_in(one, 19.1, common) == pen_width(one.mask, THIN)  # so much wider: another pen
    assert width_in(one, 12.0, None) == pen_width(one.mask, THIN)
