"""One number to type.

A field never opens a dialog and never takes a wrong number: it is marked, says the bounds to whoever listens, and
holds the value it had before, not the beginning of what was typed, until it is corrected. Where a number starts a run,
`problem_in` says which field of a panel is wrong, and `judge.judged` is emitted when that may have changed.
"""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.text.numbers import NumberError, read_number
from gui import theme
from gui.widgets.numbers import format_number


class Judge(QObject):
    """Qt's own signal: it lets go of a page that is destroyed while Python still holds it."""

    judged = Signal()


judge = Judge()
judged = judge.judged
"""Some field is now wrong, or right again."""

QUIET_MS = 600  # without a key, and a number that is typed for a running network counts as finished


def problem_in(panel: QWidget) -> str:
    """What is wrong with the first wrong field that a panel shows; "" where all are right."""
    for field in panel.findChildren(NumberField):
        if field.error() and field.isEnabled() and field.isVisibleTo(panel):
            name = field.accessibleName()
            return f"{name}: {field.error()}" if name else field.error()
    return ""


class NumberField(QLineEdit):
    """One number to type, with its unit inside; arrow keys step it.

    `edited` carries each new valid number while it is typed; `failed` carries why the text is not one, and ""
    once it is one again. `optional` lets the field be empty: its value is then None.
    While `patient` is set, a typed number counts only on Enter, on leaving the field, or once the keys are quiet:
    a network that trains must not be given the 1 of 1e-3. It is judged as it is typed all the same.
    """

    edited = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        value: float | int | None = 0,
        low: float | None = None,
        high: float | None = None,
        *,
        integer: bool = False,
        log: bool = False,
        unit: str = "",
        optional: bool = False,
        width: int = 72,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.low, self.high = low, high
        self.integer, self.log, self.optional = integer, log, optional
        self.patient = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET_MS)
        self._pause.timeout.connect(self._take_text)
        self._unit = ""
        self._value: float | int | None = value
        self._before: float | int | None = value  # the last number that was finished
        self._typing = False
        self._error = self._said = ""  # what is wrong, and what was last said about it
        self._outside = ""
        self.setFixedHeight(28)
        if width:
            self.setFixedWidth(width)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.set_unit(unit)
        self.set_value(value)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)
        theme.changed.connect(self.update)

    # what it holds
    def value(self) -> Any:
        """The number in force."""
        return self._value

    def set_value(self, value: float | int | None) -> None:
        """Show a number without a signal, and clear the error."""
        if self._pause.isActive() and value == self._value:
            return  # another number is being typed
        if value == self._value and (self._error or self._typing):
            return  # nothing new: what is being typed, right or wrong, stays
        self._pause.stop()
        self._value = self._before = int(value) if self.integer and value is not None else value
        self._typing = False
        self.setText(format_number(self._value))
        self._set_error("")

    def set_bounds(self, low: float | None, high: float | None) -> None:
        """Change what is allowed; the text is judged again."""
        self.low, self.high = low, high
        if self.hasFocus() or self._error:
            self._typed(self.text())

    def set_unit(self, unit: str) -> None:
        """Show a unit behind the number, inside the field."""
        self._unit = unit
        wide = self.fontMetrics().horizontalAdvance(unit) + 5 if unit else 0
        self.setTextMargins(0, 0, wide, 0)
        self.update()

    def set_error(self, text: str) -> None:
        """Mark the field with a reason found elsewhere (an impossible combination); "" clears it."""
        self._outside = text
        self._mark()

    def error(self) -> str:
        """Why the text is not taken, or ""."""
        return self._error or self._outside

    # how it is judged
    def judge(self, text: str) -> tuple[float | int | None, str]:
        """The number in a text, or why it is none."""
        if not text.strip() and self.optional:
            return None, ""
        try:
            value = read_number(text, whole=self.integer)
        except NumberError as error:
            if error.reason == "comma":
                return None, self.tr("Write {example} with a point.").format(example=error.way_out)
            if error.reason == "infinite" and self.high is not None:
                return None, self._bounds_text()
            return None, self.tr("Must be a whole number.") if self.integer else self.tr("Must be a number.")
        low, high = self.low, self.high
        if (low is not None and value < low) or (high is not None and value > high):
            return None, self._bounds_text()
        return value, ""

    def _bounds_text(self) -> str:
        low, high = (format_number(end, separators=True) for end in (self.low, self.high))
        if low and high:
            return self.tr("Must be between {low} and {high}.").format(low=low, high=high)
        if low:
            return self.tr("Must be at least {low}.").format(low=low)
        return self.tr("Must be at most {high}.").format(high=high)

    def _typed(self, text: str) -> None:
        value, why = self.judge(text)
        self._typing = True
        if why:
            self._pause.stop()
            self._error = self._error or why  # before others look
            self._take(self._before)  # not the beginning of what was typed
        self._set_error(why)
        if why:
            return
        if self.patient:
            self._pause.start()
        else:
            self._take(value)

    def commit_edit(self) -> None:
        """Take the number that is typed as finished, if it is one."""
        if self._pause.isActive():
            self._pause.stop()
            self._take_text()
        if not self._error:
            self._before, self._typing = self._value, False

    def _take_text(self) -> None:
        value, why = self.judge(self.text())
        if not why:
            self._take(value)

    def _take(self, value: float | int | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _finished(self) -> None:
        self.commit_edit()
        if not self._error:
            self.setText(format_number(self._value))

    def _set_error(self, why: str) -> None:
        self._error = why
        if why != self._said:
            self._said = why
            self._mark()
            self.failed.emit(why)
            judge.judged.emit()

    def _mark(self) -> None:
        bad = bool(self.error())
        if bool(self.property("error")) != bad:
            self.setProperty("error", bad)
            theme.repolish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._error:
            self._typed(self.text())  # the reason, in the language that holds now

    # keys and paint
    def step_by(self, steps: int) -> None:
        """Step up or down as the arrow keys do: by 1, by a tenth of a decade, or by a hundredth of the range."""
        value = self._value if self._value is not None else (self.low or 0)
        if self.integer:
            new: float = value + steps
        elif self.log and value > 0:
            new = float(f"{value * 10 ** (steps / 10):.2g}")
        else:
            span = (self.high - self.low) if self.high is not None and self.low is not None else max(abs(value), 1.0)
            unit = 10.0 ** math.floor(math.log10(span / 50)) if span > 0 else 0.1
            new = round(value + steps * unit, 10)
        if self.low is not None:
            new = max(new, self.low)
        if self.high is not None:
            new = min(new, self.high)
        self.setText(format_number(int(new) if self.integer else new))
        self._typed(self.text())
        self.commit_edit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where there is nothing typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
            if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(
            Qt.Key(event.key())
        )
        if steps is not None and not self.isReadOnly():
            self.step_by(steps)
        elif event.key() == Qt.Key.Key_Escape and self._error:
            self.setText(format_number(self._value))
            self._typing = False
            self._set_error("")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setFont(self.font())
            painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
            area = self.rect().adjusted(0, 0, -8, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)
