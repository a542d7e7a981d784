import numpy as np
import pytest

from engine.course.perceptron import AND, INPUTS, NAND, OR, Gate, learn, signs, xor
from engine.types import Array


def table(gate: Gate) -> list[int]:
    return [gate(*x) for x in INPUTS]


def test_the_gates_of_the_course() -> None:
    assert table(AND) == [0, 0, 0, 1]
    assert table(NAND) == [1, 1, 1, 0]
    assert table(OR) == table(Gate(1, 1, -0.5)) == [0, 1, 1, 1]


def test_xor_is_two_layers_of_gates() -> None:
    assert [xor(*x) for x in INPUTS] == [0, 1, 1, 0]


def test_the_learning_rule_learns_and_in_three_rounds_as_the_course_computes() -> None:
    lessons = list(learn([0, 0, 0, 1]))
    ends = {lesson.round: lesson.after for lesson in lessons}
    assert ends == {1: (0.35, 0.35, 0.1), 2: (0.4, 0.3, 0.1), 3: (0.4, 0.3, 0.1)}
    assert [lesson.target for lesson in lessons if lesson.round == 3] == [
        lesson.output for lesson in lessons if lesson.round == 3
    ]


def test_a_lesson_tells_the_sum_the_answer_and_both_weights() -> None:
    wrong = list(learn([0, 0, 0, 1]))[2]
    assert (wrong.round, wrong.inputs, wrong.target, wrong.output) == (1, (1, 0), 0, 1)
    assert wrong.sum == pytest.approx(0.1)
    assert (wrong.before, wrong.after) == ((0.3, 0.4, 0.1), (0.35, 0.35, 0.1))


def test_xor_never_comes_to_rest() -> None:
    lessons = list(learn([0, 1, 1, 0], rounds=50))
    assert lessons[-1].round == 50
    states = [lesson.after for lesson in lessons if lesson.inputs == (1, 1)]
    assert len(set(states)) < len(states)  # the rounds repeat


def test_matrix_form_of_or() -> None:
    assert signs(np.array([[-0.5, 1, 1]]), np.array(INPUTS, float)).ravel().tolist() == [-1, 1, 1, 1]


def test_matrix_form_of_xor_in_two_layers() -> None:
    x: Array = np.array(INPUTS, float)
    hidden = signs(np.array([[-0.5, 1, 1], [1.5, -1, -1]]), x)
    assert hidden.tolist() == [[-1, 1], [1, 1], [1, 1], [1, -1]]
    assert signs(np.array([[-1.0, 1, 1]]), hidden).ravel().tolist() == [-1, 1, 1, -1]
