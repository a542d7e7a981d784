"""The staircase."""

import pytest

from engine.schedules.step import Step


def test_step_falls_as_often_as_it_says_at_equal_distances() -> None:
    schedule = Step(drops=3, share=0.1)
    factors = [schedule.factor(p) for p in (0, 0.24, 0.25, 0.49, 0.5, 0.74, 0.75, 1.0)]
    assert factors == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001])


def test_its_last_step_is_no_further_fall() -> None:
    assert Step(drops=1, share=0.5).factor(1.0) == 0.5


def test_a_share_of_1_never_falls() -> None:
    assert {Step(drops=20, share=1.0).factor(i / 50) for i in range(51)} == {1.0}


def test_it_is_called_a_staircase_since_a_step_of_training_is_another_thing() -> None:
    assert Step.label() == "Staircase"


def test_it_falls_three_times_by_ten_as_in_its_source() -> None:
    assert Step() == Step(drops=3, share=0.1)
