"""Named arrays as pictures."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataError
from engine.userdata.arrays import as_bytes, as_labels, as_pictures, from_arrays
from tests.engine.userdata.examples import COLOR, COUNT, IMAGES, LABELS, ROWS

PATH = Path("mine.npz")


@pytest.mark.parametrize(
    ("images", "labels"),
    [("x_train", "y_train"), ("X", "y"), ("images", "labels"), ("train_images", "train_labels"), ("data", "target"),
     ("trainX", "trainY"), ("train/data", "train/target")],
)  # fmt: skip
def test_the_usual_names_are_understood(images, labels):
    found = from_arrays({images: IMAGES, labels: LABELS}, PATH)
    assert list(found.counts) == [4] * 10


@pytest.mark.parametrize(
    "images", [ROWS, IMAGES, IMAGES[..., None], IMAGES[:, None], np.moveaxis(IMAGES, 0, -1), ROWS.T, ROWS / 255]
)
def test_every_order_of_axes_gives_the_same_pictures(images):
    np.testing.assert_array_equal(as_pictures(images, PATH, COUNT), IMAGES)


@pytest.mark.parametrize("images", [COLOR, COLOR.transpose(0, 3, 1, 2), COLOR.reshape(COUNT, -1)])
def test_color_is_kept(images):
    np.testing.assert_array_equal(as_pictures(images, PATH, COUNT), COLOR)


@pytest.mark.parametrize(
    ("values", "bytes_"),
    [([0.0, 0.5, 1.0], [0, 128, 255]), ([0, 8, 16], [0, 128, 255]), ([-1.0, 0.0, 1.0], [0, 128, 255]),
     ([0, 128, 255], [0, 128, 255]), ([0, 32768, 65535], [0, 128, 255])],
)  # fmt: skip
def test_numbers_of_every_range_become_bytes(values, bytes_):
    assert as_bytes(np.array(values), PATH).tolist() == bytes_


def test_labels_may_be_one_hot_a_column_names_or_count_from_one():
    named = from_arrays({"x": IMAGES, "y": np.eye(10)[LABELS]}, PATH)
    np.testing.assert_array_equal(named.labels, LABELS)
    np.testing.assert_array_equal(from_arrays({"x": IMAGES, "y": LABELS[:, None]}, PATH).labels, LABELS)
    labels, names = as_labels(np.array([b"cat", b"dog", b"cat"]), PATH)
    assert (labels.tolist(), names) == ([0, 1, 0], ("cat", "dog"))


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"x": IMAGES, "y": LABELS[:5]}, "40 pictures but 5 labels"),
        ({"x": IMAGES[:, :, :, None, None], "y": LABELS}, "holds an array of shape"),
        ({"x": np.zeros((9, 700)), "y": np.zeros(9)}, "700 numbers a row are no square picture"),
        ({"x": IMAGES.astype(float) * np.nan, "y": LABELS}, "not finite"),
        ({"x": IMAGES, "y": LABELS - 1}, "labels must be whole numbers from 0"),
        ({"x": IMAGES, "y": LABELS * 200}, "has the label 1800"),
        ({"x": IMAGES, "y": LABELS * 15}, "has 136 classes; at most 100"),
        ({"x": IMAGES, "y": LABELS * 0}, r"one class only \(0\)"),
        ({"x_train": IMAGES, "y_train": LABELS, "x_test": IMAGES[:, :20, :20], "y_test": LABELS}, "one size"),
    ],
)
def test_what_does_not_fit_is_said(arrays, said):
    with pytest.raises(DataError, match=said) as caught:
        from_arrays(arrays, PATH)
    assert len(str(caught.value)) <= 300
