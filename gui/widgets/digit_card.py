"""The card under a pad: what the network really gets, what it answers and how sure, and what the course's way reads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import Label, StateWord
from gui.widgets.pad import grey_image, paint_pixels

Sign = tuple[str, str, bool]
"""A sign of a code, the role of its color, and whether it is underlined."""
STAGES = 4
SIDE = 28
DIGITS = tuple(range(10))


def percent(share: float) -> str:
    """A share with one decimal; what is not whole is never rounded up to 100 %."""
    return f"{min(100 * share, 99.9) if share < 1 else 100:.1f} %"


class CodeText(QWidget):
    """The signs of a code in a row, each in its color, a misread one underlined."""

    def __init__(self, px: int, weight: int, gap: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._font = theme.font(px, weight)
        self._gap = gap
        self._signs: list[Sign] = []
        self._step = QFontMetrics(self._font).horizontalAdvance("0") + gap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return "".join(sign for sign, _, _ in self._signs)

    def set_signs(self, signs: Sequence[Sign]) -> None:
        """Show these signs."""
        if list(signs) != self._signs:
            self._signs = list(signs)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._step * self._count - self._gap + 2, QFontMetrics(self._font).height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        base = metrics.ascent() + 2
        for i, (sign, role, underlined) in enumerate(self._signs):
            color = theme.color(role)
            painter.setPen(color)
            painter.drawText(i * self._step + 1, base, sign)
            if underlined:
                painter.fillRect(QRectF(i * self._step, base + 3, metrics.horizontalAdvance("0") + 2, 2), color)


def _in_28(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """A plane of 20×20 in the middle of 28×28, so that the pixels of all stages are of one size."""
    height, width = plane.shape
    if max(height, width) >= SIDE:
        return plane
    sheet = np.zeros((SIDE, SIDE), np.float32)
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    sheet[top : top + height, left : left + width] = plane
    return sheet


class StageStrip(QWidget):
    """The picture after each normalizing step; the last one, ringed, is what the network gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(58)
        theme.changed.connect(self.update)

    def show_stages(self, planes: Sequence[NDArray[np.float32]]) -> None:
        """Show these planes, 0 black … 1 white."""
        self._images = [grey_image(_in_28(plane)) for plane in planes]
        self.update()

    def _side(self) -> int:
        return max(24, min((self.width() - 18) // STAGES, 56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._side() + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        gap = (self.width() - 2 - STAGES * side) // (STAGES - 1) if side < 56 else 8
        painter.setFont(theme.font(12))
        for i, image in enumerate(self._images):
            last = i == len(self._images) - 1
            left = i * (side + gap) if not last or side == 56 else self.width() - side - 2
            area = QRectF(left, 2, side, side)
            paint_pixels(painter, area, image, smooth=image.width() > 60)
            if last:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 5, 5)
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(left, side + 5, side, 16), Qt.AlignmentFlag.AlignCenter, str(i + 1))


class Answer(QAbstractButton):
    """The digit of one box, large; pressing it says what it really is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "text"
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(28, 40)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_sign(self, sign: str, role: str) -> None:
        """Show a digit or "?" in the color of a role."""
        if (sign, role) != (self.text(), self._role):
            self.setText(sign)
            self._role = role
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(theme.color(self._role))
        painter.setFont(theme.font(32, 600))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())


class TopThree(QWidget):
    """The three likeliest digits, each with its bar and its probability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[int, float]] = ()
        self._sure = True
        self.setFixedHeight(66)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[tuple[int, float]], sure: bool) -> None:
        """Show (digit, probability), likeliest first; `sure` decides the color."""
        self._rows, self._sure = rows, sure
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = QFontMetrics(theme.font(12)).horizontalAdvance("100.0 %")
        bar = QRectF(18, 0, max(self.width() - 18 - wide - 12, 8), 6)
        for i, (digit, share) in enumerate(self._rows):
            middle = 22 * i + 11
            painter.setFont(theme.font(13, 600 if i == 0 else 400))
            painter.setPen(theme.color("text" if i == 0 else "text2"))
            painter.drawText(QRectF(0, middle - 11, 16, 22), Qt.AlignmentFlag.AlignVCenter, str(digit))
            area = bar.translated(0, middle - 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, 3, 3)
            if share >= 0.0005:
                role = ("accent" if self._sure else "warning") if i == 0 else "series8"
                painter.setBrush(theme.color(role))
                length = max(area.width() * share, 1.5)
                painter.drawRoundedRect(QRectF(area.left(), area.top(), length, 6), min(3, length / 2), 3)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.width() - wide - 4, middle - 11, wide + 4, 22), right, percent(share))


class DigitKey(Button):
    """A key with one digit, as narrow as the card needs it."""

    def __init__(self, text: str, *, small: bool) -> None:
        super().__init__(text, small=small)
        self.setProperty("keypad", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, 28)


class TeachKeys(QWidget):
    """Ten small keys to say which digit it really is; the digit keys work too, Esc leaves."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setSpacing(4)
        self.buttons: list[Button] = []
        for digit in DIGITS:
            button = DigitKey(str(digit), small=True)
            button.clicked.connect(lambda _=False, digit=digit: self.chosen.emit(digit))
            grid.addWidget(button, digit // 5, digit % 5)
            self.buttons.append(button)
        self.setFixedHeight(66)

    def retranslate(self) -> None:
        for digit, button in zip(DIGITS, self.buttons, strict=True):
            describe(
                button,
                self.tr("It is a {digit}").format(digit=digit),
                self.tr("Keeps this drawing in your data with this label."),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and len(event.text()) == 1:
            self.chosen.emit(int(event.text()))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Thumb(QWidget):
    """A small picture of a plane, white on black."""

    def __init__(self, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(side, side)

    def show_plane(self, plane: NDArray[np.float32] | None) -> None:
        """Show a plane, or nothing."""
        self._image = QImage() if plane is None else grey_image(plane)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_pixels(painter, QRectF(self.rect()), self._image)


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(3, 0, 6, 0)
    row.addWidget(widget)
    return row


class DigitCard(QFrame):
    """Stages, answer, top three and the course's reading of one box; blank while the box is empty."""

    taught = Signal(int)
    untaught = Signal()

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
        self.top = TopThree()
        self._keys: TeachKeys | None = None
        self.line = Hairline()
        self.thumb = Thumb()
        self.course_name = Label("", "muted", "small", wrap=True)
        self.course = CodeText(16, 400, 0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 10, 1, 0)
        outer.setSpacing(0)
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
        holder = QWidget()
        holder.setLayout(middle)
        holder.setFixedHeight(44)
        body.addWidget(holder)
        body.addLayout(_inset(self.top))
        self._room = QVBoxLayout()
        body.addLayout(self._room)
        body.addSpacing(8)
        outer.addLayout(body)
        outer.addWidget(self.line)
        self.foot = QWidget()
        self.foot.setFixedHeight(44)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(11, 0, 11, 0)
        foot.setSpacing(8)
        foot.addWidget(self.thumb)
        foot.addWidget(self.course_name, 1)
        foot.addWidget(self.course)
        outer.addWidget(self.foot)
        self.course_name.setMinimumWidth(24)
        self.answer.toggled.connect(self._switch)
        self.wrong.clicked.connect(self._ask)
        self.pencil.clicked.connect(self._ask)
        keeps = self.line.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(keeps)
        self._blank = True
        self._label: int | None = None
        self.clear()

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
        for widget in (self.wrong, self.pencil, self.state, self.line):
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
        self.pencil.set_icon("edit" if label is None else "undo")
        self.top.show_rows(top, sure)
        self.retranslate()

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
        describe(
            self.answer,
            self.tr("Box {number} reads {sign}").format(number=self.number, sign=self.answer.text()),
            self.tr("Press it to say which digit it really is."),
        )
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
            self._keys.left.connect(self._leave)
            self._room.addLayout(_inset(self._keys))
        return self._keys

    def _leave(self) -> None:
        self.answer.setChecked(False)

    def _ask(self) -> None:
        if self._label is not None:
            self.untaught.emit()
        else:
            self.answer.setChecked(not self.answer.isChecked())

    def _switch(self, asking: bool) -> None:
        self.top.setVisible(not asking)
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
