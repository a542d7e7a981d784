"""A lab to act on, made for each test."""

from pathlib import Path

import pytest

from gui.labs.postal.postal_lab import PostalLab


@pytest.fixture
def lab(weights: Path, tmp_path: Path) -> PostalLab:
    made = PostalLab(weights.parent, tmp_path / "drawings.jsonl")
    assert made.reader.ensure_network() is None
    return made
