"""The Inspect page: one network, one digit, and views of what was learned, where it fails and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from engine.errors import StoreError
from engine.files import write_atomically
from gui.i18n import error_text
from gui.labs.handover import Trained
from gui.labs.inspect.inspect_lab import VIEWS, InspectLab
from gui.pages.inspect.mistakes_panel import MistakesPanel
from gui.pages.inspect.mistakes_view import MistakesView
from gui.pages.inspect.network_section import NetworkSection
from gui.pages.inspect.words_section import WordsSection
from gui.pages.page import Job, Page
from gui.plots import export
from gui.widgets.controls import Button, Segments, describe
from gui.widgets.layout import Panel, PlainArea


class InspectPage(Page):
    """Segments choose the view; the network and the digit stay when it changes."""

    def __init__(self, lab: InspectLab | None = None) -> None:
        super().__init__()
        self.lab = lab or InspectLab(self.make_driver)
        self.export = Button(icon="export")
        self.export.clicked.connect(self.ask_export)
        self.header.add_action(self.export)
        self._make_panel()
        self._make_views()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.stack, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        self.retranslate()
        self.draw()

    def _make_panel(self) -> None:
        self.panel = Panel()
        self.views = Segments()
        self.views.edited.connect(self.lab.show)
        self.network = NetworkSection(self.lab)
        self.settings = QStackedWidget()
        self.words = WordsSection()
        self.words.acted.connect(self._act)
        self.panel.add(self.views, self.network)
        self.mistakes_panel = MistakesPanel(self.lab.mistakes)
        self.panel.add(self.mistakes_panel, self.words)

    def _make_views(self) -> None:
        self.stack = QStackedWidget()
        self.mistakes = MistakesView(self.lab.mistakes)
        self.stack.addWidget(PlainArea(self.mistakes))

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Inspect")

    def sentence(self) -> str:
        return self.tr("Rows are what a digit is, columns what the network read. Click a number to see its digits.")

    def retranslate(self) -> None:
        super().retranslate()
        self.export.setText(self.tr("Export…"))
        describe(self.export, self.tr("Export"), self.tr("Saves what the view shows as a picture or a table."))
        names = {"mistakes": self.tr("Mistakes")}
        self.views.set_choices([(view, names[view]) for view in VIEWS])
        self.views.setAccessibleName(self.tr("Views"))
        self.views.setVisible(len(VIEWS) > 1)
        for part in (self.network, self.mistakes_panel, self.words, self.mistakes):
            part.retranslate()
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _lab_changed(self) -> None:
        if self.on_stage:
            self.draw()
        self.status_changed.emit()

    def draw(self) -> None:
        lab = self.lab
        self.views.set_value(lab.view)
        self.header.set_texts(self.title(), self.sentence())
        self.network.show_for(lab.view)
        self.network.draw()
        self.mistakes_panel.draw()
        self.mistakes.draw(lab.measuring)
        self.words.say(lab.mistakes.words, self.mistakes_panel.sentence, self.mistakes_panel.offer)
        self.export.setEnabled(lab.mistakes.answers is not None)

    def shown(self) -> None:
        self.lab.look()
        super().shown()
        self.lab.begin()

    def _act(self, action: str) -> None:
        if action == "calibration":
            self.mistakes.worst_view.set_value("calibration")
            self.mistakes.draw()
        else:
            self.lab.mistakes.act(action)

    # -- export --------------------------------------------------------------------------------------------------------
    def ask_export(self) -> None:
        """Ask where, then save the view: a picture (PNG, SVG), or all answers as a table (CSV)."""
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("All answers (*.csv)"), self.tr("Picture (*.png)"), self.tr("Drawing (*.svg)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self.lab.view}.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the view to a file in the format that its name says."""
        target = Path(path)
        if target.suffix.lower() in (".png", ".svg"):
            self.mistakes.card.save_to(path)
            return
        try:
            write_atomically(target, export.csv_bytes(self.lab.mistakes.table()))
        except StoreError as error:
            self.message.emit(error_text(error), "", "error")

    # -- what the window asks ------------------------------------------------------------------------------------------
    def job(self) -> Job | None:
        return None

    def fact(self) -> str:
        figures = self.lab.mistakes.figures
        if figures is None:
            return ""
        return self.tr("{mistakes} of {count} digits misread").format(
            mistakes=f"{figures.mistakes:,}", count=f"{figures.digits:,}"
        )

    def commands(self) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {"open_weights": self.network.ask_file}
        if self.lab.mistakes.answers is not None:
            found["export"] = self.ask_export
        return found

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, Trained):
            self.lab.receive(parcel)

    def closing(self) -> None:
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        return self.lab.remember()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.recall(state)
