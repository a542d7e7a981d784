"""Paper: brightness of any picture, the side of the ink, the light of a lamp."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.rng import stream
from engine.vision.normalize import Normalizer
from engine.vision.sheet.paper import (
    FAINTEST_INK,
    depth_of_ink,
    flatten_light,
    grey,
    ink_on_paper,
    is_dark_ink,
    sample,
    under,
    unit_range,
)
from tests.engine.vision.papers import row
from tests.engine.vision.writing import alike, pad


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


def test_brightness_is_the_luma_of_blue_green_and_red() -> None:
    colors = np.array([[(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]], np.uint8)
    np.testing.assert_allclose(grey(colors), [[0.114, 0.587, 0.299, 1]], atol=1e-6)


@pytest.mark.parametrize(("largest", "white"), [(1.0, 1.0), (200.0, 200 / 255), (65535.0, 1.0), (1e6, 1.0)])
def test_real_numbers_are_read_by_their_largest(largest: float, white: float) -> None:
    np.testing.assert_allclose(unit_range(np.array([[0.0, largest]])), [[0, white]], rtol=1e-6)


def test_negative_numbers_are_black() -> None:
    assert unit_range(np.array([[-5, 127]], np.int8)).tolist() == [[0, 1]]


def test_no_picture_at_all_has_no_brightness() -> None:
    assert grey(np.zeros((0, 4), np.uint8)).shape == (0, 4)
    assert unit_range(np.zeros((3, 0), np.uint16)).shape == (3, 0)


def test_light_ink_on_nothing_lies_on_black_and_dark_ink_on_white() -> None:
    alpha = np.zeros((9, 9, 1), np.float32)
    alpha[4, 2:7] = 1
    assert under(np.ones((9, 9, 3), np.float32), alpha).tolist() == [0, 0, 0]
    assert under(np.zeros((9, 9, 3), np.float32), alpha).tolist() == [1, 1, 1]
    assert under(np.zeros((9, 9, 3), np.float32), np.zeros((9, 9, 1), np.float32)).tolist() == [1, 1, 1]


def test_a_sample_of_a_large_plane_keeps_about_what_is_enough() -> None:
    assert sample(np.zeros((30, 30))).shape == (30, 30)
    assert 20_000 <= sample(np.zeros((1000, 2000))).size <= 45_000


def test_half_ink_is_half_as_dark_and_faint_ink_is_none() -> None:
    sheet = np.full((60, 60), 0.9, np.float32)
    sheet[20:40, 20:30] = 0.1
    sheet[20:40, 30:35] = 0.5
    ink = ink_on_paper(sheet)
    assert ink[30, 25] == pytest.approx(1, abs=0.15)
    assert ink[30, 32] == pytest.approx(0.5, abs=0.1)
    assert ink[5, 5] == 0
    sheet[20:40, 20:35] = 0.9 - 0.5 * FAINTEST_INK
    assert not ink_on_paper(sheet).any()
    assert ink_on_paper(sheet, least=0.05).any()


@pytest.mark.parametrize("inner", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("side", [9, 10, 60])
def test_the_paper_is_as_bright_as_its_margin_or_as_most_of_the_picture(inner: float, side: int) -> None:
    plane = np.full((side, side), 0.5, np.float32)
    plane[1:-1, 1:-1] = inner
    plane += stream(0, "grain").random(plane.shape, np.float32) * 0.1
    band = max(1, round(side * 0.06))
    rims = (plane[:band], plane[-band:], plane[:, :band], plane[:, -band:])
    margin = np.concatenate([rim.ravel() for rim in rims])
    paper = max(float(np.median(margin)), float(np.median(sample(plane))))
    assert np.array_equal(depth_of_ink(plane, dark_ink=True).depth, paper - plane)


def test_ink_is_measured_from_the_paper_to_the_dark_of_the_stroke() -> None:
    plane = np.full((50, 50), 0.9, np.float32)
    plane[20:30, 20:30] = 0.1
    ink = ink_on_paper(plane)
    np.testing.assert_allclose(ink[20:30, 20:30], 1, rtol=1e-6)
    assert np.all(ink[:15] == 0)


def test_what_hardly_differs_from_the_paper_is_no_ink() -> None:
    plane = np.full((50, 50), 0.9, np.float32)
    plane[20:30, 20:30] -= FAINTEST_INK / 2
    assert not ink_on_paper(plane).any()
    assert depth_of_ink(plane, dark_ink=True).ink(FAINTEST_INK / 4).any()


@pytest.mark.parametrize("light", [0.25, 0.5])
@pytest.mark.parametrize("lit", [0.15, 0.4, 0.7])
def test_a_shadow_over_most_of_a_sheet_does_not_turn_its_ink_white(lit: float, light: float) -> None:
    """The lit corner was taken for the ink: it is brighter than most of the sheet."""
    page = grey(row()[:, ::2])
    page[round(lit * len(page)) :] *= light
    assert is_dark_ink(page)
    assert not is_dark_ink(1 - grey(row()))


def test_inside_the_edge_of_a_shadow_bare_paper_is_as_bright_as_elsewhere() -> None:
    page = np.full((220, 570), 0.95, np.float32)
    page[:, 200:] *= 0.3
    assert float(flatten_light(page)[:, 215:].min()) > 0.85
    assert float(flatten_light(page)[:, :190].min()) > 0.85
