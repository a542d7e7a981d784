"""The sign test and the losses of answers, by known numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.foreign.evidence import losses_of, nll, sign_test


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_a_probability_that_falls_as_the_digits_part(wins: int, losses: int) -> None:
    p = sign_test(wins, losses)
    assert 0 < p <= 1
    assert p == sign_test(losses, wins)
    if wins > losses:
        assert sign_test(wins + 1, losses) <= p


def test_known_values_of_the_sign_test() -> None:
    assert sign_test(0, 0) == 1
    assert sign_test(5, 0) == pytest.approx(2 / 32)
    assert sign_test(17, 8) == pytest.approx(0.108, abs=1e-3)  # 17 to 8: luck does as much 1 time in 9
    assert sign_test(600, 500) == pytest.approx(0.0029, abs=3e-4)


def test_losses_are_cross_entropies_and_shares_count_as_they_are() -> None:
    outputs = np.array([[2.0, 0.0], [0.0, 1.0]])
    labels = np.array([0, 0])
    expected = [np.log(1 + np.exp(-2)), np.log(1 + np.e)]
    np.testing.assert_allclose(losses_of(outputs, labels)[:, 0], expected)
    shares = np.array([[0.9, 0.1], [0.2, 0.8]])
    np.testing.assert_allclose(losses_of(shares, labels, shares=True)[:, 0], -np.log([0.9, 0.2]), rtol=1e-6)


def test_the_surprise_is_the_least_over_temperatures_and_a_share_of_what_it_is_without() -> None:
    losses = np.array([[1.0, 0.5, 0.7], [2.0, 0.5, 0.9]])
    assert nll(losses) == pytest.approx(0.8 * 0.5 + 0.2 * 1.5)
