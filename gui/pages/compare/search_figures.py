"""The pictures of a search: all trials on parallel axes, the best so far, and which settings matter."""

from __future__ import annotations

import itertools
import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.study.space import Setting
from gui import theme
from gui.labs.compare.search_lab import SearchLab, Trial
from gui.pages.compare.search_words import choice_text, setting_text
from gui.widgets.numbers import format_number

RIGHT = "right"  # the last axis: the accuracy
NEAR_PX = 12
FLOOR = 0.9


class Figure(QWidget):
    """A widget that paints one figure of the search, on the screen or into a document."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.manager.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(370, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_figure(painter, QRectF(self.rect()))

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint everything into a rectangle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def foot(lab: SearchLab) -> float:
    """The lowest accuracy that the axes show, at most 0.9; the weakest quarter of the trials stands at their foot."""
    found = sorted(trial.accuracy for trial in lab.trials.values() if trial.accuracy is not None)
    return min(FLOOR, math.floor(10 * found[len(found) // 4]) / 10) if found else 0.0


def share_on(setting: Setting, value: object) -> float:
    """Where a value stands on its axis, 0 at the foot, 1 at the top; −1 where the trial has none."""
    if setting.choices:
        places = len(setting.choices) - 1
        return setting.choices.index(value) / places if value in setting.choices and places else 0.5
    if not isinstance(value, (int, float)):
        return -1.0
    low, high, number = setting.low, setting.high, float(value)
    if setting.log and low > 0 and number > 0:
        low, high, number = math.log(low), math.log(high), math.log(number)
    return min(1.0, max(0.0, (number - low) / ((high - low) or 1.0)))


class ParallelPlot(Figure):
    """Every trial as a line over one axis for each setting; drag on an axis to choose a range, click to clear it."""

    def __init__(self, lab: SearchLab, parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self._dragged: tuple[str, float] | None = None

    def names(self) -> list[str]:
        """The axes from left to right."""
        return [*(setting.path for setting in self.lab.space), RIGHT]

    def heights(self, trial: Trial) -> dict[str, float]:
        """Where a trial stands on every axis, 0…1."""
        found = {setting.path: share_on(setting, trial.values.get(setting.path)) for setting in self.lab.space}
        if trial.accuracy is not None:
            low = foot(self.lab)
            top = max((t.accuracy or 0.0 for t in self.lab.trials.values()), default=1.0)
            found[RIGHT] = min(1.0, max(0.0, (trial.accuracy - low) / ((top - low) or 1.0)))
        return found

    def place(self, rect: QRectF, axis: str, share: float) -> QPointF:
        """A point on an axis."""
        names = self.names()
        inner = rect.adjusted(56, 34, -56, -16)
        step = inner.width() / max(len(names) - 1, 1)
        return QPointF(inner.left() + step * names.index(axis), inner.bottom() - share * inner.height())

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        if not self.lab.space:
            return
        rows = [(trial, self.heights(trial)) for trial in self.lab.rows() if trial.accuracy is not None]
        kept = [(trial, heights) for trial, heights in rows if self.lab.kept(trial, heights)]
        others = [pair for pair in rows if pair not in kept]
        pale, chosen = theme.color("line"), theme.color("histogram_bar")
        for _, heights in others:
            self._line(painter, rect, heights, QPen(pale, 1))
        for trial, heights in kept:
            pen = QPen(chosen if self.lab.brushes or len(kept) < 40 else pale, 1)
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
        for axis in self.names():
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
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 84)
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
            low = foot(self.lab)
            top = max((t.accuracy or 0.0 for t in self.lab.trials.values()), default=1.0)
            return [(share, f"{100 * (low + share * (top - low)):.1f}") for share in (0.0, 0.5, 1.0)]
        setting = next(s for s in self.lab.space if s.path == axis)
        if setting.choices:
            last = max(len(setting.choices) - 1, 1)
            return [(i / last, choice_text(axis, value)) for i, value in enumerate(setting.choices)]
        if setting.log:
            decades = range(math.ceil(math.log10(setting.low) - 1e-9), math.floor(math.log10(setting.high) + 1e-9) + 1)
            if len(decades) > 1:
                return [(share_on(setting, 10.0**k), format_number(10.0**k)) for k in decades]
        middle = math.sqrt(setting.low * setting.high) if setting.log else (setting.low + setting.high) / 2
        values = (setting.low, round(middle) if setting.whole else middle, setting.high)
        return [(share_on(setting, value), format_number(float(f"{value:.3g}"))) for value in values]

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
        rect, names = QRectF(self.rect()), self.names()
        best, found = 6.0, None
        for trial in self.lab.rows():
            heights = self.heights(trial)
            points = [self.place(rect, axis, heights[axis]) for axis in names if heights.get(axis, -1) >= 0]
            for a, b in itertools.pairwise(points):
                if a.x() <= at.x() <= b.x() and b.x() > a.x():
                    y = a.y() + (b.y() - a.y()) * (at.x() - a.x()) / (b.x() - a.x())
                    if abs(y - at.y()) < best:
                        best, found = abs(y - at.y()), trial.number
        return found


class BestPlot(Figure):
    """Right validation digits of every trial in its turn, and the best so far as a line of steps."""

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        lab = self.lab
        low = foot(lab)
        inner = rect.adjusted(44, 8, -52, -34)
        most = max(lab.trials_wanted, len(lab.trials), 1)
        self._grid(painter, inner, low, most)

        def at(number: float, accuracy: float) -> QPointF:
            share = min(1.0, max(0.0, (accuracy - low) / ((1 - low) or 1.0)))
            return QPointF(inner.left() + number / most * inner.width(), inner.bottom() - share * inner.height())

        for trial in lab.trials.values():
            if trial.outcome is None:
                continue
            point = at(trial.number + 1, trial.accuracy or 0.0)
            self._mark(painter, point, trial, low)
        curve = lab.curve()
        if curve:
            path = QPainterPath(at(curve[0][0], curve[0][1]))
            for (_, before), (number, accuracy) in itertools.pairwise(curve):
                path.lineTo(at(number, before))
                path.lineTo(at(number, accuracy))
            last = at(max(max(lab.trials) + 1, curve[-1][0]), curve[-1][1])
            path.lineTo(last)
            painter.setPen(QPen(theme.series(1).color, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setFont(theme.font(12, 500))
            painter.drawText(last + QPointF(6, 4), f"{100 * curve[-1][1]:.2f}")

    def _mark(self, painter: QPainter, point: QPointF, trial: Trial, low: float) -> None:
        painter.setPen(QPen(theme.color("histogram_bar" if trial.state == "done" else "muted"), 1.4))
        if trial.state == "failed" or (trial.accuracy or 0.0) < low:
            painter.drawPolyline([point + QPointF(-3, -3), point + QPointF(0, 1), point + QPointF(3, -3)])
            return
        filled = trial.state == "done"
        painter.setBrush(theme.color("histogram_bar") if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 2.5, 2.5)
        if trial.number == self.lab.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawEllipse(point, 6, 6)

    def _grid(self, painter: QPainter, inner: QRectF, low: float, most: int) -> None:
        painter.setFont(theme.font(12))
        metrics = QFontMetricsF(painter.font())
        for k in range(6):
            accuracy = low + (1 - low) * k / 5
            y = inner.bottom() - k / 5 * inner.height()
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
            text = f"{100 * accuracy:g}"
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(inner.left() - 8 - metrics.horizontalAdvance(text), y + 4), text)
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        step = max(1, round(most / 4))
        for number in range(0, most + 1, step):
            x = inner.left() + number / most * inner.width()
            text = str(number)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, inner.bottom() + 16), text)
        unit = self.tr("trial")
        painter.drawText(QPointF(inner.right() - metrics.horizontalAdvance(unit), inner.bottom() + 31), unit)


class MattersPlot(Figure):
    """A bar for each setting: the share of the differences that it explains."""

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        painter.setFont(theme.font(13))
        metrics = QFontMetricsF(painter.font())
        rows = sorted(self.lab.matters.items(), key=lambda row: -row[1])
        left, wide = rect.left() + 16, rect.width() - 32
        bar = QRectF(left + 128, 0, wide - 128 - 44, 6)
        for place, (path, share) in enumerate(rows):
            y = rect.top() + 14 + 28 * place
            painter.setPen(theme.color("text"))
            name = metrics.elidedText(setting_text(self.lab, path), Qt.TextElideMode.ElideRight, 120)
            painter.drawText(QPointF(left, y + 5), name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(bar.translated(0, y - 3), 3, 3)
            painter.setBrush(theme.color("accent"))
            filled = QRectF(bar)
            filled.setWidth(max(3.0, bar.width() * share))
            painter.drawRoundedRect(filled.translated(0, y - 3), 3, 3)
            painter.setPen(theme.color("text"))
            text = f"{100 * share:.0f}"
            painter.drawText(QPointF(left + wide - metrics.horizontalAdvance(text), y + 5), text)
