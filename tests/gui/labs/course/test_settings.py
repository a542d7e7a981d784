from dataclasses import dataclass, replace
from typing import Any

import pytest

from engine.errors import SpecError
from gui.labs.course.settings import LabSettings, chosen, switched, typed, typed_array, typed_number


@dataclass(frozen=True, kw_only=True)
class Some(LabSettings):
    rate: float = typed(0.1, low=0, high=10)
    count: int = typed(3, low=1)
    kind: str = chosen("a", {"a": "A", "b": "B"})
    on: bool = switched(False)
    row: tuple[float, ...] = typed((1.0, 2.0), shape=(2,), high=9)
    matrix: tuple[tuple[float, ...], ...] = typed(((1.0, 2.0),), shape=(None, 2))


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.05", 0.05), ("−3", -3), ("０．５", 0.5), ("1e−4", 1e-4), ("10⁻⁴", 1e-4), ("2 × 10³", 2000), ("1/4", 0.25)],
)
def test_numbers_are_read_as_people_type_them(text: str, value: float) -> None:
    assert typed_number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "abc", "1e999", "1/0", "nan", "--1", "001"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="number"):
        typed_number(text)


@pytest.mark.parametrize(("text", "example"), [("0,001", "0.001"), ("0,5", "0.5"), ("5,700", "5.700")])
def test_a_decimal_comma_is_refused_with_how_to_write_it_and_is_never_another_number(text: str, example: str) -> None:
    with pytest.raises(SpecError, match=f"write {example} with a point"):
        typed_number(text)


def test_a_whole_number_may_be_grouped() -> None:
    assert Some().parsed("count", "5,700") == 5700
    assert Some().parsed("count", "1e2") == 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 2", (1, 2)),
        ("1, 2", (1, 2)),
        ("1 2; 3 4", ((1, 2), (3, 4))),
        ("[[1, 2], [3, 4]]", ((1, 2), (3, 4))),
        ("[[1, 2]]", ((1, 2),)),
    ],
)
def test_arrays_are_read_as_people_type_them(text: str, value: Any) -> None:
    assert typed_array(text) == value


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("rate", "11", "between 0 and 10"),
        ("rate", "1e999", "finite"),
        ("rate", "", "must be a number"),
        ("count", "1.5", "whole number"),
        ("count", "0", "at least 1"),
        ("kind", "c", "must be one of a, b"),
        ("row", "1 2 3", "must have the shape 2, not 3"),
        ("row", "1 10", "at most 9"),
        ("matrix", "1 2 3; 4 5 6", "shape n × 2, not 2 × 3"),
        ("matrix", "1 2; 3", "same number of numbers"),
        ("matrix", "1 " * 300, "at most 400 characters"),
    ],
)
def test_a_wrong_text_says_what_must_be_and_names_its_field(name: str, text: str, words: str) -> None:
    def take() -> None:
        replace(Some(), **{name: Some().parsed(name, text)})

    with pytest.raises(SpecError, match=words) as caught:
        take()
    assert caught.value.field == name


def test_a_row_typed_for_a_matrix_is_its_only_row() -> None:
    assert Some().parsed("matrix", "3 4") == ((3, 4),)


def test_plain_data_come_back_and_what_makes_no_sense_is_left_out() -> None:
    settings = Some(rate=2, matrix=((1.0, 2.0), (3.0, 4.0)))
    assert Some().with_plain(settings.to_dict()) == settings
    assert Some().with_plain({"rate": 99, "count": "x", "on": 1, "unknown": 3, "row": [5, 6]}) == Some(row=(5, 6))
