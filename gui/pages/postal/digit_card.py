"""The card under a pad: what the network really gets, what it answers and how sure, and what the course's way reads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.pages.postal.code_text import CodeText
from gui.pages.postal.reading_marks import StageStrip, Thumb, TopThree
from gui.pages.postal.teach_keys import Answer, TeachKeys
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import Label, StateWord

ROOMY_PX = 168  # wide enough for one more button


class DigitCard(QFrame):
    """Stages, answer, top three and the course's reading of one box; blank while the box is empty."""

    taught = Signal(int)
    untaught = Signal()
    inspected = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # as wide as its pad, whatever it says
        self.stages = StageStrip()
        self.answer = Answer()
        self.state = StateWord()
        self.wrong = Button(kind="link", small=True)
        self.pencil = Button(icon="edit", kind="plain", small=True)  # the same where a state word takes the room
        self.look = Button(icon="inspect", kind="plain", small=True)
        self.top = TopThree()
        self._keys: TeachKeys | None = None
        self.line = Hairline()
        self.thumb = Thumb()
        self.course_name = Label("", "muted", "small", wrap=True)
        self.course = CodeText(16, 400, 0, 1)
        self.foot = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 10, 1, 0)
        outer.setSpacing(0)
        outer.addLayout(self._body())
        outer.addWidget(self.line)
        outer.addWidget(self.foot)
        self._fill_foot()
        self.answer.toggled.connect(self._switch)
        self.wrong.clicked.connect(self._ask)
        self.pencil.clicked.connect(self._ask)
        self.look.clicked.connect(self.inspected)
        keeps = self.line.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(keeps)
        self._blank = True
        self._label: int | None = None
        self.clear()

    def _body(self) -> QVBoxLayout:
        """The stages, the answer with its state, and the top three, with room for the keys that teach."""
        body = QVBoxLayout()
        body.setContentsMargins(8, 0, 5, 0)  # 3 and 6 less: the digit and the link stand in the middle of their buttons
        body.setSpacing(0)
        body.addLayout(_inset(self.stages))
        body.addSpacing(5)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(4)
        middle.addWidget(self.answer)
        middle.addWidget(self.state)
        middle.addStretch(1)
        middle.addWidget(self.wrong)
        middle.addWidget(self.pencil)
        middle.addWidget(self.look)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setFixedHeight(44)
        body.addWidget(holder)
        body.addLayout(_inset(self.top))
        self._room = QVBoxLayout()
        body.addLayout(self._room)
        body.addSpacing(8)
        return body

    def _fill_foot(self) -> None:
        """What the course's way reads."""
        self.foot.setFixedHeight(44)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(11, 0, 11, 0)
        foot.setSpacing(8)
        foot.addWidget(self.thumb)
        foot.addWidget(self.course_name, 1)
        foot.addWidget(self.course)
        self.course_name.setMinimumWidth(24)

    # what it shows
    def clear(self) -> None:
        """Nothing is written in the box."""
        self._blank = True
        self._label = None
        self.answer.setChecked(False)
        self.stages.show_stages(())
        self.top.show_rows((), True)
        self.answer.show_sign("", "text")
        self.answer.setEnabled(False)
        for widget in (self.wrong, self.pencil, self.look, self.state, self.line):
            widget.hide()
        self.show_course("", None, False)

    def show_answer(
        self,
        stages: Sequence[NDArray[np.float32]],
        sign: str,
        word: str,
        top: Sequence[tuple[int, float]],
        label: int | None,
    ) -> None:
        """Show what the network got and says; `word` is its state where it is not sure, `label` what was taught."""
        self._blank = False
        self._label = label
        sure = not word
        self.stages.show_stages(stages)
        self.answer.setEnabled(True)
        self.answer.show_sign(sign, "text" if sure else "warning")
        if label is not None:
            self.state.set_state(self.tr("kept as {label}").format(label=label), "good")
        else:
            self.state.set_state(word, "warning")
        said = label is not None or not sure
        self.state.setVisible(said)
        self.wrong.setVisible(not said)
        self.pencil.setVisible(said)
        self._fit_look()
        self.pencil.set_icon("edit" if label is None else "undo")
        self.top.show_rows(top, sure)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_look()

    def _fit_look(self) -> None:
        """Offer to inspect the digit where there is room; the menu of the pad and its key always do."""
        self.look.setVisible(not self._blank and self.width() >= ROOMY_PX)

    def show_course(self, sign: str, plane: NDArray[np.float32] | None, wrong: bool) -> None:
        """Show what the course's pipeline made of the same box."""
        self.thumb.show_plane(plane)
        self.course_name.setVisible(plane is not None)
        self.course.set_signs([(sign, "error" if wrong else "text2", wrong)] if sign else [])
        said = self.tr("The course pipeline reads {digit}").format(digit=sign) if sign else ""
        self.course.setAccessibleName(said)

    def show_foot(self, on: bool) -> None:
        """With or without the course's reading."""
        self.line.setVisible(on and not self._blank)
        self.foot.setVisible(on)

    def retranslate(self) -> None:
        """Set every text again in the language that holds now."""
        self.course_name.setText(self.tr("course pipeline"))
        self.wrong.setText(self.tr("Wrong?"))
        name, tip = (
            self.tr("Wrong? Teach it"),
            self.tr("Say which digit it really is: the drawing is kept in your data."),
        )
        describe(self.wrong, name, tip)
        if self._label is not None:
            name, tip = self.tr("Take back"), self.tr("Takes this drawing out of your data again.")
        describe(self.pencil, name, tip)
        describe(self.look, self.tr("Inspect"), self.tr("Follows this digit through the layers. Key on the pad: I."))
        sign = self.state.text() if self.answer.text() == "?" else self.answer.text()
        describe(
            self.answer,
            self.tr("Box {number} reads {sign}").format(number=self.number, sign=sign),
            self.tr("Press it to say which digit it really is."),
        )
        steps = self.tr(
            "Cropped to the ink, scaled to 20×20, its center of mass in the middle, its stroke as wide as in training."
        )
        describe(self.stages, self.tr("What the network gets"), steps)
        self.top.setToolTip(
            self.tr("The three likeliest digits. What is missing to 100 % goes to the others and to no digit at all.")
        )
        self.thumb.setToolTip(self.tr("What the course's network gets the course's way."))
        if self._keys is not None:
            self._keys.retranslate()

    # teaching
    @property
    def keys(self) -> TeachKeys:
        """The ten keys; made when first asked for, so that the page opens quickly."""
        if self._keys is None:
            self._keys = TeachKeys()
            self._keys.retranslate()
            self._keys.chosen.connect(self._chosen)
            self._keys.left.connect(self.leave)
            self._room.addLayout(_inset(self._keys))
        return self._keys

    def leave(self) -> None:
        """Take the ten keys away, if they were offered."""
        self.answer.setChecked(False)

    def _ask(self) -> None:
        if self._label is not None:
            self.untaught.emit()
        else:
            self.answer.setChecked(not self.answer.isChecked())

    def ask(self) -> None:
        """Offer the ten keys, if anything was read."""
        self.answer.setChecked(self.answer.isEnabled())

    def _switch(self, asking: bool) -> None:
        self.top.setVisible(not asking)
        focus = QApplication.focusWidget()
        if not asking and self._keys is not None and focus is not None and self._keys.isAncestorOf(focus):
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)  # before the keys go, else it goes anywhere
        if asking or self._keys is not None:
            self.keys.setVisible(asking)
        if asking:
            self.keys.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, digit: int) -> None:
        self.answer.setChecked(False)
        self.taught.emit(digit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(3, 0, 6, 0)
    row.addWidget(widget)
    return row
