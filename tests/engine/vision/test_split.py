"""A row of digits without boxes, cut into single digits."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from engine.vision.grouping import MOST_DIGITS
from engine.vision.split import cut_ink, ink_of_picture, split_digits


def page(code: str = "20375", step: int = 90, noise: float = 0) -> np.ndarray:
    image = np.full((220, 120 + step * len(code)), 240, np.uint8)
    for i, sign in enumerate(code):
        cv2.putText(image, sign, (60 + step * i, 140), cv2.FONT_HERSHEY_SIMPLEX, 2.4, 20, 6, cv2.LINE_AA)
    if noise:
        image = np.clip(image + np.random.default_rng(0).normal(0, noise, image.shape), 0, 255).astype(np.uint8)
    return image


def by_shape(inks: Sequence[np.ndarray]) -> np.ndarray:
    """A network's stand-in: digits are a little taller than wide."""
    return np.array([-4 * abs(np.log(ink.shape[1] / ink.shape[0] / 0.7)) for ink in inks])


def middles(picture: np.ndarray, count: int = 5) -> list[float]:
    return [(cut.left + cut.right) / 2 for cut in split_digits(picture, by_shape, count)]


@pytest.mark.parametrize("noise", [0, 12])
def test_spaced_digits_are_cut_between(noise: float) -> None:
    assert middles(page(noise=noise)) == pytest.approx([82 + 90 * i for i in range(5)], abs=8)


def test_white_chalk_is_cut_as_well() -> None:
    assert len(middles(255 - page())) == 5


def test_touching_digits_are_cut_apart() -> None:
    cuts = split_digits(page("00000", step=46), by_shape)
    assert len(cuts) == 5
    widths = [cut.right - cut.left for cut in cuts]
    assert max(widths) < 1.6 * min(widths)


def test_broken_strokes_are_joined() -> None:
    picture = page("20375")
    picture[112:118] = 240  # a white line through all digits
    cuts = split_digits(picture, by_shape)
    assert len(cuts) == 5
    assert all(cut.bottom - cut.top > 40 for cut in cuts)


def test_dust_and_ruled_lines_are_no_digits() -> None:
    picture = page()
    picture[180:183, 5:-5] = 30
    picture[20:23, 30:33] = 20
    assert middles(picture) == pytest.approx([82 + 90 * i for i in range(5)], abs=8)


def test_less_ink_gives_fewer_cuts() -> None:
    assert len(split_digits(page("42"), by_shape)) == 2
    assert split_digits(np.full((100, 300), 255, np.uint8), by_shape) == []
    assert split_digits(np.zeros((2, 2), np.uint8), by_shape) == []


def test_large_pictures_give_cuts_in_their_own_pixels() -> None:
    large = cv2.resize(page(), None, fx=5, fy=5, interpolation=cv2.INTER_CUBIC)
    assert middles(large) == pytest.approx([5 * (82 + 90 * i) for i in range(5)], abs=40)


def test_cuts_can_be_mended_by_hand() -> None:
    picture = page()
    boxes = [(60 + 90 * i, 70, 110 + 90 * i, 150) for i in range(4)] + [(0, 0, 0, 0)]
    cuts = cut_ink(*ink_of_picture(picture), boxes)
    assert [(c.left, c.top, c.right, c.bottom) for c in cuts] == boxes
    assert all((cut.ink > 0.5).any() for cut in cuts[:4])
    assert not cuts[4].ink.any()


def test_a_picture_full_of_dots_stays_cheap() -> None:
    rng = np.random.default_rng(1)
    picture = np.full((300, 900), 255, np.uint8)
    for x, y in rng.integers(10, 290, (300, 2)):
        cv2.circle(picture, (int(x) * 3, int(y)), 4, 0, -1)
    assert len(split_digits(picture, by_shape)) <= MOST_DIGITS
