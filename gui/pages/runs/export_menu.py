"""What of a run other programs can read: its network in each format, and its curves, as two menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.export.formats import FORMATS
from engine.store.run_entry import RunEntry
from gui import i18n
from gui.labs.runs.runs_lab import RunsLab


class ExportMenu(QObject):
    """Adds the two menus for a run, and asks where a file goes."""

    def __init__(self, lab: RunsLab, page: QWidget) -> None:
        super().__init__(page)
        self.lab, self.page = lab, page

    def add_to(self, menu: QMenu, entry: RunEntry) -> None:
        """Add both menus at the end of a run's own menu."""
        menu.addSeparator()
        networks = menu.addMenu(self.tr("Network for other programs"))
        networks.setEnabled(entry.has_weights)
        for known in FORMATS.values():
            ask = partial(self.ask_network, entry.name, known.name)
            networks.addAction(i18n.engine_text(known.title)).triggered.connect(lambda _=False, ask=ask: ask())
        curves = menu.addMenu(self.tr("Curves for other programs"))
        table, folder = curves.addAction(self.tr("CSV table")), curves.addAction(self.tr("TensorBoard"))
        table.triggered.connect(lambda: self.ask_table(entry.name))
        folder.triggered.connect(lambda: self.ask_folder(entry.name))

    def ask_network(self, name: str, to: str) -> None:
        """Ask where the network goes."""
        dialog = self._dialog(self.tr("Network for other programs"), f"{name}{FORMATS[to].suffix}")
        self._open(dialog, lambda path: self.lab.export_network(name, to, Path(path)))

    def ask_table(self, name: str) -> None:
        """Ask where the table of the curves goes."""
        dialog = self._dialog(self.tr("Curves for other programs"), f"{name}.csv")
        self._open(dialog, lambda path: self.lab.export_curves(name, "csv", Path(path)))

    def ask_folder(self, name: str) -> None:
        """Ask in which folder TensorBoard shall look."""
        dialog = QFileDialog(self.page, self.tr("Curves for other programs"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog, lambda path: self.lab.export_curves(name, "tensorboard", Path(path) / name))

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self.page, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        return dialog

    def _open(self, dialog: QFileDialog, take: Callable[[str], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(take)
        dialog.open()
