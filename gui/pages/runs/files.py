"""The files of the Runs page: it asks where runs are read from and written to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui import i18n
from gui.labs.opening_networks import SUFFIXES
from gui.labs.runs.runs_lab import RunsLab
from gui.widgets.network.network_opener import NetworkOpener
from gui.widgets.sheets.author_dialog import AuthorDialog
from gui.widgets.sheets.dialogs import file_dialog


class RunFiles(QObject):
    """Asks for a zip file of runs, or for a page to hand in, without blocking the window."""

    def __init__(self, lab: RunsLab, page: QWidget) -> None:
        super().__init__(page)
        self.lab, self.page = lab, page
        self.networks = NetworkOpener(page)
        self.networks.opened.connect(lab.import_network)

    def ask_import(self) -> None:
        """Ask for a zip file whose runs are added, or for a network of another program."""
        patterns = " ".join(f"*{suffix}" for suffix in (".zip", *SUFFIXES))
        filters = [self.tr("Runs and networks ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        file_dialog(self.page, self.tr("Import"), self.import_file, filters=filters).open()

    def import_file(self, path: str) -> None:
        """Add the runs of a zip file, or the network of a file as a run."""
        if Path(path).suffix.lower() in SUFFIXES:
            self.networks.open(Path(path))
        else:
            self.lab.import_from(Path(path))

    def ask_export(self) -> None:
        """Ask where the chosen runs go."""
        name = self.lab.picked[0].name if len(self.lab.picked) == 1 else "runs"
        self._ask(self.tr("Export runs"), "zip", name, self.export_file, save=True)

    def export_file(self, path: str) -> None:
        """Write the chosen runs into a zip file."""
        self.lab.export(Path(path))

    def ask_report(self) -> None:
        """Ask who hands in a report of the chosen runs, and where it goes."""
        AuthorDialog(self.page, self.ask_report_file).open()

    def ask_report_file(self) -> None:
        """Ask where the report goes, once it is known who hands it in."""
        name = self.lab.picked[0].name if self.lab.picked else "report"
        self._ask(self.tr("Report"), "html", name, self.report_file, save=True)

    def report_file(self, path: str) -> None:
        """Write the report of the chosen runs."""
        self.lab.report(Path(path), i18n.engine_text)

    def _ask(self, title: str, suffix: str, name: str, take: Callable[[str], object], *, save: bool) -> None:
        suggested = f"{name}.{suffix}" if save else ""
        dialog = file_dialog(self.page, title, take, filters=[f"*.{suffix}"], suffix=suffix, name=suggested, save=save)
        dialog.open()
