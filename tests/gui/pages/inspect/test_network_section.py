"""The network that is inspected: its name, shape and digits, and another one."""

from pathlib import Path

from gui.pages.inspect.inspect_page import InspectPage
from tests.gui.inspecting import Bench


def test_panel_names_the_network_its_shape_and_the_digits(page: InspectPage) -> None:
    assert page.network.choice.currentText().startswith("cnn")
    assert "2 convolutions" in page.network.caption.text()
    assert page.network.rival.currentText() == "nothing"


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
