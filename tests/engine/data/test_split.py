"""Dividing data: shares, folds, and that nothing is lost or doubled."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.data.split import divide, folds, resplit, with_validation
from engine.errors import SpecError


def numbered(n, classes=3, test=9):
    """A data set whose every image carries its own number."""
    everything = np.arange(n + test, dtype=np.float32).reshape(-1, 1, 1, 1)
    labels = np.arange(n + test) % classes
    return Dataset("n", Split(everything[:n], labels[:n]), Split(everything[n:], labels[n:]))


def numbers(*splits):
    return sorted(np.concatenate([s.images.ravel() for s in splits]).astype(int).tolist())


@given(
    labels=st.lists(st.integers(0, 3), min_size=8, max_size=60),
    share=st.floats(0.05, 0.95),
    seed=st.integers(0, 1000),
)
def test_a_division_loses_and_doubles_nothing_and_keeps_the_shares(labels, share, seed):
    labels = np.array(labels)
    stays, aside = divide(labels, share, seed)
    assert sorted([*stays, *aside]) == list(range(len(labels)))
    for label in np.unique(labels):
        total, wanted = (labels == label).sum(), (labels[aside] == label).sum()
        assert abs(wanted - share * total) <= 1
    again = divide(labels, share, seed)
    np.testing.assert_array_equal(aside, again[1])


def test_another_seed_divides_otherwise():
    labels = np.zeros(100, int)
    assert divide(labels, 0.5, 1)[0].tolist() != divide(labels, 0.5, 2)[0].tolist()


def test_validation_comes_out_of_the_training_part_only():
    data = numbered(30)
    kept = with_validation(data, 0.2, seed=1)
    assert kept.validation is not None
    assert len(kept.validation) == 6
    assert numbers(kept.train, kept.validation) == list(range(30))
    assert kept.test is data.test


def test_the_courses_60_40_division():
    data = resplit(numbered(91), 0.4, seed=3)
    assert (len(data.train), len(data.test)) == (60, 40)
    assert numbers(data.train, data.test) == list(range(100))


def test_every_image_validates_in_exactly_one_fold():
    data = numbered(31)
    parts = list(folds(data, 4, seed=0))
    assert numbers(*[p.validation for p in parts]) == list(range(31))
    for part in parts:
        assert part.validation is not None
        assert numbers(part.train, part.validation) == list(range(31))
        counts = np.bincount(part.validation.labels)
        assert counts.max() - counts.min() <= 1
        assert part.test is data.test


@pytest.mark.parametrize("share", [0.0, 1.0, -1.0])
def test_a_share_lies_between_0_and_1(share):
    with pytest.raises(SpecError, match="share must be between 0 and 1"):
        divide(np.zeros(4, int), share, 0)


def test_too_few_images_cannot_be_divided():
    with pytest.raises(SpecError, match="too few images to divide"):
        divide(np.zeros(1, int), 0.5, 0)


@pytest.mark.parametrize("k", [1, 11])
def test_folds_are_at_least_2_and_at_most_the_rarest_class(k):
    with pytest.raises(SpecError, match="folds must be between 2 and 10"):
        list(folds(numbered(30), k, 0))
