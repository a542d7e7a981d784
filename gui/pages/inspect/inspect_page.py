"""The Inspect page: one network, one digit, and views of what was learned, where it fails and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.errors import StoreError
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork
from engine.text.schema import Check, one_of, text
from gui.i18n import error_text, saved_as
from gui.labs.handover import InspectView, PostalBox, ToTrain, Trained
from gui.labs.inspect.inspect_lab import VIEWS, InspectLab
from gui.pages.inspect.diagnosis_section import DiagnosisSection
from gui.pages.inspect.layers.layers_panel import LayersPanel
from gui.pages.inspect.layers.layers_view import LayersView
from gui.pages.inspect.map.map_panel import MapPanel
from gui.pages.inspect.map.map_view import MapView
from gui.pages.inspect.mistakes.mistakes_panel import MistakesPanel
from gui.pages.inspect.mistakes.mistakes_view import MistakesView
from gui.pages.inspect.network_section import NetworkSection
from gui.pages.inspect.robustness.robustness_panel import RobustnessPanel
from gui.pages.inspect.robustness.robustness_view import RobustnessView
from gui.pages.inspect.time_section import TimeSection
from gui.pages.inspect.view import View, ViewPanel
from gui.pages.inspect.words_section import WordsSection
from gui.pages.page import Job, Page
from gui.plots import export
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Panel, PlainArea
from gui.widgets.network.network_opener import NetworkOpener
from gui.widgets.segments import Segments


class InspectPage(Page):
    """Segments choose the view; the network and the digit stay when it changes."""

    STATE: ClassVar[Mapping[str, Check]] = {
        "view": one_of(*VIEWS),
        "network": text,
        "data": text,
        "part": one_of("test", "train"),
    }

    def __init__(self, lab: InspectLab | None = None) -> None:
        super().__init__()
        self.lab = lab or InspectLab(self.make_driver)
        self.export = Button(icon="export")
        self.export.clicked.connect(self.ask_export)
        self.primary = Button(icon="arrow-right", kind="primary")
        self.primary.clicked.connect(self.act)
        self.header.add_action(self.export, self.primary)
        self.network = NetworkSection(self.lab)
        self.time = TimeSection(self.lab)
        self.opener = NetworkOpener(self)
        self.opener.opened.connect(self._network_opened)
        self.opener.failed.connect(lambda error: self.message.emit(error_text(error), "", "error"))
        self.opener.lacking.connect(self.offer_extra)
        self.network.file_wanted.connect(self.opener.ask)
        self._doubted: Exception | None = None  # what the sheet asked about last
        self._make_views()
        self._make_panel()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.stack, 1)
        self.content.addLayout(row, 1)
        self.lab.changed.connect(self._lab_changed)
        self.retranslate()
        self.draw()

    def _make_views(self) -> None:
        lab = self.lab
        self.mistakes, self.mistakes_panel = MistakesView(lab.mistakes), MistakesPanel(lab.mistakes)
        self.layers, self.layers_panel = LayersView(lab.layers), LayersPanel(lab.layers)
        self.map, self.map_panel = MapView(lab.map), MapPanel(lab.map)
        self.robustness = RobustnessView(lab.robustness)
        self.robustness_panel = RobustnessPanel(lab.robustness, self.network.name, lambda: lab.candidates)
        self.mistakes.accepted.connect(self.act)
        self.map.accepted.connect(self.act)
        self.layers_panel.mistake_requested.connect(lambda: self.lab.show("mistakes"))
        self.parts: dict[str, tuple[View, ViewPanel]] = {
            "mistakes": (self.mistakes, self.mistakes_panel),
            "layers": (self.layers, self.layers_panel),
            "map": (self.map, self.map_panel),
            "robustness": (self.robustness, self.robustness_panel),
        }
        self.stack = QStackedWidget()
        for view, _ in self.parts.values():
            self.stack.addWidget(PlainArea(view))

    def _make_panel(self) -> None:
        self.panel = Panel()
        self.views = Segments()
        self.views.edited.connect(self.lab.show)
        self.words = WordsSection()
        self.words.acted.connect(self._act)
        self.diagnosis = DiagnosisSection(self.lab.diagnosis)
        self.diagnosis.acted.connect(self._remedy)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.views)
        self.panel.add(
            head, self.network, self.time, *(panel for _, panel in self.parts.values()), self.words, self.diagnosis
        )

    # -- words ---------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Inspect")

    def sentence(self) -> str:
        return {
            "mistakes": self.tr(
                "Rows are what a digit is, columns what the network read. Click a number to see its digits."
            ),
            "layers": self.tr(
                "One digit on its way through the layers. Switch a map off and see what the network loses."
            ),
            "map": self.tr(
                "Each point is a digit as one layer sees it. Watch the ten digits come apart from layer to layer."
            ),
            "robustness": self.tr(
                "Make the digits harder, little by little. The pictures under each axis show how hard it is."
            ),
        }[self.lab.view]

    def retranslate(self) -> None:
        super().retranslate()
        self.export.setText(self.tr("Export…"))
        describe(self.export, self.tr("Export"), self.tr("Saves what the view shows as a picture or a table."))
        names = {
            "mistakes": self.tr("Mistakes"),
            "layers": self.tr("Layers"),
            "map": self.tr("Map"),
            "robustness": self.tr("Robustness"),
        }
        self.views.set_choices([(view, names[view]) for view in VIEWS])
        self.views.setAccessibleName(self.tr("Views"))
        self.network.retranslate()
        self.time.retranslate()
        self.words.retranslate()
        self.diagnosis.retranslate()
        for view, panel in self.parts.values():
            view.retranslate()
            panel.retranslate()
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
        self.time.draw()
        self._ask_doubted()
        view, panel = self.parts[lab.view]
        for name, (_, other) in self.parts.items():
            other.setVisible(name == lab.view)
        self.stack.setCurrentIndex(list(self.parts).index(lab.view))
        panel.draw()
        view.draw(lab.measuring)
        self.words.say(lab.labs[lab.view].words, panel.sentence, panel.offer)
        self.diagnosis.draw()
        self.export.setEnabled(view.card.has_figure())
        self._draw_primary()

    def _draw_primary(self) -> None:
        """The one thing to do next: take the selected digit on to another view."""
        chosen = self.lab.selected_digit is not None
        if self.lab.view == "robustness":
            name = self.robustness.strain_name(self.lab.robustness.focus)
            self.primary.setText(self.tr("Train against: {strain}").format(strain=name))
            tip = self.tr("Opens Train with this network's experiment and digits that are made harder in this way.")
            missing = self.tr("No augmentation makes digits harder in this way.")
            chosen = self.lab.robustness.against() is not None
        elif self.lab.view == "layers":
            self.primary.setText(self.tr("Show its place on the map"))
            tip = self.tr("Shows where this digit is among the others, layer by layer.")
            missing = self.tr("Only digits of the data set have a place on the map.")
        else:
            self.primary.setText(self.tr("Follow through the layers"))
            tip = self.tr("Shows how the selected digit passes through every layer.")
            missing = self.tr("Click a digit first.")
        self.primary.setEnabled(chosen)
        describe(self.primary, self.primary.text(), tip if chosen else missing)

    def act(self) -> None:
        """Take the selected digit on."""
        if self.lab.view == "robustness":
            self._train_against()
        elif self.lab.view == "layers":
            self.lab.place()
        else:
            self.lab.follow()

    def _train_against(self) -> None:
        found = self.lab.robustness.against()
        if found is not None:
            self.handover_requested.emit("train", ToTrain(*found))

    def shown(self) -> None:
        self.lab.look()
        self.lab.layers.look_at_boxes()
        super().shown()
        self.lab.begin()

    def _act(self, action: str) -> None:
        if action == "calibration":
            self.mistakes.worst_view.set_value("calibration")
            self.mistakes.draw()
        elif action == "show":
            self.map.show_inside()
        elif action == "train":
            self._train_against()
        elif action == "suspects":
            self.lab.show_suspects()
        else:
            self.lab.labs[self.lab.view].act(action)

    def _remedy(self, rule: str) -> None:
        """Carry out what a finding offers."""
        found = self.lab.diagnosis.remedied(rule)
        if found is not None:
            self.handover_requested.emit("train", found)
            return
        subject = self.lab.diagnosis.subject
        finding = next((one for one in self.lab.diagnosis.findings or () if one.rule == rule), None)
        if finding is not None and finding.remedy.action == "inspect":
            self.lab.show_confused()
        elif finding is not None and subject is not None:
            spec, action = subject.spec, finding.remedy.action
            if action == "data":  # of the digits that are looked at, which may be others than it learned from
                spec = spec.replace(data=subject.data_name)
            self.handover_requested.emit("train", ToTrain(subject.candidate.name, spec, action))

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
            self.parts[self.lab.view][0].card.save_to(path)
            return
        try:
            write_atomically(target, export.csv_bytes(self.lab.labs[self.lab.view].table()))
        except StoreError as error:
            self.message.emit(error_text(error), "", "error")
        else:
            self.message.emit(saved_as(target), "", "good")

    # -- what the window asks ------------------------------------------------------------------------------------------
    def job(self) -> Job | None:
        lab = self.lab
        if lab.robustness.measurer.measuring:
            return Job(self.tr("Measuring robustness"), fraction=lab.robustness.fraction)
        if lab.map.measuring:
            return Job(self.tr("Mapping the digits"))
        return None

    def stop_job(self) -> None:
        self.lab.robustness.measurer.stop()
        self.lab.map.measurer.stop()

    def fact(self) -> str:
        figures = self.lab.mistakes.figures
        if figures is None:
            return ""
        return self.tr("{mistakes} of {count} digits misread").format(
            mistakes=f"{figures.mistakes:,}", count=f"{figures.digits:,}"
        )

    def commands(self) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {"open_weights": self.opener.ask}
        if self.parts[self.lab.view][0].card.has_figure():
            found["export"] = self.ask_export
        return found

    def receive(self, parcel: Any) -> None:
        if isinstance(parcel, Trained):
            self.lab.receive(parcel)
        elif isinstance(parcel, PostalBox):
            self.lab.layers.follow_box(parcel.place)
            self.lab.show("layers")
        elif isinstance(parcel, InspectView) and parcel.view in VIEWS:
            self.lab.show(parcel.view)

    def _ask_doubted(self) -> None:
        """Ask on the sheet, once, what the file of a chosen network does not say."""
        for error in (self.lab.failure, self.lab.rival_failure):
            if error is not None and error is not self._doubted and self.on_stage and self.opener.doubt(error):
                self._doubted = error
                return

    def _network_opened(self, loaded: LoadedNetwork, path: Path) -> None:
        beside = self._doubted is not None and self._doubted is self.lab.rival_failure
        self.lab.open_network(loaded, path, beside=beside)

    def closing(self) -> None:
        self.time.stop()
        self.opener.close()
        self.lab.close()

    def save_state(self) -> dict[str, Any]:
        return self.lab.remember()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.lab.recall(state)
