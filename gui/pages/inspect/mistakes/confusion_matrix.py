"""The confusion matrix under mouse and keys: every number is a cell that opens its digits."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.text.counting import in_number
from engine.types import Array
from gui import theme
from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.pages.inspect.mistakes.matrix_layout import MatrixLayout, lay_out
from gui.pages.inspect.mistakes.matrix_painter import MatrixPainter
from gui.widgets.numbers import percent

ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class ConfusionMatrix(QWidget):
    """Rows are what a digit is, columns what it was read as; arrows move the cell, Esc shows all mistakes."""

    accepted = Signal()
    scrolled = Signal()  # by wheel or keys, or its size changed

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.painter = MatrixPainter(lab)
        self._offset = (0, 0)
        self.whole = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_words(self, is_: str, read_as: str, found: str, footnote: str) -> None:
        """The captions around the matrix."""
        self.painter.words = (is_, read_as, found, footnote)
        self.update()

    def set_names(self, names: tuple[str, ...]) -> None:
        """The classes; of others than before, the first ones are seen."""
        if names != self.painter.names:
            self._offset = (0, 0)
        self.painter.names = names
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(498, 470)

    # -- where things are ----------------------------------------------------------------------------------------------
    def layout_in(self, rect: QRectF) -> MatrixLayout:
        """Where everything stands in a rectangle."""
        return lay_out(rect, self.painter.names, self.painter.widest(), whole=self.whole, offset=self._offset)

    @property
    def now(self) -> MatrixLayout:
        """Where everything stands on the screen."""
        return self.layout_in(QRectF(self.rect()))

    def scroll_to(self, across: int, down: int) -> None:
        """Scroll the cells under their heads."""
        most = self.now.reach
        offset = (min(max(across, 0), most[0]), min(max(down, 0), most[1]))
        if offset != self._offset:
            self._offset = offset
            self.scrolled.emit()
            self.update()

    def reveal(self, true: int, read: int) -> None:
        """Scroll so far that a cell is seen."""
        layout = self.now
        cell, room = layout.cell(true, read), layout.room
        across = min(cell.left() - room.left(), 0) or max(cell.right() + layout.pitch - room.right(), 0)
        down = min(cell.top() - room.top(), 0) or max(cell.bottom() + layout.pitch - room.bottom(), 0)
        self.scroll_to(round(layout.across + across), round(layout.down + down))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, layout = event.angleDelta(), self.now
        if layout.reach == (0, 0) or turned.isNull():
            event.ignore()
            return
        sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not turned.x()
        x, y = (turned.y(), 0) if sideways else (turned.x(), turned.y())
        self.scroll_to(round(layout.across - x / 2), round(layout.down - y / 2))
        event.accept()

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row, column = self.now.place(event.position())
        count = len(self.painter.names)
        if 0 <= row < count and 0 <= column < count:
            self.lab.choose(frozenset({(row, column)}), add=add)
        elif 0 <= row < count and column < 0:
            self.lab.choose_row(row, add=add)
        elif 0 <= column < count and row < 0:
            self.lab.choose_column(column, add=add)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        count = len(self.painter.names)
        row, column = self.now.place(event.position())
        pressable = row < count and column < count and (row >= 0 or column >= 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self.lab.walk(*ARROWS[key])
        elif key == Qt.Key.Key_Escape and self.lab.cells:
            self.lab.choose(frozenset())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, column = self.now.place(QPointF(event.pos()))
            count = len(self.painter.names)
            if 0 <= row < count and 0 <= column < count:
                QToolTip.showText(event.globalPos(), self.cell_words(row, column), self)
            elif 0 <= row < count:
                QToolTip.showText(event.globalPos(), self.head_words(row, self.lab.found, self._row_template()), self)
            elif 0 <= column < count:
                words = self.head_words(column, self.lab.precision, self._column_template())
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _row_template(self) -> str:
        return self.tr("{name}: {percent} of it is found")

    def _column_template(self) -> str:
        return self.tr("{name}: {percent} of these answers are right")

    def head_words(self, k: int, shares: Array, template: str) -> str:
        """A class by its whole name, with its share; the name alone where there is none."""
        if np.isnan(shares[k]):
            return self.painter.names[k]
        return template.format(name=self.painter.names[k], percent=percent(float(shares[k])))

    def cell_words(self, true: int, read: int) -> str:
        """What a number means."""
        number = int(self.lab.matrix[true, read])
        values = {
            "number": f"{number:,}".replace("-", "−"),
            "is": self.painter.names[true],
            "read": self.painter.names[read],
        }
        if self.lab.rival_answers is not None:
            return self.tr("{number} more than the other network: {is}, read as {read}").format(**values)
        return in_number(self.tr("{number} digits: {is}, read as {read}").format(**values))

    # -- painting ------------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        if self.hasFocus() and not self.lab.cells:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """The matrix in a rectangle, on the screen or in a document."""
        self.painter.paint(painter, self.layout_in(rect))
