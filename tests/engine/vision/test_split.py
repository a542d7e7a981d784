"""A row of digits without boxes, cut into single digits."""

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from engine.vision.split import (
    ASIDE,
    LEAVE,
    cheapest_ways,
    cut_ink,
    divided,
    ink_of_picture,
    seams,
    split_digits,
)


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


def test_slanted_strokes_are_torn_where_they_touch() -> None:
    """Two strokes that lean over each other: every straight cut would go through both."""
    one, two, bridge = (np.zeros((100, 140), np.uint8) for _ in range(3))
    cv2.line(one, (20, 95), (80, 5), 1, 7)
    cv2.line(two, (55, 95), (115, 5), 1, 7)
    cv2.line(bridge, (50, 50), (85, 50), 1, 3)
    mask = one | two | bridge
    ways = seams(mask, pen=7, size=90)
    way = min(ways, key=lambda w: abs(w.columns.mean() - 67))
    assert way.crossed < 1
    parts = divided(mask, [way])
    assert len(parts) == 2
    for part, stroke, other in ((parts[0], one, two), (parts[1], two, one)):
        assert (part.mask & stroke).sum() > 0.97 * stroke.sum()
        assert (part.mask & other).sum() < 0.03 * other.sum()


def test_the_cheapest_way_is_the_cheapest_of_all() -> None:
    ink = np.random.default_rng(2).random((5, 9)).astype(np.float32)
    starts, reach = np.array([3, 5]), 2
    ways, crossed = cheapest_ways(ink, starts, reach)
    for start, way, found in zip(starts, ways, crossed, strict=True):
        assert found == pytest.approx(ink[np.arange(5), way].sum())

        def cost(columns: Sequence[int], start: int = int(start)) -> float:
            away = [((x - start) / reach) ** 2 for x in columns]
            aside = sum(a != b for a, b in itertools.pairwise(columns))
            return float(sum(ink[y, x] for y, x in enumerate(columns)) + LEAVE * sum(away) + ASIDE * aside)

        near = range(start - reach, start + reach + 1)
        every = [
            columns
            for columns in itertools.product(near, repeat=5)
            if all(abs(a - b) <= 1 for a, b in itertools.pairwise(columns))
        ]
        assert cost(list(way)) == pytest.approx(min(map(cost, every)), rel=1e-5)


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
    assert len(split_digits(picture, by_shape)) <= 5
