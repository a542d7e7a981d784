"""The plots of the strains, the table and the panel."""

from pytestqt.qtbot import QtBot

from engine.analysis.strains import STRAINS
from gui.labs.handover import ToTrain
from gui.pages.inspect.inspect_page import InspectPage
from gui.pages.inspect.robustness.robustness_view import within
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


def test_a_name_in_a_sentence_keeps_its_initials() -> None:
    assert [within(name) for name in ("Noise", "Stroke width", "FGSM attack", "")] == [
        "noise",
        "stroke width",
        "FGSM attack",
        "",
    ]


def test_the_view_is_as_high_as_its_plots_with_a_row_for_every_network(bench: Bench, page: InspectPage) -> None:
    view = page.robustness
    page.lab.robustness.add(bench.lab.candidates[1])
    bench.settle()
    rows = [("cnn", view.table._rows[0][1])] * 8
    view.table.show_rows(view.table._heads, rows)
    view._take_room()
    assert view.minimumHeight() >= view.table.height() + view.cards[0].minimumSizeHint().height()
