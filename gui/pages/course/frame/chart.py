"""A small plot painted inside a lab's card: axes, grid, curves and dots in the numbers of the lab."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui import theme
from gui.pages.course.frame.canvas import LEFT, RIGHT, curve, pen, text
from gui.plots.axis import Axis, labels, ticks


class Chart:
    """A rectangle with an x axis and a y axis; `at` says where a pair of numbers stands."""

    def __init__(self, rect: QRectF, x: Axis, y: Axis) -> None:
        self.rect, self.x, self.y = rect, x, y

    def at(self, x: float, y: float) -> QPointF:
        """The pixel of a point, kept near the rectangle."""
        across = min(max(self.x.place_of(x), -3.0), 4.0)
        up = min(max(self.y.place_of(y), -3.0), 4.0)
        return QPointF(self.rect.left() + across * self.rect.width(), self.rect.bottom() - up * self.rect.height())

    def value(self, where: QPointF) -> tuple[float, float]:
        """The point under a pixel."""
        across = (where.x() - self.rect.left()) / self.rect.width()
        up = (self.rect.bottom() - where.y()) / self.rect.height()
        return self.x.value(across), self.y.value(up)

    def paint_frame(
        self, painter: QPainter, *, x_unit: str = "", y_unit: str = "", across: int = 0, up: int = 0, grid: bool = True
    ) -> None:
        """Grid, axis line and numbers; about this many ticks, by default as many as have room."""
        rect = self.rect
        marks = ticks(self.y, up or max(2, int(rect.height() / (48 if not self.y.log else 34))))
        for value, words in zip(marks, labels(marks, log=self.y.log), strict=True):
            y = self.at(self.x.low, value).y()
            if grid:
                painter.setPen(pen("grid"))
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            text(painter, QPointF(rect.left() - 8, y), words, role="muted", px=12, align=RIGHT)
        painter.setPen(pen("axis"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        marks = ticks(self.x, across or max(2, int(rect.width() / 80)))
        for value, words in zip(marks, labels(marks, log=self.x.log), strict=True):
            x = self.at(value, self.y.low).x()
            painter.setPen(pen("axis"))
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x, rect.bottom() + 4))
            text(painter, QPointF(x, rect.bottom() + 14), words, role="muted", px=12)
        if x_unit:
            text(painter, QPointF(rect.right(), rect.bottom() + 29), x_unit, role="muted", px=12, align=RIGHT)
        if y_unit:
            text(painter, QPointF(rect.left() - 8, rect.top() - 12), y_unit, role="muted", px=12, align=LEFT)

    def paint_curve(
        self,
        painter: QPainter,
        x: Iterable[float],
        y: Iterable[float],
        role: str = "series1",
        width: float = 2,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A line through points; it breaks where a value is not finite (or is 0 on a log axis)."""
        painter.save()
        painter.setClipRect(self.rect.adjusted(-2, -2, 2, 2))
        run: list[QPointF] = []
        for a, b in zip(x, y, strict=True):
            known = math.isfinite(a) and math.isfinite(b) and not (self.y.log and b <= 0)
            if known:
                run.append(self.at(float(a), float(b)))
            if not known or len(run) > 4000:
                curve(painter, run, role, width, dash)
                run = []
        curve(painter, run, role, width, dash)
        painter.restore()

    def paint_dot(
        self, painter: QPainter, x: float, y: float, role: str = "series1", *, open_: bool = False, radius: float = 4
    ) -> None:
        """A dot, or a ring."""
        painter.setPen(pen(role, 2) if open_ else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("card" if open_ else role))
        painter.drawEllipse(self.at(x, y), radius, radius)


def left_room(axis: Axis, most: int = 6) -> float:
    """The width that the numbers beside a plot take."""
    metrics = QFontMetricsF(theme.font(12))
    return max((metrics.horizontalAdvance(words) for words in labels(ticks(axis, most), log=axis.log)), default=0) + 12


def around(values: Iterable[float], pad: float = 0.08) -> Axis:
    """An axis that holds finite values with a little room."""
    known = np.array([v for v in values if math.isfinite(v)] or [0.0, 1.0])
    low, high = float(known.min()), float(known.max())
    room = (high - low) * pad or abs(high) * 0.1 or 1.0
    return Axis(low - room, high + room)
