"""The card of gradient descent: the surface from above (or the curve of one weight), and how high the ball still is."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui import theme
from gui.labs.course.exercises.descent_exercise import LINE, STEPS, DescentExercise
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import LEFT, pen, text
from gui.pages.course.frame.chart import Chart
from gui.pages.course.frame.contour_card import ContourCard
from gui.pages.course.frame.fields import SettingRow, SettingSegments
from gui.pages.course.frame.painted_card import PaintedCard
from gui.pages.course.lab_view import LabView, views
from gui.plots import Path
from gui.plots.axis import Axis

ONE = (-4.0, 14.0)  # of the one weight
HEIGHTS = (1e-20, 1e20)


class WeightCard(PaintedCard):
    """J over one weight, with the ball's places; a click moves the start."""

    def __init__(self, exercise: DescentExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def chart(self) -> Chart:
        """The axes of the curve."""
        rect = QRectF(56, 40, self.width() - 84, self.height() - 90)
        return Chart(rect, Axis(*ONE), Axis(0, 3.4))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.title(painter, "J(u) = (1 − 0.2u)²", self.tr("lowest at u = 5"))
        chart = self.chart()
        chart.paint_frame(painter, x_unit="u", up=4)
        us = np.linspace(*ONE, 201)
        chart.paint_curve(painter, us, (1 - 0.2 * us) ** 2, "text", 1.8)
        for number, (_, points) in reversed(list(enumerate(self.exercise.paths(), start=1))):
            self._paint_path(painter, chart, number, [p[0] for p in points])

    def _paint_path(self, painter: QPainter, chart: Chart, number: int, path: list[float]) -> None:
        series = theme.series(number)
        heights = [(1 - 0.2 * u) ** 2 for u in path]
        chart.paint_curve(painter, path, heights, f"series{number}", 1.6, series.dash)
        for u, height in zip(path, heights, strict=True):
            if ONE[0] <= u <= ONE[1]:
                chart.paint_dot(painter, u, height, f"series{number}", radius=3)
        if ONE[0] <= path[-1] <= ONE[1]:
            chart.paint_dot(painter, path[-1], heights[-1], f"series{number}", radius=6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event.position())

    def _to(self, where: QPointF) -> None:
        if self.chart().rect.adjusted(-4, -4, 4, 4).contains(where):
            self.exercise.edit(u=round(self.chart().value(where)[0], 1))


class HeightCard(PaintedCard):
    """How high the ball still is, step by step, for each learning rate."""

    def __init__(self, exercise: DescentExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lab = self.exercise
        self.title(painter, self.tr("Height above the lowest point"))
        lowest = lab.lowest
        curves = [[lab.height(p) - lowest for p in points] for _, points in lab.paths()]
        known = [min(max(v, HEIGHTS[0]), HEIGHTS[1]) for curve in curves for v in curve if np.isfinite(v) and v > 0]
        low = np.floor(np.log10(min(known, default=0.1)))
        high = max(np.ceil(np.log10(max(known, default=10.0))), low + 2)
        y = Axis(10.0**low, 10.0**high, log=True)
        legend = 18 * -(-len(curves) // self._columns()) + 94
        chart = Chart(QRectF(62, 40, self.width() - 86, self.height() - legend), Axis(0, STEPS), y)
        chart.paint_frame(painter, x_unit=self.tr("step"), across=5, up=5)
        for number, curve in enumerate(curves, start=1):
            series = theme.series(number)
            chart.paint_curve(painter, range(len(curve)), np.clip(curve, *HEIGHTS), f"series{number}", 2, series.dash)
        self._paint_legend(painter, chart.rect.bottom() + 50)

    def _columns(self) -> int:
        return 2 if self.width() > 380 else 1

    def _paint_legend(self, painter: QPainter, y: float) -> None:
        """η of each path with its line."""
        columns = self._columns()
        wide = (self.width() - 32) / columns
        for number, (rate, points) in enumerate(self.exercise.paths(), start=1):
            left, top = 16 + wide * ((number - 1) % columns), y + 18 * ((number - 1) // columns)
            painter.setPen(theme.series(number).pen(2))
            painter.drawLine(QPointF(left, top), QPointF(left + 22, top))
            area = text(painter, QPointF(left + 30, top), f"η = {written(rate)}", role="text2", px=12, align=LEFT)
            place = ", ".join(written(v, 3) for v in points[-1])
            text(painter, QPointF(area.right() + 8, top), f"({place})", role="muted", px=12, align=LEFT)


@views.register("descent")
class DescentView(LabView):
    """The surface from above or the curve of one weight, and the heights beside it."""

    def __init__(self, exercise: DescentExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        card = ContourCard()
        self.contour, self.formula = card.contour, card.formula
        self.contour.start_moved.connect(self._move_start)
        self.weight, self.heights = WeightCard(exercise), HeightCard(exercise)
        self.left = QStackedWidget()
        self.left.addWidget(card)
        self.left.addWidget(self.weight)
        self.beside(self.left, self.heights)
        self.gradient = self.add(SettingSegments(exercise, "gradient"))
        self.batch = self.add(SettingSegments(exercise, "batch"))
        self.start = self.add(SettingRow(exercise, "start", width=72))
        self.u = self.add(SettingRow(exercise, "u", width=56))
        self.others = self.add(SettingRow(exercise, "others", width=88))
        self.rate = self.add(SettingRow(exercise, "rate", width=72))
        self._surface = ""

    def tools(self) -> list[QWidget]:
        return [self.gradient, self.batch, self.start, self.u, self.others, self.rate]

    def _move_start(self, x: float, y: float) -> None:
        self.exercise.edit(start=(round(x, 2), round(y, 2)))

    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        one = lab.example == "one"
        self.left.setCurrentIndex(int(one))
        self.u.setVisible(one)
        self.start.setVisible(not one)
        self.batch.setVisible(lab.example == "batches")
        self.others.setVisible(lab.example != "batches")
        self.gradient.setVisible(lab.example != "batches")
        if not one:
            self._draw_surface()
        self.weight.update()
        self.heights.update()

    def _draw_surface(self) -> None:
        lab = self.exercise
        if self._surface != lab.example:
            self._surface = lab.example
            x, y, lowest = _range(lab)
            self.contour.draw_surface(lab.grid(), x, y, lowest)
        paths = [
            Path(f"η = {written(rate)}", number, *_columns(points))
            for number, (rate, points) in enumerate(lab.paths(), start=1)
        ]
        self.contour.draw_paths(paths, (lab.start[0], lab.start[1]))
        self.formula.setText(lab.surface.formula if lab.surface else "J(w₀, w₁) = mean (y − w₀ − w₁ x)²")

    def retranslate(self) -> None:
        super().retranslate()
        self.contour.setAccessibleName(self.tr("Surface from above"))
        self.contour.setToolTip(theme.tip(self.tr("Surface from above"), self.tr("Drag the ring to start elsewhere.")))
        self.weight.setAccessibleName(self.tr("Curve of one weight"))
        self.heights.setAccessibleName(self.tr("Height above the lowest point"))

    @classmethod
    def thumbnail(cls, exercise: DescentExercise, painter: QPainter, rect: QRectF) -> None:
        exercise.choose_example("valley")
        exercise.go_to(40)
        chart = Chart(rect, Axis(-9, 4), Axis(-3.2, 3.2))
        for level in (0.3, 1.2, 3.0):
            painter.setPen(pen("button_border"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            a, b = (20 * level) ** 0.5, level**0.5
            painter.drawEllipse(QRectF(chart.at(-a, b), chart.at(a, -b)))
        for number, (_, points) in reversed(list(enumerate(exercise.paths(), start=1))):
            x, y = _columns(points)
            chart.paint_curve(painter, x, y, f"series{number}", 1.4, theme.series(number).dash)
            for a, b in zip(x, y, strict=True):
                if number == 1:
                    chart.paint_dot(painter, float(a), float(b), "series1", radius=2)


def _columns(points: Any) -> Any:
    return np.array(points, np.float64).T


def _range(lab: DescentExercise) -> tuple[tuple[float, float], tuple[float, float], tuple[tuple[float, float], ...]]:
    """What is shown of a surface, and its lowest points."""
    if lab.surface is not None:
        return lab.surface.x, lab.surface.y, lab.surface.lowest
    return LINE, LINE, ()
