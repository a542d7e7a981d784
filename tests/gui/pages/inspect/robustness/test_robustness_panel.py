"""The panel of robustness adds and removes networks."""

from pytestqt.qtbot import QtBot

from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench
from tests.gui.pages.inspect.robustness.strained import LEFT


def test_panel_adds_and_removes_networks(qtbot: QtBot, bench: Bench, page: InspectPage) -> None:
    panel = page.robustness_panel
    panel.add_choice.chosen.emit(bench.lab.candidates[1].key)
    bench.settle()
    assert panel.count_label.text() == "2 of 8"
    qtbot.mouseClick(panel.lines[1].remove, LEFT)
    assert panel.count_label.text() == "1 of 8"
