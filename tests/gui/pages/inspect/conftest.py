"""The lab of the Inspect page, opened on its first network."""

from pathlib import Path

import pytest

from tests.gui.inspecting import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    made.lab.begin()
    made.settle()
    return made
