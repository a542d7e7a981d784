"""What can change while an experiment runs, and how a change is written."""

from __future__ import annotations

import pytest

from gui.labs.live_settings import change_text


@pytest.mark.parametrize(
    ("setting", "before", "after", "text"),
    [
        ("optimizer.learning_rate", 0.1 + 0.2, 1e-5, "η 0.3 → 0.00001"),
        ("batch_size", 1000, 20.0, "N 1,000 → 20"),
        ("weight_decay", 0.0, 0.0001, "λ 0 → 0.0001"),
        ("optimizer.momentum", 0.9, 0.5, "α 0.9 → 0.5"),
        ("temperature", 1.0, 2.5, "temperature 1 → 2.5"),
    ],
)
def test_a_change_is_written_with_the_letter_of_its_field(setting: str, before: float, after: float, text: str) -> None:
    assert change_text(setting, before, after) == text
