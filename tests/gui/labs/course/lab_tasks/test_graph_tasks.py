"""Every task of the graph lab can be solved, by what it asks and by nothing less."""

from collections.abc import Callable

import pytest

from gui.labs.course.exercises.graph_exercise import GraphExercise
from gui.labs.course.lab_tasks.graph_tasks import TASKS


def run(lab: GraphExercise, example: str, **settings: object) -> None:
    lab.choose_example(example)
    if settings:
        assert lab.edit(**settings), lab.errors
    lab.go_to(len(lab.steps))


def build(lab: GraphExercise, operations: int) -> None:
    """An own graph of that many squares, run to its end."""
    lab.choose_example("own")
    for name in ("x", "z", "a")[:operations]:
        assert lab.add_node("square", (name,))
    lab.go_to(len(lab.steps))


def calculate(lab: GraphExercise) -> None:
    """Every value and gradient of (x + y)², written by hand: x = 3 and y = 4."""
    run(lab, "apples", variant="square", calculate=True)
    for step in lab.steps:
        lab.write(f"v {step.node.name}", str(step.value))
        for flow in step.flows:
            lab.write(f"g {flow.source} {flow.position}", str(flow.gradient))


WAYS: dict[str, Callable[[GraphExercise], object]] = {
    "apple": lambda lab: lab.answer("apple", 1),
    "back": lambda lab: run(lab, "fruit"),
    "upstream": lambda lab: lab.answer("upstream", 1),
    "stale": lambda lab: lab.answer("stale", 0),
    "return": lambda lab: lab.answer("return", 0),
    "in-place": lambda lab: lab.answer("in-place", 0),
    "denominator": lambda lab: lab.answer("denominator", 1),
    "calculate": calculate,
    "own": lambda lab: build(lab, 3),
}


def test_each_task_has_a_way() -> None:
    assert set(WAYS) == {task.key for task in TASKS}


@pytest.mark.parametrize("key", list(WAYS))
def test_a_task_is_solved_by_its_way(key: str) -> None:
    lab = GraphExercise()
    run(lab, "affine")
    assert key not in lab.solved
    WAYS[key](lab)
    assert key in lab.solved


def test_what_is_not_yet_done_solves_nothing() -> None:
    lab = GraphExercise()
    lab.go_to(len(lab.steps) - 1)
    run(lab, "fruit", program="a")  # the program with the mistake
    lab.choose_example("own")
    assert (len(lab.steps), lab.at_end) == (0, True)  # an own graph without a node has no end
    build(lab, 2)
    run(lab, "apples", variant="square", calculate=True)
    assert lab.write("v t", "7")  # one place of five
    for key in ("stale", "return", "in-place"):
        assert not lab.answer(key, 1)
    for key in ("apple", "upstream", "denominator"):
        assert not lab.answer(key, 2)
    assert lab.solved == set()


def test_the_right_prices_are_those_of_the_lab() -> None:
    lab = GraphExercise()
    run(lab, "apples")
    before = float(lab.seen_values()["price"])
    assert lab.type("given:apples", "3")
    dearer = float(lab.seen_values()["price"]) - before
    task = next(task for task in TASKS if task.key == "apple")
    assert task.right is not None
    assert float(str(task.choices[task.right(lab)])) == pytest.approx(dearer)
