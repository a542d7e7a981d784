"""The card of the losses: ten bars to drag, both losses as curves, rows with their shares, a line with its squares."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from engine.course.descent import line_points
from engine.course.loss_by_hand import CLASSES, line_errors
from gui import theme
from gui.i18n import counted
from gui.labs.course.exercises.losses_exercise import POINTS, ROWS, LossesExercise, Square, Untrained
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import LEFT, RIGHT, cell, pen, text
from gui.pages.course.frame.chart import Chart
from gui.pages.course.frame.fields import SettingField, SettingRow, SettingSegments, SettingSwitch
from gui.pages.course.frame.painted_card import PaintedCard
from gui.pages.course.lab_view import LabView, views
from gui.plots.axis import Axis

LINE_X, LINE_Y = Axis(-2, 2), Axis(-4, 6)


def paint_bars(painter: QPainter, rect: QRectF, y: tuple[float, ...], target: int, *, small: bool = False) -> None:
    """Ten bars; that of the target in the accent, its goal of 1 as an outline."""
    pitch = rect.width() / CLASSES
    for digit, share in enumerate(y):
        left = rect.left() + digit * pitch
        bar = QRectF(left + pitch * 0.15, rect.bottom() - share * rect.height(), pitch * 0.7, share * rect.height())
        right = digit == target
        painter.fillRect(bar, theme.color("accent" if right else "histogram_bar"))
        if right and not small:
            painter.setPen(pen("accent", 1.5, (5, 3)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(bar.left(), rect.top(), bar.width(), rect.height()))
        if not small:
            above = QPointF(bar.center().x(), bar.top() - 10)
            text(painter, above, written(share, 3), px=12, role="text" if share else "muted")
        name = QPointF(left + pitch / 2, rect.bottom() + (10 if small else 14))
        text(painter, name, str(digit), role="text" if right else "muted", px=12, weight=600 if right else 400)
    painter.setPen(pen("axis"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class PredictionCard(PaintedCard):
    """The prediction as bars that are dragged, the rows of a softmax, or a line through points."""

    def __init__(self, exercise: LossesExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._bar = -1

    def bars(self) -> QRectF:
        """Where the bars stand."""
        return QRectF(28, 62, self.width() - 56, self.height() - 100)

    def chart(self) -> Chart:
        """The axes of the line."""
        return Chart(QRectF(52, 44, self.width() - 80, self.height() - 92), LINE_X, LINE_Y)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.exercise.example == "axis":
            self._paint_rows(painter)
        elif self.exercise.example == "line":
            self._paint_line(painter)
        else:
            judged = self.exercise.judged
            note = self.tr("drag the bars") if self.exercise.example == "one" else ""
            self.title(painter, self.tr("Prediction y and target t = {t}").format(t=judged.target), note)
            paint_bars(painter, self.bars(), judged.y, judged.target)

    def _paint_rows(self, painter: QPainter) -> None:
        """Rows of equal scores and what they are divided by."""
        step = self.exercise.now
        rows = step.rows if isinstance(step, Untrained) else ROWS[0]
        per_row = self.exercise.settings.shares == "row"
        title = counted(rows, self.tr("Shares of one row"), self.tr("Shares of {count} rows"))
        self.title(painter, title, self.tr("all scores alike"))
        total = CLASSES if per_row else CLASSES * rows
        shown, tall = min(rows, 5), 34.0
        wide = (self.width() - 200) / CLASSES
        right = 24 + CLASSES * wide
        for row in range(shown):
            middle, left_out = 56 + (row + 0.5) * tall, row == 3 and rows > 5
            for column in range(CLASSES):
                area = QRectF(24 + column * wide, 56 + row * tall, wide, tall)
                if left_out:
                    text(painter, area, "⋮", role="muted")
                else:
                    cell(painter, area, "1")
            if per_row and not left_out:
                text(painter, QPointF(right + 12, middle), "Σ = 10", role="series2", weight=600, align=LEFT)
        if not per_row:
            painter.setPen(pen("series2", 2))
            painter.drawLine(QPointF(right + 8, 58), QPointF(right + 8, 54 + shown * tall))
            middle = 56 + shown * tall / 2
            text(painter, QPointF(right + 16, middle), f"Σ = {total:,}", role="series2", weight=600, align=LEFT)
        words = self.tr("each share = 1 / {total}").format(total=f"{total:,}")
        text(painter, QPointF(24, 56 + shown * tall + 26), words, px=16, weight=500, align=LEFT)

    def _paint_line(self, painter: QPainter) -> None:
        """Points, the line, and the square over each distance, as large on both axes."""
        self.title(painter, self.tr("y = w₀ + w₁x and its squares"), self.tr("drag the line"))
        chart, settings = self.chart(), self.exercise.settings
        chart.paint_frame(painter, x_unit="x")
        painter.save()
        painter.setClipRect(chart.rect)
        for step in self.exercise.past:
            if isinstance(step, Square):
                on_line = settings.shift + settings.slope * step.x
                a, b = chart.at(step.x, step.y), chart.at(step.x, on_line)
                side = abs(a.y() - b.y())
                painter.setPen(pen("series2", 1.2))
                ground = theme.color("series2")
                ground.setAlphaF(0.14)
                painter.setBrush(ground)
                painter.drawRect(QRectF(a.x(), min(a.y(), b.y()), side, side))
        painter.restore()
        ends = (LINE_X.low, LINE_X.high)
        chart.paint_curve(painter, ends, [settings.shift + settings.slope * x for x in ends], "accent", 2.5)
        x, y = line_points(POINTS)
        for number, (a, b) in enumerate(zip(x, y, strict=True), start=1):
            now = number == self.exercise.at
            chart.paint_dot(painter, float(a), float(b), "series2" if now else "text", radius=5 if now else 4)

    # the mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        bars = self.bars()
        inside = bars.adjusted(0, -30, 0, 20).contains(event.position())
        if self.exercise.example == "one" and inside:
            self._bar = int((event.position().x() - bars.left()) // (bars.width() / CLASSES))
        elif self.exercise.example == "line":
            self._bar = 0
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._bar = -1

    def _to(self, where: QPointF) -> None:
        if self._bar < 0:
            return
        if self.exercise.example == "line":
            x, y = self.chart().value(where)
            settings = self.exercise.settings
            if abs(x) < 0.5:
                self.exercise.edit(shift=round(y - settings.slope * x, 2))
            else:
                self.exercise.edit(slope=min(max(round((y - settings.shift) / x, 2), -9.0), 9.0))
        else:
            bars = self.bars()
            self.exercise.drag(min(self._bar, CLASSES - 1), round((bars.bottom() - where.y()) / bars.height(), 2))


class LossCard(PaintedCard):
    """Both losses against the share of the right digit, the untrained losses, or the mean square against the slope."""

    def __init__(self, exercise: LossesExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = {"axis": self._paint_untrained, "line": self._paint_parabola}.get(
            self.exercise.example, self._paint_losses
        )
        paint(painter)

    def _paint_losses(self, painter: QPainter) -> None:
        self.title(painter, self.tr("Loss against the share of the right digit"))
        chart = Chart(QRectF(46, 52, self.width() - 70, self.height() - 130), Axis(0, 1), Axis(0, 4))
        chart.paint_frame(painter, x_unit="y", across=5, up=4)
        ys = np.linspace(0.001, 1, 240)
        chart.paint_curve(painter, ys, -np.log(ys), "series1")
        chart.paint_curve(painter, ys, 0.5 * (1 - ys) ** 2, "series2", 2, (10, 4))
        judged = self.exercise.judged
        share = judged.y[judged.target]
        chart.paint_dot(painter, share, min(judged.entropy, 4.0), "series1", open_=True, radius=5)
        chart.paint_dot(painter, share, min(judged.squared["half"], 4.0), "series2", open_=True, radius=5)
        rows = (
            (self.tr("cross-entropy"), judged.entropy, "series1", ()),
            ("½ Σ (y − t)²", judged.squared["half"], "series2", (10.0, 4.0)),
        )
        for place, (name, value, role, dash) in enumerate(rows):
            y = self.height() - 40 + 20 * place
            painter.setPen(pen(role, 2, dash))
            painter.drawLine(QPointF(16, y), QPointF(38, y))
            area = text(painter, QPointF(46, y), name, role="text2", px=12, align=LEFT)
            text(painter, QPointF(area.right() + 10, y), written(value, 6), role=role, weight=600, align=LEFT)

    def _paint_untrained(self, painter: QPainter) -> None:
        self.title(painter, self.tr("Loss of an untrained network"))
        rect = QRectF(46, 52, self.width() - 70, self.height() - 110)
        chart = Chart(rect, Axis(0, 3), Axis(0, 15))
        chart.paint_frame(painter, across=1, up=4)
        painter.fillRect(QRectF(rect.left() - 6, rect.bottom() + 2, rect.width() + 12, 26), theme.color("card"))
        known = [step.loss for step in self.exercise.steps if isinstance(step, Untrained)]
        for place, rows in enumerate(ROWS):
            text(painter, QPointF(chart.at(place + 0.5, 0).x(), rect.bottom() + 16), f"{rows:,}", role="muted", px=12)
            if place < self.exercise.at:
                loss = known[place]
                top = chart.at(place + 0.5, loss)
                bar = QRectF(top.x() - 28, top.y(), 56, rect.bottom() - top.y())
                painter.fillRect(bar, theme.color("accent" if place == self.exercise.at - 1 else "histogram_bar"))
                text(painter, QPointF(top.x(), top.y() - 10), written(loss, 6), weight=600)
        y = chart.at(0, math.log(CLASSES)).y()
        painter.setPen(pen("good", 1.5, (5, 3)))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        text(painter, QPointF(rect.right(), y - 10), "ln 10", role="good", px=12, align=RIGHT)
        text(painter, QPointF(rect.center().x(), rect.bottom() + 36), self.tr("rows"), role="muted", px=12)

    def _paint_parabola(self, painter: QPainter) -> None:
        settings = self.exercise.settings
        self.title(painter, self.tr("Mean of the squares against w₁"), written(self.exercise.mean_square, 5))
        x, y = line_points(POINTS)
        slopes = np.linspace(-2, 6, 120)
        means = [float(line_errors(x, y, settings.shift, float(w)).mean()) for w in slopes]
        chart = Chart(QRectF(46, 52, self.width() - 70, self.height() - 104), Axis(-2, 6), Axis(0, 12))
        chart.paint_frame(painter, x_unit="w₁", across=4, up=4)
        chart.paint_curve(painter, slopes, means, "series1")
        now = float(line_errors(x, y, settings.shift, settings.slope).mean())
        chart.paint_dot(painter, settings.slope, min(now, 12), "series2", open_=True, radius=6)


@views.register("losses")
class LossesView(LabView):
    """The prediction at the left, its losses at the right."""

    def __init__(self, exercise: LossesExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.prediction, self.losses = PredictionCard(exercise), LossCard(exercise)
        self.beside(self.prediction, self.losses)
        self.shares_field = self.add(SettingField(exercise, "y", 110, most=320))
        self.keep_sum = self.add(SettingSwitch(exercise, "keep_sum"))
        self.squared = self.add(SettingSegments(exercise, "squared"))
        self.shares = self.add(SettingSegments(exercise, "shares"))
        self.target = self.add(SettingRow(exercise, "target", width=40))
        self.delta = self.add(SettingRow(exercise, "delta", width=64))
        self.shift, self.slope = self.add(SettingRow(exercise, "shift")), self.add(SettingRow(exercise, "slope"))

    def tools(self) -> list[QWidget]:
        return [
            self.shares_field,
            self.keep_sum,
            self.squared,
            self.target,
            self.delta,
            self.shares,
            self.shift,
            self.slope,
        ]

    def draw(self) -> None:
        super().draw()
        example = self.exercise.example
        for part in (self.shares_field, self.keep_sum, self.target):
            part.setVisible(example == "one")
        self.squared.setVisible(example not in ("axis", "line"))
        self.delta.setVisible(example != "line")
        self.shares.setVisible(example == "axis")
        self.shift.setVisible(example == "line")
        self.slope.setVisible(example == "line")
        self.prediction.update()
        self.losses.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.prediction.setAccessibleName(self.tr("Prediction"))
        self.losses.setAccessibleName(self.tr("Losses of the prediction"))

    @classmethod
    def thumbnail(cls, exercise: LossesExercise, painter: QPainter, rect: QRectF) -> None:
        judged = exercise.judged
        paint_bars(painter, rect.adjusted(20, 12, -20, -22), judged.y, judged.target, small=True)
        words = f"−log 0.6 = {written(judged.entropy, 3)}"
        text(
            painter,
            QPointF(rect.right() - 24, rect.top() + 20),
            words,
            px=12,
            weight=500,
            align=RIGHT,
        )
