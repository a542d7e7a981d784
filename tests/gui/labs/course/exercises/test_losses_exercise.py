"""The numbers of the course, section 4 on losses, as the losses lab shows them."""

import pytest

from gui.labs.course.exercises.losses_exercise import LossesExercise
from gui.labs.course.words import plain


def lab(example: str = "one", at: int = 0, **typed: str) -> LossesExercise:
    made = LossesExercise()
    made.choose_example(example)
    for name, text in typed.items():
        assert made.type(name, text), made.errors
    made.go_to(at)
    return made


def rows(made: LossesExercise) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in made.table().rows]


def test_it_opens_with_both_losses_of_the_first_prediction() -> None:
    made = LossesExercise()
    assert made.at == 3
    assert "0.0975" in rows(made)[0]
    assert "0.510825" in rows(made)[3]
    assert plain(made.words().note) == ("ln 0.6 = −0.5108256237659907, log₁₀ 0.6 = −0.22184874961635637; ln 0 = −∞")


def test_three_squared_errors_have_three_gradients() -> None:
    made = lab(at=4)
    assert [row[2] for row in rows(made)][:3] == ["−0.4", "−0.8", "−0.08"]
    assert "three" in made.solved


def test_the_nine_predictions_stand_in_a_table() -> None:
    table = rows(lab("nine", 9))
    assert [row[1] for row in table] == ["0.5", "1.1", "1.1", "1", "1", "1", "1", "1.2", "1"]
    percents = ["42.25", "51.25", "43.25", "30.75", "20.75", "12.75", "6.75", "5.00", "0.75"]
    assert [row[2] for row in table] == [f"{percent} %" for percent in percents]


def test_the_pair_of_right_and_wrong() -> None:
    table = rows(lab("pair", 2))
    assert [row[2:] for row in table] == [["81.00 %", "2.302584"], ["1.00 %", "0.10536"]]
    assert lab("pair").answer("wrong", 0)


def test_one_sum_for_the_batch_prints_what_the_notes_print() -> None:
    made = lab("axis", 3)
    assert [row[1] for row in rows(made)] == ["2.30258", "6.90766", "13.2464"]
    assert "axis" not in made.solved
    made.edit(shares="row")
    assert [row[1][:6] for row in rows(made)] == ["2.3025"] * 3
    assert "axis" in made.solved


def test_the_loss_of_a_batch_is_the_mean() -> None:
    lines = [plain(line) for line in lab("batch", 3).words().lines]
    assert lines[2] == "(0.510825 + 2.302584 + 0.10536) / 3 = 0.972923"


def test_dragging_a_bar_keeps_the_sum_with_the_lock() -> None:
    made = lab()
    made.drag(2, 0.8)
    assert sum(made.settings.y) == pytest.approx(1.2)
    made.edit(keep_sum=True)
    made.drag(2, 0.5)
    assert sum(made.settings.y) == pytest.approx(1, abs=1e-3)


def test_delta_keeps_the_loss_finite() -> None:
    made = lab(at=3, y="0 0 0 1 0 0 0 0 0 0")
    assert "= 16.118096" in plain(made.words().lines[0])
    made.type("delta", "0")
    assert "delta" in made.solved
    assert "∞" in plain(made.words().lines[0])


def test_the_line_comes_close_to_its_points() -> None:
    made = lab("line", 8)
    assert "line" not in made.solved
    made.type("slope", "2.17")
    made.type("shift", "0.7")
    assert 0.12 < made.mean_square < 0.18
    assert "line" not in made.solved
    made.type("shift", "0.95")
    assert made.mean_square == pytest.approx(0.0976, abs=1e-4)
    assert "line" in made.solved
    assert len(rows(made)) == 8


def test_ten_shares_are_needed() -> None:
    made = lab()
    assert not made.type("y", "0.1 0.2")
    assert "shape 10, not 2" in str(made.errors["y"])
