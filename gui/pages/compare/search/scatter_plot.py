"""One small plot for each setting of a search: its value across, the accuracy up, a dot a trial."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen

from engine.study.space import SearchedSetting
from gui import theme
from gui.labs.compare.trials import TrialRow
from gui.pages.compare.search.search_figures import (
    AccuracyScale,
    SearchFigure,
    marks_of,
    nearest_to,
    paint_empty,
    share_on,
)
from gui.pages.compare.search.search_words import setting_text

GAP = 12.0
LEFT, TOP, BOTTOM = 34.0, 20.0, 18.0  # of a plot, for its numbers and its title
WIDE = 150.0  # of a plot, at least


class ScatterPlot(SearchFigure):
    """The trials over every setting; the best and the marked one are rings."""

    def fields(self, rect: QRectF) -> list[tuple[SearchedSetting, QRectF]]:
        """Every setting with the rectangle of its dots."""
        space = self.lab.space
        if not space:
            return []
        area = rect.adjusted(16, 4, -16, -8)
        columns = max(1, min(len(space), int((area.width() + GAP) // (WIDE + GAP)), math.ceil(len(space) / 2) + 1))
        rows = math.ceil(len(space) / columns)
        columns = math.ceil(len(space) / rows)
        wide = (area.width() - GAP * (columns - 1)) / columns
        high = (area.height() - GAP * (rows - 1)) / rows
        found = []
        for place, setting in enumerate(space):
            row, column = divmod(place, columns)
            whole = QRectF(area.left() + column * (wide + GAP), area.top() + row * (high + GAP), wide, high)
            found.append((setting, whole.adjusted(LEFT, TOP, -4, -BOTTOM)))
        return found

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        super().paint_figure(painter, rect)
        if not self.lab.trials:
            paint_empty(painter, rect, self.tr("No trial yet"), self.tr("Start tries the settings at the left."))
            return
        scale = AccuracyScale.of(self.lab)
        marked = (self.lab.best, self.lab.chosen)  # they are painted last
        rows = sorted(self.lab.trials.values(), key=lambda trial: (trial.number in marked, trial.number))
        for setting, field in self.fields(rect):
            self._frame(painter, setting, field, scale)
            for trial in rows:
                point = self.at(field, setting, trial, scale)
                if point is not None:
                    self._dot(painter, point, trial)

    def at(self, field: QRectF, setting: SearchedSetting, trial: TrialRow, scale: AccuracyScale) -> QPointF | None:
        """Where a trial stands in a setting's plot; None where it has no such setting."""
        share = share_on(setting, trial.values.get(setting.path))
        if share < 0 or trial.outcome is None or trial.accuracy is None or setting.path not in trial.values:
            return None
        height = scale.height(trial.accuracy)
        return QPointF(field.left() + share * field.width(), field.bottom() - height * field.height())

    def _dot(self, painter: QPainter, point: QPointF, trial: TrialRow) -> None:
        if trial.number in (self.lab.best, self.lab.chosen):
            painter.setPen(QPen(theme.series(1).color, 2.5))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(point, 4, 4)
            return
        done = trial.state == "done"
        color = theme.color("histogram_bar" if done else "muted")
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(color if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 2.2, 2.2)

    def _frame(self, painter: QPainter, setting: SearchedSetting, field: QRectF, scale: AccuracyScale) -> None:
        painter.setFont(theme.font(12, 500))
        title = QFontMetricsF(painter.font()).elidedText(
            setting_text(self.lab, setting.path), Qt.TextElideMode.ElideRight, field.width()
        )
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(field.left(), field.top() - 8), title)
        painter.setFont(theme.font(11))
        metrics = QFontMetricsF(painter.font())
        marks = scale.marks()
        for height, text in (marks[0], marks[-1]) if len(marks) > 1 else marks:
            y = field.bottom() - height * field.height()
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(field.left() - 3, y), QPointF(field.right(), y))
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(field.left() - 7 - metrics.horizontalAdvance(text), y + 4), text)
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        painter.setPen(theme.color("muted"))
        free = field.left() - 12.0
        for share, text in marks_of(setting):
            wide = metrics.horizontalAdvance(text)
            left = min(max(field.left() + share * field.width() - wide / 2, field.left() - 8), field.right() + 4 - wide)
            if left >= free + 6:  # a number that would touch the one before it is left out
                painter.drawText(QPointF(left, field.bottom() + 14), text)
                free = left + wide

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale = AccuracyScale.of(self.lab)
        points = [
            (trial.number, point)
            for setting, field in self.fields(QRectF(self.rect()))
            for trial in self.lab.trials.values()
            if (point := self.at(field, setting, trial, scale)) is not None
        ]
        self.lab.choose(nearest_to(points, event.position()))
