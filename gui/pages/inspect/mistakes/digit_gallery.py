"""Digits in rows, each with a line or two under it: the gallery of a cell, the worst mistakes, a lasso's digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.pictures import paint_pixels

SIDE_PX, ROOM_PX = 56, 8
ARROW = " → "


@dataclass(frozen=True)
class Item:
    """A digit of a gallery: its number in the data set, its picture, what stands under it, and its tooltip."""

    digit: int
    image: QImage
    caption: str
    under: str = ""
    tip: str = ""


def fitted(caption: str, metrics: QFontMetrics, room: float) -> list[str]:
    """A caption in lines of the room that they have: long names of «is → read» stand below each other."""
    if metrics.horizontalAdvance(caption) <= room or ARROW not in caption:
        return [metrics.elidedText(caption, Qt.TextElideMode.ElideRight, round(room))]
    true, read = caption.split(ARROW, 1)
    return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room)) for text in (true, f"→ {read}")]


class DigitRows(QWidget):
    """The digits themselves; arrows walk through them, Enter accepts, a click selects."""

    chosen = Signal(int)
    accepted = Signal()
    left = Signal()

    def __init__(self, side_px: int = SIDE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side_px
        self._items: Sequence[Item] = ()
        self._selected: int | None = None
        self._lines = 1  # of text under each digit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def show_items(self, items: Sequence[Item], selected: int | None) -> None:
        """Show these digits with one of them ringed."""
        self._items, self._selected = items, selected
        self._fit()
        self.update()

    @property
    def items(self) -> Sequence[Item]:
        """What is shown."""
        return self._items

    def _columns(self) -> int:
        return max(int((self.width() + ROOM_PX) // (self._side + ROOM_PX)), 1)

    def _pitch(self) -> tuple[float, int]:
        across = (self.width() - 2 - self._side) / max(self._columns() - 1, 1) if self._columns() > 1 else self._side
        return across, self._side + 8 + 16 * self._lines + 4

    def _fit(self) -> None:
        metrics, room = QFontMetrics(theme.font(12, 600)), self._pitch()[0] - 4
        captions = {item.caption for item in self._items}
        self._lines = max((len(fitted(caption, metrics, room)) for caption in captions), default=1)
        self._lines += any(item.under for item in self._items)
        rows = -(-len(self._items) // self._columns())
        self.setMinimumHeight(max(rows * self._pitch()[1], 1))

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(394, self.minimumHeight())

    def _area(self, place: int) -> QRectF:
        across, down = self._pitch()
        row, column = divmod(place, self._columns())
        return QRectF(1 + column * across, 2 + row * down, self._side, self._side)

    def _at(self, point: QPointF) -> int | None:
        for place in range(len(self._items)):
            if self._area(place).adjusted(-4, -2, 4, 22).contains(point):
                return place
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place is not None:
            self.chosen.emit(self._items[place].digit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.accepted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
        }.get(key)
        if step is not None and self._items:
            digits = [item.digit for item in self._items]
            place = digits.index(self._selected) + step if self._selected in digits else 0
            if 0 <= place < len(digits):
                self.chosen.emit(digits[place])
                self._reveal(place)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _reveal(self, place: int) -> None:
        viewport = self.parentWidget()
        scroll = viewport.parentWidget() if viewport is not None else None
        if isinstance(scroll, QScrollArea):
            middle = self._area(place).center()
            scroll.ensureVisible(round(middle.x()), round(middle.y()), 0, self._side)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._items[place].tip if place is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        across = max(self._pitch()[0], self._side)
        for place, item in enumerate(self._items):
            area = self._area(place)
            if not seen.intersects(area.adjusted(-6, -4, 6, 44)):
                continue
            paint_pixels(painter, area, item.image)
            on = item.digit == self._selected
            if on:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("text" if self.hasFocus() else "accent"), 2))
                painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 5, 5)
            text = QRectF(area.center().x() - across / 2, area.bottom() + 4, across, 16)
            painter.setFont(theme.font(12, 600 if on or item.under else 400))
            painter.setPen(theme.color("text" if on or item.under else "text2"))
            for line in fitted(item.caption, painter.fontMetrics(), across - 4):
                painter.drawText(text, Qt.AlignmentFlag.AlignCenter, line)
                text.translate(0, 16)
            if item.under:
                painter.setFont(theme.font(12))
                painter.setPen(theme.color("text2"))
                painter.drawText(text, Qt.AlignmentFlag.AlignCenter, item.under)


class DigitGallery(QScrollArea):
    """Rows of digits that scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DigitRows()
        self.rows.setObjectName("plainBody")
        self.setObjectName("cardArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.rows)
        self.viewport().setAutoFillBackground(False)
        self.rows.setAutoFillBackground(False)
