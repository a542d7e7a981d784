"""Saying what a digit really is: the answer that can be pressed, and the ten keys that it opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from gui import theme
from gui.widgets.controls import Button, describe

DIGITS = tuple(range(10))
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -5, Qt.Key.Key_Down: 5}


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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in STEPS:
            event.ignore()  # all ten keys are walked as they are placed; Qt would only move to the next
        else:
            super().keyPressEvent(event)


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
        """Set every text again in the language that holds now."""
        for digit, button in zip(DIGITS, self.buttons, strict=True):
            describe(
                button,
                self.tr("It is a {digit}").format(digit=digit),
                self.tr("Keeps this drawing in your data with this label."),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.text().isdecimal() and len(event.text()) == 1:
            self.chosen.emit(int(event.text()))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        place = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), 0) + step
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
