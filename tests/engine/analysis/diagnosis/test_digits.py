"""Rules about the data, on either side of their bounds."""

from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.diagnosis import Evidence, Finding
from engine.data.dataset import Dataset, Split
from tests.engine.analysis.diagnosis.evidence import DATA, PLAIN, found, pixels


def of(key: str, data: Dataset) -> Finding | None:
    return found(key, Evidence(PLAIN, data=data))


def scaled(low: float, high: float) -> Dataset:
    """The digits with their pixels from low to high."""
    span = float(DATA.train.images.max())
    return pixels(lambda s: Split(low + s.images / span * (high - low), s.labels))


@pytest.mark.parametrize(
    ("low", "high", "fires"),
    [(0, 1, False), (-1, 1, False), (-2, 1, True), (0, 3, False), (0, 3.1, True), (0, 0.05, True), (0, 255, True)],
)
def test_pixels_far_from_0_to_1_have_the_wrong_scale(low: float, high: float, fires: bool) -> None:
    finding = of("wrong-scale", scaled(low, high))
    assert (finding is not None) == fires
    if finding is not None:
        assert [float(finding.values[name]) for name in ("low", "high")] == pytest.approx([low, high], rel=0.01)


def counted(*counts: int) -> Dataset:
    """As many training digits of each class."""
    labels = np.repeat(np.arange(len(counts)), counts)
    images = np.resize(DATA.train.images, (len(labels), *DATA.image_shape))
    return replace(DATA, train=Split(images, labels), classes=tuple("abcd"))


def test_a_class_with_four_times_as_many_digits_as_another_is_an_imbalance() -> None:
    finding = of("imbalanced", counted(40, 20, 10, 20))
    assert finding is not None
    assert finding.values == {"most": "a", "least": "c", "times": "4.0"}
    assert of("imbalanced", counted(39, 20, 10, 20)) is None


def test_a_class_that_is_not_there_is_missing_and_no_imbalance() -> None:
    data = counted(20, 0, 20, 20)
    finding = of("missing-class", data)
    assert finding is not None
    assert finding.values == {"name": "b"}
    assert of("imbalanced", data) is None
    assert of("missing-class", counted(20, 1, 20, 20)) is None


@pytest.mark.parametrize(("shared", "fires"), [(1, False), (3, True)])
def test_test_digits_seen_in_training_are_counted(shared: int, fires: bool) -> None:
    images = DATA.test.images.copy()
    images[:shared] = DATA.train.images[:shared]
    finding = of("duplicates", replace(DATA, test=Split(images, DATA.test.labels)))
    assert (finding is not None) == fires
    assert finding is None or finding.values == {"percent": "2.5"}  # 3 of 120


@pytest.mark.parametrize(("level", "count", "fires"), [(0.0, 2, True), (1.0, 3, True), (0.0, 1, False)])
def test_pictures_of_one_value_are_blank(level: float, count: int, fires: bool) -> None:
    images = DATA.train.images.copy()
    images[:count] = level
    finding = of("blank", replace(DATA, train=Split(images, DATA.train.labels)))
    assert (finding is not None) == fires


@pytest.mark.parametrize(("count", "fires"), [(0, False), (1, True), (99, True), (100, False)])
def test_fewer_than_a_hundred_test_digits_leave_it_to_luck(count: int, fires: bool) -> None:
    finding = of("few-tests", replace(DATA, test=DATA.test.head(count)))
    assert (finding is not None) == fires
    assert finding is None or float(finding.values["points"]) == pytest.approx(100 / count, abs=0.05)


def test_no_digits_at_all_are_no_fault_of_their_pixels() -> None:
    none = replace(DATA, train=DATA.train.head(0), test=DATA.test.head(0))
    assert of("blank", none) is None
    assert of("duplicates", none) is None
