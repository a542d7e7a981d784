"""The menu of Compare that opens and saves comparisons, and lays other runs over those that are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.store.comparison import Comparison
from gui.i18n import saved_as
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.plotting.curves import MOST_SERIES
from gui.pages.compare.printed_menu import PrintedMenu
from gui.widgets.numbers import percent
from gui.widgets.sheets.dialogs import last

KEPT_SHOWN = 20  # kept runs offered in the menu; a dialog has them all
Attempt = Callable[[Callable[[], object]], object]


class OverMenu(QMenu):
    """Files and kept runs; `attempt` carries out what may fail, and says what went wrong."""

    saved = Signal(str)  # what is said of it

    def __init__(self, lab: CompareLab, attempt: Attempt, parent: QWidget) -> None:
        super().__init__(parent)
        self.lab, self._attempt, self._page = lab, attempt, parent
        self.dialog: QFileDialog | None = None
        self.open_action = self.addAction("")
        self.open_action.triggered.connect(self.ask_open)
        self.over_action = self.addAction("")
        self.over_action.triggered.connect(self.ask_over)
        self.kept_menu = QMenu(self)
        self.addMenu(self.kept_menu)
        self.addMenu(PrintedMenu(lab, attempt, self))
        self.addSeparator()
        self.save_action = self.addAction("")
        self.save_action.triggered.connect(self.ask_save)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.open_action.setText(self.tr("Open comparison…"))
        self.over_action.setText(self.tr("Lay over the runs of a file…"))
        self.kept_menu.setTitle(self.tr("Lay over a kept run"))
        self.save_action.setText(self.tr("Save comparison…"))

    def draw(self) -> None:
        """Offer what can be done now."""
        race = self.lab.race
        self.save_action.setEnabled(bool(self.lab.board.comparison.records) and not race.busy)
        self.open_action.setEnabled(not race.busy)

    def open_under(self, button: QWidget) -> None:
        """Show the menu under its button, with the newest kept runs."""
        self.kept_menu.clear()
        kept = self.lab.kept_runs(KEPT_SHOWN)
        for summary in kept:
            accuracy = "" if summary.best_accuracy is None else f"   {percent(summary.best_accuracy, 2)}"
            action = self.kept_menu.addAction(f"{summary.title or summary.name}{accuracy}")
            lay = partial(self.lab.lay_over_kept, summary.folder)
            action.triggered.connect(lambda _=False, lay=lay: self._attempt(lay))
        self.kept_menu.addSeparator()
        other = self.kept_menu.addAction(self.tr("Another kept run…"))
        other.triggered.connect(self.ask_kept)
        self.kept_menu.setEnabled(bool(kept) and len(self.lab.board.names()) < MOST_SERIES)
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_open(self) -> None:
        """Ask which comparison to open."""
        self._ask(self.tr("Open comparison"), False, self.open_file)

    def ask_over(self) -> None:
        """Ask whose runs to lay over these."""
        self._ask(self.tr("Lay over the runs of a file"), False, self.lay_over_file)

    def ask_kept(self) -> None:
        """Ask which of all kept runs to lay over these; each is a folder."""
        dialog = QFileDialog(self._page, self.tr("Lay over a kept run"), str(self.lab.race.home))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._show(dialog, lambda path: self._attempt(lambda: self.lab.lay_over_kept(Path(path))))

    def ask_save(self) -> None:
        """Ask where to save the comparison."""
        self._ask(self.tr("Save comparison"), True, self.save_file)

    def _ask(self, title: str, saving: bool, then: Callable[[str], object]) -> None:
        dialog = QFileDialog(self._page, title, last.start())
        mode = QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen
        dialog.setAcceptMode(mode)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilter("JSON (*.json)")
        self._show(dialog, then)

    def _show(self, dialog: QFileDialog, then: Callable[[str], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(last.note)
        dialog.fileSelected.connect(then)
        self.dialog = dialog
        dialog.open()

    def open_file(self, path: str) -> None:
        """Open a comparison; what goes wrong is said above the plots."""
        self._attempt(lambda: self.lab.open(path))

    def save_file(self, path: str) -> None:
        """Save the comparison; what goes wrong is said above the plots."""

        def save() -> None:
            self.lab.save(path)
            self.saved.emit(saved_as(path))

        self._attempt(save)

    def lay_over_file(self, path: str) -> None:
        """Show all runs of a saved comparison beside these."""

        def lay() -> None:
            for record in Comparison.load(path).records.values():
                self.lab.lay_over(record.name, record)

        self._attempt(lay)
