"""Every task of the lab of the forward pass can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import numpy as np
import pytest

from gui.labs.course.exercises.forward_exercise import ForwardExercise
from gui.labs.course.lab_tasks.forward_tasks import TASKS

OTHER_W1 = ((1.0, 3.0, 5.0), (2.0, 4.0, 6.0))


def run(lab: ForwardExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        assert lab.edit(**settings), lab.errors
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[ForwardExercise], object]] = {
    "three": lambda lab: run(lab, "three"),
    "which": lambda lab: run(lab, "which", w1=OTHER_W1),
    "four": lambda lab: run(lab, "whole", x=((4.0, 5.0),)),
    "batch": lambda lab: run(lab, "whole", x=((1.0, 2.0), (4.0, 5.0))),
    "softmax": lambda lab: lab.answer("softmax", 0),
    "shape1": lambda lab: lab.answer("shape1", 0),
    "shape2": lambda lab: lab.answer("shape2", 1),
    "shape3": lambda lab: lab.answer("shape3", 2),
    "inner": lambda lab: lab.answer("inner", 1),
    "simple": lambda lab: run(lab, "simple"),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = ForwardExercise()
    run(lab, "product")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


def test_what_is_not_yet_done_solves_nothing() -> None:
    lab = ForwardExercise()
    lab.go_to(len(lab.steps) - 1)
    run(lab, "which")
    run(lab, "whole")  # still the notes' (1, 2)
    run(lab, "product", x=((1.0, 2.0), (3.0, 4.0)))  # two rows, but no network
    lab.choose_example("simple")
    lab.go_to(len(lab.steps) - 1)
    for key, choice in (("softmax", 1), ("shape1", 1), ("shape2", 0), ("shape3", 0), ("inner", 0)):
        assert not lab.answer(key, choice)
    assert lab.solved == set()


@pytest.mark.parametrize(("key", "a", "b"), [("shape1", (3, 2), (2, 4)), ("shape2", (3, 2), (2,)),
                                             ("shape3", (2,), (2, 3))])  # fmt: skip
def test_the_right_shape_is_that_of_numpy(key: str, a: tuple[int, ...], b: tuple[int, ...]) -> None:
    task = next(task for task in TASKS if task.key == key)
    assert task.right is not None
    assert task.choices[task.right(None)] == str((np.ones(a) @ np.ones(b)).shape)
