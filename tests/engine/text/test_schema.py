"""Records of our own files: what fits is taken, anything else is named by its field."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.schema import (
    Malformed,
    checked,
    flag,
    list_of,
    loose_number,
    number,
    optional,
    parsed,
    record,
    record_of,
    text,
    tuple_of,
    whole,
)

SHAPE = {
    "name": text,
    "step": whole,
    "loss": optional(number),
    "done": flag,
    "points": list_of(tuple_of(number, number)),
    "seen": record_of(loose_number),
    "more": record,
}
GOOD = {"name": "a", "step": 3.0, "loss": None, "done": False, "points": [[0, 1.5]], "seen": {"b": 2}, "more": {}}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def test_a_record_that_fits_comes_back_in_its_types_without_what_is_unknown():
    found = checked({**GOOD, "later": 1}, SHAPE)
    assert found == {**GOOD, "step": 3, "points": [(0.0, 1.5)], "seen": {"b": 2.0}}
    assert type(found["step"]) is int


def test_what_may_be_missing_takes_the_given_value():
    assert checked({"name": "a"}, {"name": text, "tags": list_of(text)}, {"tags": []}) == {"name": "a", "tags": []}
    with pytest.raises(Malformed, match="tags is missing"):
        checked({"name": "a"}, {"name": text, "tags": list_of(text)})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 3), ("step", True), ("step", 1.5), ("step", 1e400), ("step", float("nan")), ("loss", "1"),
        ("loss", float("inf")), ("done", 0), ("points", [[1]]), ("points", {}), ("seen", []), ("more", None),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_named_by_its_field(field, value):
    with pytest.raises(Malformed, match=field):
        checked({**GOOD, field: value}, SHAPE)


@given(JSON)
def test_no_value_makes_anything_but_a_malformed_record(value):
    for plain in (value, *({**GOOD, name: value} for name in SHAPE)):
        with contextlib.suppress(Malformed):
            assert set(checked(plain, SHAPE)) == set(SHAPE)


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, b"\xff\xfe"])
def test_a_line_that_is_no_json_is_malformed(line):
    with pytest.raises(Malformed, match="not JSON"):
        parsed(line)
