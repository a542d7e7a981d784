"""How long the window does not answer: another value for each setting, and the longest of several actions."""

import itertools

import pytest

from benchmarks.speed import course_labs
from gui.labs.course.exercises import exercises


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (3, 4),
        (1.0, 0.9),
        (0.1, 0.09),
        (0.0, 0.01),
        (True, False),
        ("iris", "iris"),
        ((1, 2), (2, 2)),
        ((), ()),
        (((1.0,),), ((0.9,),)),
    ],
)
def test_another_value_is_of_the_same_kind(value: object, other: object) -> None:
    assert course_labs.changed(value) == (pytest.approx(other) if isinstance(value, float) else other)


def test_every_setting_of_a_lab_gets_another_value() -> None:
    exercise = exercises.get("perceptron")()
    actions = course_labs.settings_of(exercise)
    assert actions
    for name, action in actions.items():
        before = getattr(exercise.settings, name)
        action()
        assert getattr(exercise.settings, name) != before or isinstance(before, str)


def test_the_worst_of_no_actions_takes_no_time() -> None:
    assert course_labs.worst({}, lambda: None, 0.0) == (0.0, "")


def test_the_longest_action_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    now = itertools.count()
    monkeypatch.setattr(course_labs, "clock", lambda: float(next(now)))
    waits = {"short": lambda: None, "long": lambda: [next(now) for _ in range(5)]}
    assert course_labs.worst(waits, lambda: None, 0.0) == (6000.0, "long")
