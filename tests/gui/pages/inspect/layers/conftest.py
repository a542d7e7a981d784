"""A view to act on, made for each test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.inspect.layers.layers_view import LayersView
from tests.gui.inspecting import Bench


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[LayersView]:
    bench.lab.show("layers")
    bench.settle()
    made = LayersView(bench.lab.layers)
    made.resize(974, 640)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    yield made
    bench.lab.close()
