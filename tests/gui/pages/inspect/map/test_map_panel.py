"""The panel of the map highlights classes and says what it means."""

from pytestqt.qtbot import QtBot

from gui.pages.inspect.map.map_panel import MapPanel
from gui.pages.inspect.map.map_view import MapView
from tests.gui.inspecting import Bench
from tests.gui.pages.inspect.map.mapped import LEFT


def test_panel_highlights_classes_and_says_what_it_means(qtbot: QtBot, bench: Bench, view: MapView) -> None:
    panel = MapPanel(view.lab)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.draw()
    assert len(panel.keys) == 4
    qtbot.mouseClick(panel.keys[2], LEFT)
    qtbot.mouseClick(panel.keys[1], LEFT)
    panel.draw()
    assert view.lab.highlighted == (2, 1)
    assert panel.keys[1].place == 1
    assert panel.chosen.text() == "2 of 4"
    for word in view.lab.words:
        assert panel.sentence(word).endswith(".")
        assert "{" not in panel.sentence(word)
    assert not view.grab().isNull()
