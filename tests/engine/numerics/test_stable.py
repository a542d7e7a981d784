"""Exponentials that cannot overflow."""

import math

import numpy as np
import pytest

from engine.numerics.stable import log_softmax, logistic, softmax
from engine.rng import stream


def test_logistic_is_its_formula_and_flat_far_out() -> None:
    x = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(logistic(x), [1 / (1 + math.exp(-number)) for number in x], atol=1e-15)
    assert logistic(np.array([-1e300, 1e300])).tolist() == [0, 1]


def test_shares_of_the_course_and_its_five_steps() -> None:
    a = np.array([1010.0, 1000.0, 990.0])
    np.testing.assert_allclose(softmax(a), [9.99954600e-01, 4.53978686e-05, 2.06106005e-09], rtol=5e-9)
    assert np.exp(a - a.max()).sum() == pytest.approx(1.0000454, abs=5e-8)


def test_shares_are_taken_along_the_last_axis() -> None:
    x = stream(0, "x").normal(size=(4, 3, 5))
    np.testing.assert_allclose(softmax(x).sum(axis=-1), 1, rtol=1e-15)
    np.testing.assert_array_equal(softmax(x)[2, 1], softmax(x[2, 1]))


def test_the_logarithm_of_a_share_is_finite_where_the_share_is_0() -> None:
    x = np.array([0.0, -2000.0])
    assert softmax(x)[1] == 0
    assert log_softmax(x).tolist() == [0, -2000]


def test_log_softmax_is_the_logarithm_of_softmax() -> None:
    x = stream(1, "x").normal(0, 3, size=(6, 4))
    np.testing.assert_allclose(log_softmax(x), np.log(softmax(x)), rtol=1e-12)


@pytest.mark.parametrize("function", [logistic, softmax, log_softmax])
def test_inputs_stay_as_they_are_and_float32_stays_float32(function) -> None:
    x = np.array([[1.0, 2.0]], np.float32)
    x.setflags(write=False)
    assert function(x).dtype == np.dtype(np.float32)
