"""The numbers of the course, section 4, as the gradient descent lab shows them."""

import pytest

from gui.labs.course.exercises.descent_exercise import DescentExercise
from gui.labs.course.lab_tasks.descent_tasks import OUTCOMES
from gui.labs.course.words import plain


def lab(example: str = "bowl", at: int = 100, **typed: str) -> DescentExercise:
    made = DescentExercise()
    if example != "bowl":
        made.choose_example(example)
    for name, text in typed.items():
        assert made.type(name, text), made.errors
    made.go_to(at)
    return made


def last(made: DescentExercise) -> list[str]:
    return [plain(cell) for cell in made.table().rows[-1].cells]


@pytest.mark.parametrize(
    ("rate", "end"),
    [
        ("0.1", ["6.11110793 × 10⁻¹⁰", "8.14814391 × 10⁻¹⁰"]),
        ("1e-10", ["2.99999994", "3.99999992"]),
        ("10", ["2.58983747 × 10¹³", "−1.29524862 × 10¹²"]),
    ],
)
def test_a_hundred_steps_on_the_bowl_end_where_the_notes_end(rate: str, end: list[str]) -> None:
    assert last(lab(rate=rate))[1:3] == end


def test_thrown_out_it_stands_still_from_step_ten_and_the_words_say_why() -> None:
    made = lab(rate="10", at=11)
    assert made.steps[9].after == made.steps[99].after
    assert plain(made.words().sentence).startswith("x + h is x again")
    assert "still" in made.solved


def test_the_exact_gradient_grows_by_minus_19_a_step() -> None:
    made = lab(rate="10")
    made.edit(gradient="exact")
    made.go_to(100)
    assert [text[:4] for text in last(made)[1:3]] == ["2.25", "3.00"]
    assert plain(made.words().note) == "factor per step: 1 − 2η = −19"


def test_one_weight_walks_as_the_notes_compute() -> None:
    made = lab("one", 1)
    assert plain(made.words().lines[0]) == "u = 0.8 − 1 × (−0.336) = 1.136"
    made.forward()
    assert plain(made.words().lines[0]) == "u = 1.136 − 1 × (−0.30912) = 1.44512"
    near = [number for number, move in enumerate(made.steps, start=1) if abs(move.after[0] - 5) < 0.005]
    assert near[0] == 81


@pytest.mark.parametrize(("rate", "word"), [("24", "converges"), ("25", "oscillates"), ("25.1", "explodes")])
def test_one_weight_converges_for_rates_under_25(rate: str, word: str) -> None:
    made = lab("one", 0, rate=rate)
    assert made.outcome == word
    assert lab("one", 1, rate="12.5").now.after[0] == pytest.approx(5)  # type: ignore[union-attr]  # at step 1


def test_the_question_follows_the_rate_that_is_typed() -> None:
    for rate, word in (("0.1", "converges"), ("1", "oscillates"), ("3", "explodes"), ("1e-9", "slow")):
        made = lab(rate=rate, at=0)
        assert not made.answer("predict", OUTCOMES.index(word) - 1)
        assert made.answer("predict", OUTCOMES.index(word))


@pytest.mark.parametrize(
    ("task", "example", "typed"),
    [
        ("once", "one", {"rate": "12.5"}),
        ("valley", "valley", {"rate": "0.9"}),
        ("hollow", "hollows", {"start": "-0.5, 1"}),
    ],
)
def test_tasks_are_solved_by_what_they_ask(task: str, example: str, typed: dict[str, str]) -> None:
    assert task in lab(example, 100, **typed).solved


def test_small_batches_end_near_the_full_one() -> None:
    full = lab("batches")
    made = lab("batches", 0)
    made.edit(batch="one")
    made.go_to(100)
    assert "batches" in made.solved
    assert full.now is not None
    assert made.now is not None
    assert made.now.after == pytest.approx(full.now.after, abs=0.6)
    assert full.lowest == pytest.approx(full.now.height, rel=1e-6)


def test_other_rates_run_beside_and_a_shape_that_does_not_fit_is_refused() -> None:
    made = lab(at=5, others="0.5, 0.7")
    assert [rate for rate, _ in made.paths()] == [0.1, 0.5, 0.7]
    assert all(len(points) == 6 for _, points in made.paths())
    assert not made.type("start", "1, 2, 3")
    assert "shape 2, not 3" in str(made.errors["start"])


def test_at_the_lowest_point_rounding_is_not_taken_for_a_step_uphill() -> None:
    made = lab("batches", 50)
    assert plain(made.words().sentence) == "At the lowest point: only the last digits still change."
    early = lab("batches", 3)
    assert plain(early.words().sentence).startswith("Downhill")
