"""The header's menu of studies: a new search, one that is kept, and a class's results gathered as one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.errors import EngineError
from gui.i18n import error_text
from gui.labs.compare.search_lab import SearchLab
from gui.widgets.sheets.dialogs import file_dialog, last


class StudiesMenu(QMenu):
    """Opens studies and gathers classes; `refused` says what could not be done."""

    refused = Signal(str)

    def __init__(self, lab: SearchLab, parent: QWidget) -> None:
        super().__init__(parent)
        self.lab, self._page = lab, parent
        self.dialog: QFileDialog | None = None
        self.folder_action = self.addAction("")
        self.folder_action.triggered.connect(self.ask_folder)
        self.files_action = self.addAction("")
        self.files_action.triggered.connect(self.ask_files)
        self.addSeparator()
        self.kept_menu = QMenu(self)
        self.addMenu(self.kept_menu)
        self.aboutToShow.connect(self.fill)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.folder_action.setText(self.tr("Gather a class's results from a folder…"))
        self.files_action.setText(self.tr("Gather a class's results from zip files…"))
        self.kept_menu.setTitle(self.tr("Open a study"))

    def fill(self) -> None:
        """Offer the newest studies."""
        self.kept_menu.clear()
        kept = self.lab.studies()
        for path in kept:
            action = self.kept_menu.addAction(path.stem)
            action.triggered.connect(partial(self._open, path))
        free = not self.lab.busy and not self.lab.reading
        self.kept_menu.setEnabled(bool(kept) and free)
        for action in (self.folder_action, self.files_action):
            action.setEnabled(free)

    def open_under(self, button: QWidget) -> None:
        """Show the menu under its button."""
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_folder(self) -> None:
        """Ask for the folder of what a class handed in."""
        self.dialog = file_dialog(self._page, self.tr("Gather a class's results"), self.gather_folder, folder=True)
        self.dialog.open()

    def ask_files(self) -> None:
        """Ask for the zip files that students exported."""
        dialog = QFileDialog(self._page, self.tr("Gather a class's results"), last.start())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(["ZIP (*.zip)"])
        dialog.filesSelected.connect(self.gather_files)
        self.dialog = dialog
        dialog.open()

    def gather_folder(self, path: str) -> None:
        """Gather what is in a folder, under its name."""
        self._gather([Path(path)], Path(path).name)

    def gather_files(self, paths: Sequence[str]) -> None:
        """Gather zip files, under today's date."""
        if paths:
            last.note(paths[0])
            self._gather([Path(path) for path in paths], time.strftime("class-%Y-%m-%d"))

    def _gather(self, sources: Sequence[Path], name: str) -> None:
        known = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in name).strip(".-")
        try:
            self.lab.gather(sources, known[:60] or "class")
        except EngineError as error:
            self.refused.emit(error_text(error))

    def _open(self, path: Path, _: bool = False) -> None:
        self.lab.open(path)
