import math

import numpy as np
import pytest

from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.softmax import Softmax
from engine.losses.base import one_hot
from engine.losses.binary_cross_entropy import BinaryCrossEntropy
from engine.losses.cross_entropy import CrossEntropy
from engine.losses.half_squared_error import HalfSquaredError
from engine.losses.mean_squared_error import MeanSquaredError
from engine.spec import ExperimentSpec

SCORES = np.array([[2.0, -1.0, 0.5], [0.0, 0.0, 0.0]])
LABELS = np.array([0, 2])


def test_knowing_nothing_costs_the_logarithm_of_the_number_of_classes() -> None:
    assert CrossEntropy().value(np.zeros((3, 10)), np.array([1, 2, 3])) == pytest.approx(math.log(10))
    assert BinaryCrossEntropy().value(np.zeros((3, 10)), np.array([1, 2, 3])) == pytest.approx(math.log(2))


def test_cross_entropy_is_the_surprise_of_the_softmax() -> None:
    y = np.exp(SCORES) / np.exp(SCORES).sum(axis=1, keepdims=True)
    value, gradient = CrossEntropy().value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-np.log(y[[0, 1], LABELS]).mean())
    np.testing.assert_allclose(gradient, (y - np.eye(3)[LABELS]) / 2, rtol=1e-14)


def test_smoothed_cross_entropy_is_that_of_the_smoothed_target() -> None:
    t = 0.8 * np.eye(3)[LABELS] + 0.2 / 3
    y = np.exp(SCORES) / np.exp(SCORES).sum(axis=1, keepdims=True)
    value, gradient = CrossEntropy(label_smoothing=0.2).value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-(t * np.log(y)).sum(axis=1).mean())
    np.testing.assert_allclose(gradient, (y - t) / 2, rtol=1e-13)


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
def test_binary_cross_entropy_asks_once_per_class(smoothing: float) -> None:
    t = (1 - smoothing) * np.eye(3)[LABELS] + smoothing / 2
    y = 1 / (1 + np.exp(-SCORES))
    value, gradient = BinaryCrossEntropy(label_smoothing=smoothing).value_and_gradient(SCORES, LABELS)
    assert value == pytest.approx(-(t * np.log(y) + (1 - t) * np.log(1 - y)).mean())
    np.testing.assert_allclose(gradient, (y - t) / 6, rtol=1e-13, atol=1e-16)


def test_a_sure_and_right_network_pays_nothing_and_a_sure_and_wrong_one_its_score() -> None:
    sure = np.array([[1000.0, 0.0]])
    assert CrossEntropy().value(sure, np.array([0])) == 0
    assert CrossEntropy().value(sure, np.array([1])) == 1000
    assert BinaryCrossEntropy().value(np.array([[1000.0, -1000.0]]), np.array([1])) == 1000


def test_squared_errors_differ_by_their_divisors_only() -> None:
    half, half_gradient = HalfSquaredError().value_and_gradient(SCORES, LABELS)
    mean, mean_gradient = MeanSquaredError().value_and_gradient(SCORES, LABELS)
    assert mean == pytest.approx(half * 2 / 3)
    np.testing.assert_allclose(mean_gradient, half_gradient * 2 / 3, rtol=1e-14)


def test_losses_with_a_softmax_or_sigmoid_of_their_own_expect_scores() -> None:
    assert CrossEntropy.expects == BinaryCrossEntropy.expects == "scores"
    assert HalfSquaredError.expects == MeanSquaredError.expects == "outputs"


def test_a_softmax_before_a_loss_with_one_of_its_own_is_refused_and_before_squared_errors_it_is_not() -> None:
    layers = (Flatten(), Dense(units=3), Softmax())
    for loss in (CrossEntropy(), BinaryCrossEntropy()):
        with pytest.raises(SpecError, match="brings its own softmax or sigmoid; take the softmax layer away") as caught:
            ExperimentSpec(layers=layers, loss=loss).check((1, 4, 4), 3)
        assert caught.value.field == "loss"
    for squared in (MeanSquaredError(), HalfSquaredError()):
        ExperimentSpec(layers=layers, loss=squared).check((1, 4, 4), 3)


def test_probabilities_are_softmax_or_normed_sigmoids_or_normed_outputs() -> None:
    np.testing.assert_allclose(CrossEntropy().probabilities(SCORES)[1], [1 / 3] * 3)
    y = 1 / (1 + np.exp(-SCORES[0]))
    np.testing.assert_allclose(BinaryCrossEntropy().probabilities(SCORES)[0], y / y.sum(), rtol=1e-14)
    np.testing.assert_allclose(HalfSquaredError().probabilities(SCORES)[0], [0.8, 0, 0.2], atol=1e-12)


def test_one_hot_rows_have_a_single_1() -> None:
    assert one_hot(LABELS, 3, np.dtype(np.float32)).tolist() == [[1, 0, 0], [0, 0, 1]]
