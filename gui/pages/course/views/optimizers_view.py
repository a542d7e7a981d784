"""The card of the optimizers: the way of the ball, and what the rule remembers from step to step."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from engine.course.surface import SURFACES
from gui import theme
from gui.i18n import said
from gui.labs.course.exercises.optimizers_exercise import KINDS, STEPS, OptimizersExercise
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import LEFT, RIGHT, pen, text
from gui.pages.course.frame.chart import Chart, around
from gui.pages.course.frame.contour_card import ContourCard
from gui.pages.course.frame.fields import SettingChoice, SettingRow, SettingSegments, SettingSwitch
from gui.pages.course.frame.painted_card import PaintedCard
from gui.pages.course.lab_view import LabView, views
from gui.plots import Path
from gui.plots.axis import Axis

KNOBS = {"momentum": ("momentum",), "nesterov": ("momentum",), "rmsprop": ("decay",), "adam": ("beta1", "beta2")}


class WayCard(PaintedCard):
    """u step by step: the chosen rule, and SGD beside it."""

    def __init__(self, exercise: OptimizersExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.title(painter, "J(u) = (1 − 0.2u)²", self.tr("u after each step; lowest at u = 5"))
        paths = [[point[0] for point in self.exercise.path(kind)] for kind in shown_kinds(self.exercise)]
        y = around([0.0, 6.0, *(value for path in paths for value in path if abs(value) < 30)])
        chart = Chart(QRectF(52, 44, self.width() - 150, self.height() - 92), Axis(0, STEPS), y)
        chart.paint_frame(painter, x_unit=self.tr("step"), across=6, up=5)
        painter.setPen(pen("good", 1.5, (5, 3)))
        painter.drawLine(chart.at(0, 5), chart.at(STEPS, 5))
        for number, (kind, path) in enumerate(zip(shown_kinds(self.exercise), paths, strict=True), start=1):
            series = theme.series(number)
            chart.paint_curve(painter, range(len(path)), path, f"series{number}", 2, series.dash)
            end = chart.at(len(path) - 1, min(max(path[-1], y.low), y.high))
            chart.paint_dot(painter, len(path) - 1, min(max(path[-1], y.low), y.high), f"series{number}", radius=4)
            name = QPointF(end.x() + 10, end.y() + (8 if number > 1 else -8))
            text(painter, name, said(KINDS[kind]), role=f"series{number}", px=12, weight=500, align=LEFT)


def shown_kinds(exercise: OptimizersExercise) -> tuple[str, ...]:
    """The chosen optimizer, and SGD to compare it with."""
    kind = exercise.settings.kind
    return (kind,) if kind == "sgd" else (kind, "sgd")


class MemoryCard(PaintedCard):
    """Each number of the rule step by step: gradient, what is remembered, step."""

    def __init__(self, exercise: OptimizersExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lab = self.exercise
        self.title(painter, self.tr("What the rule keeps"), self.tr("of {weight}").format(weight=lab.name))
        keys = list(lab.steps[0].numbers[0]) if lab.steps else []
        if not keys:
            return
        tall = (self.height() - 50) / len(keys)
        for place, key in enumerate(keys):
            band = QRectF(16, 42 + place * tall, self.width() - 32, tall)
            values = [update.numbers[lab.index][key] for update in lab.past]
            role = "series2" if key == "Δ" else "series1"
            text(painter, QPointF(band.left(), band.center().y()), key, weight=600, align=LEFT)
            chart = Chart(
                QRectF(band.left() + 34, band.top() + 5, band.width() - 140, tall - 12),
                Axis(0, STEPS),
                around([0.0, *values]),
            )
            painter.setPen(pen("grid"))
            painter.drawLine(chart.at(0, 0), chart.at(STEPS, 0))
            chart.paint_curve(painter, range(1, len(values) + 1), values, role, 1.8)
            if values:
                chart.paint_dot(painter, len(values), values[-1], role, radius=3)
                text(
                    painter,
                    QPointF(band.right(), band.center().y()),
                    written(values[-1], 5),
                    role=role,
                    weight=600,
                    align=RIGHT,
                )


@views.register("optimizers")
class OptimizersView(LabView):
    """The way of the ball at the left, the memory of the rule at the right."""

    def __init__(self, exercise: OptimizersExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        card = ContourCard(SURFACES["valley"].formula)
        self.contour = card.contour
        self.contour.start_moved.connect(self._move_start)
        self.way, self.memory = WayCard(exercise), MemoryCard(exercise)
        self.left = QStackedWidget()
        self.left.addWidget(self.way)
        self.left.addWidget(card)
        self.beside(self.left, self.memory)
        self.kind = self.add(SettingChoice(exercise, "kind", 112))
        self.rate = self.add(SettingRow(exercise, "rate", width=56))
        self.knobs = {
            name: self.add(SettingRow(exercise, name, width=56)) for name in ("momentum", "decay", "beta1", "beta2")
        }
        self.corrected = self.add(SettingSwitch(exercise, "corrected"))
        self.per_batch = self.add(SettingSegments(exercise, "per_batch"))
        self.forgets = self.add(SettingSwitch(exercise, "forgets"))
        self.weight = self.add(SettingSegments(exercise, "weight"))
        valley = SURFACES["valley"]
        self.contour.draw_surface(valley.grid(), valley.x, valley.y, valley.lowest)

    def tools(self) -> list[QWidget]:
        return [self.kind, self.rate, *self.knobs.values(), self.corrected, self.forgets, self.per_batch, self.weight]

    def _move_start(self, x: float, y: float) -> None:
        self.exercise.edit(start=(round(x, 2), round(y, 2)))

    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        kind, valley = lab.settings.kind, lab.example == "valley"
        self.left.setCurrentIndex(int(valley))
        for name, row in self.knobs.items():
            row.setVisible(name in KNOBS.get(kind, ()))
        self.corrected.setVisible(kind == "adam")
        self.forgets.setVisible(kind in ("momentum", "nesterov"))
        self.weight.setVisible(valley)
        if valley:
            paths = [
                Path(said(KINDS[name]), number, *_columns(lab.path(name)))
                for number, name in enumerate(shown_kinds(lab), start=1)
            ]
            self.contour.draw_paths(paths, (lab.start[0], lab.start[1]))
        self.way.update()
        self.memory.update()

    def retranslate(self) -> None:
        super().retranslate()
        name = self.tr("Surface from above")
        self.contour.setAccessibleName(name)
        self.contour.setToolTip(theme.tip(name, self.tr("Drag the ring to start elsewhere.")))
        self.way.setAccessibleName(self.tr("The weight after each step"))
        self.memory.setAccessibleName(self.tr("What the rule keeps"))

    @classmethod
    def thumbnail(cls, exercise: OptimizersExercise, painter: QPainter, rect: QRectF) -> None:
        exercise.go_to(STEPS)
        chart = Chart(rect.adjusted(20, 12, -64, -12), Axis(0, STEPS), Axis(0.4, 7.2))
        painter.setPen(pen("grid"))
        painter.drawLine(chart.at(0, 5), chart.at(STEPS, 5))
        for number, kind in enumerate(("adam", "sgd"), start=1):
            path = [point[0] for point in exercise.path(kind)]
            chart.paint_curve(painter, range(len(path)), path, f"series{number}", 2, theme.series(number).dash)
            where = chart.at(STEPS, path[-1]) + QPointF(8, 6 if kind == "sgd" else -6)
            text(painter, where, said(KINDS[kind]), role=f"series{number}", px=12, align=LEFT)


def _columns(points: Any) -> Any:
    return np.array(points, np.float64).T
