"""The same share less at every step."""

import pytest

from engine.schedules.exponential import Exponential


def test_exponential_loses_the_same_share_in_the_same_time() -> None:
    schedule = Exponential(final=0.01)
    assert [schedule.factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.1, 0.01])
    assert schedule.factor(0.3) / schedule.factor(0.2) == pytest.approx(schedule.factor(0.9) / schedule.factor(0.8))


def test_a_final_factor_of_1_is_no_change() -> None:
    assert {Exponential(final=1.0).factor(i / 10) for i in range(11)} == {1.0}
