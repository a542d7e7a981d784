"""What is handed in about the course labs follows what was solved."""

from __future__ import annotations

from gui.labs.course.course_lab import CourseLab
from gui.labs.course.exercises import exercises
from gui.labs.course.labs_page import labs_and_tasks


def test_each_lab_has_its_tasks_and_the_solved_ones_are_marked() -> None:
    lab = CourseLab()
    lab.solved("perceptron").add("rest")
    found = labs_and_tasks(lab, str, str)
    assert len(found) == len(exercises.names())
    perceptron = found[list(exercises.names()).index("perceptron")]
    assert [task.solved for task in perceptron.tasks] == [
        task.key == "rest" for task in exercises.get("perceptron").tasks
    ]
    assert perceptron.solved == 1
    assert sum(one.solved for one in found) == 1
