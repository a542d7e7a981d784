"""What is handed in about the course labs follows what was solved."""

from __future__ import annotations

import pytest

from engine.errors import SpecError
from gui.labs.course.exercises import exercises
from gui.labs.course.labs_page import labs_and_tasks
from gui.labs.course.progress import Progress


def test_each_lab_has_its_tasks_and_the_solved_ones_are_marked() -> None:
    record = Progress()
    record.solved("perceptron").add("rest")
    found = labs_and_tasks(record, str, str)
    assert len(found) == len(exercises.names())
    perceptron = found[list(exercises.names()).index("perceptron")]
    assert [task.solved for task in perceptron.tasks] == [
        task.key == "rest" for task in exercises.get("perceptron").tasks
    ]
    assert perceptron.solved == 1
    assert sum(one.solved for one in found) == 1


def test_only_the_labs_that_are_named_are_listed() -> None:
    (found,) = labs_and_tasks(Progress(), str, str, ["descent"])
    assert found.title == "Gradient descent"
    with pytest.raises(SpecError, match="did you mean descent"):
        labs_and_tasks(Progress(), str, str, ["decent"])
