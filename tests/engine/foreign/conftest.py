"""Time enough for every search, however busy the machine is."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.foreign.opening.BUDGET_S", 120.0)
