"""The optimizers lab: every number with its formula."""

import pytest

from gui.labs.course.exercises.optimizers_exercise import OptimizersExercise
from gui.labs.course.words import plain


def lab(example: str = "one", at: int = 0, **settings: object) -> OptimizersExercise:
    made = OptimizersExercise()
    if example != "one":
        made.choose_example(example)
    for name, value in settings.items():
        assert made.edit(**{name: value}), made.errors
    made.go_to(at)
    return made


def test_sgd_takes_the_step_of_the_notes() -> None:
    made = lab(kind="sgd")
    made.go_to(1)
    assert [plain(line) for line in made.words().lines] == [
        "g = −0.336",
        "Δ = −1 × (−0.336) = 0.336",
        "u = 0.8 + 0.336 = 1.136",
    ]


def test_adam_shows_its_memory_and_its_correction() -> None:
    lines = [plain(line) for line in lab(at=1).words().lines]
    assert lines[0] == "m = 0.9 × 0 + (1 − 0.9) × (−0.336) = −0.0336"
    assert lines[2] == "m̂ = m / (1 − 0.9¹) = −0.336,  v̂ = v / (1 − 0.999¹) = 0.112896"
    assert lines[4] == "u = 0.8 + 0.3 = 1.1"


def test_without_correction_the_line_is_left_out_and_the_task_is_solved() -> None:
    made = lab(corrected=False)
    made.go_to(1)
    assert len(made.words().lines) == 4
    assert "bias" in made.solved


def test_another_rule_takes_the_rate_that_suits_it() -> None:
    assert lab("valley", kind="adagrad").settings.rate == 1.5
    assert lab("valley", kind="adam").settings.rate == 0.3
    assert lab("valley").settings.rate == 0.95


def test_six_updates_use_one_gradient() -> None:
    made = lab(kind="sgd", per_batch="6")
    made.go_to(6)
    assert plain(made.words().caption) == "batch 1, update 6 of 6"
    assert len({update.numbers[0]["g"] for update in made.steps[:6]}) == 1
    assert "six" in made.solved


def test_momentum_that_is_emptied_loses_its_speed() -> None:
    made = lab(kind="momentum", forgets=True)
    made.go_to(3)
    assert "emptied" in made.solved
    assert "The memory was emptied" in plain(made.words().sentence)
    assert "v = 0.9 × 0 −" in plain(made.words().lines[1])


def test_the_valley_is_crossed_by_another_rule_than_sgd() -> None:
    made = lab("valley", 60, kind="adagrad")
    made.go_to(60)
    assert made.lowest_height < 0.01
    assert "valley" in made.solved


def test_both_weights_of_the_valley_can_be_read() -> None:
    made = lab("valley", 1)
    assert plain(made.words().lines[0]) == "g = −0.7"
    made.edit(weight="y")
    assert plain(made.words().lines[0]) == "g = 4"


@pytest.mark.parametrize(("task", "choice"), [("first", 0), ("shrinks", 2)])
def test_questions(task: str, choice: int) -> None:
    assert lab().answer(task, choice)


def test_nothing_is_remembered_for_ever() -> None:
    made = lab()
    for name in ("momentum", "decay", "beta1", "beta2"):
        assert not made.type(name, "1"), name
        assert made.type(name, "0.999"), name
