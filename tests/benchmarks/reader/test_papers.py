"""Codes on paper as people bring them: each kind is made by a seed, and says what is written on it."""

import numpy as np
import pytest

from benchmarks.reader.papers import KINDS, Hand, pictures
from engine import datasets


@pytest.fixture(scope="module")
def hand() -> Hand:
    few = datasets.load("mnist-sample").test.head(40)
    return Hand(few.images[:, 0], few.labels)


def test_a_digit_is_as_high_as_asked_and_cropped_to_its_ink(hand: Hand) -> None:
    ink, name = hand.digit(np.random.default_rng(0), 60)
    assert name in "0123456789"
    assert ink.min() >= 0
    assert ink.max() <= 1
    assert 30 <= ink.shape[0] <= 70
    assert ink[0].max() > 0 or ink[-1].max() > 0


def test_a_row_has_paper_around_its_digits_and_its_name_in_their_order(hand: Hand) -> None:
    plane, code = hand.row(np.random.default_rng(1), count=3, height=40)
    assert len(code) == 3
    for edge in (plane[0], plane[-1], plane[:, 0], plane[:, -1]):
        assert edge.max() == 0


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_the_same_for_a_seed_and_another_for_another(kind: str, hand: Hand) -> None:
    first, again, other = (pictures(hand, kind, 1, seed)[0] for seed in (1, 1, 2))
    assert first[1] == again[1]
    assert np.array_equal(first[0], again[0])
    assert first[1] != other[1] or not np.array_equal(first[0], other[0])
    assert first[0].dtype == np.uint8
    assert set(first[1]) <= set("0123456789")
