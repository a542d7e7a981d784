"""The numbers of the course, section 1, as the perceptron lab shows them."""

from typing import Any

import pytest

from gui.labs.course.exercises.perceptron_exercise import PerceptronExercise
from gui.labs.course.words import plain


def at(example: str = "and", steps: int = 0, **settings: Any) -> PerceptronExercise:
    lab = PerceptronExercise()
    lab.choose_example(example)
    assert lab.edit(**settings) if settings else True
    lab.go_to(steps)
    return lab


def weights(lab: PerceptronExercise) -> tuple[float, ...]:
    return tuple(map(float, lab.weights()))


@pytest.mark.parametrize(
    ("gate", "start", "outputs"),
    [
        ("and", (0.7, 0.5, 0.5), "0001"),
        ("nand", (-0.7, -0.5, -0.5), "1110"),
        ("or", (0.4, 0.5, 0.5), "0111"),
        ("or", (0.5, 1, 1), "0111"),
    ],
)
def test_the_weights_of_a_gate_answer_every_point_and_never_change(
    gate: str, start: tuple[float, float, float], outputs: str
) -> None:
    lab = at(gate, w0=start[0], w1=start[1], w2=start[2])
    lab.go_to(4)
    assert "".join(str(step.output) for step in lab.steps[:4]) == outputs
    assert lab.rests
    assert len(lab.steps) == 4


@pytest.mark.parametrize(
    ("gate", "ends", "passes"),
    [
        ("and", {4: (0.35, 0.35, 0.1), 8: (0.4, 0.3, 0.1)}, 3),
        ("or", {4: (0.25, 0.4, 0.15), 8: (0.2, 0.4, 0.2)}, 3),
        ("nand", {4: (0.25, 0.35, 0.1), 52: (-0.1, -0.1, -0.05)}, 14),
    ],
)
def test_the_rule_ends_each_pass_where_the_course_does(
    gate: str, ends: dict[int, tuple[float, ...]], passes: int
) -> None:
    for steps, expected in ends.items():
        assert weights(at(gate, steps)) == expected
    lab = at(gate, 4 * passes)
    assert lab.at_end
    assert lab.rests


def test_xor_never_rests_and_the_words_say_why() -> None:
    assert weights(at("xor", 64)) == (0.05, -0.05, 0)
    lab = at("xor", 80)
    assert weights(lab) == (0, -0.05, 0)
    assert [weights(at("xor", 76 + i)) for i in range(1, 5)] == [
        (0.05, -0.05, 0),
        (0, -0.05, 0.05),
        (-0.05, 0, 0.05),
        (0, -0.05, 0),
    ]
    assert lab.errors_per_pass()[-3:] == [4, 4, 4]
    assert "no single line separates these points. Two layers can." in plain(lab.words().note)


def test_at_the_start_the_four_sums_are_shown() -> None:
    assert plain(at().words().lines[1]) == "k = −0.3, −0.2, 0.1, 0.2"


def test_step_seven_reads_as_in_the_notes() -> None:
    words = at("and", 7).words()
    assert plain(words.caption) == "pass 2, point (1, 0)"
    assert plain(words.sentence).startswith("The line runs exactly through the point, and k = 0 counts as 1.")
    assert [plain(line) for line in words.lines] == [
        "k = −1 × 0.35 + 1 × 0.35 + 0 × 0.1 = 0, so y = 1",
        "w₀ = 0.35 + 0.05 × (−1) × (0 − 1) = 0.4",
        "w₁ = 0.35 + 0.05 × 1 × (0 − 1) = 0.3",
        "w₂ = 0.1 + 0.05 × 0 × (0 − 1) = 0.1",
    ]


def test_at_the_end_of_and_the_point_1_1_lies_on_the_line() -> None:
    lab = at("and", 12)
    assert lab.steps[11].sum == 0  # type: ignore[union-attr]  # a lesson
    assert "exactly through the point" in plain(lab.words().sentence)


def test_the_program_that_mixes_weights_is_found_by_the_switch() -> None:
    lab = at("and", order="turn")
    lab.go_to(12)
    assert weights(lab) == (0.4, 0.35, 0.1)
    assert "program" in lab.solved
    assert "rest" in lab.solved


def test_the_three_lines_stand_side_by_side() -> None:
    rows = at("and", notes_lines=True).table().rows
    assert [plain(row.cells[-1]) for row in rows] == ["x₂ = −7x₁ + 8", "x₂ = −3.5x₁ + 4", "x₂ = −3x₁ + 4"]


def test_errors_are_judged_before_or_after_the_correction() -> None:
    assert at("and", 8).errors_per_pass() == [1, 1]
    after = at("and", measured="after")
    after.go_to(8)
    assert after.errors_per_pass() == [1, 0]
    assert "hidden" in after.solved


def test_or_in_matrix_form_answers_with_signs() -> None:
    lab = at("matrix", 4)
    assert [step.output for step in lab.steps] == [-1, 1, 1, 1]


def test_two_layers_give_the_sums_of_the_notes_and_solve_xor() -> None:
    lab = at("layers", 4)
    cells = [[plain(cell) for cell in row.cells] for row in lab.table().rows]
    assert [row[1] for row in cells] == ["−0.5, 1.5", "0.5, 0.5", "0.5, 0.5", "1.5, −0.5"]
    assert [row[2] for row in cells] == ["−1, 1", "1, 1", "1, 1", "1, −1"]
    assert [row[4] for row in cells] == ["−1", "1", "1", "−1"]
    assert "layers" in lab.solved
    assert "fallen together" in plain(lab.words().note)


def test_two_layers_of_gates_solve_xor_with_0_and_1() -> None:
    lab = at("layers")
    lab.preset(gates=True)
    lab.go_to(4)
    assert [step.output for step in lab.steps] == [0, 1, 1, 0]


def test_weights_set_in_the_middle_are_a_new_start() -> None:
    lab = at("and", 7)
    assert lab.shown("w0") == 0.4
    lab.type("w1", "0.5")
    assert (lab.at, weights(lab)) == (0, (0.4, 0.5, 0.1))


def test_own_points_without_any_are_refused_and_a_wrong_shape_says_so() -> None:
    lab = at("own")
    assert not lab.type("points", "1 2; 3 4")
    assert "must have the shape n × 3, not 2 × 2" in str(lab.errors["points"])
    assert not lab.edit(u1=((1.0, 2.0, 3.0),)) or lab.example == "own"


def test_matrices_of_a_shape_that_does_not_fit_are_refused() -> None:
    lab = at("layers")
    assert not lab.type("u1", "1 1 1")
    assert "2 × 3" in str(lab.errors["u1"])


def test_k_greater_than_0_is_another_machine() -> None:
    lab = at("and", at_zero="no")
    lab.go_to(len(lab.steps))
    assert weights(lab) == (0.3, 0.4, 0.1) or lab.rests
