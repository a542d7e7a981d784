"""Numbers as people write them: what is taken, and what is refused with how to write it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.numbers import NumberError, as_whole, read_number, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.001", 0.001),
        (" 1e-3 ", 0.001),
        ("−3", -3.0),
        ("０．００１", 0.001),
        ("－５", -5.0),
        ("0。5", 0.5),
        ("1,000,000", 1e6),
        ("1,234.5", 1234.5),
        ("12 345", 12345.0),
        ("1_000", 1000.0),
        (".5", 0.5),
    ],
)
def test_numbers_of_every_keyboard_are_taken(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "way_out"), [("0,001", "0.001"), ("1,5", "1.5"), ("1,500", "1.500"), (",5", "0.5"), ("2,5e-3", "2.5e-3")]
)
def test_a_decimal_comma_is_refused_with_how_to_write_it(text: str, way_out: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(text)
    assert (caught.value.reason, caught.value.way_out) == ("comma", way_out)


@pytest.mark.parametrize(
    ("text", "value"), [("5,700", 5700), ("1e2", 100), ("60 000", 60000), ("１０", 10), ("7.0", 7)]
)
def test_whole_numbers_may_be_grouped_or_have_a_power_of_ten(text: str, value: int) -> None:
    read = read_number(text, whole=True)
    assert (read, type(read)) == (value, int)


@pytest.mark.parametrize("text", ["", "ten", "1 2", "001", "nan", "inf", "1,2,3", "0x10", "9" * 5000, "--1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(text)
    assert caught.value.reason == "number"


@pytest.mark.parametrize("text", ["1e400", "-1e999"])
def test_what_is_too_large_for_a_number_is_called_so(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(text)
    assert caught.value.reason == "infinite"


def test_a_whole_number_has_no_decimals() -> None:
    with pytest.raises(NumberError) as caught:
        read_number("1.5", whole=True)
    assert caught.value.reason == "whole"
    with pytest.raises(NumberError):
        as_whole(math.inf)


@given(st.text(max_size=200))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        value = read_number(text)
    except NumberError:
        return
    assert math.isfinite(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_the_program_writes_is_read_back(value: float) -> None:
    assert read_number(repr(value)) == value


@given(st.one_of(st.integers(), st.floats(), st.text(), st.lists(st.integers(), max_size=200), st.dates(), st.none()))
def test_any_value_is_shown_in_a_few_characters(value: object) -> None:
    assert len(shown(value)) <= 110


def test_a_number_of_thousands_of_digits_is_shown_by_its_size() -> None:
    assert shown(-(10**5000)) == "-1e5000"
    assert len(shown([10**5000])) <= 110
