"""Which pieces are one digit, and how certain that is."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.vision.grouping import Piece, best_groups


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


def bars(*spans: tuple[int, int], cut: bool = False) -> tuple[list[Piece], np.ndarray]:
    """Upright bars of one height, from left to right; with `cut` all but the first were cut from one island."""
    ink = np.zeros((60, 200), np.float32)
    pieces: list[Piece] = []
    for left, right in spans:
        mask = np.zeros(ink.shape, np.uint8)
        mask[10:50, left:right] = 1
        ink[10:50, left:right] = 1
        pieces.append(Piece(mask, left, right, 10, 50, cut=cut and bool(pieces)))
    return pieces, ink


def test_a_digit_whose_limits_are_as_likely_elsewhere_is_half_certain() -> None:
    """One island: the network likes both halves as much as the whole, after what a cut costs."""
    pieces, ink = bars((10, 25), (25, 40), cut=True)
    groups, _ = best_groups(pieces, ink, lambda inks: np.array([-1.501 if i.shape[1] > 25 else 0.0 for i in inks]), 9)
    assert [group.certainty for group in groups] == pytest.approx([0.5, 0.5], abs=0.01)


def test_digits_that_stand_apart_are_certain_however_the_network_likes_them_joined() -> None:
    pieces, ink = bars((10, 25), (100, 115))
    groups, _ = best_groups(pieces, ink, lambda inks: np.zeros(len(inks)), 9)
    assert len(groups) == 2
    assert min(group.certainty for group in groups) > 0.99


def test_two_digits_side_by_side_are_not_one_wide_digit() -> None:
    """80 px wide and 40 high is no digit, though the network were sure of it and less of its parts."""
    pieces, ink = bars((10, 49), (50, 90))
    groups, _ = best_groups(pieces, ink, lambda inks: np.array([0.0 if i.shape[1] > 60 else -1.5 for i in inks]), 9)
    assert len(groups) == 2
