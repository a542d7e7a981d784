"""Dividing data: a test part, a validation part, or k folds, each class in its share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.errors import SpecError
from engine.rng import stream
from engine.types import Array, Labels


def divide(labels: Labels, share: float, seed: int) -> tuple[Array, Array]:
    """Places of the part that stays and of the part set aside, which holds `share` of every class.

    The same seed divides the same labels in the same way. Both come in the order of the data, and no class that has two
    images or more is left out of either part.

    Shapes: labels (N,) → (N − A,), (A,)

    Raises: SpecError: a share that is not between 0 and 1, or leaves nothing on one side.
    """
    if not 0 < share < 1:
        raise SpecError("{field} must be between 0 and 1, not {got}", field="share", got=share)
    generator = stream(seed, "split")
    aside = np.zeros(len(labels), bool)
    for label in np.unique(labels):
        places = generator.permutation(np.flatnonzero(labels == label))
        wanted = round(share * len(places))
        if len(places) > 1:
            wanted = min(max(wanted, 1), len(places) - 1)
        aside[places[:wanted]] = True
    if aside.all() or not aside.any():
        raise SpecError("too few images to divide: {count}", field="share", count=len(labels))
    return np.flatnonzero(~aside), np.flatnonzero(aside)


def with_validation(data: Dataset, share: float, seed: int) -> Dataset:
    """The same data with `share` of the training part kept aside, to choose by; the test part is not touched.

    Raises: SpecError: a share that leaves nothing on one side.
    """
    stays, aside = divide(data.train.labels, share, seed)
    return dataclasses.replace(data, train=data.train.take(stays), validation=data.train.take(aside))


def resplit(data: Dataset, test_share: float, seed: int) -> Dataset:
    """All images together, divided again: `test_share` of each class tests (the course takes 60:40).

    Raises: SpecError: a share that leaves nothing on one side.
    """
    images = np.concatenate([data.train.images, data.test.images])
    labels = np.concatenate([data.train.labels, data.test.labels])
    stays, aside = divide(labels, test_share, seed)
    return dataclasses.replace(
        data, train=Split(images[stays], labels[stays]), test=Split(images[aside], labels[aside]), validation=None
    )


def folds(data: Dataset, k: int, seed: int) -> Iterator[Dataset]:
    """k data sets for cross-validation: the training part in k pieces, each validating once while the others train.

    Every class is spread evenly over the pieces; the test part stays as it is and out of the choice.

    Raises: SpecError: k below 2 or above the number of images of the rarest class.
    """
    labels = data.train.labels
    rarest = int(np.bincount(labels)[np.unique(labels)].min())
    if not 2 <= k <= rarest:
        raise SpecError(
            "{field} must be between 2 and {high} (the images of the rarest class), not {got}",
            field="folds",
            high=rarest,
            got=k,
        )
    generator = stream(seed, "folds")
    piece = np.empty(len(labels), np.int64)
    for label in np.unique(labels):
        places = generator.permutation(np.flatnonzero(labels == label))
        piece[places] = np.arange(len(places)) % k
    for i in range(k):
        yield dataclasses.replace(
            data,
            train=data.train.take(np.flatnonzero(piece != i)),
            validation=data.train.take(np.flatnonzero(piece == i)),
        )
