"""The calibration curve: how often a network is right where it says that it is so certain."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.analysis.calibration import Calibration
from gui import theme


class CalibrationPlot(QWidget):
    """Accuracy over certainty, a dot for each tenth as large as its share of the digits; the diagonal is honest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Calibration | None = None
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def draw(self, found: Calibration | None, unit: str, name: str) -> None:
        """Show a calibration; `unit` stands under the axis, `name` is said by a screen reader."""
        self._found, self._unit = found, unit
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRectF(self.rect()))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """The curve in a rectangle."""
        plot = rect.adjusted(32, 6, -12, -22)
        painter.setFont(theme.font(11))
        for share in (0.0, 0.5, 1.0):
            y, x = plot.bottom() - share * plot.height(), plot.left() + share * plot.width()
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            label = QRectF(rect.left(), y - 8, 28, 16)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{100 * share:.0f}")
            if share < 1:
                painter.drawText(
                    QRectF(x - 20, plot.bottom() + 4, 40, 16), Qt.AlignmentFlag.AlignCenter, f"{100 * share:.0f}"
                )
        unit = QRectF(plot.center().x() + 24, plot.bottom() + 4, plot.right() - plot.center().x() - 24, 16)
        painter.drawText(unit, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)
        dashed = QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(plot.bottomLeft(), plot.topRight())
        found = self._found
        if found is None:
            return
        full = np.flatnonzero(found.counts)
        points = [
            QPointF(plot.left() + found.certainty[k] * plot.width(), plot.bottom() - found.accuracy[k] * plot.height())
            for k in full
        ]
        painter.setPen(QPen(theme.color("series1"), 2))
        painter.drawPolyline(points)
        painter.setPen(QPen(theme.color("card"), 1.5))
        painter.setBrush(theme.color("series1"))
        for k, point in zip(full, points, strict=True):
            radius = 3 + 4 * float(found.counts[k] / found.counts.sum()) ** 0.5
            painter.drawEllipse(point, radius, radius)
