"""Every task of the perceptron lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.perceptron_exercise import PerceptronExercise
from gui.labs.course.lab_tasks.perceptron_tasks import TASKS

CLOSE = ((0.1, 0.1, 1.0), (0.9, 0.9, 0.0), (0.5, 0.1, 1.0), (0.8, 0.6, 0.0))  # takes 13 passes


def run(lab: PerceptronExercise, example: str = "and", **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        lab.edit(**settings)
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[PerceptronExercise], object]] = {
    "rest": run,
    "xor": lambda lab: lab.answer("xor", 2),
    "program": lambda lab: run(lab, order="turn"),
    "slip": lambda lab: lab.answer("slip", 0),
    "hidden": lambda lab: run(lab, measured="after"),
    "layers": lambda lab: run(lab, "layers"),
    "own": lambda lab: run(lab, "own", points=CLOSE),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = PerceptronExercise()
    run(lab, "nand")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved
