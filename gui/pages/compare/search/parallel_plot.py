"""All trials of a search as lines over parallel axes, one axis a setting."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.labs.compare.search_lab import SearchLab
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_figures import AccuracyScale, SearchFigure, marks_of, paint_empty, share_on
from gui.pages.compare.search.search_words import setting_text

RIGHT = "right"  # the last axis: the accuracy
NEAR_PX = 12


class ParallelPlot(SearchFigure):
    """Every trial as a line over one axis for each setting; drag on an axis to choose a range, click to clear it."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._dragged: tuple[str, float] | None = None

    def names(self) -> list[str]:
        """The axes from left to right."""
        return [*(setting.path for setting in self.lab.space), RIGHT]

    def heights(self, trial: TrialRow, scale: AccuracyScale | None = None) -> dict[str, float]:
        """Where a trial stands on every axis, 0…1."""
        found = {setting.path: share_on(setting, trial.values.get(setting.path)) for setting in self.lab.space}
        if trial.accuracy is not None:
            found[RIGHT] = (scale or AccuracyScale.of(self.lab)).height(trial.accuracy)
        return found

    def place(self, rect: QRectF, axis: str, share: float) -> QPointF:
        """A point on an axis."""
        names = self.names()
        inner = rect.adjusted(56, 34, -56, -16)
        step = inner.width() / max(len(names) - 1, 1)
        return QPointF(inner.left() + step * names.index(axis), inner.bottom() - share * inner.height())

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        if not self.lab.trials:
            paint_empty(painter, rect, self.tr("No trial yet"), self.tr("Start tries the settings at the left."))
            return
        scale = AccuracyScale.of(self.lab)
        ended = [t for t in self.lab.rows() if t.outcome is not None and t.accuracy is not None]
        rows = [(trial, self.heights(trial, scale)) for trial in ended]
        kept = [(trial, heights) for trial, heights in rows if self.lab.kept(trial, heights)]
        inside = {trial.number for trial, _ in kept}
        pale, chosen = theme.color("line"), theme.color("histogram_bar")
        for trial, heights in rows:
            if trial.number not in inside:
                self._line(painter, rect, heights, QPen(pale, 1))
        for trial, heights in kept:
            pen = QPen(chosen, 1)
            if trial.state == "pruned":
                pen.setDashPattern([3, 3])
            self._line(painter, rect, heights, pen)
        for number in (self.lab.best, self.lab.chosen):
            found = next((heights for trial, heights in rows if trial.number == number), None)
            if found is not None:
                self._line(painter, rect, found, QPen(theme.series(1).color, 2.5), rings=True)
        self._axes(painter, rect)

    def _line(
        self, painter: QPainter, rect: QRectF, heights: dict[str, float], pen: QPen, *, rings: bool = False
    ) -> None:
        points = [self.place(rect, axis, heights[axis]) for axis in self.names() if heights.get(axis, -1) >= 0]
        if not points:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if rings:
            painter.setBrush(theme.color("card"))
            for point in points:
                painter.drawEllipse(point, 4, 4)

    def _axes(self, painter: QPainter, rect: QRectF) -> None:
        painter.setFont(theme.font(12, 500))
        metrics = QFontMetricsF(painter.font())
        names = self.names()
        room = self.place(rect, names[1], 0).x() - self.place(rect, names[0], 0).x() - 8
        for axis in names:
            top, bottom = self.place(rect, axis, 1.0), self.place(rect, axis, 0.0)
            painter.setPen(QPen(theme.color("axis"), 1))
            painter.drawLine(top, bottom)
            if axis in self.lab.brushes:
                low, high = self.lab.brushes[axis]
                up, down = self.place(rect, axis, high), self.place(rect, axis, low)
                ground = QColor(theme.color("accent"))
                ground.setAlphaF(0.16)
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(ground)
                painter.drawRect(QRectF(up.x() - 6, up.y(), 12, down.y() - up.y()))
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.color("text"))
            name = self._name(axis)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(top.x() - metrics.horizontalAdvance(text) / 2, rect.top() + 14), text)
            self._ticks(painter, rect, axis)

    def _name(self, axis: str) -> str:
        return self.tr("Right, %") if axis == RIGHT else setting_text(self.lab, axis)

    def _ticks(self, painter: QPainter, rect: QRectF, axis: str) -> None:
        painter.setFont(theme.font(11))
        metrics = QFontMetricsF(painter.font())
        for share, text in self._marks(axis):
            at = self.place(rect, axis, share)
            painter.setPen(QPen(theme.color("axis"), 1))
            painter.drawLine(at, QPointF(at.x() - 4, at.y()))
            width = metrics.horizontalAdvance(text)
            left = at.x() + 8 if axis == RIGHT else at.x() - 8 - width
            box = QRectF(left - 2, at.y() - 7, width + 4, 14)
            painter.fillRect(box, theme.color("card"))
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(left, at.y() + 4), text)

    def _marks(self, axis: str) -> list[tuple[float, str]]:
        if axis == RIGHT:
            return AccuracyScale.of(self.lab).marks()
        return marks_of(next(s for s in self.lab.space if s.path == axis))

    # -- the mouse -----------------------------------------------------------------------------------------------------
    def _axis_at(self, at: QPointF) -> str | None:
        rect = QRectF(self.rect())
        near = min(self.names(), key=lambda axis: abs(self.place(rect, axis, 0).x() - at.x()), default=None)
        return near if near and self.lab.space and abs(self.place(rect, near, 0).x() - at.x()) < NEAR_PX else None

    def _share(self, axis: str, at: QPointF) -> float:
        rect = QRectF(self.rect())
        top, bottom = self.place(rect, axis, 1.0).y(), self.place(rect, axis, 0.0).y()
        return min(1.0, max(0.0, (bottom - at.y()) / ((bottom - top) or 1.0)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        axis = self._axis_at(event.position())
        if axis is not None:
            self._dragged = axis, self._share(axis, event.position())
            return
        self.lab.choose(self._trial_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            near = self._axis_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if near else Qt.CursorShape.ArrowCursor)
            return
        axis, start = self._dragged
        here = self._share(axis, event.position())
        self.lab.brush(axis, min(start, here), max(start, here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            axis, start = self._dragged
            here = self._share(axis, event.position())
            self.lab.brush(axis, min(start, here), max(start, here))
        self._dragged = None

    def _trial_at(self, at: QPointF) -> int | None:
        """The trial whose line passes nearest, within a few px."""
        rect, names, scale = QRectF(self.rect()), self.names(), AccuracyScale.of(self.lab)
        best, found = 6.0, None
        for trial in self.lab.rows():
            heights = self.heights(trial, scale)
            points = [self.place(rect, axis, heights[axis]) for axis in names if heights.get(axis, -1) >= 0]
            for a, b in itertools.pairwise(points):
                if a.x() <= at.x() <= b.x() and b.x() > a.x():
                    y = a.y() + (b.y() - a.y()) * (at.x() - a.x()) / (b.x() - a.x())
                    if abs(y - at.y()) < best:
                        best, found = abs(y - at.y()), trial.number
        return found
