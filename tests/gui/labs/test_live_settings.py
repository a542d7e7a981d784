"""What can change while an experiment runs, and how a change is written."""

from __future__ import annotations

import pytest

from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.spec import ExperimentSpec
from gui.labs.live_settings import change_text, live_settings


def test_what_is_live_comes_from_the_fields() -> None:
    live = live_settings(ExperimentSpec(optimizer=Adam()))
    assert set(live) >= {"batch_size", "weight_decay", "optimizer.learning_rate"}
    assert "optimizer.momentum" not in live
    assert live_settings(ExperimentSpec(optimizer=Momentum(momentum=0.5)))["optimizer.momentum"] == 0.5


@pytest.mark.parametrize(
    ("setting", "before", "after", "text"),
    [
        ("learning_rate", 0.1 + 0.2, 1e-5, "η 0.3 → 0.00001"),
        ("batch_size", 1000, 20.0, "N 1,000 → 20"),
        ("weight_decay", 0.0, 0.0001, "λ 0 → 0.0001"),
        ("momentum", 0.9, 0.5, "α 0.9 → 0.5"),
        ("temperature", 1.0, 2.5, "temperature 1 → 2.5"),
    ],
)
def test_a_change_is_written_with_the_letter_of_its_field(setting: str, before: float, after: float, text: str) -> None:
    assert change_text(setting, before, after) == text
