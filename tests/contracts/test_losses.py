"""What every loss keeps: a batch mean, its true gradient, and outputs read as probabilities."""

from typing import Any

import numpy as np
import pytest

from engine.losses import Loss, losses
from engine.numerics.differences import richardson_difference
from engine.rng import stream
from engine.types import Array, Labels
from tests.contracts.walk import name_of, variants

ALL = [loss for cls in losses for loss in variants(cls)]
each_loss = pytest.mark.parametrize("loss", ALL, ids=[name_of(loss) for loss in ALL])


def batch(n: int, k: int = 4, dtype: Any = np.float64) -> tuple[Array, Labels]:
    generator = stream(n, "batch")
    outputs = generator.normal(0, 2, (n, k)).astype(dtype)
    outputs.setflags(write=False)  # a loss leaves its outputs alone
    return outputs, generator.integers(0, k, n)


@each_loss
@pytest.mark.parametrize("n", [1, 5])
def test_the_gradient_is_that_of_central_differences(loss: Loss, n: int) -> None:
    outputs, labels = batch(n)
    value, gradient = loss.value_and_gradient(outputs, labels)
    assert value == loss.value(outputs, labels)
    assert gradient.shape == outputs.shape
    x = outputs.copy()
    for i in range(x.size):
        numerical, error = richardson_difference(lambda y: loss.value(y, labels), x, i)
        assert error < 1e-8
        assert gradient.flat[i] == pytest.approx(numerical, rel=1e-6, abs=1e-9)


@each_loss
def test_the_value_is_the_mean_of_the_batch(loss: Loss) -> None:
    outputs, labels = batch(6)
    single = [loss.value(outputs[i : i + 1], labels[i : i + 1]) for i in range(6)]
    assert loss.value(outputs, labels) == pytest.approx(np.mean(single))


@each_loss
def test_float32_outputs_have_a_float32_gradient(loss: Loss) -> None:
    outputs, labels = batch(5, dtype=np.float32)
    value, gradient = loss.value_and_gradient(outputs, labels)
    assert type(value) is float
    assert gradient.dtype == np.dtype(np.float32)
    assert loss.probabilities(outputs).dtype == np.dtype(np.float32)


@each_loss
def test_the_right_answer_costs_less_than_a_wrong_one(loss: Loss) -> None:
    outputs = np.array([[1.0, 0.0, 0.0]])
    assert loss.value(outputs, np.array([0])) < loss.value(outputs, np.array([1]))


@each_loss
def test_probabilities_add_up_to_1_and_keep_the_order(loss: Loss) -> None:
    outputs = np.abs(batch(7)[0])
    shares = loss.probabilities(outputs)
    assert (shares >= 0).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-12)
    assert np.array_equal(shares.argmax(axis=1), outputs.argmax(axis=1))
    nothing = loss.probabilities(np.zeros((2, 4), np.float32))
    np.testing.assert_allclose(nothing, 0.25)


@each_loss
def test_outputs_far_from_0_overflow_nothing(loss: Loss) -> None:
    for size in (1e4, -1e4):
        outputs = np.array([[size, 0, -size]], np.float32)
        for label in range(3):
            value, gradient = loss.value_and_gradient(outputs, np.array([label]))
            assert np.isfinite(value)
            assert np.isfinite(gradient).all()
        assert np.isfinite(loss.probabilities(outputs)).all()


@each_loss
def test_a_loss_says_what_it_expects_of_the_last_layer(loss: Loss) -> None:
    assert loss.expects in ("scores", "outputs")
