import math

import numpy as np
import pytest

from engine.course.activation_curves import BENDS, LARGE, SCORES_A, SCORES_B, logit, odds, soften, steepest, value
from engine.types import Array


@pytest.mark.parametrize("kind", list(BENDS))
@pytest.mark.parametrize("beta", [0.5, 1.0, 3.0])
def test_a_derivative_is_that_of_trying(kind: str, beta: float) -> None:
    h = 1e-5
    for s in (-2.0, -0.4, 0.7, 2.5):
        above, below = value(kind, s + h, beta)[0], value(kind, s - h, beta)[0]
        assert value(kind, s, beta)[1] == pytest.approx((above - below) / (2 * h), abs=1e-6)


def test_values_of_the_notes() -> None:
    assert value("sigmoid", 1)[0] == pytest.approx(0.73105858, abs=5e-9)
    assert value("sigmoid", 2)[0] == pytest.approx(0.88079708, abs=5e-9)
    assert value("tanh", 0.7, 2)[0] == pytest.approx(math.tanh(0.7))
    assert (value("step", 0)[0], value("sign", 0)[0]) == (0, -1)


def test_swish_is_relu_for_a_large_beta_and_half_the_line_for_a_small_one() -> None:
    assert round(value("swish", 2, 100)[0], 4) == 2.0
    assert round(value("swish", 2, 0.01)[0], 4) == 1.01


@pytest.mark.parametrize(
    ("kind", "beta", "largest"),
    [("sigmoid", 1, 0.25), ("tanh", 2, 1), ("relu", 1, 1), ("step", 1, 0), ("softplus", 1, 1)],
)
def test_largest_derivatives(kind: str, beta: float, largest: float) -> None:
    assert steepest(kind, beta) == pytest.approx(largest, abs=1e-5)
    assert steepest("sigmoid") ** 5 == pytest.approx(0.0009765625)


def test_odds_and_logit_are_undone_by_the_sigmoid() -> None:
    assert (odds(0.5), logit(0.5)) == (1, 0)
    for p in (0.01, 0.3, 0.9):
        assert value("sigmoid", logit(p))[0] == pytest.approx(p)
    assert (odds(1.0), logit(1.0), logit(0.0)) == (math.inf, math.inf, -math.inf)


def test_softmax_in_five_steps() -> None:
    soft = soften(np.array([LARGE]))
    np.testing.assert_allclose(soft.moved, [[0, -10, -20]])
    np.testing.assert_allclose(soft.powers, [[1, 4.53999298e-05, 2.06115362e-09]], rtol=1e-8)
    assert float(soft.sums[0, 0]) == pytest.approx(1.0000454, abs=5e-8)
    np.testing.assert_allclose(soft.shares, [[9.99954600e-01, 4.53978686e-05, 2.06106005e-09]], rtol=1e-8)


def test_any_constant_gives_the_same_shares_unless_it_overflows() -> None:
    scores: Array = np.array([LARGE])
    np.testing.assert_allclose(soften(scores, constant=1000).shares, soften(scores).shares)
    assert np.isinf(soften(scores, constant=0).powers[0, 0])
    assert np.isnan(soften(scores, constant=0).shares[0, 0])
    assert float(soften(np.array([[100.0]]), constant=0).powers[0, 0]) == 2.6881171418161356e43


def test_the_slips_of_the_notes() -> None:
    twice = soften(np.array([LARGE]), variant="twice").shares
    np.testing.assert_allclose(twice, [[2.71828183, 1.0000454, 1]], rtol=1e-8)
    assert float(soften(np.array([SCORES_A]), variant="bare").shares.sum()) == pytest.approx(6.80, abs=0.005)
    assert float(soften(np.array([SCORES_B]), variant="bare").shares.sum()) == pytest.approx(4.89, abs=0.005)
    both = soften(np.array([[1.0, 2], [3, 4]]), per_row=False).shares
    assert float(both.sum()) == pytest.approx(1)


def test_a_high_temperature_makes_the_shares_alike() -> None:
    np.testing.assert_allclose(soften(np.array([[1.0, 2, 3]]), temperature=1000).shares, 1 / 3, atol=1e-3)
