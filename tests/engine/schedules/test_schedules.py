import pytest

from engine.schedules.constant import Constant
from engine.schedules.cosine import Cosine
from engine.schedules.exponential import Exponential
from engine.schedules.one_cycle import OneCycle
from engine.schedules.step import Step
from engine.schedules.warmup_cosine import WarmupCosine


def test_constant_is_1_all_along() -> None:
    assert {Constant().factor(i / 10) for i in range(11)} == {1.0}


def test_step_falls_as_often_as_it_says_at_equal_distances() -> None:
    schedule = Step(drops=3, share=0.1)
    factors = [schedule.factor(p) for p in (0, 0.24, 0.25, 0.49, 0.5, 0.74, 0.75, 1.0)]
    assert factors == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001])


def test_exponential_loses_the_same_share_in_the_same_time() -> None:
    schedule = Exponential(final=0.01)
    assert [schedule.factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.1, 0.01])
    assert schedule.factor(0.3) / schedule.factor(0.2) == pytest.approx(schedule.factor(0.9) / schedule.factor(0.8))


def test_cosine_goes_from_1_to_its_end_through_the_middle() -> None:
    assert [Cosine().factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.5, 0], abs=1e-15)
    assert [Cosine(final=0.2).factor(p) for p in (0, 0.5, 1)] == pytest.approx([1, 0.6, 0.2])


def test_warmup_climbs_in_a_line_to_1_and_then_glides() -> None:
    schedule = WarmupCosine(warmup=0.2, start=0.1, final=0.0)
    assert [schedule.factor(p) for p in (0, 0.1, 0.2, 0.6, 1)] == pytest.approx([0.1, 0.55, 1, 0.5, 0], abs=1e-15)


def test_one_cycle_goes_up_and_down_alike_and_fades_in_its_tail() -> None:
    schedule = OneCycle(start=0.1, tail=0.2, final=0.0)
    factors = [schedule.factor(p) for p in (0, 0.2, 0.4, 0.6, 0.8, 0.9, 1)]
    assert factors == pytest.approx([0.1, 0.55, 1, 0.55, 0.1, 0.05, 0], abs=1e-15)
