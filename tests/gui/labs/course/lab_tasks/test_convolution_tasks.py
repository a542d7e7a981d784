"""Every task of the convolution lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.lab_tasks.convolution_tasks import TASKS
from gui.labs.course.parts.convolution_settings import BLUES, NOTES_FORMULA


def run(lab: ConvolutionExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        assert lab.edit(**settings), lab.errors
    lab.go_to(len(lab.steps))


WAYS: dict[str, Callable[[ConvolutionExercise], object]] = {
    "window": lambda lab: run(lab, "one"),
    "brackets": lambda lab: run(lab, "padding", formula=NOTES_FORMULA),
    "keeps": lambda lab: lab.answer("keeps", 1),
    "called": lambda lab: lab.answer("called", 2),
    "transposed": lambda lab: run(lab, "three", order="columns"),
    "blue": lambda lab: lab.answer("blue", 1),
    "blues": lambda lab: run(lab, "three", blue=BLUES["B₂"]),
    "pooling": lambda lab: lab.answer("pooling", 0),
    "flatten": lambda lab: lab.answer("flatten", 1),
    "batch": lambda lab: run(lab, "batch"),
    "photo": lambda lab: run(lab, "photo", applied="trained 1"),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = ConvolutionExercise()
    run(lab, "pool")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


@pytest.mark.parametrize(("key", "wrong"), [("keeps", 2), ("called", 1), ("blue", 0), ("pooling", 1), ("flatten", 2)])
def test_the_answer_of_the_notes_mistake_solves_nothing(key: str, wrong: int) -> None:
    lab = ConvolutionExercise()
    assert not lab.answer(key, wrong)
    assert lab.solved == set()


def test_a_run_that_lacks_one_thing_solves_nothing() -> None:
    lab = ConvolutionExercise()
    run(lab, "padding", formula="H + 2P − FH/S + 2")
    run(lab, "three")
    run(lab, "photo", applied="Blur")
    lab.choose_example("batch")
    lab.go_to(len(lab.steps) - 1)
    lab.choose_example("one")
    lab.edit(formula=NOTES_FORMULA)  # the formula of another segment
    lab.go_to(3)
    assert lab.solved == set()


@pytest.mark.parametrize("key", ["keeps", "called", "flatten"])
def test_the_right_choice_is_what_the_lab_computes(key: str) -> None:
    lab = ConvolutionExercise()
    task = next(task for task in TASKS if task.key == key)
    assert task.right is not None
    choice = str(task.choices[task.right(lab)])
    if key == "flatten":
        run(lab, "shapes")
        assert f"{lab.steps[3].shape[0]:,}" == choice  # type: ignore[union-attr]  # a stage of the chain
        return
    lab.choose_example("one")
    if key == "keeps":
        lab.edit(image=((0.0,) * 7,) * 7, padding=int(choice))
        assert lab.output_shape == (7, 7)
    else:
        lab.edit(padding=2)
        assert f"{lab.output_shape[0]} × {lab.output_shape[1]}" == choice
