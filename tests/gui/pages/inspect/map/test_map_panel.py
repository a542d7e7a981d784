"""The panel of the map highlights classes and says what it means."""

from dataclasses import replace

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


def test_keys_take_the_names_of_other_classes_even_of_as_many(qtbot: QtBot, view: MapView) -> None:
    panel = MapPanel(view.lab)
    qtbot.addWidget(panel)
    panel.retranslate()
    panel.draw()
    assert panel.keys[0].text() == "0"
    subject = view.lab.subject
    assert subject is not None
    named = replace(subject.data, classes=("apple", "pear", "plum", "fig"))
    view.lab.subject = replace(subject, data=named)
    panel.draw()
    assert [key.text() for key in panel.keys] == ["apple", "pear", "plum", "fig"]
