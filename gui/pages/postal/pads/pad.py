"""A pad: a square to write on with mouse, pen, finger or keyboard.

A pad keeps no ink: it reports where the pen goes, in a square of 100×100, and paints what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.pages.postal.pads.key_pen import KeyPen
from gui.widgets.controls import Button
from gui.widgets.pictures import gray_image, ink_image

UNITS = 100.0
SMALLEST_PX = 96
Line = NDArray[np.float64]
"""(n, 3): x, y and the brush's radius, in units of the pad."""


class Pad(QWidget):
    """One square to write on; Delete erases it, the arrow keys go to its neighbors, Enter asks what it really is.

    Space brings a spot to write with the keyboard (key_pen.py); Esc forgets the line that is being drawn.
    """

    pressed = Signal(float, float, object)  # x, y, pressure or None
    moved = Signal(float, float, object)
    released = Signal()
    cancelled = Signal()
    erased = Signal()
    asked = Signal()
    inspected = Signal()
    menu_requested = Signal(object)  # where, on the screen
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(SMALLEST_PX, SMALLEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.eraser = Button(icon="eraser", small=True, parent=self)
        self.eraser.setCursor(Qt.CursorShape.ArrowCursor)
        self.eraser.clicked.connect(self.erased)
        self.eraser.hide()
        self._lines: Sequence[Line] = ()
        self._plane: NDArray[np.float32] | None = None
        self._picture: QImage | None = None
        self._input: QImage | None = None
        self._hint = self._key_hint = ""
        self._brush = 4.0
        self._down = False
        self._touch: int | None = None
        self._keys = KeyPen()
        self._by_keys = False
        theme.changed.connect(self._apply_style)
        self._apply_style()

    # what it shows
    def show_ink(self, lines: Sequence[Line], plane: NDArray[np.float32] | None = None) -> None:
        """Paint these lines, over the ink of a picture if there is one."""
        if lines is self._lines and plane is self._plane:
            return
        self._lines = lines
        if plane is not self._plane:
            self._plane = plane
            self._picture = None if plane is None else ink_image(plane)
        self._offer_eraser()
        self.update()

    def show_input(self, plane: NDArray[np.float32] | None) -> None:
        """Paint instead what the network gets, white on black, pixel by pixel; None shows the ink again."""
        self._input = None if plane is None else gray_image(plane)
        self.update()

    def set_hint(self, text: str) -> None:
        """A word on the empty paper."""
        if text != self._hint:
            self._hint = text
            self.update()

    def set_key_hint(self, text: str) -> None:
        """A word on the empty paper for those who came here by the Tab key."""
        self._key_hint = text

    def set_brush(self, radius: float) -> None:
        """The size of the pen, shown as the mouse pointer."""
        if radius != self._brush:
            self._brush = radius
            self._dress_cursor()

    @property
    def empty(self) -> bool:
        return not self._lines and self._plane is None

    def sizeHint(self) -> QSize:
        return QSize(186, 186)

    # the pen
    def _place(self, point: QPointF) -> tuple[float, float]:
        return point.x() * UNITS / self.width(), point.y() * UNITS / self.height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start(event.position(), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._down and event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end(event.position(), None)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen tablet: its pressure makes the line thin or wide, its other end erases the box."""
        kind = event.type()
        if not self._down and self._on_eraser(event.position()):
            event.ignore()  # Qt makes a click of it
            return
        if kind == QEvent.Type.TabletPress and event.pointerType() == QPointingDevice.PointerType.Eraser:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.erased.emit()
        elif kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._start(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and self._down:
            self._go(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease and self._down:
            self._end(event.position(), None)
        event.accept()  # else Qt sends the same once more as mouse events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touched(event)
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> bool:
        """One finger writes; the others are taken for the palm of the hand."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points and self._on_eraser(points[0].position()):
            event.ignore()
            return False
        for point in points:
            state, name = point.state(), point.id()
            if state == point.State.Pressed and self._touch is None:
                self._touch = name
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._start(point.position(), None)
            elif name == self._touch and state == point.State.Updated:
                self._go(point.position(), None)
            elif name == self._touch and state == point.State.Released:
                self._end(point.position(), None)
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._touch = None
            if self._down:
                self._down = False
                forget = event.type() == QEvent.Type.TouchCancel  # the system took it for something else
                (self.cancelled if forget else self.released).emit()
        event.accept()
        return True

    def _on_eraser(self, point: QPointF) -> bool:
        return self.eraser.isVisible() and self.eraser.geometry().contains(point.toPoint())

    def _start(self, point: QPointF, pressure: float | None) -> None:
        self._lay_down_keys()
        self._down = True
        self.pressed.emit(*self._place(point), pressure)

    def _go(self, point: QPointF, pressure: float | None) -> None:
        self.moved.emit(*self._place(point), pressure)

    def _end(self, point: QPointF, pressure: float | None) -> None:
        if self._down:
            if pressure is not None:
                self._go(point, pressure)
            self._down = False
            self.released.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    # keys and the eraser
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), self._keys
        if keys.shown and keys.go(key, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            if keys.down:
                self.moved.emit(keys.x, keys.y, None)
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._press_space()
        elif key == Qt.Key.Key_Escape and (self._down or keys.shown):
            if self._down or keys.down:
                self._down = keys.down = False
                self.cancelled.emit()
            else:
                keys.hide()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erased.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit()
        elif key == Qt.Key.Key_I and not self.empty:
            self.inspected.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.walked.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)
        self.update()

    def _press_space(self) -> None:
        keys = self._keys
        if not keys.shown:
            keys.show()
        elif keys.down:
            keys.down = False
            self.released.emit()
        else:
            keys.down = True
            self.pressed.emit(keys.x, keys.y, None)

    def _lay_down_keys(self) -> None:
        if self._keys.hide():
            self.released.emit()
        self.update()

    def _offer_eraser(self) -> None:
        self.eraser.setVisible(not self.empty and (self.hasFocus() or self.eraser.hasFocus() or self.underMouse()))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._offer_eraser()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.eraser.setVisible(not self.empty and (self.hasFocus() or self.eraser.hasFocus()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._offer_eraser()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._lay_down_keys()
        self._offer_eraser()

    # paint
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.eraser.move(self.width() - 36, 8)
        self._dress_cursor()

    def _apply_style(self) -> None:
        if self._plane is not None:
            self._picture = ink_image(self._plane)
        self._dress_cursor()
        self.update()

    def _dress_cursor(self) -> None:
        ratio = self.devicePixelRatioF()
        wide = max(2 * self._brush * self.width() / UNITS, 5.0)
        side = int(wide) + 4
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for role, width in (("paper", 3.0), ("accent", 1.2)):  # seen on paper and on ink
            painter.setPen(QPen(theme.color(role), width))
            painter.drawEllipse(QPointF(side / 2, side / 2), wide / 2, wide / 2)
        painter.end()
        self.setCursor(QCursor(picture))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus() or self.eraser.hasFocus()
        width = 2 if focus else 1
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(edge, 8, 8)
        clip = QPainterPath()
        clip.addRoundedRect(edge, 8, 8)
        painter.setClipPath(clip)
        if self._input is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(QRectF(self.rect()), self._input)
        else:
            self._paint_ink(painter)
            if self._keys.shown:
                self._keys.paint(painter, self.width() / UNITS, self._brush)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if focus else "button_border"), width))
        painter.drawRoundedRect(edge, 8, 8)

    def _paint_ink(self, painter: QPainter) -> None:
        hint = self._key_hint if self._by_keys and self.hasFocus() else self._hint
        if self.empty and hint and not self._keys.shown:
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.font(12))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), middle, hint)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._picture)
        zoom = self.width() / UNITS
        ink = theme.color("ink")
        for line in self._lines:
            points = [QPointF(x * zoom, y * zoom) for x, y, _ in line]
            radii = line[:, 2] * zoom
            if len(points) == 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(points[0], radii[0], radii[0])
                continue
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(ink, 2 * radii[0])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if np.ptp(radii) < 0.05:
                painter.setPen(pen)
                painter.drawPolyline(points)
                continue
            for i in range(1, len(points)):
                pen.setWidthF(radii[i - 1] + radii[i])
                painter.setPen(pen)
                painter.drawLine(points[i - 1], points[i])
