"""Every exercise is what its words and tables read: a protocol that none of them may outgrow."""

import pytest

from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercise import exercises
from gui.labs.course.walk import Walk


@pytest.mark.parametrize("key", [known.key for known in exercises])
def test_an_exercise_is_a_walk(key: str) -> None:
    lab = CourseLab().made(key)
    assert isinstance(lab, Walk)
    lab.go_to(1)
    assert (lab.now, lab.at) == (lab.past[-1] if lab.past else None, len(lab.past))
    assert lab.at_end == (len(lab.past) == len(lab.steps))


def test_what_has_no_steps_is_none() -> None:
    assert not isinstance(object(), Walk)
