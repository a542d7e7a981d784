"""The card of the activations: a curve with its derivative, three linked graphs of odds, softmax in five columns."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from engine.course.activation_curves import BENDS, LAYERS, logit, odds
from gui import theme
from gui.i18n import said
from gui.labs.course.exercises.activations_exercise import KINDS, ActivationsExercise, Deeper
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import BACK_DASH, LEFT, RIGHT, arrow, cell, chip, growth, pen, ring, text
from gui.pages.course.frame.chart import Chart
from gui.pages.course.frame.fields import SettingChoice, SettingRow, SettingSegments
from gui.pages.course.frame.painted_card import PaintedCard
from gui.pages.course.lab_view import LabView, views
from gui.plots.axis import Axis

S_AXIS = Axis(-5, 5)
ODDS_MOST, LOGIT_MOST = 9.0, 5.0


class CurveCard(PaintedCard):
    """The function and its derivative; a click or a drag reads them at another s."""

    def __init__(self, exercise: ActivationsExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._hover: float | None = None  # s under the mouse

    def chart(self) -> Chart:
        """The axes of the curve."""
        kind = self.exercise.settings.kind
        low = -1.2 if kind in ("sign", "tanh") else -0.6
        high = 5.0 if kind in ("relu", "leaky", "softplus", "swish", "identity") else 1.2
        return Chart(
            QRectF(56, 44, self.width() - 84, self.height() - 92), S_AXIS, Axis(-5 if kind == "identity" else low, high)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lab = self.exercise
        self.title(painter, said(KINDS[lab.settings.kind]), BENDS[lab.settings.kind].formula)
        chart = self.chart()
        chart.paint_frame(painter, x_unit="s")
        paint_function(painter, chart, lab)
        x = self.width() - 20.0
        for words, role, dash in (
            (self.tr("derivative"), "series2", (10.0, 4.0)),
            (self.tr("function"), "series1", ()),
        ):
            area = text(painter, QPointF(x, 20), words, role="text2", px=12, align=RIGHT)
            painter.setPen(pen(role, 2, dash))
            painter.drawLine(QPointF(area.left() - 30, 20), QPointF(area.left() - 8, 20))
            x = area.left() - 46
        self._paint_reading(painter, chart)

    def _paint_reading(self, painter: QPainter, chart: Chart) -> None:
        """The line at s, or under the mouse, with both values."""
        s = self.exercise.settings.s if self._hover is None else self._hover
        f, slope = self.exercise.read(s)
        painter.setPen(pen("text2"))
        top = chart.at(s, chart.y.high)
        painter.drawLine(top, chart.at(s, chart.y.low))
        for value, role in ((f, "series1"), (slope, "series2")):
            if chart.y.low <= value <= chart.y.high:
                chart.paint_dot(painter, s, value, role, open_=True, radius=5)
        rows = ((f"f({written(s, 3)})", f), (f"f′({written(s, 3)})", slope))
        metrics = QFontMetricsF(theme.font(12))
        wide = max(metrics.horizontalAdvance(name + written(value, 6)) for name, value in rows) + 40
        left = top.x() + 12 if top.x() + 12 + wide < chart.rect.right() else top.x() - 12 - wide
        area = QRectF(left, chart.rect.top() + 4, wide, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRect(area)
        for place, (name, value) in enumerate(rows):
            y = area.top() + 13 + 18 * place
            text(painter, QPointF(area.left() + 10, y), name, role="tip_text", px=12, align=LEFT)
            text(painter, QPointF(area.right() - 10, y), written(value, 6), role="tip_text", px=12, align=RIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = self.chart().rect.contains(event.position())
        self._hover = round(self.chart().value(event.position())[0], 2) if inside else None
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def _to(self, where: QPointF) -> None:
        chart = self.chart()
        if chart.rect.adjusted(-4, -4, 4, 4).contains(where):
            self.exercise.edit(s=round(chart.value(where)[0], 1) + 0.0)


def paint_function(painter: QPainter, chart: Chart, lab: ActivationsExercise) -> None:
    """The function, and its derivative dashed; a jump is not joined."""
    settings = lab.settings
    bend = BENDS[settings.kind]
    jump = settings.kind in ("step", "sign")
    for low, high in ((chart.x.low, 0.0), (1e-9, chart.x.high)):
        s = np.linspace(low, high, 160)
        slopes = bend.slope(s, settings.beta, settings.slope)
        chart.paint_curve(painter, s, slopes, "series2", 2, (10.0, 4.0))
        if jump:
            chart.paint_curve(painter, s, bend.f(s, settings.beta, settings.slope), "series1", 2.2)
    if not jump:
        s = np.linspace(chart.x.low, chart.x.high, 320)
        chart.paint_curve(painter, s, bend.f(s, settings.beta, settings.slope), "series1", 2.2)


class LayersCard(PaintedCard):
    """What five layers leave of a gradient at best."""

    def __init__(self, exercise: ActivationsExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.title(painter, self.tr("A gradient on its way back"), self.tr("at best"))
        left, wide = 104.0, self.width() - 240.0
        pitch = (self.height() - 60) / LAYERS
        for step in self.exercise.steps:
            if not isinstance(step, Deeper):
                continue
            y = 50 + (step.layers - 0.5) * pitch
            seen, now = step.layers <= self.exercise.at, step.layers == self.exercise.at
            role = "text" if seen else "muted"
            text(
                painter,
                QPointF(16, y),
                self.tr("after {count}").format(count=step.layers),
                role=role,
                px=12,
                align=LEFT,
            )
            if not seen:
                continue
            share = min(step.left, 1.6) / 1.6
            bar = QRectF(left, y - 8, max(wide * share, 1.5), 16)
            painter.fillRect(QRectF(left, y - 8, wide, 16), theme.color("hover"))
            painter.fillRect(bar, theme.color("series2" if now else "histogram_bar"))
            where = QPointF(left + wide + 10, y)
            text(painter, where, written(step.left, 6), role="series2" if now else "text", weight=600, align=LEFT)
        x = left + wide / 1.6
        painter.setPen(pen("axis", 1, (3, 3)))
        painter.drawLine(QPointF(x, 46), QPointF(x, self.height() - 16))
        text(painter, QPointF(x, 40), "1", role="muted", px=12)


class OddsCard(PaintedCard):
    """Probability to odds, odds to logit, logit to probability: one p that is dragged in any of them."""

    def __init__(self, exercise: ActivationsExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def charts(self) -> tuple[Chart, Chart, Chart]:
        """The axes of the three graphs."""
        wide = (self.width() - 40) / 3
        rects = [QRectF(20 + i * wide + 44, 56, wide - 76, self.height() - 116) for i in range(3)]
        p, most, z = Axis(0, 1), Axis(0, ODDS_MOST), Axis(-LOGIT_MOST, LOGIT_MOST)
        return Chart(rects[0], p, most), Chart(rects[1], p, z), Chart(rects[2], z, p)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        p, at = self.exercise.settings.p, self.exercise.at
        ps = np.linspace(0.005, 0.995, 200)
        zs = np.linspace(-LOGIT_MOST, LOGIT_MOST, 200)
        z = logit(p)
        graphs = (
            (self.tr("odds  p / (1 − p)"), ps, ps / (1 - ps), p, odds(p), "p"),
            (self.tr("logit  ln(p / (1 − p))"), ps, np.log(ps / (1 - ps)), p, z, "p"),
            (self.tr("sigmoid  1 / (1 + e⁻ᶻ)"), zs, 1 / (1 + np.exp(-zs)), z, p, "z"),
        )
        for number, (chart, (name, xs, ys, x, y, unit)) in enumerate(zip(self.charts(), graphs, strict=True), start=1):
            now = number == at
            text(
                painter,
                QPointF(chart.rect.left() - 30, 28),
                name,
                weight=600,
                role="accent" if now else "text",
                align=LEFT,
            )
            chart.paint_frame(painter, x_unit=unit, across=4, up=4)
            chart.paint_curve(painter, xs, ys, "series1")
            if number > at:
                continue
            painter.setPen(pen("series2", 1.4, BACK_DASH))
            spot = chart.at(x, min(y, chart.y.high))
            painter.drawLine(QPointF(spot.x(), chart.rect.bottom()), spot)
            painter.drawLine(QPointF(chart.rect.left(), spot.y()), spot)
            chart.paint_dot(painter, x, min(y, chart.y.high), "series2", open_=True, radius=6)
            chip(painter, spot + QPointF(0, -20), written(y, 4), px=12)
            if number < len(graphs):
                middle = chart.rect.center().y()
                arrow(painter, QPointF(chart.rect.right() + 6, middle), QPointF(chart.rect.right() + 26, middle))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event.position())

    def _to(self, where: QPointF) -> None:
        for number, chart in enumerate(self.charts()):
            if chart.rect.adjusted(-4, -4, 4, 4).contains(where):
                x, _ = chart.value(where)
                p = x if number < 2 else 1 / (1 + math.exp(-x))
                self.exercise.edit(p=min(max(round(p, 3), 0.001), 0.999))


class SoftmaxCard(PaintedCard):
    """Softmax step by step: a column a step, each row of scores under the other."""

    def __init__(self, exercise: ActivationsExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft, at = self.exercise.soft, self.exercise.at
        if soft is None:
            return
        names = ("a", "a − C", "exp", "Σ", self.tr("share"))
        wide = (self.width() - 40) / 5
        count = soft.scores.size
        tall = min(44.0 * growth(self.height()), (self.height() - 96) / max(count, 3))
        top = 64.0
        for place, name in enumerate(names):
            left = 20 + place * wide
            now = place + 1 == at
            text(painter, QPointF(left + wide / 2, 30), name, weight=600, role="accent" if now else "text")
            if place + 1 > at:
                continue
            if name == "Σ":
                self._paint_sums(painter, QRectF(left + 16, top, wide - 32, tall))
                continue
            values = (soft.scores, soft.moved, soft.powers, soft.powers, soft.shares)[place]
            self._paint_column(painter, QRectF(left + 12, top, wide - 24, tall), values, now, bars=place == 4)

    def _paint_column(self, painter: QPainter, first: QRectF, values: np.ndarray, now: bool, *, bars: bool) -> None:
        px = 13 if first.height() >= 22 else 11
        for number, value in enumerate(values.ravel()):
            gap = 10 * (number // values.shape[1])
            area = first.translated(0, number * first.height() + gap)
            if bars and math.isfinite(value):
                share = area.adjusted(0, 2, 0, -2)
                share.setWidth(share.width() * min(max(float(value), 0.0), 1.0))
                painter.fillRect(share, theme.color("selected"))
            cell(
                painter, area, written(float(value), 9 if first.width() > 150 else 6), px=px, weight=600 if now else 400
            )
        if now:
            tall = values.size * first.height() + 10 * (len(values) - 1)
            ring(painter, QRectF(first.left(), first.top(), first.width(), tall))

    def _paint_sums(self, painter: QPainter, first: QRectF) -> None:
        soft = self.exercise.soft
        if soft is None:
            return
        rows, columns = soft.scores.shape
        for number, value in enumerate(soft.sums.ravel()):
            block = columns * first.height()
            tall = block if soft.sums.size == rows else rows * block + 10 * (rows - 1)
            area = QRectF(first.left(), first.top() + number * (block + 10), first.width(), tall)
            painter.setPen(pen("series2", 1.6))
            painter.drawLine(QPointF(area.left(), area.top() + 4), QPointF(area.left(), area.bottom() - 4))
            chip(painter, area.center(), written(float(value), 8), px=12)


@views.register("activations")
class ActivationsView(LabView):
    """Curves with a gradient on its way back, the three graphs of odds, or softmax in columns."""

    def __init__(self, exercise: ActivationsExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.curve, self.layers = CurveCard(exercise), LayersCard(exercise)
        self.odds, self.softmax = OddsCard(exercise), SoftmaxCard(exercise)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(15)
        row.addWidget(self.curve, 606)
        row.addWidget(self.layers, 415)
        self.stack = QStackedWidget()
        for part in (both, self.odds, self.softmax):
            self.stack.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.kind = self.add(SettingChoice(exercise, "kind"))
        self.beta = self.add(SettingRow(exercise, "beta", slide=(0.01, 100), width=56))
        self.beta.setMinimumWidth(140)
        self.slope = self.add(SettingRow(exercise, "slope", width=56))
        self.s = self.add(SettingRow(exercise, "s", width=48))
        self.p = self.add(SettingRow(exercise, "p", slide=(0.01, 0.99), width=56))
        self.p.setMinimumWidth(180)
        self.scores = self.add(SettingRow(exercise, "scores", width=110, most=384))
        self.shift = self.add(SettingSegments(exercise, "shift"))
        self.constant = self.add(SettingRow(exercise, "constant", width=56))
        self.temperature = self.add(SettingRow(exercise, "temperature", width=48))
        self.axis = self.add(SettingSegments(exercise, "axis"))
        self.variant = self.add(SettingSegments(exercise, "variant"))

    def tools(self) -> list[QWidget]:
        curves: list[QWidget] = [self.kind, self.beta, self.slope, self.s, self.p]
        return [*curves, self.scores, self.shift, self.constant, self.temperature, self.axis, self.variant]

    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        curves, odds_shown = lab.example == "curves", lab.example == "odds"
        self.stack.setCurrentIndex(0 if curves else 1 if odds_shown else 2)
        reading: tuple[QWidget, ...] = (self.kind, self.beta, self.s)
        for part in reading:
            part.setVisible(curves)
        self.slope.setVisible(curves and lab.settings.kind == "leaky")
        self.p.setVisible(odds_shown)
        soft = not curves and not odds_shown
        parts: tuple[QWidget, ...] = (self.scores, self.shift, self.temperature, self.variant)
        for part in parts:
            part.setVisible(soft)
        self.constant.setVisible(soft and lab.settings.shift == "own")
        self.axis.setVisible(soft and len(lab.settings.scores) > 1)
        for card in (self.curve, self.layers, self.odds, self.softmax):
            card.update()

    def retranslate(self) -> None:
        super().retranslate()
        self.curve.setAccessibleName(self.tr("Function and derivative"))
        self.layers.setAccessibleName(self.tr("A gradient on its way back"))
        self.odds.setAccessibleName(self.tr("Odds, logit and sigmoid"))
        self.softmax.setAccessibleName(self.tr("Softmax in five steps"))

    @classmethod
    def thumbnail(cls, exercise: ActivationsExercise, painter: QPainter, rect: QRectF) -> None:
        chart = Chart(rect.adjusted(24, 10, -24, -12), S_AXIS, Axis(-0.1, 1.05))
        painter.setPen(pen("grid"))
        painter.drawLine(chart.at(-5, 0), chart.at(5, 0))
        painter.drawLine(chart.at(0, -0.1), chart.at(0, 1.05))
        paint_function(painter, chart, exercise)
