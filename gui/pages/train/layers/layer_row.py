"""One layer of the list as it is painted, and the captions over the rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.layers import Layer
from engine.registry import fields_of
from gui import theme
from gui.i18n import engine_text
from gui.widgets.controls import describe

ROW = 28
HEAD = 24


@dataclass(frozen=True)
class LayerInfo:
    """What is known of one layer besides itself: its output shape as text, its parameters, what is wrong with it."""

    output: str = ""
    parameters: int | None = None
    error: str = ""


def columns(width: int) -> tuple[int, int, int]:
    """Right edges of output and parameters, and the middle of the handle."""
    return width - 95, width - 31, width - 16


class LayerHead(QWidget):
    """The captions of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD)
        self._words = ("", "", "")
        theme.changed.connect(self.update)

    def set_words(self, layer: str, output: str, parameters: str) -> None:
        self._words = (layer, output, parameters)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        output, parameters, _ = columns(self.width())
        widest = QFontMetrics(theme.font(12)).horizontalAdvance(self._words[2])
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(9, 0, 120, HEAD), middle, self._words[0])
        edge = min(output, parameters - widest - 16)
        painter.drawText(QRect(0, 0, edge, HEAD), middle | Qt.AlignmentFlag.AlignRight, self._words[1])
        painter.drawText(QRect(0, 0, parameters, HEAD), middle | Qt.AlignmentFlag.AlignRight, self._words[2])
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), theme.color("line"))


class LayerRow(QWidget):
    """One layer, painted: number, name, output shape, parameters, handle."""

    pressed = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    key = Signal(int, object)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.layer: Layer | None = None
        self.info = LayerInfo()
        self.open = False
        self._grip: QPoint | None = None
        self._moving = False
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, ROW)

    def show_layer(self, layer: Layer, info: LayerInfo, open_: bool) -> None:
        if (layer, info, open_) != (self.layer, self.info, self.open) or not self.accessibleName():
            self.layer, self.info, self.open = layer, info, open_
            self.rename()
            self.update()

    def rename(self) -> None:
        """Say the row again in the language that holds now."""
        if self.layer is not None:
            name = f"{self.place + 1} {engine_text(type(self.layer).label())}"
            said = ", ".join(f"{engine_text(f.label)} {getattr(self.layer, f.name)}" for f in fields_of(self.layer))
            summary = engine_text(type(self.layer).summary())
            describe(self, name, f"{summary}<br>{said}" if said else summary)
            self.setAccessibleDescription(f"{self.info.output}, {self.info.parameters or 0}")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.layer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wrong = bool(self.info.error)
        if self.open:
            painter.fillRect(QRectF(1, 0, self.width() - 2, ROW - 1), theme.color("selected"))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(QRectF(1, 0, self.width() - 2, ROW - 1), theme.color("hover"))
        output, parameters, handle = columns(self.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        right = middle | Qt.AlignmentFlag.AlignRight
        active = self.isEnabled()
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted" if active else "disabled"))
        painter.drawText(QRect(9, 0, 18, ROW), middle, str(self.place + 1))
        painter.setPen(theme.color("error" if wrong else "text" if active else "disabled"))
        name = engine_text(type(self.layer).label())
        room = QFontMetrics(theme.font(13))
        shape = self.info.output
        count = "" if self.info.parameters is None else f"{self.info.parameters:,}"
        output = min(output, parameters - room.horizontalAdvance(count) - 8)  # a large count moves the shape aside
        space = output - 29 - room.horizontalAdvance(shape) - 6
        painter.drawText(QRect(29, 0, space, ROW), middle, room.elidedText(name, Qt.TextElideMode.ElideRight, space))
        painter.setPen(theme.color("text2" if active else "disabled"))
        painter.drawText(QRect(0, 0, output, ROW), right, shape)
        painter.drawText(QRect(0, 0, parameters, ROW), right, count)
        painter.drawPixmap(handle - 7, 7, theme.pixmap("drag", "muted", 14, self.devicePixelRatioF()))
        painter.fillRect(QRectF(0, ROW - 1, self.width(), 1), theme.color("line"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(2, 1, self.width() - 4, ROW - 3), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self._moving = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            place = event.position().toPoint()
            if self._moving or abs(place.y() - self._grip.y()) > 5:
                self._moving = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.dragged.emit(self.place, self.mapToParent(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.unsetCursor()
            if self._moving:
                self.dropped.emit(self.place, self.mapToParent(event.position().toPoint()))
            else:
                self.pressed.emit(self.place)
        self._grip = None
        self._moving = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self.place)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.key.emit(self.place, event)
        else:
            super().keyPressEvent(event)
