"""The sign test against exact fractions."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from engine.analysis.sign_test import compare, sign_test


@pytest.mark.parametrize(("a", "b"), [(0, 1), (3, 9), (10, 10), (0, 12), (40, 71), (1, 0)])
def test_luck_is_the_exact_two_sided_binomial(a: int, b: int) -> None:
    n = a + b
    tail = sum(Fraction(comb(n, i), 2**n) for i in range(min(a, b) + 1))
    assert sign_test(a, b) == pytest.approx(float(min(Fraction(1), 2 * tail)), rel=1e-9)


def test_thousands_of_digits_underflow_to_nothing_but_a_number() -> None:
    assert 0 <= sign_test(100, 5000) < 1e-300


def test_compare_counts_digits_that_one_network_alone_reads() -> None:
    first = np.array([True, True, False, True, False])
    second = np.array([True, False, True, False, False])
    found = compare(first, second)
    assert (found.only_first, found.only_second) == (2, 1)
    assert found.is_luck


def test_no_difference_is_luck_for_certain() -> None:
    same = np.array([True, False])
    assert compare(same, same).luck == 1
