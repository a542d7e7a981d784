"""Paper, ink and normalizing: the same digit gives the same picture however it was drawn."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.vision.ink import bounds, stroke_width, without_specks
from engine.vision.naive import Naive
from engine.vision.normalize import Normalizer, enlarge_ink, width_in
from engine.vision.pen import THIN, common_pen, pen_width
from engine.vision.sheet.paper import flatten_light, grey, ink_on_paper, is_dark_ink
from engine.vision.strokes import BoxStrokes

FOUR = (
    np.array([(60, 15), (30, 60), (80, 62)], float),
    np.array([(66, 40), (62, 90)], float),
)


def pad(zoom: float = 1.0, brush: float = 4.0, shift: tuple[float, float] = (0, 0), side: int = 100) -> np.ndarray:
    strokes = [s * zoom + np.array(shift) for s in FOUR]
    ink = BoxStrokes.of(strokes, side, brush).render(side)
    return np.rint(255 * (1 - ink)).astype(np.uint8)


def alike(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32, np.bool_])
def test_brightness_runs_from_0_to_1_for_every_number_type(dtype: type) -> None:
    top = np.iinfo(dtype).max if np.issubdtype(dtype, np.integer) else 1
    picture: NDArray[Any] = np.array([[0, top]], dtype)
    assert grey(picture).tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize("top", [255, 1023, 4095, 65535])
def test_few_bits_kept_in_sixteen_are_not_darkness(top: int) -> None:
    assert grey(np.array([[0, top]], np.uint16)).tolist() == [[0.0, 1.0]]


def test_transparent_pixels_lie_on_white_paper() -> None:
    picture = np.zeros((2, 2, 4), np.uint8)
    picture[0, :, 3] = 255
    assert grey(picture)[0].tolist() == [0.0, 0.0]
    assert grey(picture)[1].tolist() == [1.0, 1.0]


def test_numbers_that_are_none_do_not_spread() -> None:
    picture = np.array([[np.nan, np.inf], [-np.inf, 0.5]])
    assert np.isfinite(grey(picture)).all()


def test_ink_is_on_the_side_that_is_farther_from_the_paper() -> None:
    brightness = grey(pad())
    assert is_dark_ink(brightness)
    assert not is_dark_ink(1 - brightness)
    assert ink_on_paper(brightness).max() == 1
    np.testing.assert_allclose(ink_on_paper(brightness), ink_on_paper(1 - brightness), atol=1e-6)


def test_paper_with_grain_only_is_empty() -> None:
    grain = np.random.default_rng(0).normal(0.9, 0.02, (98, 98)).astype(np.float32)
    assert not ink_on_paper(grain).any()
    assert Normalizer().from_pixels(np.full((98, 98), 255, np.uint8)).empty


def test_lamp_light_disappears() -> None:
    light = np.linspace(0.4, 1.0, 100, dtype=np.float32)[None, :]
    even = flatten_light(grey(pad()) * light)
    assert float(np.percentile(even[:, :20], 50)) > 0.95
    assert alike(Normalizer().from_pixels(even).pixels, Normalizer().from_pixels(pad()).pixels) > 0.97


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


def test_empty_boxes_stay_in_their_place_and_tell_nothing_of_the_pen() -> None:
    blank, ink = np.zeros((98, 98), np.float32), drawn(FOUR, 4)
    first, second, third = Normalizer().from_code([blank, ink, blank])
    assert first.empty
    assert third.empty
    assert Normalizer().from_ink(blank).empty
    np.testing.assert_array_equal(second.pixels, Normalizer().from_code([ink])[0].pixels)
    assert Normalizer().from_code([]) == []
    assert [box.empty for box in Naive().from_code([blank, ink])] == [True, False]


def test_one_pen_is_found_where_most_boxes_agree() -> None:
    assert common_pen([]) is None
    assert common_pen([9.0]) is None
    assert common_pen([9.0, 12.0]) is None
    assert common_pen([9.0, 9.5]) == pytest.approx(9.125)
    assert common_pen([9.0, 17.0, 9.1, 9.2, 16.0]) == pytest.approx(9.1)
    assert common_pen([5.0, 9.0, 9.0, 9.0, 9.0]) is None  # the thinnest is none of them


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


def test_strokes_with_impossible_points_are_left_out() -> None:
    assert BoxStrokes.of([np.array([(np.nan, 1.0)]), np.array([1.0, 2.0])]).empty
    far = Normalizer().from_strokes(BoxStrokes.of([np.array([(500.0, 500.0), (600.0, 600.0)])]))
    assert far.empty  # outside its box


def test_pressure_makes_the_line_wider() -> None:
    line = np.array([(20.0, 50.0, 0.1), (80.0, 50.0, 1.0)])
    ink = BoxStrokes.of([line]).render(100)
    assert ink[:, 75].sum() > 1.5 * ink[:, 25].sum()


def test_naive_only_shrinks() -> None:
    box = pad()[1:99, 1:99]
    naive = Naive().from_pixels(box)
    assert [stage.name for stage in naive.stages] == ["box", "input"]
    assert naive.pixels.sum() == pytest.approx((1 - box / 255).sum() * (28 / 98) ** 2, rel=0.05)
    assert Naive().from_pixels(np.full((98, 98), 255, np.uint8)).empty
    assert Naive().from_strokes(BoxStrokes.of([])).empty
    small = Naive().from_strokes(BoxStrokes.of([s * 0.3 for s in FOUR])).pixels
    assert not small[12:].any()  # stays small and off-center
    assert not small[:, 12:].any()


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
