"""A page to act on, made for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.initialize.init_lab import InitLab
from gui.pages.initialize.init_page import InitPage
from gui.runner import Runner
from tests.gui.pages.initialize.grid_words import DATA


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[InitPage]:
    made = InitPage(InitLab(Runner(), load=lambda _: DATA))
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()
