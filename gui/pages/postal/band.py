"""The band over the boxes: the code as read, how certain it is, the weakest box in words, the course's reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.vision.reader import CodeReading
from engine.vision.sheet.form import BOXES
from gui.labs.postal.postal_lab import PostalLab
from gui.pages.postal.code_text import CodeText
from gui.widgets.layout import Hairline
from gui.widgets.marks import ErrorLine, IconMark, Label
from gui.widgets.numbers import percent

LIKELY = 0.05


class Band(QFrame):
    """The code as read, how certain it is, the weakest box in words, and what the course's pipeline reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFixedHeight(80)
        self._doubt = False
        self.caption = Label("", "muted", "small")
        self.code = CodeText(36, 600, 10, BOXES)
        self.sure_caption = Label("", "muted", "small")
        self.sure = Label("", "text", "value")
        self.sure_unit = Label("%", "muted", "small")
        self.icon = IconMark("warning", "warning", 16)
        self.words = Label("", "text2", wrap=True)
        self.words.setMinimumWidth(120)
        self.error = ErrorLine()
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
        said.addWidget(self.error, 1, Qt.AlignmentFlag.AlignVCenter)
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

    def retranslate(self) -> None:
        """Set every text again; what was read is said by `draw`."""
        self.caption.setText(self.tr("Code as read"))
        self.code.setToolTip(self.tr("A space where the box is empty, ? where the network is not sure."))
        self.sure_caption.setText(self.tr("Certainty of the code"))
        sure = self.tr("The probability that every written box is read right: the product of theirs.")
        self.sure_caption.setToolTip(sure)
        self.sure.setToolTip(sure)
        self.course_caption.setText(self.tr("The course pipeline reads"))
        self.course.setToolTip(self.tr("Underlined where it reads something else."))

    def say_error(self, text: str) -> None:
        """Say in place of the weakest box what could not be done; "" takes it away. Nothing moves under the pen."""
        if text != self.error.text():
            self.error.set_text(text)
            self.error.setToolTip(text)
            self.words.setVisible(not text)
            self.icon.setVisible(not text and self._doubt)

    def draw(self, lab: PostalLab) -> None:
        """Say what the lab read."""
        reading, other = lab.reader.reading, lab.reader.course_reading
        written = reading is not None and reading.weakest is not None
        signs = []
        if reading is not None:
            signs = [(box.sign, "warning" if box.sign == "?" else "text", False) for box in reading.boxes]
        self.code.set_signs(signs)
        self.code.setAccessibleName(self.tr("Code as read: {code}").format(code=self.spelled(reading)))
        self.sure.setText(self._certainty(reading))
        self.sure_unit.setVisible(written)
        self.sure_caption.setVisible(written)
        self.course_caption.setVisible(written)
        text, self._doubt = self.sentence(lab)
        self.icon.setVisible(self._doubt and not self.error.text())
        self.words.setText(text)
        self.show_course(lab.reader.course)
        signs = []
        if other is not None:
            signs = [
                (box.sign, "error" if lab.teaching.misread(i) else "text2", lab.teaching.misread(i) and not box.empty)
                for i, box in enumerate(other.boxes)
            ]
        self.course.set_signs(signs)
        self.course.setAccessibleName(self.tr("The course pipeline reads: {code}").format(code=self.spelled(other)))

    # -- in words ----------------------------------------------------------------------------------------------------
    def spelled(self, reading: CodeReading | None) -> str:
        """A code sign by sign, as it is to be spoken: 0, 6, not sure, empty, 3."""
        if reading is None:
            return ""
        words = {" ": self.tr("empty"), "?": self.tr("not sure")}
        return ", ".join(words.get(box.sign, box.sign) for box in reading.boxes)

    def spoken(self, lab: PostalLab) -> str:
        """All that was read in a few sentences, for those who hear the window."""
        said = [self.sentence(lab)[0]]
        if lab.reader.reading is not None and lab.reader.reading.weakest is not None:
            said.insert(
                0, self.tr("Certainty of the code: {share} %.").format(share=self._certainty(lab.reader.reading))
            )
            said.insert(0, self.tr("Code as read: {code}").format(code=self.spelled(lab.reader.reading)) + ".")
        return " ".join(said)

    @staticmethod
    def _certainty(reading: CodeReading | None) -> str:
        if reading is None or reading.weakest is None:
            return ""
        share = reading.certainty
        return percent(share).rstrip(" %") if share > 0.99 else f"{100 * share:.0f}"

    def sentence(self, lab: PostalLab) -> tuple[str, bool]:
        """The weakest box in one sentence, and whether it is a doubt."""
        reading = lab.reader.reading
        if lab.reader.network is None:
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
