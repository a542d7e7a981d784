"""Every task of the gradient descent lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.descent_exercise import DescentExercise
from gui.labs.course.lab_tasks.descent_tasks import OUTCOMES, TASKS


def run(lab: DescentExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        lab.edit(**settings)
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[DescentExercise], object]] = {
    "predict": lambda lab: lab.answer("predict", OUTCOMES.index(lab.outcome)),
    "slow": lambda lab: lab.answer("slow", 3),
    "still": lambda lab: run(lab, "bowl", rate=10.0),
    "once": lambda lab: run(lab, "one", rate=12.5),
    "valley": lambda lab: run(lab, "valley", rate=0.9),
    "hollow": lambda lab: run(lab, "hollows", start=(-0.5, 1.0)),
    "batches": lambda lab: run(lab, "batches", batch="one"),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = DescentExercise()
    run(lab, "saddle")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved
