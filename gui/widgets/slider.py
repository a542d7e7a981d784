"""A number to slide."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from gui import theme


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
        """Place the knob without a signal; values outside stand at the end."""
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

    def event(self, event: QEvent) -> bool:
        arrow = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if arrow and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the arrows slide here, even where they are shortcuts of the page
        return super().event(event)

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
