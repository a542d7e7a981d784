"""A row of digits without boxes, cut into single digits."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from engine.vision.split import MOST_DIGITS, Piece, best_groups, cut_ink, ink_of_picture, split_digits


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


def in_two(torn: float, cut: bool) -> tuple[list[Piece], np.ndarray]:
    """An island torn in the middle: two upright bars."""
    ink = np.zeros((60, 60), np.float32)
    ink[10:50, 10:25] = ink[10:50, 25:40] = 1
    halves = []
    for left in (10, 25):
        mask = np.zeros(ink.shape, np.uint8)
        mask[10:50, left : left + 15] = 1
        halves.append(Piece(mask, left, left + 15, 10, 50, torn if left > 10 else 0.0, cut and left > 10))
    return halves, ink


@pytest.mark.parametrize(
    ("torn", "cut", "price"), [(0.0, False, 0.0), (1.0, False, 0.2), (10.0, False, 2.0), (0.0, True, 1.5)]
)
def test_tearing_costs_a_fifth_of_a_nat_for_each_width_of_the_pen_and_cutting_one_and_a_half(
    torn: float, cut: bool, price: float
) -> None:
    """Two pieces are kept apart as long as that is worth more than what the tear costs."""
    pieces, ink = in_two(torn, cut)
    for margin, kept in ((0.05, 2), (-0.05, 1)):

        def score(inks: Sequence[np.ndarray], whole: float = -price - margin) -> np.ndarray:
            return np.array([whole if one.shape[1] > 25 else 0.0 for one in inks])

        groups, _ = best_groups(pieces, ink, score, 5)  # five are wanted: neither one nor two is
        assert len(groups) == kept
