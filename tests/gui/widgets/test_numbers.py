"""Numbers as people write them, and back."""

import pytest

from engine.text.numbers import read_number
from gui.widgets.numbers import format_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0001, "0.0001"),
        (1e-8, "1e-8"),
        (0.001, "0.001"),
        (5700, "5700"),
        (-3.5, "−3.5"),
        (1.0, "1"),
        (0.9999, "0.9999"),
        (1e-6, "0.000001"),
        (0.1 + 0.2, "0.3"),
        (None, ""),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float | None, text: str) -> None:
    assert format_number(value) == text
    if value is not None:
        assert read_number(text) == pytest.approx(value)
