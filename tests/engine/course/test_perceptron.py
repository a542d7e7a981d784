from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from engine.course.perceptron import AND, INPUTS, NAND, OR, TARGETS, Gate, learn, line_through, signs, through, xor
from engine.types import Array


def table(gate: Gate) -> list[int]:
    return [gate(*x) for x in INPUTS]


def floats(numbers: Sequence[Fraction]) -> tuple[float, ...]:
    return tuple(map(float, numbers))


def test_the_gates_of_the_course() -> None:
    assert table(AND) == [0, 0, 0, 1]
    assert table(NAND) == [1, 1, 1, 0]
    assert table(OR) == table(Gate(1, 1, -0.5)) == [0, 1, 1, 1]


def test_xor_is_two_layers_of_gates() -> None:
    assert [xor(*x) for x in INPUTS] == [0, 1, 1, 0]


def test_the_learning_rule_learns_and_in_three_rounds_as_the_course_computes() -> None:
    lessons = list(learn([0, 0, 0, 1]))
    ends = {lesson.round: floats(lesson.after) for lesson in lessons}
    assert ends == {1: (0.35, 0.35, 0.1), 2: (0.4, 0.3, 0.1), 3: (0.4, 0.3, 0.1)}
    assert [lesson.target for lesson in lessons if lesson.round == 3] == [
        lesson.output for lesson in lessons if lesson.round == 3
    ]


def test_a_lesson_tells_the_sum_the_answer_and_both_weights() -> None:
    wrong = list(learn([0, 0, 0, 1]))[2]
    assert (wrong.round, floats(wrong.inputs), wrong.target, wrong.output) == (1, (-1, 1, 0), 0, 1)
    assert float(wrong.sum) == 0.1
    assert (floats(wrong.before), floats(wrong.after)) == ((0.3, 0.4, 0.1), (0.35, 0.35, 0.1))
    assert (wrong.wrong, wrong.still_wrong) == (True, True)  # k is 0 now, which still counts as 1


def test_xor_never_comes_to_rest() -> None:
    lessons = list(learn([0, 1, 1, 0], rounds=50))
    assert lessons[-1].round == 50
    states = [lesson.after for lesson in lessons if floats(lesson.inputs) == (-1, 1, 1)]
    assert len(set(states)) < len(states)  # the rounds repeat


def test_matrix_form_of_or() -> None:
    assert signs(np.array([[-0.5, 1, 1]]), np.array(INPUTS, float)).ravel().tolist() == [-1, 1, 1, 1]


def test_matrix_form_of_xor_in_two_layers() -> None:
    x: Array = np.array(INPUTS, float)
    hidden = signs(np.array([[-0.5, 1, 1], [1.5, -1, -1]]), x)
    assert hidden.tolist() == [[-1, 1], [1, 1], [1, 1], [1, -1]]
    assert signs(np.array([[-1.0, 1, 1]]), hidden).ravel().tolist() == [-1, 1, 1, -1]


@pytest.mark.parametrize(
    ("gate", "rest", "ends"),
    [
        ("and", 3, {1: (0.35, 0.35, 0.1), 2: (0.4, 0.3, 0.1)}),
        ("or", 3, {1: (0.25, 0.4, 0.15), 2: (0.2, 0.4, 0.2)}),
        ("nand", 14, {1: (0.25, 0.35, 0.1), 13: (-0.1, -0.1, -0.05)}),
    ],
)
def test_each_gate_rests_where_the_fractions_do(gate: str, rest: int, ends: dict[int, tuple[float, ...]]) -> None:
    lessons = list(learn(TARGETS[gate]))
    found = {lesson.round: floats(lesson.after) for lesson in lessons}
    assert max(found) == rest
    assert {number: found[number] for number in ends} == ends


def test_xor_circles_through_the_same_four_weights() -> None:
    last = list(learn(TARGETS["xor"], rounds=20))[-4:]
    assert [floats(lesson.after) for lesson in last] == [
        (0.05, -0.05, 0),
        (0, -0.05, 0.05),
        (-0.05, 0, 0.05),
        (0, -0.05, 0),
    ]
    assert all(lesson.wrong for lesson in last)


def test_the_program_of_the_notes_mixes_old_and_new_weights() -> None:
    assert floats(list(learn(TARGETS["and"], in_turn=True))[-1].after) == (0.4, 0.35, 0.1)


def test_an_error_judged_after_the_update_is_hidden_in_pass_two() -> None:
    lessons = list(learn(TARGETS["and"]))[:8]
    assert [int(lesson.wrong) for lesson in lessons] == [0, 0, 1, 0, 0, 0, 1, 0]
    assert [int(lesson.still_wrong) for lesson in lessons] == [0, 0, 1, 0, 0, 0, 0, 0]


def test_layers_in_matrix_form_give_the_sums_of_the_notes() -> None:
    layers = (((-0.5, 1, 1), (1.5, -1, -1)), ((-1, 1, 1),))
    shown = list(through(layers, (-1, 1, 1, -1), signed=True))
    assert [floats(s.sums[0]) for s in shown] == [(-0.5, 1.5), (0.5, 0.5), (0.5, 0.5), (1.5, -0.5)]
    assert [s.outputs[0] for s in shown] == [(-1, 1), (1, 1), (1, 1), (1, -1)]
    assert [s.output for s in shown] == [-1, 1, 1, -1]


def test_a_line_is_cut_off_at_the_square() -> None:
    assert line_through((0.4, 0.3, 0.1), -0.5, 1.5) == [(pytest.approx(0.8333333), 1.5), (1.5, -0.5)]
    assert line_through((9, 0.1, 0.1), -0.5, 1.5) == []
    assert line_through((1, 1, 0), -0.5, 1.5) == [(1, -0.5), (1, 1.5)]
