"""A card of curves for one strain: hover and choice."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.analysis.strains import STRAINS
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


def test_hover_tells_the_accuracy_at_a_level(qtbot: QtBot, page: InspectPage) -> None:
    plot = page.robustness.cards[0].plot
    qtbot.mouseMove(plot, QPoint(plot.width() // 2, 60))
    assert plot._hover in STRAINS["noise"].levels
    assert not plot.grab().isNull()


def test_choice_over_a_plot_changes_its_strain(bench: Bench, page: InspectPage) -> None:
    page.robustness.cards[2].choice.chosen.emit("contrast")
    bench.settle()
    assert page.lab.robustness.strains[2] == "contrast"
    assert "Contrast" in page.primary.text()
    assert not page.primary.isEnabled()
