"""How the confusion matrix is painted: cells with their numbers, or as points; heads, and shares at both ends."""

from __future__ import annotations

from itertools import product

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from gui import theme
from gui.labs.inspect.mistakes_lab import MistakesLab
from gui.pages.inspect.mistakes.matrix_layout import (
    EDGE_PX,
    POINTS_PX,
    READABLE_PX,
    RIGHT_PX,
    WITH_SHARES_PX,
    MatrixLayout,
)
from gui.widgets.numbers import percent


class MatrixPainter:
    """Paints what the lab knows: `names` of the classes, `words` around the cells (is, read as, found, footnote)."""

    def __init__(self, lab: MistakesLab) -> None:
        self.lab = lab
        self.names: tuple[str, ...] = tuple("0123456789")
        self.words = ("", "", "", "")

    def widest(self) -> int:
        """The width of the widest number, in pixels."""
        metrics, matrix = QFontMetricsF(theme.font(11)), self.lab.matrix
        if self._as_share:
            return round(metrics.horizontalAdvance("100.0"))
        ends = (self.number(int(matrix.max(initial=0))), self.number(int(matrix.min(initial=0))))
        return round(max(metrics.horizontalAdvance(text) for text in ends))

    def paint(self, painter: QPainter, layout: MatrixLayout) -> None:
        """The matrix, on the screen or in a document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self.lab.matrix) != len(self.names):
            return
        self._paint_heads(painter, layout)
        painter.save()
        painter.setClipRect(layout.room.adjusted(-1, -1, 1, 1))
        if layout.pitch < POINTS_PX:
            painter.drawImage(layout.room, self._points_image())
        else:
            self._paint_cells(painter, layout)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 2))
        for true, read in self.lab.cells:
            grow = 0 if layout.pitch >= POINTS_PX else 2
            painter.drawRoundedRect(layout.cell(true, read).adjusted(-grow, -grow, grow, grow), 4, 4)
        painter.restore()
        self._paint_found(painter, layout)
        if layout.pitch >= WITH_SHARES_PX:
            self._paint_precision(painter, layout)

    @property
    def _as_share(self) -> bool:
        return self.lab.as_share and self.lab.rival_answers is None

    def _paint_cells(self, painter: QPainter, layout: MatrixLayout) -> None:
        matrix = self.lab.matrix
        mistakes = matrix - np.diag(np.diag(matrix))
        largest = max(int(np.abs(mistakes).max()), 1)
        sums = np.maximum(matrix.sum(axis=1), 1)
        painter.setFont(theme.font(13 if layout.pitch >= max(30, 1.2 * self.widest() + 4) else 11))
        rows, columns = layout.seen()
        for true, read in product(rows, columns):
            area = layout.cell(true, read)
            number = int(matrix[true, read])
            ground, role = self._look(true, read, number, largest)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, 4, 4)
            if number and layout.pitch >= READABLE_PX:
                painter.setPen(theme.color(role))
                text = f"{100 * number / sums[true]:.1f}" if self._as_share else self.number(number)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _points_image(self) -> QImage:
        """Every cell as one pixel: so small that a number could not be read."""
        matrix = self.lab.matrix
        largest = max(int(np.abs(matrix - np.diag(np.diag(matrix))).max()), 1)
        image = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
        image.fill(theme.color("page"))
        diagonal = [(k, k) for k in range(len(matrix))]
        for true, read in {*zip(*(axis.tolist() for axis in np.nonzero(matrix)), strict=True), *diagonal}:
            image.setPixelColor(read, true, self._look(true, read, int(matrix[true, read]), largest)[0])
        return image

    def number(self, number: int) -> str:
        """A number as a cell shows it; a difference with its sign."""
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

    def _paint_heads(self, painter: QPainter, layout: MatrixLayout) -> None:
        is_, read_as, found, _ = self.words
        room, rect = layout.room, layout.rect
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(room.left(), rect.top(), room.width(), 16), Qt.AlignmentFlag.AlignCenter, read_as)
        corner = QRectF(rect.left() + EDGE_PX, room.top() - 24, layout.left - EDGE_PX, 20)
        painter.drawText(corner, Qt.AlignmentFlag.AlignVCenter, is_)
        right = QRectF(room.right(), rect.top(), RIGHT_PX - 12, 16)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, found)
        rows, columns = {true for true, _ in self.lab.cells}, {read for _, read in self.lab.cells}
        seen_rows, seen_columns = layout.seen()
        painter.save()
        painter.setClipRect(QRectF(rect.left(), room.top() - 4, layout.left, room.height() + 8))
        for k in seen_rows:
            if layout.names(k, rows):
                cell = layout.cell(k, 0)
                tall = max(cell.height(), 14)
                top = cell.center().y() - tall / 2
                area = QRectF(rect.left() + EDGE_PX, top, layout.left - EDGE_PX - 4, tall)
                self._paint_name(painter, area, self.names[k], k in rows, layout.pitch)
        painter.setClipRect(QRectF(room.left() - 6, rect.top(), room.width() + 12, layout.top))
        for k in seen_columns:
            if layout.names(k, columns):
                self._paint_column_name(painter, layout, k, k in columns)
        painter.restore()

    def _paint_column_name(self, painter: QPainter, layout: MatrixLayout, k: int, chosen: bool) -> None:
        cell, room = layout.cell(0, k), layout.room
        if not layout.upright:
            area = QRectF(cell.left(), room.top() - 24, cell.width(), 20)
            self._paint_name(painter, area, self.names[k], chosen, layout.pitch)
            return
        wide = max(cell.width(), 14)
        painter.save()
        painter.translate(cell.center().x() - wide / 2, room.top() - 4)
        painter.rotate(-90)
        area = QRectF(0, 0, layout.top - 24, wide)
        self._paint_name(painter, area, self.names[k], chosen, layout.pitch, start=True)
        painter.restore()

    @staticmethod
    def _paint_name(
        painter: QPainter, area: QRectF, name: str, chosen: bool, pitch: float, *, start: bool = False
    ) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(area, 4, 4)
        painter.setPen(theme.color("accent" if chosen else "text"))
        font = theme.font(13 if pitch >= 24 and len(name) < 3 else 11, 600)
        painter.setFont(font)
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle if start else Qt.AlignmentFlag.AlignCenter, shown)

    @property
    def _floor(self) -> float:
        """Where the bars start: at 90 % if every class is found so often."""
        found = self.lab.found
        return 0.9 if np.isfinite(found).any() and np.nanmin(found) >= 0.9 else 0.0

    def _paint_found(self, painter: QPainter, layout: MatrixLayout) -> None:
        """How much of each class was found, behind its row."""
        found, room, floor = self.lab.found, layout.room, self._floor
        weakest = int(np.nanargmin(found)) if np.isfinite(found).any() else -1
        rows = {true for true, _ in self.lab.cells}
        right, barred = room.right() + 18 - layout.gap, layout.pitch >= WITH_SHARES_PX
        painter.save()
        painter.setClipRect(QRectF(room.right(), room.top() - 8, RIGHT_PX, room.height() + 16))
        for k in layout.seen()[0]:
            share, middle = float(found[k]), layout.cell(k, 0).center().y()
            if np.isnan(share) or not layout.names(k, rows):
                continue
            painter.setFont(theme.font(12, 600 if k == weakest else 400))
            painter.setPen(theme.color("text" if k == weakest else "text2"))
            area = QRectF(right - 8, middle - (15 if barred else 8), 56, 16)  # "100.0 %" is wider than its bar
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, percent(share))
            if barred:
                full = QRectF(right, middle + 5, 40, 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(full, 2, 2)
                painter.setBrush(theme.color("histogram_bar"))
                wide = 40 * max(share - floor, 0.0) / (1 - floor)
                painter.drawRoundedRect(QRectF(full.left(), full.top(), wide, 4), 2, 2)
        painter.restore()

    def _paint_precision(self, painter: QPainter, layout: MatrixLayout) -> None:
        """Which share of each answer is right, under its column, and what the figures around the cells are."""
        precision, room = self.lab.precision, layout.room
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        bottom = room.bottom() - layout.gap + 6
        painter.save()
        painter.setClipRect(QRectF(room.left() - 4, bottom, room.width() + 8, 18))
        for k in layout.seen()[1]:
            if not np.isnan(precision[k]):
                cell = layout.cell(0, k)
                area = QRectF(cell.left() - 4, bottom, cell.width() + 8, 18)
                text = "100" if precision[k] == 1 and layout.pitch < 40 else f"{100 * precision[k]:.1f}"
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
        footnote = QRectF(layout.rect.left() + EDGE_PX, bottom + 22, layout.rect.width() - 2 * EDGE_PX, 18)
        low = "90" if self._floor else "0"
        painter.drawText(footnote, Qt.AlignmentFlag.AlignVCenter, self.words[3].replace("{low}", low))
