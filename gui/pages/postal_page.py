"""The postal-code page: five boxes to write in, a network that reads them meanwhile, and what it really got."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDir, QMimeData, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.vision.form import BOXES
from engine.vision.picture import LARGEST_DECODED, SUFFIXES
from gui import theme
from gui.i18n import error_text
from gui.labs.drawing_lab import BRUSH
from gui.labs.known import Known
from gui.labs.parcels import Trained
from gui.labs.postal_lab import PostalLab
from gui.labs.sheet import Sheet
from gui.pages import Page
from gui.runner import Runner
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.cuts import CutEditor
from gui.widgets.digit_card import CodeText, DigitCard, percent
from gui.widgets.fields import Row, SliderRow
from gui.widgets.layout import Hairline, Panel, PlainArea, Section
from gui.widgets.marks import ErrorLine, IconMark, Label
from gui.widgets.pad import GAP_PX, LARGEST_PX, PadRow

FRAME_MS = 16
LIKELY = 0.05
OPEN_WEIGHTS = "open"
SHIPPED_NAMES = {"postal-cnn": "Postal CNN", "deep-mlp": "Deep MLP"}
WIDEST = BOXES * LARGEST_PX + (BOXES - 1) * GAP_PX


class KeyCap(QWidget):
    """A key of the keyboard."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setFixedSize(24, 22)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("button_border"), 1))
        painter.setBrush(theme.color("control"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, 23, 21), 4, 4)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(12, 500))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)


class Band(QFrame):
    """The code as read, how certain it is, the weakest box in words, and what the course's pipeline reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedHeight(80)
        self.caption = Label("", "muted", "small")
        self.code = CodeText(36, 600, 10, BOXES)
        self.sure_caption = Label("", "muted", "small")
        self.sure = Label("", "text", "value")
        self.sure_unit = Label("%", "muted", "small")
        self.icon = IconMark("warning", "warning", 16)
        self.words = Label("", "text2", wrap=True)
        self.words.setMinimumWidth(120)
        self.course_line = Hairline(vertical=True)
        self.course_caption = Label("", "muted", "small")
        self.course = CodeText(20, 500, 10, BOXES)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 24, 10)
        row.setSpacing(24)
        row.addLayout(_column(self.caption, self.code))
        row.addWidget(Hairline(vertical=True))
        value = QHBoxLayout()
        value.setContentsMargins(0, 0, 0, 0)
        value.setSpacing(4)
        value.addWidget(self.sure)
        value.addWidget(self.sure_unit, 0, Qt.AlignmentFlag.AlignBottom)
        value.addStretch(1)
        row.addLayout(_column(self.sure_caption, value))
        said = QHBoxLayout()
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(self.icon)
        said.addWidget(self.words, 1)
        row.addLayout(said, 1)
        row.addWidget(self.course_line)
        for caption in (self.sure_caption, self.course_caption):  # nothing moves when the first digit is written
            keeps = caption.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            caption.setSizePolicy(keeps)
        self.course_part = QWidget()
        part = _column(self.course_caption, self.course)
        self.course_part.setLayout(part)
        row.addWidget(self.course_part)

    def show_course(self, on: bool) -> None:
        """With or without the course's reading."""
        self.course_line.setVisible(on)
        self.course_part.setVisible(on)


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return column


class PostalPage(Page):
    """Draw five digits, see them read; open a picture of a code; put right what was read wrong."""

    def __init__(self, lab: PostalLab | None = None) -> None:
        super().__init__(lab or PostalLab())
        self.lab: PostalLab
        self.setAcceptDrops(True)
        self._input_shown = False
        self._picture_shown = False
        self._scan: object = None
        self._drawing_frame = False
        self._dialog: QFileDialog | None = None
        self._runner = Runner(self)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._on_frame)

        self.open_button = Button(icon="folder", text=" ")
        self.read_button = Button(text=" ", kind="primary")
        self.header.add_action(self.open_button, self.read_button)
        self.open_button.clicked.connect(self.ask_open)
        self.read_button.clicked.connect(self.read_aloud)

        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(PlainArea(self._make_middle()), 1)
        row.addWidget(self._make_panel())
        self.content.addLayout(row, 1)
        for letter, wish in (
            ("E", self.lab.erase_all),
            ("S", self.toggle_input),
            ("R", self.read_aloud),
            ("Q", self.quit),
        ):
            shortcut = QShortcut(QKeySequence(letter), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(wish)
        theme.changed.connect(self._retheme)
        problem = self.lab.ensure_network()
        self.lab.changed.connect(self._changed)
        self.retranslate()
        if problem is not None:
            self._network_error(problem)

    # -- how it is built ---------------------------------------------------------------------------------------------
    def _make_middle(self) -> QWidget:
        self.error_line = ErrorLine()
        self.band = Band()
        self.pads = PadRow(BOXES)
        self.editor = CutEditor(BOXES, self.pads)
        self.editor.hide()
        self.editor.mended.connect(self._mend)
        self.pads.resized.connect(self._fit_editor)
        for i, pad in enumerate(self.pads.pads):
            pad.pressed.connect(lambda x, y, pressure, i=i: self._press(i, x, y, pressure))
            pad.moved.connect(self.lab.move)
            pad.released.connect(self.lab.release)
            pad.erased.connect(lambda i=i: self.lab.erase(i))
        self.undo_button = Button(icon="undo", text=" ")
        self.redo_button = Button(icon="redo", text=" ")
        self.erase_button = Button(icon="eraser", text=" ")
        self.save_button = Button(icon="save", text=" ")
        self.view_button = Button(icon="picture", text=" ")
        self.view_button.setCheckable(True)
        self.add_button = Button(icon="plus", text=" ")
        self.remove_button = Button(icon="minus", text=" ")
        self.undo_button.clicked.connect(self.lab.undo)
        self.redo_button.clicked.connect(self.lab.redo)
        self.erase_button.clicked.connect(self.lab.erase_all)
        self.save_button.clicked.connect(self.ask_save)
        self.view_button.clicked.connect(self.show_picture)
        self.add_button.clicked.connect(self.editor.add)
        self.remove_button.clicked.connect(self.editor.remove)
        self.legend = Label("", "text2", "small")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for button in (
            self.undo_button,
            self.redo_button,
            self.erase_button,
            self.save_button,
            self.view_button,
            self.add_button,
            self.remove_button,
        ):
            tools.addWidget(button)
        tools.addWidget(self.legend, 1)
        holder = QWidget()
        holder.setFixedHeight(32)
        holder.setLayout(tools)
        cards = QWidget()
        line = QHBoxLayout(cards)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_PX)
        self.cards = [DigitCard(i + 1) for i in range(BOXES)]
        for i, card in enumerate(self.cards):
            line.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
            card.taught.connect(lambda label, i=i: self._teach(i, label))
            card.untaught.connect(lambda i=i: self._untaught(i))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(12)
        for widget in (self.error_line, self.band, self.pads, holder, cards):
            widget.setMaximumWidth(WIDEST)
            column.addWidget(widget)
        column.addStretch(1)
        return middle

    def _make_panel(self) -> Panel:
        panel = Panel(264, side="right")
        self.network_section = Section("once")
        self.network = Choice(width=0)
        self.network_error = ErrorLine()
        self.brush = SliderRow("", 8, 2 * BRUSH[0], 2 * BRUSH[1], integer=True, unit="px")
        self.network.chosen.connect(self._choose)
        self.brush.edited.connect(lambda width: self.lab.edit(brush_px=width / 2))
        self.network_section.add(self.network, self.network_error, self.brush)
        self.reading_section = Section()
        self.threshold = SliderRow("", 80, 0, 99, integer=True, unit="%")
        self.threshold.edited.connect(lambda share: self.lab.edit(threshold=share / 100))
        self.course = Switch()
        self.course.toggled.connect(lambda on: self.lab.edit(course=on))
        self.course_row = Row("", self.course)
        self.course_note = Label("", "muted", "small", wrap=True)
        self.reading_section.add(self.threshold, self.course_row, self.course_note)
        self.drawings_section = Section()
        self.drawings_note = Label("", "text2", "small", wrap=True)
        self.train_button = Button(text=" ", icon="train", small=True)
        self.train_button.clicked.connect(self.train_on_drawings)
        self.lesson_note = Label("", "text2", "small", wrap=True)
        self.drawings_section.add(self.drawings_note, self.lesson_note)
        self.drawings_section.rows.addSpacing(8)
        self.drawings_section.rows.addWidget(self.train_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.keys_section = Section()
        self.key_words: list[Label] = []
        for letter in "ESRQ":
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 3, 0, 3)
            row.setSpacing(12)
            words = Label("", "text2")
            self.key_words.append(words)
            row.addWidget(KeyCap(letter))
            row.addWidget(words, 1)
            self.keys_section.add(line)
        panel.add(self.network_section, self.reading_section, self.drawings_section, self.keys_section)
        return panel

    # -- words -------------------------------------------------------------------------------------------------------
    def title(self) -> str:
        return self.tr("Postal code")

    def sentence(self) -> str:
        return self.tr("Write one digit in each box. The network reads while you draw and says ? where it is not sure.")

    def retranslate(self) -> None:
        super().retranslate()
        for button, words, tip in (
            (
                self.open_button,
                self.tr("Open picture…"),
                self.tr("A picture of a written code, or saved strokes. Pasting and dropping work too."),
            ),
            (self.read_button, self.tr("Read"), self.tr("Reads the five boxes now, with a beep. Key: R.")),
            (self.undo_button, self.tr("Undo"), self.tr("Takes back the last stroke, in whichever box it was.")),
            (self.redo_button, self.tr("Redo"), self.tr("Does again what was taken back.")),
            (self.erase_button, self.tr("Erase all"), self.tr("Empties the boxes; undo brings them back. Key: E.")),
            (
                self.save_button,
                self.tr("Save…"),
                self.tr("As a PNG picture, or as strokes that can be opened and drawn on again."),
            ),
            (
                self.view_button,
                self.tr("Picture"),
                self.tr("Shows where the digits were cut out of the picture; drag the frames to mend the cuts."),
            ),
            (self.add_button, self.tr("Add cut"), self.tr("Puts a frame into the widest free part of the picture.")),
            (self.remove_button, self.tr("Remove cut"), self.tr("Takes the chosen frame away. Key: Delete.")),
        ):
            button.setText(words)
            describe(button, words, tip)
        self.band.caption.setText(self.tr("Code as read"))
        self.band.sure_caption.setText(self.tr("Certainty of the code"))
        self.band.course_caption.setText(self.tr("The course pipeline reads"))
        self.network_section.set_title(self.tr("Network"))
        describe(self.network, self.tr("Network"), self.tr("Who reads: shipped, just trained, or any weights file."))
        self.brush.set_texts(
            self.tr("Brush"), self.tr("How wide the pen is in a box of 100 px, as on the course's canvas.")
        )
        self.reading_section.set_title(self.tr("Reading"))
        self.threshold.set_texts(
            self.tr("Say ? below"), self.tr("A digit that is less probable than this is answered with ?.")
        )
        self.course_row.set_texts(
            self.tr("Show the course pipeline"),
            self.tr("The same network reads the same boxes, normalized as the course does."),
        )
        self.course_note.setText(self.tr("Only shrinks 98×98 to 28×28. Small or off-center digits are misread."))
        self.drawings_section.set_title(self.tr("My drawings"))
        self.train_button.setText(self.tr("Train on my drawings"))
        self.keys_section.set_title(self.tr("Keys"))
        said = (
            self.tr("erase all"),
            self.tr("show what the network gets"),
            self.tr("read, with a beep"),
            self.tr("quit"),
        )
        for label, words in zip(self.key_words, said, strict=True):
            label.setText(words)
        describe(
            self.editor,
            self.tr("Cuts of the picture"),
            self.tr("Drag a frame or its edges; draw a new one on free paper; Delete removes the chosen one."),
        )
        for i, pad in enumerate(self.pads.pads, start=1):
            describe(pad.eraser, self.tr("Erase box {number}").format(number=i), self.tr("Key: Delete."))
            pad.setToolTip("")
        for card in self.cards:
            card.retranslate()
        self._say_networks()
        self.draw()

    def _retheme(self) -> None:
        self.draw()

    # -- the lab changed ---------------------------------------------------------------------------------------------
    def _changed(self) -> None:
        if self.on_stage and not self._drawing_frame:
            self._draw_pads()
            if not self._frame.isActive():
                self._frame.start()

    def _on_frame(self) -> None:
        """Read once a frame, however many strokes came meanwhile."""
        self._drawing_frame = True
        try:
            if self.lab.stale:
                self.lab.read()
        finally:
            self._drawing_frame = False
        self.draw()

    def draw(self) -> None:
        lab = self.lab
        scan = lab.sheet.scan
        if scan is not self._scan:
            came = scan is not None and (self._scan is None or getattr(self._scan, "picture", None) is not scan.picture)
            self._scan = scan
            if scan is not None and came:
                self.editor.show_picture(_image_of(scan.picture), scan.cuts)
                self._picture_shown = True
            if scan is None:
                self._picture_shown = False
        if scan is not None:
            self.editor.show_cuts(scan.cuts)
        self._draw_tools()
        self._draw_pads()
        self._draw_cards()
        self._draw_band()
        self._draw_panel()
        self.told.emit()

    def _draw_tools(self) -> None:
        lab, scan = self.lab, self.lab.sheet.scan
        self.editor.setVisible(self._picture_shown)
        for pad in self.pads.pads:
            pad.setVisible(not self._picture_shown)
        self.view_button.setVisible(scan is not None)
        self.view_button.setChecked(self._picture_shown)
        self.add_button.setVisible(self._picture_shown)
        self.remove_button.setVisible(self._picture_shown)
        full = scan is not None and len(scan.cuts) >= BOXES
        self.add_button.setEnabled(not full)
        self.remove_button.setEnabled(scan is not None and bool(scan.cuts))
        self.undo_button.setEnabled(lab.can_undo)
        self.redo_button.setEnabled(lab.can_redo)
        self.erase_button.setEnabled(scan is not None or not lab.empty)
        self.save_button.setEnabled(not lab.empty)
        if self._picture_shown and scan is not None:
            self.legend.setText(self.tr("{count} digits found").format(count=len(scan.cuts)))
        else:
            self.legend.setText(self._legend_words())

    def _legend_words(self) -> str:
        dark, light = theme.color("text").name(), theme.color("text2").name()
        steps = (self.tr("Cropped"), "20×20", self.tr("Centered"), self.tr("28×28 input"))
        numbered = (
            f'<span style="color:{dark};font-weight:600">{i}</span>&nbsp;<span style="color:{light}">{step}</span>'
            for i, step in enumerate(steps, start=1)
        )
        words = " &nbsp;→&nbsp; ".join(numbered)
        title = self.tr("What the network gets")
        plain = f"{title}   " + "  →  ".join(f"{i} {step}" for i, step in enumerate(steps, start=1))
        if QFontMetrics(theme.font(12, 500)).horizontalAdvance(plain) + 16 > self.legend.width():
            return words
        return f'<span style="color:{light};font-weight:600">{title}</span>&nbsp;&nbsp; {words}'

    def _draw_pads(self) -> None:
        lab = self.lab
        reading = None if lab.stale else lab.reading
        for i, (pad, box) in enumerate(zip(self.pads.pads, lab.boxes, strict=True)):
            pad.set_brush(lab.brush_px)
            pad.show_ink(box.traces, box.ink)
            pixels = None
            if self._input_shown and lab.reading is not None:
                answer = lab.reading.boxes[i]
                pixels = np.zeros((28, 28), np.float32) if answer.empty else answer.normalized.pixels
            pad.show_input(pixels)
            pad.set_hint(self.tr("Write a digit here") if i == 0 and lab.empty else "")
            if reading is None or reading.boxes[i].empty:
                said = self.tr("Box {number}: empty") if box.empty else self.tr("Box {number}")
                pad.setAccessibleName(said.format(number=i + 1))
            else:
                answer = reading.boxes[i]
                said = self.tr("Box {number}: {digit}, {percent}")
                if answer.digit is None:
                    said = self.tr("Box {number}: not sure, perhaps {digit}, {percent}")
                pad.setAccessibleName(
                    said.format(number=i + 1, digit=answer.guess, percent=percent(answer.probability))
                )

    def _draw_cards(self) -> None:
        lab = self.lab
        for i, card in enumerate(self.cards):
            answer = lab.reading.boxes[i] if lab.reading is not None else None
            if answer is None or answer.empty:
                card.clear()
                card.show_foot(lab.course)
                continue
            word = {"unsure": self.tr("not sure"), "not a digit": self.tr("no digit?")}.get(answer.reason, "")
            planes = [stage.picture for stage in answer.normalized.stages]
            card.show_answer(planes, answer.sign, word, answer.top, lab.taught(i))
            card.show_foot(lab.course)
            other = lab.course_reading.boxes[i] if lab.course_reading is not None else None
            if other is None or other.empty:
                card.show_course("", None, False)
            else:
                card.show_course(other.sign, other.normalized.pixels, lab.misread(i))

    def _draw_band(self) -> None:
        lab, band = self.lab, self.band
        reading, other = lab.reading, lab.course_reading
        written = reading is not None and reading.weakest is not None
        signs = []
        if reading is not None:
            signs = [(box.sign, "warning" if box.sign == "?" else "text", False) for box in reading.boxes]
        band.code.set_signs(signs)
        band.code.setAccessibleName(self.tr("Code as read: {code}").format(code=reading.code if reading else ""))
        if reading is not None and written:
            share = reading.certainty
            band.sure.setText(percent(share)[:-2] if share > 0.99 else f"{100 * share:.0f}")
        else:
            band.sure.setText("")
        band.sure_unit.setVisible(written)
        band.sure_caption.setVisible(written)
        band.course_caption.setVisible(written)
        text, doubt = self.words()
        band.icon.setVisible(doubt)
        band.words.setText(text)
        band.show_course(lab.course)
        signs = []
        if other is not None:
            signs = [
                (box.sign, "error" if lab.misread(i) else "text2", lab.misread(i) and not box.empty)
                for i, box in enumerate(other.boxes)
            ]
        band.course.set_signs(signs)
        band.course.setAccessibleName(
            self.tr("The course pipeline reads: {code}").format(code=other.code if other else "")
        )

    def words(self) -> tuple[str, bool]:
        """The weakest box in one sentence, and whether it is a doubt."""
        reading = self.lab.reading
        if self.lab.reader is None:
            return self.tr("No network can read yet: open a weights file, or train one on the Train page."), True
        if reading is None or reading.weakest is None:
            return self.tr("Nothing is written yet."), False
        box = reading.boxes[reading.weakest]
        number = reading.weakest + 1
        if box.reason == "not a digit":
            return self.tr("Box {number} does not look like a digit.").format(number=number), True
        if box.digit is None:
            likely = [str(digit) for digit, share in box.top if share >= LIKELY]
            if len(likely) > 1:
                listed = self.tr("{some} or {last}").format(some=", ".join(likely[:-1]), last=likely[-1])
                return (
                    self.tr("Box {number} is the weakest: it could be {digits}.").format(number=number, digits=listed),
                    True,
                )
            return (
                self.tr("Box {number} is the weakest: perhaps {digit}, with {percent}.").format(
                    number=number, digit=box.guess, percent=percent(box.probability)
                ),
                True,
            )
        return (
            self.tr("Box {number} is the weakest, with {percent}.").format(
                number=number, percent=percent(box.probability)
            ),
            False,
        )

    def _draw_panel(self) -> None:
        lab = self.lab
        if [(known.key, self.network_name(known)) for known in lab.networks] != self._listed:
            self._say_networks()
        self.network.set_value(lab.chosen)
        if self.brush.value() != round(2 * lab.brush_px):
            self.brush.set_value(round(2 * lab.brush_px))
        if self.threshold.value() != round(100 * lab.threshold):
            self.threshold.set_value(round(100 * lab.threshold))
        if self.course.isChecked() != lab.course:
            self.course.setChecked(lab.course)
        count = lab.drawings_count
        if count == 1:
            self.drawings_note.setText(self.tr("1 drawing with your label is kept."))
        elif count:
            self.drawings_note.setText(self.tr("{count} drawings with your labels are kept.").format(count=count))
        else:
            self.drawings_note.setText(self.tr("None yet. Press Wrong? under a digit and say what it is."))
        self._draw_lesson()
        self.train_button.setEnabled(count >= 2)
        tip = (
            self.tr("Goes to the Train page, where this network learns your hand in seconds.")
            if count >= 2
            else self.tr("Needs at least two drawings with your labels.")
        )
        describe(self.train_button, self.tr("Train on my drawings"), tip)

    def _draw_lesson(self) -> None:
        lesson = self.lab.lesson
        self.lesson_note.setVisible(lesson is not None)
        if lesson is None:
            return
        text = self.tr(
            "Since it was taught, this network reads {after} of {count} right; before it was {before}."
        ).format(after=lesson.after, count=lesson.count, before=lesson.before)
        if lesson.aside:
            more = self.tr("Of the {count} that it did not learn from: {after}; before {before}.").format(
                after=lesson.aside_after, count=lesson.aside, before=lesson.aside_before
            )
        else:
            more = self.tr("It learned from all of them: the third of a digit will be kept aside to test it.")
        self.lesson_note.setText(f"{text} {more}")

    def network_name(self, known: Known) -> str:
        """A network as the list names it: with its accuracy, or as one that was taught."""
        shown = SHIPPED_NAMES.get(known.name, known.name)
        if known.taught:  # its accuracy is of a few drawings and cannot be compared
            return self.tr("{network}, taught").format(network=shown)
        return shown if known.accuracy is None else f"{shown} · {100 * known.accuracy:.1f} %"

    def _say_networks(self) -> None:
        self._listed = [(known.key, self.network_name(known)) for known in self.lab.networks]
        self.network.set_choices([*self._listed, (OPEN_WEIGHTS, self.tr("Open weights…"))])
        self.network.setPlaceholderText(self.tr("None yet"))
        if self.lab.chosen:
            self.network.set_value(self.lab.chosen)
        else:
            self.network.setCurrentIndex(-1)

    # -- wishes ------------------------------------------------------------------------------------------------------
    def _press(self, box: int, x: float, y: float, pressure: float | None) -> None:
        self._input_shown = False
        self.say_error("")
        self.lab.press(box, x, y, pressure)

    def read_aloud(self) -> None:
        """Read now, with the course's beep."""
        self.lab.release()
        self._drawing_frame = True
        try:
            self.lab.read()
        finally:
            self._drawing_frame = False
        QApplication.beep()
        self.draw()

    def toggle_input(self) -> None:
        """Show in the boxes what the network gets, or the ink again."""
        self._input_shown = not self._input_shown
        if self._picture_shown:
            self.show_picture(False)
        self.draw()

    def quit(self) -> None:
        """Close the window."""
        self.window().close()

    def show_picture(self, on: bool) -> None:
        """Show the opened picture with its cuts, or the boxes."""
        self._picture_shown = on and self.lab.sheet.scan is not None
        self.draw()

    def _mend(self, cuts: list[tuple[int, int, int, int]]) -> None:
        self.lab.mend(cuts)

    def _teach(self, box: int, label: int) -> None:
        self._try(lambda: self.lab.teach(box, label))

    def _untaught(self, box: int) -> None:
        self._try(lambda: self.lab.untaught(box))

    def train_on_drawings(self) -> None:
        """Go to the Train page with the user's drawings as the data."""
        self._try(lambda: self.asked.emit("train", self.lab.experiment()))

    def _choose(self, key: str) -> None:
        if key == OPEN_WEIGHTS:
            self.network.set_value(self.lab.chosen)
            self.ask_weights()
            return
        try:
            self.lab.choose(key)
        except EngineError as error:
            self._network_error(error)
            self.network.set_value(self.lab.chosen)
        else:
            self._network_error(None)

    def open_weights(self, path: Path | str) -> None:
        """Read with the network of a weights file from now on."""
        try:
            self.lab.open_weights(path)
        except EngineError as error:
            self._network_error(error)
        else:
            self._network_error(None)

    def _network_error(self, error: EngineError | None) -> None:
        self.network.set_error("" if error is None else error_text(error))
        self.network_error.set_text("" if error is None else error_text(error))

    def say_error(self, text: str) -> None:
        """Say over the boxes what could not be done; "" takes it away."""
        if text != self.error_line.text():
            self.error_line.set_text(text)

    def _try(self, wish: Callable[[], object]) -> None:
        try:
            wish()
        except EngineError as error:
            self.say_error(error_text(error))
        else:
            self.say_error("")

    # -- files, clipboard, drops -------------------------------------------------------------------------------------
    def open_file(self, path: Path | str) -> None:
        """Open a picture or saved strokes."""
        self._open(Path(path))

    def _open(self, source: Path | NDArray[np.uint8]) -> None:
        """Find the boxes on the runner's thread: a large picture takes a moment."""
        self._input_shown = False
        self.lab.release()
        self._runner.drive(self.lab.opening(source), self._opened, self._open_failed)

    def _opened(self, found: Sequence[Sheet | EngineError]) -> None:
        for item in found:
            if isinstance(item, Sheet):
                self.say_error("")
                self.lab.take(item)
            else:
                self.say_error(error_text(item))

    def _open_failed(self, error: Exception | None) -> None:
        if error is not None:
            self.say_error(error_text(error))

    def take(self, data: QMimeData) -> bool:
        """Take a picture or a file from the clipboard or from a drop; False where there is none."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_file(paths[0])
            return True
        if data.hasImage():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._open(_pixels_of(image))
                return True
        return False

    def paste(self) -> None:
        """Take what is on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.say_error(self.tr("The clipboard holds no picture; copy one and paste again."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def ask_open(self) -> None:
        """Ask for a picture or saved strokes."""
        pictures = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = [
            self.tr("Pictures and strokes ({patterns})").format(patterns=f"{pictures} *.json"),
            self.tr("All files (*)"),
        ]
        self._ask(self.tr("Open picture…"), filters, self.open_file)

    def ask_weights(self) -> None:
        """Ask for a weights file."""
        filters = [self.tr("Weights ({patterns})").format(patterns="*.safetensors"), self.tr("All files (*)")]
        self._ask(self.tr("Open weights…"), filters, self.open_weights)

    def ask_save(self) -> None:
        """Ask where to save the boxes, as a picture or as strokes."""
        filters = [self.tr("Picture ({patterns})").format(patterns="*.png")]
        filters.append(self.tr("Strokes ({patterns})").format(patterns="*.json"))
        self._ask(self.tr("Save…"), filters, self.save_file, save=True)

    def save_file(self, path: str) -> None:
        """Save the boxes; a name without a suffix takes the chosen kind's."""
        kind = self._dialog.selectedNameFilter() if self._dialog is not None else ""
        place = Path(path)
        if place.suffix.lower() not in (".png", ".json"):
            place = place.with_name(place.name + (".json" if "*.json" in kind else ".png"))
        self._try(lambda: self.lab.save(place))

    def _ask(self, title: str, filters: list[str], done: Callable[[str], object], *, save: bool = False) -> None:
        dialog = QFileDialog(self, title, QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(filters)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("png")
            dialog.filterSelected.connect(
                lambda chosen: dialog.setDefaultSuffix("json" if "*.json" in chosen else "png")
            )
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(done)
        dialog.destroyed.connect(self._dialog_gone)
        self._dialog = dialog
        dialog.open()

    def _dialog_gone(self) -> None:
        self._dialog = None

    # -- what the window asks ----------------------------------------------------------------------------------------
    def shown(self) -> None:
        super().shown()
        self._changed()

    def fact(self) -> str:
        if self.lab.reader is None:
            return ""
        return self.tr("Reads as you draw · {time} ms").format(time=f"{max(self.lab.read_ms, 0.1):.1f}")

    def commands(self) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "open": self.ask_open,
            "open_weights": self.ask_weights,
            "paste": self.paste,
            "run": self.read_aloud,
        }
        if not self.lab.empty:
            found["save"] = self.ask_save
            found["save_as"] = self.ask_save
        if self.lab.can_undo:
            found["undo"] = self.lab.undo
        if self.lab.can_redo:
            found["redo"] = self.lab.redo
        return found

    def command_words(self) -> dict[str, str]:
        return {
            "open": self.tr("Open picture…"),
            "save": self.tr("Save drawing…"),
            "save_as": self.tr("Save drawing as…"),
            "run": self.tr("Read"),
        }

    def receive(self, parcel: Any) -> None:
        """Read with a network just trained, or open the weights, picture or strokes of a path."""
        if isinstance(parcel, Trained):
            try:
                self.lab.offer(
                    parcel.name,
                    parcel.spec,
                    parcel.parameters,
                    parcel.accuracy,
                    temperature=parcel.temperature,
                    path=parcel.path,
                )
            except EngineError as error:
                self._network_error(error)
            else:
                self._network_error(None)
        elif isinstance(parcel, str | Path):
            if Path(parcel).suffix == ".safetensors":
                self.open_weights(parcel)
            else:
                self.open_file(parcel)

    def closing(self) -> None:
        self._frame.stop()
        self._runner.shut()

    def save_state(self) -> dict[str, Any]:
        chosen = next((known for known in self.lab.networks if known.key == self.lab.chosen), None)
        return {
            "brush_px": self.lab.brush_px,
            "threshold": self.lab.threshold,
            "course": self.lab.course,
            "weights": str(chosen.path) if chosen is not None and chosen.path is not None else "",
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        kinds: dict[str, tuple[type, ...]] = {"brush_px": (int, float), "threshold": (int, float), "course": (bool,)}
        self.lab.edit(**{name: state[name] for name, kind in kinds.items() if isinstance(state.get(name), kind)})
        path = state.get("weights")
        if isinstance(path, str) and path and path != self.lab.chosen and Path(path).is_file():
            if any(known.key == path for known in self.lab.networks):
                self._choose(path)
            else:
                self.open_weights(path)

    def _fit_editor(self) -> None:
        self.editor.setGeometry(0, 0, min(self.pads.width(), WIDEST), self.pads.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_editor()
        self._draw_tools()


def _image_of(picture: NDArray[np.uint8]) -> QImage:
    """Color pixels, blue first, as an image."""
    pixels = np.ascontiguousarray(picture)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy()


def _pixels_of(image: QImage) -> NDArray[np.uint8]:
    """An image as color pixels with transparency, blue first, (H, W, 4); a huge one smaller."""
    if image.width() * image.height() > LARGEST_DECODED:
        image = image.scaled(2400, 2400, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()
