"""The Inspect page, driven by clicks."""

from pathlib import Path

from gui.labs.handover import Trained
from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


def test_figures_say_what_the_lab_counted(page: InspectPage) -> None:
    figures = page.lab.mistakes.figures
    assert figures is not None
    cells = page.mistakes.figures.cells()
    assert cells[0].value == f"{100 * figures.accuracy:.2f}"
    assert cells[1].value == str(figures.mistakes)
    assert str(figures.mistakes) in page.fact()


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
