"""Small texts that several parts of the window say alike."""

from __future__ import annotations

import math

import pytest

from gui.widgets.words import duration_text, size_text


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 kB"), (12_300, "12 kB"), (410_000, "0.4 MB"), (28_400_000, "28 MB"), (2e9, "2,000 MB")]
)
def test_a_size_is_said_in_the_unit_that_people_use(size: float, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(("seconds", "text"), [(34, "0:34"), (725, "12:05"), (3900, "1 h 05 min"), (math.inf, "∞")])
def test_a_duration_is_said_in_minutes_then_hours(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text
