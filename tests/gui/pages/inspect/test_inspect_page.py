"""The Inspect page, driven by clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.labs.handover import Trained
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> Iterator[InspectPage]:
    made = InspectPage(bench.lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    made.closing()


def test_panel_names_the_network_its_shape_and_the_digits(page: InspectPage) -> None:
    assert page.network.choice.currentText().startswith("cnn")
    assert "2 convolutions" in page.network.caption.text()
    assert page.network.rival.currentText() == "nothing"


def test_figures_say_what_the_lab_counted(page: InspectPage) -> None:
    figures = page.lab.mistakes.figures
    assert figures is not None
    cells = page.mistakes.figures.cells()
    assert cells[0].value == f"{100 * figures.accuracy:.2f}"
    assert cells[1].value == str(figures.mistakes)
    assert str(figures.mistakes) in page.fact()


def test_choosing_another_network_shows_it(page: InspectPage, bench: Bench) -> None:
    page.network.choice.chosen.emit(bench.lab.candidates[1].key)
    bench.settle()
    assert page.network.choice.currentText().startswith("mlp")
    assert "64-6-4" in page.network.caption.text()


def test_network_that_cannot_be_opened_is_marked_at_its_row(page: InspectPage, bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    bench.lab.open_file(tmp_path / "broken.safetensors")
    bench.settle()
    assert page.network.problem.text()
    assert page.lab.mistakes.answers is not None


def test_answers_are_exported_as_a_table_and_the_matrix_as_a_picture(page: InspectPage, tmp_path: Path) -> None:
    said: list[tuple[str, str, str]] = []
    page.message.connect(lambda *message: said.append(message))
    page.export_to(str(tmp_path / "answers.csv"))
    assert len((tmp_path / "answers.csv").read_text(encoding="utf-8-sig").splitlines()) == 121
    for name in ("matrix.png", "matrix.svg"):
        page.export_to(str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 1000
    assert said == [(f"Saved as {name}.", "", "good") for name in ("answers.csv", "matrix.png", "matrix.svg")]


def test_network_of_another_page_is_received(page: InspectPage, bench: Bench) -> None:
    subject = bench.lab.subject
    assert subject is not None
    page.receive(Trained("mine", subject.spec, subject.model.parameters, 0.8))
    bench.settle()
    assert page.network.choice.currentText().startswith("mine")


def test_words_offer_the_curve_and_show_it(page: InspectPage) -> None:
    page._act("calibration")
    assert page.mistakes.worst_stack.currentIndex() == 1


def test_all_words_are_sentences(page: InspectPage) -> None:
    for word in page.lab.mistakes.words:
        said = page.mistakes_panel.sentence(word)
        assert said.endswith(".")
        assert "{" not in said
