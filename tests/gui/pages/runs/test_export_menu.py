"""The menus that write a run for other programs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from engine.export.formats import FORMATS
from engine.store.run_entry import RunEntry
from gui.labs.driving import Inline
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.runs.export_menu import ExportMenu


class Asked(RunsLab):
    """A lab that notes what it is asked to write."""

    written: list[tuple[str, str, str]]

    def export_network(self, name: str, to: str, path: Path) -> None:
        self.written.append((name, to, path.name))

    def export_curves(self, name: str, to: str, path: Path) -> None:
        self.written.append((name, to, path.name))


def test_every_format_is_offered_and_the_file_goes_where_it_is_put(qtbot: QtBot, tmp_path: Path) -> None:
    entry = RunEntry(tmp_path / "one", "One", 0.0, has_weights=True)
    lab = Asked(Inline, runs=tmp_path)
    lab.written = []
    page = QWidget()
    qtbot.addWidget(page)
    exports = ExportMenu(lab, page)
    menu = QMenu(page)
    exports.add_to(menu, entry)
    networks, curves = (action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(networks, QMenu)
    assert isinstance(curves, QMenu)
    assert len(networks.actions()) == len(FORMATS)
    networks.actions()[0].trigger()
    curves.actions()[0].trigger()
    for dialog in page.findChildren(QFileDialog):
        dialog.fileSelected.emit(str(tmp_path / "chosen"))
        dialog.close()
    assert set(lab.written) == {(entry.name, "onnx", "chosen"), (entry.name, "csv", "chosen")}
