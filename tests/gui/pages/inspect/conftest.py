"""The lab of the Inspect page, opened on its first network, and the page itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench(tmp_path)
    made.lab.begin()
    made.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> Iterator[InspectPage]:
    made = InspectPage(bench.lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()
