"""Every task of the activations lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.activations_exercise import ActivationsExercise
from gui.labs.course.lab_tasks.activations_tasks import TASKS


def run(lab: ActivationsExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        lab.edit(**settings)
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[ActivationsExercise], object]] = {
    "swish": lambda lab: lab.answer("swish", 1),
    "five": lambda lab: run(lab, "curves"),
    "steep": lambda lab: lab.answer("steep", 0),
    "logit": lambda lab: run(lab, "odds", p=0.881),
    "twice": lambda lab: run(lab, "softmax", variant="twice"),
    "bare": lambda lab: run(lab, "b", variant="bare"),
    "overflow": lambda lab: run(lab, "softmax", shift="none"),
    "axis": lambda lab: run(lab, "rows", axis="all"),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = ActivationsExercise()
    run(lab, "a")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved
