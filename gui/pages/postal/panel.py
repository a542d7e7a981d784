"""The panel of the postal-code page: who reads, from when on it says "?", what the user taught, and the keys."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.errors import EngineError
from gui import theme
from gui.i18n import engine_text, error_text
from gui.labs.postal.drawing_lab import BRUSH
from gui.labs.postal.networks import KnownNetwork
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.shipped_networks import SHIPPED_WORDS
from gui.widgets.controls import Button, Choice, Switch, describe
from gui.widgets.layout import Panel, Section
from gui.widgets.marks import ErrorLine, Label
from gui.widgets.numbers import percent
from gui.widgets.rows import Row, SliderRow

OPEN_WEIGHTS = "open"
TODAY, BEFORE = "%H:%M", "%m-%d"


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


class PostalPanel(Panel):
    """Network and brush, threshold and course pipeline, the user's drawings, the keys of the course."""

    weights_requested = Signal()
    train_requested = Signal()
    look_requested = Signal()

    def __init__(self, lab: PostalLab, parent: QWidget | None = None) -> None:
        super().__init__(264, "right", parent)
        self.lab = lab
        self._listed: list[tuple[str, str]] = []
        self.network_section = Section("once")
        self.network = Choice(width=0)
        self.network_error = ErrorLine()
        self.brush = SliderRow("", 8, 2 * BRUSH[0], 2 * BRUSH[1], integer=True, unit="px")
        self.network.chosen.connect(self._choose)
        self.brush.edited.connect(lambda width: self.lab.edit(brush_px=width / 2))
        self.network_section.add(self.network, self.network_error)
        self.network_section.rows.addSpacing(4)
        self.network_section.add(self.brush)
        self.reading_section = Section()
        self.threshold = SliderRow("", 80, 0, 99, integer=True, unit="%")
        self.threshold.edited.connect(lambda share: self.lab.edit(threshold=share / 100))
        self.course = Switch()
        self.course.toggled.connect(lambda on: self.lab.edit(course=on))
        self.course_row = Row("", self.course)
        self.beep = Switch()
        self.beep.toggled.connect(lambda on: self.lab.edit(beep=on))
        self.beep_row = Row("", self.beep)
        self.course_note = Label("", "muted", "small", wrap=True)
        self.reading_section.add(self.threshold, self.course_row, self.course_note, self.beep_row)
        self.drawings_section = Section()
        self.drawings_note = Label("", "text2", "small", wrap=True)
        self.train_button = Button(text=" ", icon="train", small=True)
        self.train_button.clicked.connect(self.train_requested)
        self.lesson_note = Label("", "text2", "small", wrap=True)
        self.drawings_section.add(self.drawings_note, self.lesson_note)
        self.look_button = Button(text=" ", icon="eye", small=True)
        self.look_button.clicked.connect(self.look_requested)
        for button in (self.train_button, self.look_button):
            self.drawings_section.rows.addSpacing(8)
            self.drawings_section.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.add(self.network_section, self.reading_section, self.drawings_section, self.keys_section)

    # -- words -------------------------------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Set every text again."""
        self.network_section.set_title(self.tr("Network"))
        describe(
            self.network,
            self.tr("Network"),
            self.tr("Who reads: shipped, just trained, a kept run, or any weights file."),
        )
        self.brush.set_texts(
            self.tr("Brush"), self.tr("How wide the pen is in a box of 100 px, as on the course's canvas.")
        )
        self.reading_section.set_title(self.tr("Reading"))
        self.threshold.set_texts(
            self.tr("Say ? below"), self.tr("A digit that is less probable than this is answered with ?.")
        )
        self.course_row.set_texts(
            self.tr("Show the course pipeline"),
            self.tr("The course's own network reads the same boxes, normalized as the course does."),
        )
        self.beep_row.set_texts(
            self.tr("Beep"),
            self.tr("Reading with R or the button sounds the course's tone: 1000 Hz for half a second."),
        )
        self.course_note.setText(self.tr("Only shrinks 98×98 to 28×28. Small or off-center digits are misread."))
        self.drawings_section.set_title(self.tr("My drawings"))
        self.train_button.setText(self.tr("Train on my drawings"))
        self.look_button.setText(self.tr("Look at them…"))
        look = self.tr("Shows every drawing with your label; wrong ones can be removed.")
        describe(self.look_button, self.tr("Look at my drawings"), look)
        self.keys_section.set_title(self.tr("Keys"))
        said = (
            self.tr("erase all"),
            self.tr("show what the network gets"),
            self.tr("read, with a beep"),
            self.tr("quit"),
        )
        for label, words in zip(self.key_words, said, strict=True):
            label.setText(words)
        self._say_networks()

    def network_name(self, known: KnownNetwork) -> str:
        """A network as the list names it: with its accuracy, or as one that was taught; a kept run with its time."""
        shown = engine_text(SHIPPED_WORDS.get(known.name, known.name))
        if known.taught:  # its accuracy is of a few drawings and cannot be compared
            shown = self.tr("{network}, taught").format(network=shown)
        elif known.accuracy is not None:
            shown = f"{shown} · {percent(known.accuracy)}"
        return shown if known.started is None else f"{shown} · {when(known.started)}"

    def _say_networks(self) -> None:
        self._listed = [(known.key, self.network_name(known)) for known in self.lab.reader.networks]
        self.network.set_choices([*self._listed, (OPEN_WEIGHTS, self.tr("Open weights…"))])
        self.network.setPlaceholderText(self.tr("None yet"))
        if self.lab.reader.chosen:
            self.network.set_value(self.lab.reader.chosen)
        else:
            self.network.setCurrentIndex(-1)

    # -- what the lab holds ------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Make the panel equal to the lab."""
        lab = self.lab
        if [(known.key, self.network_name(known)) for known in lab.reader.networks] != self._listed:
            self._say_networks()
        self.network.set_value(lab.reader.chosen)
        if self.brush.value() != round(2 * lab.drawing.brush_px):
            self.brush.set_value(round(2 * lab.drawing.brush_px))
        if self.threshold.value() != round(100 * lab.reader.threshold):
            self.threshold.set_value(round(100 * lab.reader.threshold))
        if self.course.isChecked() != lab.reader.course:
            self.course.setChecked(lab.reader.course)
        if self.beep.isChecked() != lab.reader.beep:
            self.beep.setChecked(lab.reader.beep)
        count = lab.teaching.count
        if count == 1:
            self.drawings_note.setText(self.tr("1 drawing with your label is kept."))
        elif count:
            self.drawings_note.setText(self.tr("{count} drawings with your labels are kept.").format(count=count))
        else:
            self.drawings_note.setText(self.tr("None yet. Press Wrong? under a digit and say what it is."))
        self._draw_lesson()
        self.look_button.setVisible(count > 0)
        self.train_button.setEnabled(count >= 2)
        tip = (
            self.tr("Goes to the Train page, where this network learns your hand in seconds.")
            if count >= 2
            else self.tr("Needs at least two drawings with your labels.")
        )
        describe(self.train_button, self.tr("Train on my drawings"), tip)

    def _draw_lesson(self) -> None:
        lesson = self.lab.teaching.lesson
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

    # -- networks ----------------------------------------------------------------------------------------------------
    def _choose(self, key: str) -> None:
        if key == OPEN_WEIGHTS:
            self.network.set_value(self.lab.reader.chosen)
            self.weights_requested.emit()
        else:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Read with another network of the list."""
        try:
            self.lab.reader.choose(key)
        except EngineError as error:
            self.show_error(error)
            self.network.set_value(self.lab.reader.chosen)
        else:
            self.show_error(None)

    def show_error(self, error: Exception | None) -> None:
        """Mark the choice with the reason why a network cannot be used; None takes it away."""
        text = "" if error is None else error_text(error)
        self.network.set_error(text)
        self.network_error.set_text(text)


def when(seconds: float) -> str:
    """A time of today by the clock, another by its date; as short as the list needs it."""
    then, now = time.localtime(seconds), time.localtime()
    return time.strftime(TODAY if then[:3] == now[:3] else BEFORE, then)
