"""The panel of the Runs page: one run's figures, settings and note; of two what differs; of more the best first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from engine.store.run_entry import RunEntry
from gui.i18n import run_title
from gui.labs.runs.runs_lab import RunsLab
from gui.labs.runs.works import apart
from gui.pages.runs.words import difference_rows, layer_text, setting_name, setting_text, verdict_text
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline, Panel, Section
from gui.widgets.marks import IconMark, Label, LineSample
from gui.widgets.numbers import format_number, percent
from gui.widgets.words import duration_text

ROW_PX = 28
SAVE_MS = 700  # after the last key: a note is kept as it is written


class Rows(QWidget):
    """Rows of a name and one or two values, with hairlines between them; what is better is bold."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Sequence[tuple[str, ...]], bold: Sequence[int] = ()) -> None:
        """Show these rows; `bold`: for each which value is the better one, −1 for none."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setFixedHeight(len(rows) * (ROW_PX + 1))  # at once: without the layout rows overlap
        for number, texts in enumerate(rows):
            self._grid.addWidget(Hairline(), 2 * number, 0, 1, 3)
            for column, text in enumerate(texts):
                better = column > 0 and number < len(bold) and bold[number] == column - 1
                label = Label(text, "text" if column else "text2", "section" if better else "")
                label.setFixedHeight(ROW_PX)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                label.setToolTip(text)
                label.setMaximumWidth(150)
                self._grid.addWidget(label, 2 * number + 1, column, side)  # in a wide row, too, at its side


class RunPanel(Panel):
    """What is known of the chosen runs, and what can be done with them."""

    cleared = Signal()
    noted = Signal(str, str)  # a run, and its note
    tagged = Signal(str, object)  # a run, and its tags

    def __init__(self, lab: RunsLab) -> None:
        super().__init__(304, "right")
        self.lab = lab
        self._noting = ""  # whose note is shown
        self._written = False  # whether it was changed since it was kept
        self._all = False  # whether the settings that are the same are shown, too
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_MS)
        self._later.timeout.connect(self.save_note)
        self.add(self._make_head(), Hairline())
        self._make_tables()
        self._make_note()
        self._make_buttons()
        self.add(self.settings, self.results, self.verdict_box, self.note_section, self.buttons)

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        self.title = Label("", "text", "section")
        self.title.setFixedHeight(36)
        self.clear = Button(" ", kind="link", small=True)
        self.clear.clicked.connect(self.cleared)
        row.addWidget(self.title, 1)
        row.addWidget(self.clear)
        return head

    def _make_tables(self) -> None:
        """The settings, what came out, and the verdict on two of them."""
        self.settings, self.results = Section(), Section()
        self.pair = QWidget()
        pair = QHBoxLayout(self.pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(40)
        self.samples = (LineSample(1), LineSample(2))
        for sample in self.samples:
            pair.addWidget(sample)
        self.settings.add_beside_title(self.pair)
        self.setting_rows, self.result_rows = Rows(), Rows()
        self.same_line = QWidget()
        line = QHBoxLayout(self.same_line)
        line.setContentsMargins(0, 4, 0, 0)
        self.same = Label("", "muted", "small")
        self.show_same = Button(" ", kind="link", small=True)
        self.show_same.clicked.connect(self._toggle_same)
        line.addWidget(self.same, 1)
        line.addWidget(self.show_same)
        self.settings.add(self.setting_rows, self.same_line)
        self.results.add(self.result_rows)
        self.verdict_box = QWidget()
        box = QHBoxLayout(self.verdict_box)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(8)
        box.addWidget(IconMark("info", "text2", 14), 0, Qt.AlignmentFlag.AlignTop)
        self.verdict = Label("", "text2", wrap=True)
        box.addWidget(self.verdict, 1)

    def _make_note(self) -> None:
        self.note_section = Section()
        self.tags = QLineEdit()
        self.tags.editingFinished.connect(self._tags_edited)
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(self._note_edited)
        self.of_whom = Label("", "muted", "small")
        self.of_whom.setMinimumWidth(1)  # a long name gives way to the title
        self.note_section.add_beside_title(self.of_whom)
        self.note_section.add(self.note)
        self.note_section.rows.addSpacing(8)
        self.note_section.add(self.tags)

    def _make_buttons(self) -> None:
        self.export = Button(" ", icon="export")
        self.report = Button(" ", icon="report")
        self.resume = Button(" ", icon="resume")
        self.delete = Button(" ", icon="trash", kind="danger")
        self.buttons = QWidget()
        grid = QGridLayout(self.buttons)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setSpacing(8)
        for place, button in enumerate((self.export, self.report, self.resume, self.delete)):
            grid.addWidget(button, place // 2, place % 2)

    def retranslate(self) -> None:
        """Set every text again."""
        self.clear.setText(self.tr("Clear"))
        describe(self.clear, self.tr("Clear"), self.tr("Chooses no run."))
        self.results.set_title(self.tr("What came out"))
        self.note_section.set_title(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("What is this run for?"))
        describe(self.note, self.tr("Note"), self.tr("Kept with the run, and in its export and report."))
        self.tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        describe(self.tags, self.tr("Tags"), self.tr("Words by which runs are found again."))
        self.export.setText(self.tr("Export…"))
        describe(self.export, self.tr("Export…"), self.tr("Writes the chosen runs into one zip file."))
        self.report.setText(self.tr("Report…"))
        describe(self.report, self.tr("Report…"), self.tr("Writes a page to hand in: one HTML file."))
        self.resume.setText(self.tr("Resume"))
        self.delete.setText(self.tr("Delete"))
        describe(self.delete, self.tr("Delete"), self.tr("Can be undone until the window closes. Key: Delete."))
        self.draw()

    # -- drawing -------------------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Show what is chosen."""
        picked = self.lab.picked
        one, two = len(picked) == 1, len(picked) == 2
        self.clear.setVisible(bool(picked))
        for widget in (self.settings, self.note_section, self.buttons):
            widget.setVisible(bool(picked))
        self.results.setVisible(bool(picked) and not one)
        self.same_line.setVisible(two)
        self.pair.setVisible(two)
        self.verdict_box.setVisible(two and self.lab.verdict is not None)
        if not picked:
            self.title.setText(self.tr("No run selected"))
            return
        title = run_title(picked[0].title) if one else self.tr("{count} runs selected").format(count=len(picked))
        self.title.setText(title)
        if one:
            self._draw_one(picked[0])
        elif two:
            self._draw_two(picked[0], picked[1])
        else:
            self._draw_more(picked)
        self._draw_note()
        self._draw_buttons(picked)

    def _draw_one(self, entry: RunEntry) -> None:
        self.settings.set_title(self.tr("Settings"))
        figures = [
            (self.tr("Best accuracy"), "–" if entry.best_accuracy is None else percent(entry.best_accuracy, 2)),
            (self.tr("Steps"), f"{entry.step:,} / {entry.total_steps:,}"),
            (self.tr("Took"), duration_text(entry.elapsed_s)),
        ]
        paths = [path for path in entry.settings if not path.startswith(("layers.", "augmentation"))]
        layers = [path for path in entry.settings if path.count(".") == 1 and path.startswith("layers.")]
        rows = [(setting_name(path), layer_text(entry.settings, int(path.split(".")[1]))) for path in layers]
        rows += [(setting_name(path), setting_text(path, entry.settings[path])) for path in paths]
        self.setting_rows.show_rows([*figures, *rows])

    def _draw_two(self, first: RunEntry, second: RunEntry) -> None:
        lab = self.lab
        self.settings.set_title(self.tr("What differs"))
        for sample, entry in zip(self.samples, (first, second), strict=True):
            sample.set_series(lab.chosen[entry.name])
        rows = difference_rows(first.settings, second.settings, lab.differences())
        same = lab.same_settings()
        if self._all:
            plain = {path: setting_text(path, value) for path, value in same.items() if not path.startswith("layers.")}
            rows += [(setting_name(path), text, text) for path, text in plain.items()]
        self.setting_rows.show_rows(rows)
        self.same.setText(self.tr("{count} settings are the same.").format(count=len(same)))
        self.show_same.setText(self.tr("Hide") if self._all else self.tr("Show"))
        describe(self.show_same, self.show_same.text(), self.tr("Lists the settings that both runs share."))
        self._draw_results(first, second)
        if lab.verdict is not None:
            names = self._names()
            self.verdict.setText(verdict_text(lab.verdict, (names[first.name], names[second.name])))

    def _names(self) -> dict[str, str]:
        """What each chosen run is called, as at the end of its curve."""
        picked = self.lab.picked
        titles = apart([run_title(entry.title) for entry in picked])
        return {entry.name: title for entry, title in zip(picked, titles, strict=True)}

    def _draw_results(self, first: RunEntry, second: RunEntry) -> None:
        def better(a: float | None, b: float | None, *, low: bool) -> int:
            if a is None or b is None or a == b:
                return -1
            return int((a > b) == low)

        def accuracy(entry: RunEntry) -> str:
            return "–" if entry.best_accuracy is None else percent(entry.best_accuracy, 2)

        def loss(entry: RunEntry) -> str:
            return "–" if entry.loss is None else format_number(float(f"{entry.loss:.3g}"))

        rows = [
            (self.tr("Best accuracy"), accuracy(first), accuracy(second)),
            (self.tr("Loss, last epoch"), loss(first), loss(second)),
            (self.tr("Took"), duration_text(first.elapsed_s), duration_text(second.elapsed_s)),
        ]
        bold = [
            better(first.best_accuracy, second.best_accuracy, low=False),
            better(first.loss, second.loss, low=True),
            better(first.elapsed_s, second.elapsed_s, low=True),
        ]
        self.result_rows.show_rows(rows, bold)

    def _draw_more(self, picked: Sequence[RunEntry]) -> None:
        self.settings.set_title(self.tr("Best first"))
        self.results.setVisible(False)
        ranked = sorted(picked, key=lambda entry: -(entry.best_accuracy or 0.0))
        names = self._names()
        shown = [(names[e.name], "–" if e.best_accuracy is None else percent(e.best_accuracy, 2)) for e in ranked]
        self.setting_rows.show_rows(shown, [0])

    def _draw_note(self) -> None:
        entry = self.lab.entry(self.lab.last) or self.lab.picked[-1]
        self.of_whom.setText(self._names().get(entry.name, "") if len(self.lab.picked) > 1 else "")
        if entry.name != self._noting:
            self.save_note()
            self._noting, self._written = entry.name, False
            self.note.blockSignals(True)
            self.note.setPlainText(entry.note)
            self.note.blockSignals(False)
        if not self.tags.hasFocus():
            self.tags.setText(", ".join(entry.tags))

    def _draw_buttons(self, picked: Sequence[RunEntry]) -> None:
        can = len(picked) == 1 and picked[0].resumable and not picked[0].running and not picked[0].contender
        self.resume.setEnabled(can)
        if can:
            why = self.tr("Trains on from its last checkpoint.")
        elif len(picked) != 1:
            why = self.tr("Choose one run.")
        elif picked[0].running:
            why = self.tr("It is being trained now.")
        elif picked[0].contender:
            why = self.tr("It belongs to a race, which is continued on Compare.")
        else:
            why = self.tr("It came to its end: there is no checkpoint to continue from.")
        describe(self.resume, self.tr("Resume"), why)

    # -- acting --------------------------------------------------------------------------------------------------------
    def _toggle_same(self) -> None:
        self._all = not self._all
        self.draw()

    def _note_edited(self) -> None:
        self._written = True
        self._later.start()

    def save_note(self) -> None:
        """Keep the note that was being written."""
        self._later.stop()
        entry = self.lab.entry(self._noting)
        if entry is not None and self._written and entry.note != self.note.toPlainText():
            self._written = False
            self.noted.emit(entry.name, self.note.toPlainText())

    def _tags_edited(self) -> None:
        entry = self.lab.entry(self._noting)
        tags = tuple(tag.strip() for tag in self.tags.text().split(",") if tag.strip())
        if entry is not None and tags != entry.tags:
            self.tagged.emit(entry.name, tags)
