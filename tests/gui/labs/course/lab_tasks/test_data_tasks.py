"""Every task of the lab on data can be solved, by what it asks and by nothing less."""

import json
from collections.abc import Callable

import pytest

from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.lab_tasks.data_tasks import TASKS


def run(lab: BatchesExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        assert lab.edit(**settings), lab.errors
    lab.go_to(len(lab.steps))


def reach(lab: BatchesExercise, **reached: float) -> None:
    """What the trainings of the scalings would report."""
    lab.choose_example("scaling")
    lab.edit(trained=json.dumps(reached))


WAYS: dict[str, Callable[[BatchesExercise], object]] = {
    "row": lambda lab: run(lab, "picture"),
    "argmax": lambda lab: lab.answer("argmax", 1),
    "slices": lambda lab: run(lab, "slices"),
    "draws": lambda lab: lab.answer("draws", 1),
    "scaling": lambda lab: reach(lab, right=0.95, notes=0.2),
    "stacked": lambda lab: lab.answer("stacked", 2),
    "photo": lambda lab: run(lab, "photo", invert=False),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = BatchesExercise()
    run(lab, "count")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


def test_what_is_not_yet_done_solves_nothing() -> None:
    lab = BatchesExercise()
    lab.go_to(3)
    run(lab, "photo")  # every step of the preparation is on
    lab.choose_example("slices")
    lab.go_to(9)
    reach(lab, right=0.95, mixed=0.9, alike=0.9)
    for key in ("argmax", "draws", "stacked"):
        assert not lab.answer(key, 0)
    assert lab.solved == set()


@pytest.mark.parametrize("switch", ["invert", "scale", "center"])
def test_any_switch_of_the_photo_will_do(switch: str) -> None:
    lab = BatchesExercise()
    run(lab, "photo", **{switch: False})
    assert lab.solved == {"photo"}


def test_the_right_places_are_those_of_the_lab() -> None:
    lab = BatchesExercise()
    run(lab, "argmax")
    task = next(task for task in TASKS if task.key == "argmax")
    assert task.right is not None
    assert task.choices[task.right(lab)] == str(lab.table().rows[1].cells[1])
    assert task.choices[0] == str(lab.table().rows[0].cells[1])  # those along the other axis
