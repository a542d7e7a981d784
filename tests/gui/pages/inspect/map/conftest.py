"""A view to act on, made for each test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.inspect.map.map_view import MapView
from tests.gui.inspecting import Bench


@pytest.fixture
def view(qtbot: QtBot, bench: Bench) -> Iterator[MapView]:
    bench.lab.map.edit(count=50)
    bench.lab.show("map")
    bench.settle()
    bench.lab.map.edit(method="pca")
    made = MapView(bench.lab.map)
    made.resize(974, 640)
    qtbot.addWidget(made)
    made.retranslate()
    with qtbot.waitExposed(made):
        made.show()
    bench.lab.changed.connect(made.draw)
    made.draw()
    made.card.scatter.grab()
    yield made
    bench.lab.close()
