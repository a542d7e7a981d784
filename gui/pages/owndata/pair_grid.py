"""Pictures before and after, side by side; one is chosen by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.types import Array
from gui import theme
from gui.labs.owndata.own_data_lab import Pair
from gui.widgets.pictures import digit_image, paint_pixels

SIDE, BETWEEN = 56, 4
PITCH_X, PITCH_Y = 136, 96
WIDE = 2 * SIDE + BETWEEN
COLUMNS = ROWS = 4


class PairGrid(QWidget):
    """As many pairs a row as there is room for; arrows walk, I inverts, Delete leaves out, 0–9 give another class."""

    selected = Signal(str)
    invert = Signal()
    leave_out = Signal()
    move_to = Signal(str)
    turned = Signal(int)  # by this many screens

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()
        self._images: list[tuple[QImage, QImage | None]] = []
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(COLUMNS * PITCH_X - (PITCH_X - WIDE) + 6, ROWS * PITCH_Y - 14)
        theme.changed.connect(self.update)

    def show_pairs(self, pairs: Sequence[Pair], chosen: str) -> None:
        """Show these pairs, one of them chosen."""
        if pairs is not self._pairs:
            self._pairs = pairs
            self._images = [(picture_image(p.before), None if p.after is None else digit_image(p.after)) for p in pairs]
        self._chosen = chosen
        self.setAccessibleDescription(chosen)
        self.updateGeometry()
        self.update()

    @property
    def columns(self) -> int:
        """How many pairs stand in a row."""
        return max(1, (self.width() + PITCH_X - WIDE) // PITCH_X)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def area(self, place: int) -> QRectF:
        """Where a pair stands."""
        row, column = divmod(place, self.columns)
        return QRectF(3 + column * PITCH_X, 3 + row * PITCH_Y, WIDE, SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, pair in enumerate(self._pairs):
            if self.area(place).adjusted(0, 0, 0, 22).contains(event.position()):
                self.selected.emit(pair.name)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.columns, Qt.Key.Key_Down: self.columns,
        }  # fmt: skip
        key = Qt.Key(event.key())
        names = [pair.name for pair in self._pairs]
        if key in steps and names:
            at = names.index(self._chosen) + steps[key] if self._chosen in names else 0
            self.selected.emit(names[min(max(at, 0), len(names) - 1)])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_I:
            self.invert.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leave_out.emit()
        elif event.text() in tuple("0123456789"):
            self.move_to.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (pair, (before, after)) in enumerate(zip(self._pairs, self._images, strict=True)):
            area = self.area(place)
            self._paint_picture(painter, QRectF(area.x(), area.y(), SIDE, SIDE), before)
            if after is not None:
                paint_pixels(painter, QRectF(area.x() + SIDE + BETWEEN, area.y(), SIDE, SIDE), after)
            under = QRectF(area.x(), area.bottom() + 3, WIDE, 18)
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text"))
            label = painter.fontMetrics().elidedText(pair.label, Qt.TextElideMode.ElideRight, 52)
            painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft), label)
            painter.setPen(theme.color("text2"))
            said = self.tr("empty") if after is None else self.tr("inverted") if pair.inverted else self.tr("as it is")
            painter.drawText(under, int(Qt.AlignmentFlag.AlignRight), said)
            if pair.name == self._chosen:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), 5, 5)

    def _paint_picture(self, painter: QPainter, area: QRectF, image: QImage) -> None:
        """A picture in a square, as large as it fits, on the ground of its card."""
        painter.fillRect(area, theme.color("hover"))
        scale = min(area.width() / image.width(), area.height() / image.height())
        size = (image.width() * scale, image.height() * scale)
        inside = QRectF(area.center().x() - size[0] / 2, area.center().y() - size[1] / 2, *size)
        paint_pixels(painter, inside, image, smooth=image.width() > SIDE)


def picture_image(picture: Array) -> QImage:
    """Bytes (H, W) or (H, W, 3), red first, as an image."""
    data = np.ascontiguousarray(picture if picture.ndim == 3 else np.repeat(picture[:, :, None], 3, axis=2))
    height, width = data.shape[:2]
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
