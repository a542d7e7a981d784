"""Labelled images."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from tests.small import small_dataset


def test_the_head_is_a_view_and_what_is_taken_a_copy() -> None:
    split = small_dataset().train
    head, taken = split.head(5), split.take(np.array([4, 0]))
    assert len(head) == 5
    assert np.shares_memory(head.images, split.images)
    assert not np.shares_memory(taken.images, split.images)
    assert taken.labels.tolist() == split.labels[[4, 0]].tolist()
    assert np.array_equal(taken.images[1], split.images[0])
    assert len(split.head(10_000)) == len(split)


def test_the_shape_of_an_image_leaves_out_the_batch() -> None:
    assert small_dataset(shape=(3, 5, 7)).image_shape == (3, 5, 7)


def test_the_digest_is_that_of_the_bytes_and_labels() -> None:
    images = np.array([0, 51, 102, 255], np.float32).reshape(2, 1, 1, 2) / 255
    data = Dataset("two", Split(images, np.array([3, 7])), Split(images[:1], np.array([9])))
    expected = hashlib.sha256(bytes([0, 51, 102, 255, 3, 7, 0, 51, 9])).hexdigest()
    assert data.digest == expected


def changed(data: Dataset, part: str) -> Dataset:
    """The same data but for one pixel or one label."""
    images, labels = data.train.images.copy(), data.train.labels.copy()
    if part == "pixel":
        images[-1, 0, 0, 0] = 1 - images[-1, 0, 0, 0]
    else:
        labels[0] = (labels[0] + 1) % 4
    return replace(data, train=Split(images, labels))


@pytest.mark.parametrize("part", ["pixel", "label"])
def test_one_other_pixel_or_label_gives_another_digest(part: str) -> None:
    data = small_dataset()
    assert changed(data, part).digest != data.digest


def test_names_and_credits_are_no_part_of_the_digest_and_validation_is() -> None:
    data = small_dataset()
    assert replace(data, name="other", source="elsewhere", classes=("a", "b", "c", "d")).digest == data.digest
    assert replace(data, validation=data.test).digest != data.digest


def test_a_large_part_is_digested_piece_by_piece_as_one() -> None:
    data = small_dataset(9000, shape=(1, 2, 2))
    pixels = np.rint(data.train.images * 255).astype(np.uint8).tobytes()
    rest = np.rint(data.test.images * 255).astype(np.uint8).tobytes()
    labels = (data.train.labels.astype(np.uint8).tobytes(), data.test.labels.astype(np.uint8).tobytes())
    assert data.digest == hashlib.sha256(pixels + labels[0] + rest + labels[1]).hexdigest()
