"""Every task of the template lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.template_exercise import TemplateExercise
from gui.labs.course.lab_tasks.template_tasks import TASKS


def run(lab: TemplateExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        assert lab.edit(**settings), lab.errors
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[TemplateExercise], object]] = {
    "two": lambda lab: run(lab, "two"),
    "no": lambda lab: lab.answer("no", 2),
    "drag": lambda lab: run(lab, "threshold", threshold=70.0),
    "cosine": lambda lab: lab.answer("cosine", 2),
    "train": lambda lab: run(lab, "train"),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = TemplateExercise()
    run(lab, "ten")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


def test_what_is_not_yet_done_solves_nothing() -> None:
    lab = TemplateExercise()
    lab.choose_example("two")
    lab.go_to(1)
    run(lab, "threshold")  # where it stands at first, always no is better
    lab.choose_example("train")
    lab.go_to(len(lab.steps) - 1)
    for key in ("no", "cosine"):
        assert not lab.answer(key, 0)
    assert lab.solved == set()
