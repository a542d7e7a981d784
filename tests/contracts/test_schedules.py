"""What every schedule keeps: a finite factor from 0 to 1 over the whole run."""

import math

import pytest

from engine.schedules import Schedule, schedules
from tests.contracts.walk import name_of, variants

ALL = [schedule for cls in schedules for schedule in variants(cls)]


@pytest.mark.parametrize("schedule", ALL, ids=[name_of(schedule) for schedule in ALL])
def test_the_factor_is_a_number_from_0_to_1_throughout_the_run(schedule: Schedule) -> None:
    factors = [schedule.factor(i / 500) for i in range(501)]
    assert all(type(f) is float and math.isfinite(f) and -1e-15 <= f <= 1 + 1e-12 for f in factors)
    assert max(factors) > 0


@pytest.mark.parametrize("schedule", ALL, ids=[name_of(schedule) for schedule in ALL])
def test_the_factor_depends_on_progress_alone(schedule: Schedule) -> None:
    there = [schedule.factor(i / 10) for i in range(11)]
    back = [schedule.factor(i / 10) for i in reversed(range(11))]
    assert there == back[::-1]
