"""Up, down, and a tail."""

import pytest

from engine.schedules.one_cycle import OneCycle


def test_one_cycle_goes_up_and_down_alike_and_fades_in_its_tail() -> None:
    schedule = OneCycle(start=0.1, tail=0.2, final=0.0)
    factors = [schedule.factor(p) for p in (0, 0.2, 0.4, 0.6, 0.8, 0.9, 1)]
    assert factors == pytest.approx([0.1, 0.55, 1, 0.55, 0.1, 0.05, 0], abs=1e-15)


@pytest.mark.parametrize("tail", [0.001, 0.3, 0.9])
def test_its_three_lines_meet(tail: float) -> None:
    schedule = OneCycle(start=0.2, tail=tail, final=0.05)
    top, foot = (1 - tail) / 2, 1 - tail
    assert schedule.factor(top) == pytest.approx(1)
    assert [schedule.factor(foot - 1e-9), schedule.factor(foot + 1e-9)] == pytest.approx([0.2, 0.2], abs=1e-6)
    assert schedule.factor(1.0) == pytest.approx(0.05)
