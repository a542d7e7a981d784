"""The plots of the strains, the table and the panel."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.analysis.strains import STRAINS
from gui.labs.handover import Experiment
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench

LEFT = Qt.MouseButton.LeftButton


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


def test_three_plots_stand_over_a_table_with_a_row_for_each_network(bench: Bench, page: InspectPage) -> None:
    view = page.robustness
    assert [card.choice.value() for card in view.cards] == ["noise", "rotation", "stroke-width"]
    page.lab.robustness.add(bench.lab.candidates[1])
    bench.settle()
    assert [name for name, _ in view.table._rows] == ["cnn", "mlp"]
    assert len(view.table._heads) == 6
    assert not view.grab().isNull()


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


def test_training_against_noise_is_handed_to_train(qtbot: QtBot, page: InspectPage) -> None:
    with qtbot.waitSignal(page.handover_requested) as sent:
        qtbot.mouseClick(page.primary, LEFT)
    key, parcel = sent.args
    assert key == "train"
    assert isinstance(parcel, Experiment)
    assert parcel.spec.augmentation[0].kind == "noise"


def test_panel_adds_and_removes_networks(qtbot: QtBot, bench: Bench, page: InspectPage) -> None:
    panel = page.robustness_panel
    panel.add_choice.chosen.emit(bench.lab.candidates[1].key)
    bench.settle()
    assert panel.count_label.text() == "2 of 8"
    qtbot.mouseClick(panel.lines[1].remove, LEFT)
    assert panel.count_label.text() == "1 of 8"


def test_facts_are_sentences(bench: Bench, page: InspectPage) -> None:
    page.lab.robustness.add(bench.lab.candidates[1])
    bench.settle()
    page.lab.robustness.edit(line=0.2)
    for word in page.lab.robustness.words:
        said = page.robustness_panel.sentence(word)
        assert said.endswith(".")
        assert "{" not in said
    for kind in STRAINS:
        assert page.robustness.strain_name(kind)
        assert page.robustness_panel._strain(kind)
