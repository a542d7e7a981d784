"""Pictures with their classes, as they were brought."""

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import DataError
from engine.userdata.collection import MOST_CLASSES, MOST_PICTURES, UNKNOWN, Collection
from tests.engine.userdata.examples import IMAGES, LABELS, NAMES


def brought(count: int = 40) -> Collection:
    labels = LABELS[:count].astype(np.int64)
    names = [f"{i}.png" for i in range(count)]
    return Collection("mine", "/tmp/mine", NAMES, IMAGES[:count], labels, np.full(count, -1), names)


def test_a_sound_collection_passes_its_check_as_it_is() -> None:
    data = brought()
    assert data.check() is data
    assert len(data) == 40
    assert data.labelled


def test_pictures_are_counted_by_class_and_those_without_a_label_by_none() -> None:
    data = replace(brought(4), labels=np.array([0, 3, UNKNOWN, 3]))
    assert data.counts.tolist() == [1, 0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert not data.labelled


def test_one_class_only_is_refused_by_its_name_unless_labels_are_missing() -> None:
    data = replace(brought(4), labels=np.full(4, 3))
    with pytest.raises(DataError, match=r"mine holds one class only \(three\); a network needs at least two"):
        data.check()
    unlabelled = replace(data, labels=np.array([3, 3, UNKNOWN, UNKNOWN]))
    assert unlabelled.check() is unlabelled


@pytest.mark.parametrize(("count", "words"), [(0, "holds 0 pictures"), (1, "holds 1 picture,")])
def test_too_few_pictures_are_refused(count: int, words: str) -> None:
    with pytest.raises(DataError, match=f"mine {words}.*too few to learn from") as caught:
        brought(count).check()
    assert str(caught.value.path) == "/tmp/mine"


def test_too_many_pictures_are_refused_unless_they_are_rows_of_one_array() -> None:
    count = MOST_PICTURES + 1
    labels = np.arange(count) % 10
    data = Collection("mine", "/tmp/mine", NAMES, np.zeros((count, 1, 1), np.uint8), labels, labels * 0, [])
    with pytest.raises(DataError, match="holds 100001 pictures; at most 100000 can be taken"):
        data.check()
    assert replace(data, from_arrays=True).check()


def test_too_many_classes_are_refused() -> None:
    data = replace(brought(), classes=tuple(map(str, range(MOST_CLASSES + 1))))
    with pytest.raises(DataError, match="mine has 101 classes; at most 100 can be distinguished here"):
        data.check()
