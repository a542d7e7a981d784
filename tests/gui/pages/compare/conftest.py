"""A page to act on, made for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.compare.compare_lab import CompareLab
from gui.pages.compare.compare_page import ComparePage
from gui.runner import Runner
from tests.gui.pages.compare.racing import DATA


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[ComparePage]:
    made = ComparePage(CompareLab(Runner(), Runner(), load=lambda _, **__: DATA, runs=tmp_path / "runs"))
    made.lab.edit(steps=60)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()
