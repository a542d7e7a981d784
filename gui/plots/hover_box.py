"""The dark box beside the hover line, with the value of each curve there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme


@dataclass(frozen=True)
class Reading:
    """What the hover box says of one curve: the point meant and the text of its value."""

    name: str
    series: int
    x: float
    y: float
    text: str


class HoverBox(pg.GraphicsObject):
    """The dark box beside the hover line: a caption, then sample, name and value of each curve."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = ""
        self._readings: list[Reading] = []
        self._rect = QRectF()

    def put(self, caption: str, readings: list[Reading], x: float, top: float, room: QSize) -> None:
        """Show these values beside x, at the side with room."""
        metrics = QFontMetricsF(theme.font(12))
        names = max(metrics.horizontalAdvance(r.name) for r in readings)
        values = max(metrics.horizontalAdvance(r.text) for r in readings)
        wide = max(10 + 22 + 8 + names + 16 + values + 10, metrics.horizontalAdvance(caption) + 20)
        tall = 8 + 18 * (len(readings) + 1) + 6
        left = x + 10 if x + 10 + wide <= room.width() - 4 else x - 10 - wide
        self.prepareGeometryChange()
        self._caption, self._readings = caption, readings
        self._rect = QRectF(max(4.0, left), min(top + 6, max(0.0, room.height() - tall - 2)), wide, tall)
        self.setVisible(True)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        box = self._rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.color("tip_caption"))
        baseline = box.top() + 8 + metrics.ascent()
        painter.drawText(QPointF(box.left() + 10, baseline), self._caption)
        for reading in self._readings:
            baseline += 18
            painter.setPen(on_tip(reading.series).pen(2))
            y = baseline - metrics.capHeight() / 2
            painter.drawLine(QPointF(box.left() + 10, y), QPointF(box.left() + 32, y))
            painter.setPen(theme.color("tip_text"))
            painter.drawText(QPointF(box.left() + 40, baseline), reading.name)
            right = box.right() - 10 - metrics.horizontalAdvance(reading.text)
            painter.drawText(QPointF(right, baseline), reading.text)


def on_tip(number: int) -> theme.Series:
    """A series as drawn on the hover box, which is dark in both themes."""
    series = theme.series(number)
    place = (number - 1) % len(theme.DASHES) + 1
    return theme.Series(QColor(theme.ROLES[f"series{place}"][1]), series.dash)
