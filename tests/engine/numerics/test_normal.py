"""The normal distribution against the standard library."""

import math

import numpy as np
import pytest

from engine.numerics.normal import normal_density, normal_share
from engine.types import Array


def test_the_share_is_that_of_the_error_function_to_12_digits() -> None:
    x = np.linspace(-8.5, 8.5, 3401)
    expected = [0.5 * math.erfc(-number / math.sqrt(2)) for number in x]
    np.testing.assert_allclose(normal_share(x), expected, rtol=5e-13, atol=1e-16)


def test_known_shares_of_the_tables() -> None:
    x = np.array([0.0, 1.0, 1.959963984540054, 3.0])
    np.testing.assert_allclose(normal_share(x), [0.5, 0.8413447460685429, 0.975, 0.9986501019683699], rtol=5e-13)


def test_what_lies_above_and_below_adds_up_to_1() -> None:
    x = np.linspace(0, 20, 101)
    np.testing.assert_allclose(normal_share(x) + normal_share(-x), 1, rtol=5e-13)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_away_all_of_it_lies_below_or_nothing(dtype: type) -> None:
    far: Array = np.array([-1e30, -1e4, 1e4, 1e30], dtype)
    assert normal_share(far).tolist() == [0, 0, 1, 1]
    assert normal_share(far).dtype == np.dtype(dtype)


def test_the_density_is_highest_in_the_middle_and_the_slope_of_the_share() -> None:
    assert float(normal_density(np.zeros(1))[0]) == pytest.approx(0.3989422804014327)
    x, h = np.linspace(-3, 3, 25), 1e-4
    slope = (normal_share(x + h) - normal_share(x - h)) / (2 * h)
    np.testing.assert_allclose(normal_density(x), slope, rtol=1e-7)
    assert normal_density(np.ones(2, np.float32)).dtype == np.dtype(np.float32)
