"""The schedules there are, and where in the program one is chosen."""

from engine.schedules import Schedule, schedules
from engine.schedules.constant import Constant
from engine.spec import ExperimentSpec


def test_a_run_without_a_choice_keeps_its_learning_rate() -> None:
    assert ExperimentSpec().schedule == Constant()


def test_a_name_alone_gives_the_schedule_with_its_defaults() -> None:
    for cls in schedules:
        made = schedules.from_dict(cls.kind)
        assert isinstance(made, Schedule)
        assert made == cls()
