import pytest

from engine.course.formula import evaluate
from engine.errors import SpecError

LETTERS = {"H": 28.0, "P": 0.0, "FH": 5.0, "S": 2.0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(H + 2P − FH)/S + 1", 12.5),
        ("H + 2P − FH/S + 1", 26.5),
        ("[H+2*P-FH]/S+1", 12.5),
        ("2(H − 1)", 54),
        ("−S^3", -8),
        ("2FH", 10),
        ("(H)(S)", 56),
    ],
)
def test_a_typed_formula_is_computed(text: str, value: float) -> None:
    assert evaluate(text, LETTERS) == pytest.approx(value)


def test_without_brackets_the_notes_formula_gives_24_26_5_and_27_33() -> None:
    found = [evaluate("H + 2P − FH/S + 1", {**LETTERS, "S": s}) for s in (1.0, 2.0, 3.0)]
    assert found == [24, 26.5, pytest.approx(27.33, abs=5e-3)]


@pytest.mark.parametrize(
    "text", ["", "H +", "x + 1", "__import__('os')", "H if P else S", "(−1)^0.5", "1" * 300, "(" * 90]
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="cannot be read; use numbers, H, P, FH, S") as caught:
        evaluate(text, LETTERS)
    assert caught.value.field == "formula"


@pytest.mark.parametrize("text", ["H / P", "9^9^9^9", "1e999"])
def test_what_has_no_finite_value_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="no finite value"):
        evaluate(text, LETTERS)
