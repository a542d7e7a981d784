"""A count of one takes its noun in the singular, everywhere where sentences are said."""

from __future__ import annotations

import pytest

from engine.errors import EngineError
from engine.text.counting import COUNTED, in_number


@pytest.mark.parametrize("noun", COUNTED)
def test_one_is_one_and_more_are_many(noun: str) -> None:
    single = in_number(f"1 {noun}").removeprefix("1 ")
    assert not single.endswith("s") or single in ("class", "pass")
    for many in (f"2 {noun}", f"11 {noun}", f"1,001 {noun}", f"0.1 {noun}", f"2–1 {noun}"):
        assert in_number(many) == many


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("1 of 1 trials are done", "1 of 1 trial is done"),
        ("1 epochs, 1 steps.", "1 epoch, 1 step."),
        ("1 classes", "1 class"),
        ("1 rules find nothing", "1 rule finds nothing"),
        ("1 of 1 test digits", "1 of 1 test digit"),
        ("there are 1 drawings", "there is 1 drawing"),
        ("1 stepsister", "1 stepsister"),
        ("단계 1 steps", "단계 1 step"),
    ],
)
def test_sentences(said: str, right: str) -> None:
    assert in_number(said) == right


def test_errors_count_right() -> None:
    assert str(EngineError("it has {count} layers", count=1)) == "it has 1 layer"
