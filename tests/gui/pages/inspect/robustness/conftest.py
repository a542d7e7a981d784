"""A view to act on, made for each test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> Iterator[InspectPage]:
    bench.lab.show("robustness")
    bench.settle()
    made = InspectPage(bench.lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()
