"""Rules about the answers, on either side of their bounds."""

from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.answers import Answers
from engine.analysis.diagnosis import Evidence
from engine.layers.batch_norm import BatchNorm
from engine.layers.dropout import Dropout
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from tests.engine.analysis.diagnosis.evidence import PLAIN, answers, found, sure
from tests.small import small_dataset


@pytest.mark.parametrize(("certain", "fires"), [(0.86, True), (0.84, False)])
def test_five_points_more_certain_than_right_is_over_confident(certain: float, fires: bool) -> None:
    finding = found("over-confident", Evidence(PLAIN, answers=sure(certain, 0.8)))
    assert (finding is not None) == fires
    assert finding is None or finding.values == {"points": "6.0"}


def test_label_smoothing_is_offered_where_the_loss_has_it() -> None:
    evidence = Evidence(PLAIN.replace(loss=CrossEntropy()), answers=sure(0.99, 0.8))
    finding = found("over-confident", evidence)
    assert finding is not None
    assert finding.remedy.apply(evidence.spec).loss == CrossEntropy(label_smoothing=0.1)
    squared = found("over-confident", replace(evidence, spec=PLAIN.replace(loss=HalfSquaredError())))
    assert squared is not None
    assert not squared.remedy.settings


@pytest.mark.parametrize(("certain", "fires"), [(0.74, True), (0.76, False)])
def test_25_points_less_certain_than_right_is_under_confident(certain: float, fires: bool) -> None:
    assert (found("under-confident", Evidence(PLAIN, answers=sure(certain, 1.0))) is not None) == fires


@pytest.mark.parametrize("key", ["over-confident", "under-confident", "never-answered"])
def test_under_a_hundred_answers_say_nothing(key: str) -> None:
    for few in (sure(0.99, 0.2, n=99), sure(0.51, 1.0, n=99), answers(np.eye(3)[np.zeros(99, int)], np.arange(99) % 3)):
        assert found(key, Evidence(PLAIN, answers=few)) is None


def mixed(pair: int, others: int, right: int = 300) -> Answers:
    """`pair` times a 0 read as 1, and as many other mistakes spread over the classes 1 to 4."""
    labels = np.r_[np.zeros(pair, int), 1 + np.arange(others) % 4, np.arange(right) % 5]
    read = np.r_[np.ones(pair, int), 1 + (1 + np.arange(others)) % 4, np.arange(right) % 5]
    return answers(np.eye(5)[read] + 1e-3, labels)


@pytest.mark.parametrize(("pair", "others", "fires"), [(20, 20, True), (19, 5, False), (30, 32, False)])
def test_twenty_mistakes_of_one_kind_that_are_half_of_all_are_a_confused_pair(
    pair: int, others: int, fires: bool
) -> None:
    finding = found("confused-pair", Evidence(PLAIN, answers=mixed(pair, others)))
    assert (finding is not None) == fires
    assert finding is None or finding.values == {"percent": 50, "count": 20, "is": "0", "read": "1"}


def test_a_class_that_has_digits_and_is_never_read_is_named() -> None:
    labels = np.arange(120) % 3
    read = np.where(labels == 1, 0, labels)
    finding = found("never-answered", Evidence(PLAIN, answers=answers(np.eye(4)[read], labels)))
    assert finding is not None
    assert finding.values == {"number": "1"}  # and not 3, of which there are no digits


def test_classes_are_called_by_the_names_that_the_data_gives_them() -> None:
    data = replace(small_dataset(60), classes=("apple", "pear", "plum", "fig"))
    pair = found("confused-pair", Evidence(PLAIN, data=data, answers=mixed(20, 20)))
    assert pair is not None
    assert (pair.values["is"], pair.values["read"]) == ("apple", "pear")
    labels = np.arange(120) % 3
    read = np.where(labels == 1, 0, labels)
    missing = found("never-answered", Evidence(PLAIN, data=data, answers=answers(np.eye(4)[read], labels)))
    assert missing is not None
    assert missing.values == {"number": "pear"}


@pytest.mark.parametrize(("batch", "fires"), [(0.61, True), (0.59, False)])
def test_ten_points_better_with_each_batchs_own_statistics_is_a_fault_of_the_running_ones(
    batch: float, fires: bool
) -> None:
    spec = PLAIN.replace(layers=(*PLAIN.layers[:2], BatchNorm(momentum=0.999), *PLAIN.layers[2:]))
    finding = found("batch-norm-mode", Evidence(spec, answers=sure(0.6, 0.5), training_mode_accuracy=batch))
    assert (finding is not None) == fires
    if finding is not None:
        assert finding.values == {"batch": "61.0", "running": "50.0"}
        assert finding.remedy.apply(spec).layers[2] == BatchNorm(momentum=0.9)


def test_dropout_is_blamed_only_where_no_batch_normalization_explains_it() -> None:
    dropped = PLAIN.replace(layers=(*PLAIN.layers[:3], Dropout(ratio=0.5), PLAIN.layers[3]))
    evidence = Evidence(dropped, answers=sure(0.6, 0.5), training_mode_accuracy=0.7)
    finding = found("dropout-mode", evidence)
    assert finding is not None
    assert finding.values == {"on": "70.0", "off": "50.0"}
    assert finding.remedy.apply(dropped).layers[3] == Dropout(ratio=0.0)
    both = replace(evidence, spec=dropped.replace(layers=(*dropped.layers[:2], BatchNorm(), *dropped.layers[2:])))
    assert found("dropout-mode", both) is None
    assert found("dropout-mode", replace(evidence, spec=PLAIN)) is None
