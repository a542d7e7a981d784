"""The card of the numerical gradient: the error against h, and the same curve closer and closer."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from engine.course.numerical_gradient import Try
from engine.types import Array
from gui import theme
from gui.labs.course.exercises.gradient_exercise import POINTS, FieldPoint, GradientExercise
from gui.labs.course.words import about, power, written
from gui.pages.course.frame.canvas import BACK_DASH, LEFT, RIGHT, arrow, pen, text
from gui.pages.course.frame.chart import Chart, around
from gui.pages.course.frame.fields import SettingField, SettingRow, SettingSegments
from gui.pages.course.frame.painted_card import PaintedCard
from gui.pages.course.lab_view import LabView, views
from gui.plots.axis import Axis

H_AXIS = Axis(1e-16, 1.0, log=True)
SEEN = (1e-16, 1e2)  # errors that are shown
FIELD = Axis(-5, 5)


class ErrorCard(PaintedCard):
    """Errors of both differences against h; the line at this h can be dragged. Or the gradient field of the bowl."""

    def __init__(self, exercise: GradientExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._known: tuple[object, Any] = (None, None)

    def _data(self) -> Any:
        """The error curves, computed once for the same function, x and precision."""
        settings = self.exercise.settings
        key = (settings.example, settings.function, settings.x, settings.precision)
        if self._known[0] != key:
            self._known = key, self.exercise.errors_against_h()
        return self._known[1]

    def chart(self) -> Chart:
        """The axes of what is shown."""
        if self.exercise.example == "field":
            side = min(self.width() - 80.0, self.height() - 90.0)
            return Chart(QRectF((self.width() - side) / 2, 44, side, side), FIELD, FIELD)
        return Chart(QRectF(72, 44, self.width() - 104, self.height() - 96), H_AXIS, Axis(*SEEN, log=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.exercise.example == "field":
            self._paint_field(painter)
        else:
            self._paint_errors(painter)

    def _paint_errors(self, painter: QPainter) -> None:
        self.title(painter, self.tr("Error against h"), self.tr("both axes logarithmic"))
        chart = self.chart()
        chart.paint_frame(painter, x_unit="h", across=5, up=5)
        hs, forward, central = self._data()
        for errors, role, dash in ((forward, "series1", ()), (central, "series2", (10.0, 4.0))):
            known = errors > 0  # zeros have no place on this axis
            chart.paint_curve(painter, hs[known], np.clip(errors[known], *SEEN), role, 2, dash)
        x = self.width() - 20.0
        for words, role, dash in ((self.tr("central"), "series2", (10.0, 4.0)), (self.tr("forward"), "series1", ())):
            area = text(painter, QPointF(x, 20), words, role="text2", px=12, align=RIGHT)
            painter.setPen(pen(role, 2, dash))
            painter.drawLine(QPointF(area.left() - 30, 20), QPointF(area.left() - 8, 20))
            x = area.left() - 46
        middle = chart.at(3e-13, 1e-13)
        text(painter, middle, self.tr("rounding"), role="text2", px=12, weight=500)
        text(painter, middle + QPointF(0, 16), self.tr("grows as h shrinks"), role="text2", px=12)
        middle = chart.at(0.02, 1e-6)
        text(painter, middle, self.tr("truncation"), role="text2", px=12, weight=500)
        self._paint_line(painter, chart)

    def _paint_line(self, painter: QPainter, chart: Chart) -> None:
        """The line at this h with its two errors."""
        lab = self.exercise
        if not lab.at:
            return
        x = chart.at(max(lab.h, H_AXIS.low), SEEN[0]).x()
        painter.setPen(pen("text2"))
        painter.drawLine(QPointF(x, chart.rect.top()), QPointF(x, chart.rect.bottom()))
        now, exact = lab.now, lab.exact
        if not isinstance(now, Try):
            return
        errors = [
            (self.tr("forward"), now.forward - exact, "series1"),
            (self.tr("central"), now.central - exact, "series2"),
        ]
        for _, error, role in errors:
            if error and np.isfinite(error):
                chart.paint_dot(painter, max(lab.h, H_AXIS.low), float(np.clip(abs(error), *SEEN)), role, open_=True)
        metrics = QFontMetricsF(theme.font(12))
        rows = [(words, about(error)) for words, error, _ in errors]
        head = self.tr("h = {h}, error").format(h=power(lab.h))
        wide = max(metrics.horizontalAdvance(head), *(metrics.horizontalAdvance(a + b) + 40 for a, b in rows)) + 24
        left = x - wide - 12 if x - wide - 12 > chart.rect.left() else x + 12
        area = QRectF(left, chart.rect.top() + 4, wide, 64)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRect(area)
        text(painter, QPointF(area.left() + 10, area.top() + 14), head, role="tip_caption", px=12, align=LEFT)
        for place, (words, value) in enumerate(rows):
            y = area.top() + 33 + 18 * place
            text(painter, QPointF(area.left() + 10, y), words, role="tip_text", px=12, align=LEFT)
            text(painter, QPointF(area.right() - 10, y), value, role="tip_text", px=12, align=RIGHT)

    def _paint_field(self, painter: QPainter) -> None:
        self.title(painter, self.tr("Gradient of x₀² + x₁²"), self.tr("the arrows point uphill"))
        chart = self.chart()
        chart.paint_frame(painter, x_unit="x₀", across=5, up=5)
        text(painter, QPointF(chart.rect.left() - 8, chart.rect.top() - 12), "x₁", role="muted", px=12, align=RIGHT)
        for i in range(-4, 5):
            for j in range(-4, 5):
                _paint_arrow(painter, chart, (i, j), (2 * i, 2 * j), 0.045)
        for number, step in enumerate(self.exercise.steps, start=1):
            if not isinstance(step, FieldPoint):
                continue
            now, seen = number == self.exercise.at, number <= self.exercise.at
            if seen:
                role = "series2" if now else "text2"
                _paint_arrow(painter, chart, step.point, step.gradient, 0.15, role, 2.5 if now else 1.6)
            chart.paint_dot(painter, *step.point, "series2" if now else "text", open_=not seen, radius=5)

    # the mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event.position())

    def _to(self, where: QPointF) -> None:
        chart = self.chart()
        if not chart.rect.adjusted(-8, -8, 8, 8).contains(where):
            return
        x, y = chart.value(where)
        if self.exercise.example == "field":
            self.exercise.edit(point=(round(x, 1), round(y, 1)))
        else:
            self.exercise.edit(h=min(max(float(f"{x:.1e}"), H_AXIS.low), 1.0))


def _paint_arrow(
    painter: QPainter,
    chart: Chart,
    point: tuple[float, float],
    way: tuple[float, float],
    scale: float,
    role: str = "axis",
    width: float = 1.0,
) -> None:
    if any(way):
        end = chart.at(point[0] + scale * way[0], point[1] + scale * way[1])
        arrow(painter, chart.at(*point), end, role=role, width=width, head=6)


class LensCard(PaintedCard):
    """The curve around x at three h, as the computer calculates it; the step's own h stands on selected ground."""

    def __init__(self, exercise: GradientExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.exercise.example == "field":
            self._paint_slices(painter)
            return
        self.title(painter, self.tr("The same curve, closer and closer"))
        x, y = self.width() - 16.0, 20 if self.width() > 400 else 34
        for words, role, dash in ((self.tr("secant"), "series2", BACK_DASH), (self.tr("tangent"), "good", ())):
            area = text(painter, QPointF(x, y), words, role="text2", px=12, align=RIGHT)
            painter.setPen(pen(role, 1.8, dash))
            painter.drawLine(QPointF(area.left() - 26, y), QPointF(area.left() - 6, y))
            x = area.left() - 40
        tall = (self.height() - 48) / 3
        for place, (h, offsets, values) in enumerate(self.exercise.lenses()):
            band = QRectF(1, 40 + place * tall, self.width() - 2, tall)
            now = self.exercise.at > 0 and h == self.exercise.h
            if now:
                painter.fillRect(band, theme.color("selected"))
            role = "accent" if now else "text"
            text(painter, QPointF(16, band.center().y() - 10), f"h = {power(h)}", role=role, weight=600, align=LEFT)
            text(painter, QPointF(16, band.center().y() + 9), self._shape(values), role="text2", px=12, align=LEFT)
            _paint_lens(painter, band, offsets, values, self.exercise.exact * h)

    def _shape(self, values: Array) -> str:
        if len(set(values.tolist())) < 25:
            return self.tr("stairs of rounding")
        middle = (len(values) - 1) // 2
        bend = abs(values[0] + values[-1] - 2 * values[middle])
        rise = abs(values[-1] - values[0]) or 1.0
        return self.tr("a bend") if bend > 0.02 * rise else self.tr("a straight line")

    def _paint_slices(self, painter: QPainter) -> None:
        """The bowl along each coordinate through the point, with the slope there."""
        self.title(painter, self.tr("One coordinate at a time"))
        now = self.exercise.now
        x0, x1 = now.point if isinstance(now, FieldPoint) else POINTS[0]
        tall = (self.height() - 52) / 2
        xs = np.linspace(-5, 5, 101)
        for place, (name, at, other) in enumerate((("x₀", x0, x1), ("x₁", x1, x0))):
            band = QRectF(1, 40 + place * tall, self.width() - 2, tall)
            rect = QRectF(150, band.top() + 10, self.width() - 176, band.height() - 40)
            chart = Chart(rect, FIELD, Axis(-2, 34 + other**2))
            chart.paint_frame(painter, x_unit=name, across=4, up=2)
            chart.paint_curve(painter, xs, xs**2 + other**2, "text", 1.8)
            slope, here = 2 * at, at**2 + other**2
            ends = (at - 1.5, at + 1.5)
            chart.paint_curve(painter, ends, (here - 1.5 * slope, here + 1.5 * slope), "series2", 2, BACK_DASH)
            chart.paint_dot(painter, at, here, "series2", open_=True)
            middle = band.center().y()
            text(painter, QPointF(16, middle - 12), f"∂f/∂{name}", weight=600, align=LEFT)
            text(painter, QPointF(16, middle + 8), f"= {written(slope)}", role="series2", weight=600, align=LEFT)


def _paint_lens(painter: QPainter, band: QRectF, offsets: Array, values: Array, rise: float) -> None:
    """The curve, the tangent at x (`rise` in a step of h), and the secant between x − h and x + h."""
    rect = QRectF(140, band.top() + 14, band.width() - 158, band.height() - 28)
    chart = Chart(rect, Axis(-2.1, 2.1), around(values))
    painter.setPen(pen("axis"))
    painter.drawLine(rect.bottomLeft() + QPointF(0, 6), rect.bottomRight() + QPointF(0, 6))
    if not np.isfinite(values).all():
        return
    here = float(values[(len(values) - 1) // 2])
    chart.paint_curve(painter, (-1.6, 1.6), (here - 1.6 * rise, here + 1.6 * rise), "good", 1.6)
    chart.paint_curve(painter, offsets, values, "text", 1.8)
    low, high = (int(np.argmin(np.abs(offsets - side))) for side in (-1, 1))
    chart.paint_curve(painter, (-1, 1), (values[low], values[high]), "series2", 2, BACK_DASH)
    for side, place in ((-1, low), (1, high)):
        chart.paint_dot(painter, side, float(values[place]), "series2", open_=True)


@views.register("gradient")
class GradientView(LabView):
    """Error against h and three microscopes, or the gradient field with one slice a coordinate."""

    def __init__(self, exercise: GradientExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.errors, self.lenses = ErrorCard(exercise), LensCard(exercise)
        self.beside(self.errors, self.lenses)
        self.function = self.add(SettingField(exercise, "function", 150, most=300))
        self.precision = self.add(SettingSegments(exercise, "precision"))
        self.at_x = self.add(SettingRow(exercise, "x", width=56))
        self.h = self.add(SettingRow(exercise, "h", slide=(1e-16, 1.0), width=88))
        self.h.setMinimumWidth(220)
        self.point = self.add(SettingRow(exercise, "point", width=88))

    def tools(self) -> list[QWidget]:
        return [self.function, self.precision, self.at_x, self.h, self.point]

    def draw(self) -> None:
        super().draw()
        field = self.exercise.example == "field"
        self.function.setVisible(self.exercise.example == "own")
        self.point.setVisible(field)
        for part in (self.precision, self.at_x, self.h):
            part.setVisible(not field)
        self.errors.update()
        self.lenses.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.errors.setAccessibleName(self.tr("Error against h"))
        self.lenses.setAccessibleName(self.tr("The same curve, closer and closer"))

    @classmethod
    def thumbnail(cls, exercise: GradientExercise, painter: QPainter, rect: QRectF) -> None:
        _, offsets, values = exercise.lenses()[0]
        chart = Chart(rect.adjusted(24, 12, -24, -14), Axis(-2.1, 2.1), around(values))
        chart.paint_curve(painter, offsets, values, "text", 1.8)
        low, high = (int(np.argmin(np.abs(offsets - side))) for side in (-1.0, 1.2))
        ends = (float(offsets[low]), float(offsets[high]))
        chart.paint_curve(painter, ends, (values[low], values[high]), "series2", 2, BACK_DASH)
        for x, place in zip(ends, (low, high), strict=True):
            chart.paint_dot(painter, x, float(values[place]), "series2", open_=True)
