"""The confusion matrix as a card: every number is a cell that opens its digits."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.text.counting import in_number
from gui import theme
from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.plots import FigureCard
from gui.widgets.controls import describe
from gui.widgets.numbers import percent

LEFT_PX, TOP_PX, RIGHT_PX, BOTTOM_PX = 44, 44, 68, 52
SMALLEST_PX, LARGEST_PX, GAP_PX = 16, 64, 2
ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class ConfusionMatrix(QWidget):
    """Rows are what a digit is, columns what it was read as; arrows move the cell, Esc shows all mistakes."""

    accepted = Signal()

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._names: tuple[str, ...] = tuple("0123456789")
        self._words = ("", "", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_words(self, is_: str, read_as: str, found: str, footnote: str) -> None:
        """The captions around the matrix."""
        self._words = (is_, read_as, found, footnote)
        self.update()

    def set_names(self, names: tuple[str, ...]) -> None:
        """The classes."""
        self._names = names
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(498, 470)

    # -- where things are ----------------------------------------------------------------------------------------------
    def _pitch(self, rect: QRectF) -> float:
        room = min(rect.width() - LEFT_PX - RIGHT_PX, rect.height() - TOP_PX - BOTTOM_PX)
        return float(np.clip(room // len(self._names), SMALLEST_PX, LARGEST_PX))

    def _cell(self, rect: QRectF, true: int, read: int) -> QRectF:
        pitch = self._pitch(rect)
        return QRectF(
            rect.left() + LEFT_PX + read * pitch, rect.top() + TOP_PX + true * pitch, pitch - GAP_PX, pitch - GAP_PX
        )

    def _place(self, point: QPointF) -> tuple[int, int]:
        """The row and column under a point; −1 left of or above the cells, K behind them."""
        pitch = self._pitch(QRectF(self.rect()))
        row, column = int((point.y() - TOP_PX) // pitch), int((point.x() - LEFT_PX) // pitch)
        return max(min(row, len(self._names)), -1), max(min(column, len(self._names)), -1)

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row, column = self._place(event.position())
        count = len(self._names)
        if 0 <= row < count and 0 <= column < count:
            self.lab.choose(frozenset({(row, column)}), add=add)
        elif 0 <= row < count and column < 0:
            self.lab.choose_row(row, add=add)
        elif 0 <= column < count and row < 0:
            self.lab.choose_column(column, add=add)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        count = len(self._names)
        row, column = self._place(event.position())
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
            row, column = self._place(QPointF(event.pos()))
            count = len(self._names)
            if 0 <= row < count and 0 <= column < count:
                QToolTip.showText(event.globalPos(), self.cell_words(row, column), self)
            elif 0 <= row < count:
                QToolTip.showText(event.globalPos(), self._names[row], self)
            elif 0 <= column < count:
                QToolTip.showText(event.globalPos(), self._names[column], self)
            return True
        return super().event(event)

    def cell_words(self, true: int, read: int) -> str:
        """What a number means."""
        number = int(self.lab.matrix[true, read])
        values = {"number": f"{number:,}".replace("-", "−"), "is": self._names[true], "read": self._names[read]}
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
        """The whole matrix in a rectangle, on the screen or in a document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        matrix = self.lab.matrix
        if len(matrix) != len(self._names):
            return
        self._paint_heads(painter, rect)
        pitch = self._pitch(rect)
        mistakes = matrix - np.diag(np.diag(matrix))
        largest = max(int(np.abs(mistakes).max()), 1)
        sums = np.maximum(matrix.sum(axis=1), 1)
        painter.setFont(theme.font(13 if pitch >= 30 else 11))
        for true, read in np.ndindex(*matrix.shape):
            area = self._cell(rect, true, read)
            number = int(matrix[true, read])
            ground, role = self._look(true, read, number, largest)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 4, 4)
            if number and pitch >= 20:
                painter.setPen(theme.color(role))
                share = self.lab.as_share and self.lab.rival_answers is None
                text = f"{100 * number / sums[true]:.1f}" if share else self._number(number)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 2))
        for true, read in self.lab.cells:
            painter.drawRoundedRect(self._cell(rect, true, read).adjusted(0, 0, 0, 0), 4, 4)
        self._paint_shares(painter, rect)

    def _number(self, number: int) -> str:
        if self.lab.rival_answers is None:
            return f"{number:,}"
        return f"+{number:,}" if number > 0 else f"−{-number:,}"

    def _look(self, true: int, read: int, number: int, largest: int) -> tuple[QColor, str]:
        """The ground of a cell and the role of its number."""
        if true == read and self.lab.rival_answers is None:
            return theme.color("hover"), "text2"
        if number == 0:
            return theme.color("page"), "text2"
        worse = (number > 0) != (true == read)
        share = 0.10 + 0.65 * min(abs(number) / largest, 1.0)
        ground = theme.mixed("series2" if worse else "series1", "card", share)
        return ground, theme.readable_on(ground)

    def _paint_heads(self, painter: QPainter, rect: QRectF) -> None:
        is_, read_as, found, _ = self._words
        pitch = self._pitch(rect)
        count = len(self._names)
        rows, columns = {true for true, _ in self.lab.cells}, {read for _, read in self.lab.cells}
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        middle = QRectF(rect.left() + LEFT_PX, rect.top(), count * pitch, 16)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, read_as)
        painter.drawText(QRectF(rect.left() + 14, rect.top() + 20, 30, 20), Qt.AlignmentFlag.AlignVCenter, is_)
        right = QRectF(rect.left() + LEFT_PX + count * pitch, rect.top(), RIGHT_PX - 12, 16)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, found)
        for k, name in enumerate(self._names):
            cell = self._cell(rect, k, k)
            row = QRectF(rect.left() + 14, cell.top(), 26, cell.height())
            column = QRectF(cell.left(), rect.top() + 20, cell.width(), 20)
            for area, chosen in ((row, k in rows), (column, k in columns)):
                if chosen:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.color("selected"))
                    painter.drawRoundedRect(area, 4, 4)
                painter.setPen(theme.color("accent" if chosen else "text"))
                font = theme.font(13 if pitch >= 24 and len(name) < 3 else 11, 600)
                painter.setFont(font)
                shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_shares(self, painter: QPainter, rect: QRectF) -> None:
        found, precision = self.lab.found, self.lab.precision
        some = np.isfinite(found)
        floor = 0.9 if some.any() and np.nanmin(found) >= 0.9 else 0.0
        weakest = int(np.nanargmin(found)) if some.any() else -1
        right = self._cell(rect, 0, len(self._names) - 1).right() + 18
        for k, share in enumerate(found):
            cell = self._cell(rect, k, 0)
            if np.isnan(share):
                continue
            painter.setFont(theme.font(12, 600 if k == weakest else 400))
            painter.setPen(theme.color("text" if k == weakest else "text2"))
            room = QRectF(right - 8, cell.center().y() - 15, 56, 16)  # "100.0 %" is wider than its bar
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, percent(float(share)))
            full = QRectF(right, cell.center().y() + 5, 40, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(full, 2, 2)
            painter.setBrush(theme.color("histogram_bar"))
            wide = 40 * max(float(share) - floor, 0.0) / (1 - floor)
            painter.drawRoundedRect(QRectF(full.left(), full.top(), wide, 4), 2, 2)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        bottom = self._cell(rect, len(self._names) - 1, 0).bottom() + 6
        for k, share in enumerate(precision):
            if not np.isnan(share) and self._pitch(rect) >= 30:
                cell = self._cell(rect, 0, k)
                area = QRectF(cell.left() - 4, bottom, cell.width() + 8, 18)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{100 * share:.1f}")
        footnote = QRectF(rect.left() + 14, bottom + 22, rect.width() - 28, 18)
        low = "90" if floor else "0"
        painter.drawText(footnote, Qt.AlignmentFlag.AlignVCenter, self._words[3].replace("{low}", low))


class ConfusionCard(FigureCard):
    """The matrix with its title and the menu to copy and save it."""

    def __init__(self, lab: MistakesLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.matrix = ConfusionMatrix(lab)
        self.body.addWidget(self.matrix, 1)

    def draw(self, title: str, unit: str) -> None:
        """Make the card equal to the lab."""
        self.title_label.setText(title)
        self.unit_label.setText(unit)
        if self.lab.subject is not None:
            self.matrix.set_names(self.lab.subject.classes)
        self.matrix.update()

    def retranslate(self) -> None:
        """Say the captions in the language that holds now."""
        describe(
            self.matrix,
            self.tr("Confusion matrix"),
            self.tr("Arrows move the cell, Ctrl and a click add cells, Esc shows all mistakes."),
        )
        self.matrix.set_words(
            self.tr("is"),
            self.tr("read as"),
            self.tr("found"),
            self.tr("Bottom: share of each answer that is right, %. Bars run from {low} to 100."),
        )

    def has_figure(self) -> bool:
        return self.lab.answers is not None

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.matrix.paint(painter, rect)

    def table(self) -> Iterable[list[str]]:
        """The counts, and under them every answer."""
        names = self.lab.subject.classes if self.lab.subject is not None else ()
        rows = [["is \\ read", *names]]
        rows += [[name, *map(str, row)] for name, row in zip(names, self.lab.matrix.tolist(), strict=True)]
        return [*rows, [], *self.lab.table()]
