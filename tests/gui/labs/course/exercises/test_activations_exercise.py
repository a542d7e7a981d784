"""The numbers of the course, section 2, as the activations lab shows them."""

import pytest

from gui.labs.course.exercises.activations_exercise import ActivationsExercise
from gui.labs.course.words import plain


def lab(example: str = "curves", at: int = 0, **settings: str) -> ActivationsExercise:
    made = ActivationsExercise()
    made.choose_example(example)
    for name, text in settings.items():
        if made.settings.about(name).choices:
            assert made.edit(**{name: text})
        else:
            assert made.type(name, text), made.errors
    made.go_to(at)
    return made


def rows(made: ActivationsExercise) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in made.table().rows]


def test_it_opens_with_the_sigmoid_of_one_and_two() -> None:
    made = ActivationsExercise()
    table = {row[0]: row[1] for row in rows(made)}
    assert (table["1"], table["2"]) == ("0.73105858", "0.88079708")


def test_after_five_layers_a_thousandth_is_left() -> None:
    made = lab(at=5)
    assert plain(made.words().lines[2]) == "0.25⁵ = 0.0009765625"
    assert "five" in made.solved


@pytest.mark.parametrize(("beta", "f"), [("100", "2"), ("0.01", "1.0099997")])
def test_swish_at_two(beta: str, f: str) -> None:
    made = lab(kind="swish", beta=beta, s="2")
    assert plain(made.words().lines[0]) == f"f(2) = {f}"
    assert made.answer("swish", 1)


def test_a_step_function_teaches_nothing() -> None:
    assert "nothing can be learned" in plain(lab(at=1, kind="step").words().sentence)


def test_odds_of_one_half() -> None:
    made = lab("odds", 3)
    assert [plain(line) for line in made.words().lines] == [
        "p / (1 − p) = 0.5 / 0.5 = 1",
        "ln 1 = 0",
        "1 / (1 + e^(0)) = 0.5",
    ]
    made.type("p", "0.881")
    assert "logit" in made.solved


def test_softmax_of_large_scores_in_five_steps() -> None:
    lines = [plain(lab("softmax", at).words().lines[0]) for at in range(1, 6)]
    assert lines == [
        "a = (1010, 1000, 990)",
        "a − C = (0, −10, −20)",
        "exp = (1, 4.53999298 × 10⁻⁵, 2.06115362 × 10⁻⁹)",
        "Σ = (1.0000454)",
        "share = (0.9999546, 4.53978686 × 10⁻⁵, 2.06106005 × 10⁻⁹)",
    ]


def test_the_notes_fourth_step_is_found_with_the_switch() -> None:
    made = lab("softmax", 4, variant="twice")
    assert plain(made.words().lines[0]) == "exp(exp) = (2.71828183, 1.0000454, 1)"
    made.forward()
    assert "twice" in made.solved


def test_without_the_constant_it_overflows() -> None:
    made = lab("softmax", 3, shift="none")
    assert plain(made.words().lines[0]) == "exp = (∞, ∞, ∞)"
    assert "overflow" in made.solved


def test_exp_of_a_hundred() -> None:
    made = lab("softmax", 3, scores="100, 0", shift="none")
    assert plain(made.words().lines[0]).startswith("exp = (2.6881171418161356 × 10⁴³,")


@pytest.mark.parametrize(("example", "loss", "total"), [("a", "2.40728", "6.80"), ("b", "1.587931", "4.89")])
def test_the_loss_of_the_scores_with_and_without_the_division(example: str, loss: str, total: str) -> None:
    made = lab(example, 5)
    assert plain(made.words().lines[2]) == f"−ln(y₂ + δ) = {loss}"
    made.edit(variant="bare")
    assert float(plain(made.words().lines[1]).removeprefix("Σ = ")) == pytest.approx(float(total), abs=0.005)
    assert "bare" in made.solved
    assert (made.loss < 0) is (example == "b")


def test_without_an_axis_rows_share_one_sum() -> None:
    made = lab("rows", 5, axis="all")
    assert "axis" in made.solved
    assert "no row adds up to 1" in plain(made.words().sentence)


def test_scores_of_rows_that_differ_are_refused() -> None:
    made = lab("rows")
    assert not made.type("scores", "1 2; 3")
    assert "same number of numbers" in str(made.errors["scores"])


def test_every_row_of_a_batch_is_shown_with_its_own_sum() -> None:
    made = lab("rows", 2)
    assert plain(made.words().lines[0]) == "a − C = (−2, −1, 0), (0, 0, 0)"
    made.go_to(5)
    assert plain(made.words().lines[1]) == "Σ = 1, 1"
    assert plain(made.table().rows[-1].cells[2]) == "1.5032147, 3"
    made.edit(axis="all")
    assert plain(made.words().lines[1]) == "Σ = 0.333809, 0.666191"
