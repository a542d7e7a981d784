"""Numbers to type and to slide: fields with units, sliders, and the row that joins the two.

A field never opens a dialog and never takes a wrong number: it is marked, says the bounds in its error
line, and holds the last good value until it is corrected.
"""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.controls import describe
from gui.widgets.marks import ErrorLine

QUIET_MS = 600  # without a key, and a number that is typed for a running network counts as finished
GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")  # 5,700


def format_number(value: float | int | None, *, separators: bool = False) -> str:
    """A number as people write it: 0.0001, 1e-8, 5,700, −3; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, int) or (math.isfinite(value) and value == int(value) and abs(value) < 1e7):
        text = f"{int(value):,}" if separators else str(int(value))
    elif not math.isfinite(value):
        text = "∞" if value > 0 else "-∞" if value < 0 else "?"
    elif 1e-6 <= abs(value) < 1e7:
        text = f"{value:.8f}".rstrip("0") if abs(value) < 1e-3 else f"{value:.6g}"
    else:
        mantissa, exponent = f"{value:.6g}".split("e") if "e" in f"{value:.6g}" else (f"{value:.6g}", "")
        text = f"{mantissa}e{int(exponent)}" if exponent else mantissa
    return text.replace("-", "−", 1) if text.startswith("-") else text


def parse_number(text: str) -> float | None:
    """What people type as a number: `0.001`, `1e-3`, `5,700`, `−3`; None if it is not one."""
    plain = text.strip().replace("−", "-").replace(" ", "")
    if "," in plain and not GROUPED.fullmatch(plain):
        return None  # 0,5 is not five
    plain = plain.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


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
        self._error = ""
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
        """The last good number."""
        return self._value

    def set_value(self, value: float | int | None) -> None:
        """Show a number without telling anyone, and clear the error."""
        if self._pause.isActive() and value == self._value:
            return  # another number is being typed
        self._pause.stop()
        self._value = int(value) if self.integer and value is not None else value
        if not self.hasFocus() or parse_number(self.text()) != value:
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
        value = parse_number(text)
        if value is None:
            return None, self.tr("Must be a number.")
        if self.integer and value != int(value):
            return None, self.tr("Must be a whole number.")
        low, high = self.low, self.high
        if (low is not None and value < low) or (high is not None and value > high):
            if low is not None and high is not None:
                return None, self.tr("Must lie between {low} and {high}.").format(
                    low=format_number(low, separators=True), high=format_number(high, separators=True)
                )
            if low is not None:
                return None, self.tr("Must be at least {low}.").format(low=format_number(low, separators=True))
            return None, self.tr("Must be at most {high}.").format(high=format_number(high, separators=True))
        return (int(value) if self.integer else value), ""

    def _typed(self, text: str) -> None:
        value, why = self.judge(text)
        self._set_error(why)
        if why:
            self._pause.stop()
        elif self.patient:
            self._pause.start()
        else:
            self._take(value)

    def settle(self) -> None:
        """Take the number that is typed as finished, if one waits."""
        if self._pause.isActive():
            self._pause.stop()
            self._take_text()

    def _take_text(self) -> None:
        value, why = self.judge(self.text())
        if not why:
            self._take(value)

    def _take(self, value: float | int | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _finished(self) -> None:
        self.settle()
        if not self._error:
            self.setText(format_number(self._value))

    def _set_error(self, why: str) -> None:
        if why != self._error:
            self._error = why
            self._mark()
            self.failed.emit(why)

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
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(
            Qt.Key(event.key())
        )
        if steps is not None and not self.isReadOnly():
            self.step_by(steps)
        elif event.key() == Qt.Key.Key_Escape and self._error:
            self.setText(format_number(self._value))
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


class Slider(QAbstractSlider):
    """A value to slide between two bounds, evenly or by decades."""

    edited = Signal(object)
    GRAIN = 1000

    def __init__(
        self, low: float, high: float, *, log: bool = False, integer: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.low, self.high, self.log, self.integer = low, high, log, integer
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, self.GRAIN)
        self.setSingleStep(20)
        self.setPageStep(100)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setFixedHeight(24)
        self._exact: float = low
        self._quiet = False
        self.valueChanged.connect(self._moved)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(64, 24)

    def number(self) -> float:
        """The number that the knob stands for."""
        return self._exact

    def set_number(self, value: float) -> None:
        """Place the knob without telling anyone; values outside stand at the end."""
        self._quiet = True
        self._exact = value
        self.setValue(round(self._fraction(value) * self.GRAIN))
        self._quiet = False

    def set_bounds(self, low: float, high: float) -> None:
        """Slide between other ends; the number stays."""
        self.low, self.high = low, high
        self.set_number(self._exact)

    def _fraction(self, value: float) -> float:
        value = min(max(value, self.low), self.high)
        if self.high <= self.low:
            return 0.0
        if self.log:
            return math.log(max(value, 1e-300) / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def _number_at(self, place: int) -> float:
        part = place / self.GRAIN
        if self.log:
            raw = float(f"{self.low * (self.high / self.low) ** part:.2g}")
        else:
            span = self.high - self.low
            digits = max(0, 2 - math.floor(math.log10(span))) if span > 0 else 0
            raw = round(self.low + span * part, digits)
        raw = min(max(raw, self.low), self.high)
        return round(raw) if self.integer else raw

    def _moved(self, place: int) -> None:
        if self._quiet:
            return
        number = self._number_at(place)
        if number != self._exact:
            self._exact = number
            self.edited.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _to(self, x: float) -> None:
        self.setValue(round((x - 6) / max(self.width() - 12, 1) * self.GRAIN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.integer and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            up = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up)
            number = min(max(self._exact + (1 if up else -1), self.low), self.high)
            if number != self._exact:
                self.set_number(number)
                self.edited.emit(number)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isEnabled()
        middle = self.height() / 2
        x = 6 + (self.width() - 12) * self.value() / self.GRAIN
        painter.fillRect(QRectF(0, middle - 1, self.width(), 2), theme.color("field_border" if active else "line"))
        if active:
            painter.fillRect(QRectF(0, middle - 1, x, 2), theme.color("accent"))
        role = "accent" if active else "disabled"
        painter.setPen(QPen(theme.color(role), 3 if self.hasFocus() else 2))
        painter.setBrush(theme.color("control" if active else "page"))
        painter.drawEllipse(QPointF(x, middle), 5, 5)


class Row(QWidget):
    """A label at the left, controls at the right, and an error line under them when something is wrong."""

    def __init__(self, label: str = "", *controls: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label)
        self.label.setProperty("role", "text2")
        self.label.setMinimumWidth(0)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.error_line = ErrorLine()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(8)
        self._grid.addWidget(self.label, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowMinimumHeight(0, 28)
        for place, control in enumerate(controls):
            self._grid.addWidget(control, 0, place + 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(self._grid)
        outer.addWidget(self.error_line)
        self.controls = controls
        if controls:
            self.label.setBuddy(controls[0])

    def set_texts(self, label: str, text: str = "") -> None:
        """Name the row and all its controls, and say in plain words what they do."""
        self.label.setText(label)
        self.label.setToolTip(theme.tip(label, text))
        for control in self.controls:
            describe(control, label, text)

    def set_error(self, text: str) -> None:
        """Say under the row what must be and what holds meanwhile; "" clears it."""
        self.error_line.set_text(text)


class NumberRow(Row):
    """A label and a number to type."""

    edited = Signal(object)

    def __init__(self, label: str = "", *args: Any, parent: QWidget | None = None, **options: Any) -> None:
        self.field = NumberField(*args, **options)
        super().__init__(label, self.field, parent=parent)
        self.meanwhile = ""
        self.field.edited.connect(self.edited)
        self.field.failed.connect(self._failed)

    def value(self) -> Any:
        return self.field.value()

    def set_value(self, value: float | int | None) -> None:
        self.field.set_value(value)

    def _failed(self, why: str) -> None:
        held = f" {self.meanwhile.format(value=format_number(self.field.value()))}" if why and self.meanwhile else ""
        super().set_error(why + held)

    def set_error(self, text: str) -> None:
        """Mark the field and say why under the row."""
        self.field.set_error(text)
        super().set_error(text)


class SliderRow(NumberRow):
    """A label, a slider of 64 and a number of 72 that always show the same value.

    `meanwhile` is a sentence with `{value}` that an error adds: "The run keeps {value} until you correct it."
    """

    def __init__(
        self,
        label: str = "",
        value: float | int = 0,
        low: float = 0.0,
        high: float = 1.0,
        *,
        slide: tuple[float, float] | None = None,
        log: bool = False,
        integer: bool = False,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, value, low, high, log=log, integer=integer, unit=unit, parent=parent)
        ends = slide or (low, high)
        self.slider = Slider(*ends, log=log and ends[0] > 0, integer=integer)
        self.slider.setFixedWidth(64)
        self._grid.removeWidget(self.field)
        self._grid.addWidget(self.slider, 0, 1)
        self._grid.addWidget(self.field, 0, 2)
        self.controls = (self.slider, self.field)
        self.slider.set_number(value)
        self.slider.edited.connect(self._slid)
        self.field.edited.connect(self._follow)

    def set_value(self, value: float | int | None) -> None:
        super().set_value(value)
        if value is not None:
            self.slider.set_number(value)

    def _slid(self, value: float) -> None:
        self.field.set_value(value)
        self.field.setText(format_number(self.field.value()))
        self.edited.emit(self.field.value())

    def _follow(self, value: float) -> None:
        self.slider.set_number(value)
