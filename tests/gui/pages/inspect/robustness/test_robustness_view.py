"""The plots of the strains, the table and the panel."""

from pytestqt.qtbot import QtBot

from engine.analysis.strains import STRAINS
from gui.labs.handover import ToTrain
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench
from tests.gui.pages.inspect.robustness.strained import LEFT


def test_three_plots_stand_over_a_table_with_a_row_for_each_network(bench: Bench, page: InspectPage) -> None:
    view = page.robustness
    assert [card.choice.value() for card in view.cards] == ["noise", "rotation", "stroke-width"]
    page.lab.robustness.add(bench.lab.candidates[1])
    bench.settle()
    assert [name for name, _ in view.table._rows] == ["cnn", "mlp"]
    assert len(view.table._heads) == 6
    assert not view.grab().isNull()


def test_training_against_noise_is_handed_to_train(qtbot: QtBot, page: InspectPage) -> None:
    with qtbot.waitSignal(page.handover_requested) as sent:
        qtbot.mouseClick(page.primary, LEFT)
    key, parcel = sent.args
    assert key == "train"
    assert isinstance(parcel, ToTrain)
    assert parcel.spec.augmentation[0].kind == "noise"


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
