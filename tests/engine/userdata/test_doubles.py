"""Pictures that are there twice are named, and so is what follows from it."""

from dataclasses import replace

import numpy as np
import pytest

from engine.userdata.collection import ANY, LEARN, TEST, UNKNOWN, Collection
from engine.userdata.doubles import doubles_in
from engine.userdata.reading import summary
from tests.engine.userdata.examples import IMAGES, LABELS


def collection(places, labels=None, parts=None):
    """Some of the examples, perhaps one of them twice."""
    count = len(places)
    return Collection(
        "mine", "/mine", tuple("0123456789"), [IMAGES[i] for i in places],
        np.array([LABELS[i] for i in places] if labels is None else labels, np.int64),
        np.full(count, ANY) if parts is None else np.array(parts), [f"{i}.png" for i in range(count)],
    )  # fmt: skip


def test_pictures_that_differ_in_one_pixel_are_no_doubles():
    data = collection([0, 0])
    data.pictures[1] = data.pictures[1].copy()
    data.pictures[1][0, 0] ^= 1
    assert doubles_in(data) == ()
    assert doubles_in(collection(range(40))) == ()


def test_the_same_bytes_in_another_shape_are_no_double():
    data = collection([0, 0])
    data.pictures[1] = data.pictures[1].reshape(14, 56)
    assert doubles_in(data) == ()


def test_each_picture_that_is_there_before_is_named_with_the_first():
    found = doubles_in(collection((7, 2, 7, 7)))
    assert [(double.first, double.place, double.name) for double in found] == [(0, 2, "2.png"), (0, 3, "3.png")]
    assert str(found[0].reason) == "2.png is the same picture as 0.png"


@pytest.mark.parametrize(
    ("labels", "parts", "said"),
    [
        ((7, 5), None, "1.png is the same picture as 0.png, but of class 5, not 7"),
        ((7, 7), (LEARN, TEST), "1.png tests with the same picture that 0.png teaches"),
        ((7, 7), (TEST, LEARN), "0.png tests with the same picture that 1.png teaches"),
        ((7, 7), (TEST, TEST), "1.png is the same picture as 0.png"),
        ((UNKNOWN, UNKNOWN), None, "1.png is the same picture as 0.png"),
    ],
)
def test_two_classes_and_two_parts_are_said(labels, parts, said):
    (double,) = doubles_in(collection((7, 7), labels, parts))
    assert str(double.reason) == said


def test_the_summary_counts_them_and_names_the_first():
    data = collection((0, 1, 2, 0, 1))
    assert summary(data) == ("5 pictures in 3 classes, 2 there twice: 3.png is the same picture as 0.png (and 1 more)")
    assert summary(replace(data, pictures=IMAGES[:5])) == "5 pictures in 3 classes"
