"""The numbers of the course, section 4, as the numerical gradient lab shows them."""

import pytest

from gui.labs.course.exercises.gradient_exercise import FieldPoint, GradientExercise
from gui.labs.course.words import plain


def lab(example: str = "square", **typed: str) -> GradientExercise:
    made = GradientExercise()
    if example != "square":
        made.choose_example(example)
    for name, text in typed.items():
        assert made.type(name, text), made.errors
    return made


def cells(made: GradientExercise) -> dict[str, list[str]]:
    return {plain(row.cells[0]): [plain(cell) for cell in row.cells[1:]] for row in made.table().rows}


def test_it_opens_at_the_h_of_the_notes_with_their_number() -> None:
    made = GradientExercise()
    assert made.at == 5
    assert "= 7.999999999999119   exact: 8" in [plain(line) for line in made.words().lines]
    assert cells(made)["0.1"] == ["8.100000000000023", "8.000000000000007"]
    assert cells(made)["10⁻⁴"] == ["8.00009999998963", "7.999999999999119"]


def test_at_three_the_computer_finds_one_zero_less_than_the_notes_print() -> None:
    made = lab(x="3", h="1e-4")
    assert plain(made.words().lines[2]) == "= 6.00000000000378   exact: 6"
    assert "printed" in made.solved


def test_small_h_run_out_of_digits_one_after_the_other() -> None:
    made = lab()
    made.go_to(17)
    forward = {h: row[0] for h, row in cells(made).items()}
    assert forward["10⁻¹⁴"].startswith("7.81")
    assert forward["10⁻¹⁵"].startswith("7.10")
    assert (forward["10⁻¹⁶"], forward["10⁻⁴⁹, the notes"]) == ("0", "0")
    assert plain(made.words().sentence).startswith("4 + h is 4 again")


def test_the_best_h_for_the_cube_is_found_by_stepping() -> None:
    made = lab("cube")
    made.go_to(6)
    assert made.h == 1e-5
    assert plain(made.words().note) == "error: forward 1.2 × 10⁻⁴, central 4 × 10⁻¹⁰"
    assert "best" in made.solved
    made.go_to(9)
    assert "forward 2.9 × 10⁻⁷" in plain(made.words().note)


def test_in_float32_the_same_h_gives_8_0013() -> None:
    made = lab()
    made.edit(precision="32")
    assert cells(made)["10⁻⁴"][1].startswith("8.0013")
    assert "single" in made.solved
    made.type("h", "1e-50")
    assert "h itself is 0" in plain(made.words().sentence)


def test_the_three_points_of_the_field() -> None:
    made = lab("field")
    made.go_to(3)
    points = [step for step in made.steps if isinstance(step, FieldPoint)]
    assert [point.gradient for point in points] == [pytest.approx(g) for g in ((6, 8), (0, 4), (6, 0))]
    assert cells(made)["(3, 4)"] == ["6", "8"]
    assert "field" in made.solved


def test_a_typed_h_is_a_step_of_its_own_and_a_typed_point_as_well() -> None:
    made = lab(h="3e-6")
    assert (made.h, made.at, len(made.steps)) == (3e-6, 7, 18)
    field = lab("field", point="1, 2")
    assert field.at == 4
    assert plain(field.words().lines[2]) == "(2 × 1, 2 × 2) = (2, 4)"


def test_an_own_function_is_typed_and_nonsense_changes_nothing() -> None:
    made = lab("own", function="x^3 - x", x="2")
    assert made.exact == pytest.approx(11)
    assert not made.type("function", "x +")
    assert made.exact == pytest.approx(11)
    assert "cannot be read" in str(made.errors["function"])


def test_questions_have_the_right_answers() -> None:
    made = lab()
    assert made.answer("tiny", 2)
    assert made.answer("why", 0)
