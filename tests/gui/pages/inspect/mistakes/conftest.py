"""A view to act on, made for each test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.inspect.mistakes.mistakes_view import MistakesView
from tests.gui.inspecting import Bench


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[MistakesView]:
    made = MistakesView(bench.lab.mistakes)
    made.resize(974, 634)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    yield made
    bench.lab.close()
