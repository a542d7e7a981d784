"""The Runs page: find, compare, note, continue, export and delete what was trained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.extras.missing import MissingExtraError
from engine.store.run_list import WEIGHTS_FILE
from engine.store.weights import load_weights
from engine.text.schema import Check, flag, one_of
from gui import i18n
from gui.i18n import counted, error_text, saved_as
from gui.labs.handover import KeptRun, ToTrain, Trained
from gui.labs.runs.rows import KEYS
from gui.labs.runs.runs_lab import RunsLab
from gui.pages.page import Page
from gui.pages.runs.export_menu import ExportMenu
from gui.pages.runs.files import RunFiles
from gui.pages.runs.run_panel import RunPanel
from gui.pages.runs.run_table import RunTable
from gui.pages.runs.thin_strip import ThinStrip
from gui.pages.runs.tools import RunTools
from gui.plots import PlotCard
from gui.widgets.controls import Button, describe
from gui.widgets.layout import PlainArea
from gui.widgets.words import size_text

REFRESH_MS = 3000  # while a run is being trained somewhere
LOW_TABLE = 232  # px that the table keeps where the page scrolls


class RunsPage(Page):
    """Search, table, two plots and the panel."""

    STATE: ClassVar[Mapping[str, Check]] = {"order": one_of(*KEYS), "descending": flag}

    def __init__(self, lab: RunsLab | None = None) -> None:
        super().__init__()
        self.lab = lab or RunsLab(self.make_driver, translate=i18n.run_title)
        self.files = RunFiles(self.lab, self)
        self.files.networks.failed.connect(lambda error: self.message.emit(error_text(error), "", "error"))
        self.files.networks.lacking.connect(self.offer_extra)
        self._shown: object = None
        self._again = QTimer(self)
        self._again.setInterval(REFRESH_MS)
        self._again.timeout.connect(self._refresh_running)
        self._make_header()
        self._make_body()
        self.lab.changed.connect(self._changed)
        self.retranslate()

    def _make_header(self) -> None:
        self.bring = Button(" ", icon="import")
        self.overlay = Button(" ", icon="compare")
        self.duplicate = Button(" ", icon="copy", kind="primary")
        self.bring.clicked.connect(self.files.ask_import)
        self.overlay.clicked.connect(self._lay_over)
        self.duplicate.clicked.connect(self._duplicate)
        self.header.add_action(self.bring, self.overlay, self.duplicate)

    def _make_body(self) -> None:
        self.tools = RunTools(self.lab)
        self._make_table()
        self._make_plots()
        self._make_panel()
        middle = QWidget()
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addWidget(self.table, 1)
        column.addSpacing(4)
        column.addWidget(self._plots)
        self._row = row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainArea(middle), 1)
        row.addWidget(self.panel)
        self.thin_strip = ThinStrip(self.lab)
        self.tools.thin_asked.connect(self.thin_strip.ask)
        self.content.addWidget(self.thin_strip)
        self.content.addLayout(row, 1)

    def _make_table(self) -> None:
        self.table = RunTable()
        self.table.chosen.connect(lambda name, add: self.lab.choose(name, add=add))
        self.table.starred.connect(self._star)
        self.table.sorted_by.connect(self.lab.sort)
        self.table.menu_asked.connect(self._open_menu)
        self.exports = ExportMenu(self.lab, self)
        self.table.undone.connect(lambda name: self._try(lambda: self.lab.undo(name)))
        self.table.renamed.connect(self._rename)
        self.table.deleted.connect(self._delete)

    def _make_plots(self) -> None:
        self.loss, self.accuracy = (
            PlotCard(log=True, translate=i18n.run_title),
            PlotCard(percent=True, digits=2, translate=i18n.run_title),
        )
        plots = QHBoxLayout()
        plots.setSpacing(16)
        plots.addWidget(self.loss, 3)
        plots.addWidget(self.accuracy, 2)
        self._plots = QWidget()
        self._plots.setLayout(plots)
        plots.setContentsMargins(0, 0, 0, 0)
        self._plots.setFixedHeight(228)

    def _make_panel(self) -> None:
        self.panel = RunPanel(self.lab)
        self.panel.cleared.connect(self.lab.clear)
        self.panel.noted.connect(lambda name, text: self._try(lambda: self.lab.note(name, note=text)))
        self.panel.tagged.connect(lambda name, tags: self._try(lambda: self.lab.note(name, tags=tags)))
        self.panel.export.clicked.connect(self.files.ask_export)
        self.panel.report.clicked.connect(self.files.ask_report)
        self.panel.resume.clicked.connect(self._resume)
        self.panel.delete.clicked.connect(self._delete)

    def fold(self, narrow: bool, low: bool) -> None:
        """In a narrow window the panel goes below."""
        if narrow == (self._row.indexOf(self.panel) < 0):
            return
        before, after = (self._row, self._column) if narrow else (self._column, self._row)
        self.table.setMinimumHeight(LOW_TABLE if narrow else 0)
        before.removeWidget(self.panel)
        self.panel.lay_below(narrow)
        after.addWidget(self.panel)

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Runs")

    def sentence(self) -> str:
        return self.tr("Every run is kept with its settings, curves and weights. Select two to see what differs.")

    def retranslate(self) -> None:
        super().retranslate()
        self.lab.titles.forget()
        self.bring.setText(self.tr("Import…"))
        tip = self.tr("Adds the runs of a zip file, or a network of another program; nothing is replaced.")
        describe(self.bring, self.tr("Import…"), tip)
        self.overlay.setText(self.tr("Lay over in Compare"))
        describe(self.overlay, self.tr("Lay over in Compare"), self.tr("Shows the chosen runs beside a race."))
        self.duplicate.setText(self.tr("Duplicate and change"))
        describe(
            self.duplicate,
            self.tr("Duplicate and change"),
            self.tr("Sets up the experiment of the run clicked last on Train, to be changed and trained again."),
        )
        self.tools.retranslate()
        describe(
            self.table,
            self.tr("Kept runs"),
            self.tr("A click chooses a run, Ctrl adds up to eight. Space stars, F2 renames, Delete deletes."),
        )
        self.table.set_empty(
            self.tr("No run yet"), self.tr("Start on Train keeps one."), self.tr("Nothing fits the search.")
        )
        self.loss.set_texts(self.tr("Loss"), self.tr("nats, smoothed over 50 steps, log axis"), self.tr("step"))
        self.accuracy.set_texts(self.tr("Test accuracy"), "%", self.tr("epoch"))
        hint = self.tr("Choose a run in the list to see its curves.")
        self.loss.set_empty(self.tr("No run selected"), hint)
        self.accuracy.set_empty(self.tr("No run selected"), hint)
        self.panel.retranslate()
        self._shown = None
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def _changed(self) -> None:
        if self.on_stage:
            self.draw()
        if self.lab.fault is not None:
            fault, self.lab.fault = self.lab.fault, None
            if isinstance(fault, MissingExtraError):
                self.offer_extra(fault, self.lab.write_again)
            else:
                self.message.emit(error_text(fault), "", "warning")
        if self.lab.saved is not None:
            path, self.lab.saved = self.lab.saved, None
            self.message.emit(saved_as(path), "", "good")
        if self.lab.thinned is not None:
            freed, self.lab.thinned = self.lab.thinned, None
            one, many = self.tr("{size} freed: one file removed."), self.tr("{size} freed: {count} files removed.")
            said = counted(freed.files, one, many).replace("{size}", size_text(freed.size_bytes))
            self.message.emit(said, "", "good")
        self.status_changed.emit()

    def draw(self) -> None:
        lab = self.lab
        self.table.show_rows(lab.rows(), lab.order, lab.descending, searching=bool(lab.entries) or not lab.ready)
        self.tools.draw()
        self.thin_strip.draw()
        self.panel.draw()
        self.loss.draw(lab.losses)
        self.accuracy.draw(lab.accuracies)
        picked = lab.picked
        self.overlay.setEnabled(bool(picked))
        self.duplicate.setEnabled(bool(picked))
        running = any(entry.running for entry in lab.entries)
        if running and self.on_stage and not self._again.isActive():
            self._again.start()
        elif not running or not self.on_stage:
            self._again.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.draw()

    # -- acting --------------------------------------------------------------------------------------------------------
    def _try(self, do: Callable[[], object], said: str = "") -> None:
        try:
            do()
        except EngineError as error:
            self.message.emit(error_text(error), "", "error")
            self.lab.refresh()  # another window may have changed what is there
        else:
            if said:
                self.message.emit(said, "", "good")

    def _refresh_running(self) -> None:
        self.lab.refresh()

    def _star(self, name: str) -> None:
        entry = self.lab.entry(name)
        if entry is not None:
            self._try(lambda: self.lab.note(name, star=not entry.star))

    def _rename(self, name: str) -> None:
        entry = self.lab.entry(name)
        if entry is None:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Name of the run"))
        dialog.setTextValue(entry.title)
        dialog.textValueSelected.connect(lambda text: self._try(lambda: self.lab.note(name, title=text)))
        dialog.open()

    def _delete(self) -> None:
        self._try(lambda: self.lab.delete([entry.name for entry in self.lab.picked]))

    def _latest(self) -> str:
        """The run that was clicked last, if it is chosen."""
        return self.lab.last if self.lab.last in self.lab.chosen else next(iter(self.lab.chosen), "")

    def _duplicate(self) -> None:
        spec, entry = self.lab.spec_of(self._latest()), self.lab.entry(self._latest())
        if spec is not None and entry is not None:
            self.handover_requested.emit("train", ToTrain(entry.title, spec))

    def _lay_over(self) -> None:
        for entry in self.lab.picked:
            self.handover_requested.emit("compare", KeptRun(entry.folder))

    def _resume(self) -> None:
        picked = self.lab.picked
        if len(picked) == 1 and picked[0].resumable:
            self.handover_requested.emit("train", KeptRun(picked[0].folder))

    def _use(self, name: str, page: str) -> None:
        """Hand the trained network of a run to another page."""
        entry = self.lab.entry(name)
        if entry is None:
            return

        def hand_over() -> None:
            path = entry.folder / WEIGHTS_FILE
            loaded = load_weights(path)
            known = loaded.metadata
            trained = Trained(entry.title, loaded.spec, loaded.parameters, known.test_accuracy, known.temperature, path)
            self.handover_requested.emit(page, trained)

        self._try(hand_over)

    def _open_menu(self, name: str, where: QPoint) -> None:
        entry = self.lab.entry(name)
        if entry is None:
            return
        if name not in self.lab.chosen:
            self.lab.choose(name)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = entry.has_weights
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (self.tr("Duplicate and change"), self._duplicate, True),
            (self.tr("Resume"), self._resume, entry.resumable and not entry.running and not entry.contender),
            (self.tr("Lay over in Compare"), self._lay_over, True),
            (self.tr("Use in Postal code"), partial(self._use, name, "postal"), whole),
            (self.tr("Inspect"), partial(self._use, name, "inspect"), whole),
            (self.tr("Rename…"), partial(self._rename, name), True),
            (self.tr("Export…"), self.files.ask_export, True),
            (self.tr("Report…"), self.files.ask_report, True),
            (self.tr("Delete"), self._delete, not entry.running),
        ]
        for text, do, possible in acts:
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, do=do: do())
        self.exports.add_to(menu, entry)
        menu.popup(where)

    # -- what the window asks ------------------------------------------------------------------------------------------
    def commands(self) -> dict[str, Callable[[], object]]:
        offered: dict[str, Callable[[], object]] = {}
        if self.lab.can_undo:
            offered["undo"] = lambda: self._try(self.lab.undo)
        return offered

    def shown(self) -> None:
        super().shown()
        self.lab.refresh()
        self.draw()

    def hidden(self) -> None:
        super().hidden()
        self._again.stop()
        self.panel.save_note()

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, KeptRun):
            self.lab.choose(parcel.folder.name)

    def closing(self) -> None:
        self.panel.save_note()
        self.files.networks.close()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        return {"order": self.lab.order, "descending": self.lab.descending}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.order = state.get("order", self.lab.order)
        self.lab.descending = state.get("descending", self.lab.descending)
