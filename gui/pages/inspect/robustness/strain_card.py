"""One strain as a card: accuracy over its levels for every network, and the same digit at some of them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.analysis.strains import STRAINS
from gui import theme
from gui.labs.inspect.robustness_lab import RobustnessLab
from gui.plots import FigureCard
from gui.widgets.controls import Choice
from gui.widgets.numbers import percent
from gui.widgets.pictures import digit_image, paint_pixels

LEFT_PX, TOP_PX, RIGHT_PX, BOTTOM_PX = 40, 12, 22, 92
PICTURES = 6


class StrainPlot(QWidget):
    """The curves of one strain; the hover line shows the accuracy of every network at a level."""

    pressed = Signal()

    def __init__(self, lab: RobustnessLab, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab, self.place = lab, place
        self._names: list[str] = []
        self._unit = ""
        self._hover: float | None = None
        self._pictures: tuple[object, list[tuple[float, object]]] = (None, [])
        self.setMouseTracking(True)
        self.setMinimumSize(220, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def kind(self) -> str:
        """The strain that is shown."""
        return self.lab.strains[self.place]

    def set_names(self, names: list[str], unit: str) -> None:
        """The networks by name, and what stands under the axis."""
        self._names, self._unit = names, unit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 390)

    def _plot(self, rect: QRectF) -> QRectF:
        return rect.adjusted(LEFT_PX, TOP_PX, -RIGHT_PX, -BOTTOM_PX)

    def _x(self, plot: QRectF, level: float) -> float:
        levels = STRAINS[self.kind].levels
        return float(plot.left() + (level - levels[0]) / (levels[-1] - levels[0]) * plot.width())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot(QRectF(self.rect()))
        levels = STRAINS[self.kind].levels
        x = event.position().x()
        inside = plot.left() - 8 <= x <= plot.right() + 8 and event.position().y() <= plot.bottom() + 8
        self._hover = min(levels, key=lambda level: abs(self._x(plot, level) - x)) if inside else None
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        if self._hover is not None:
            self._paint_hover(painter)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Curves, axes and digits in a rectangle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot(rect)
        self._paint_axes(painter, rect, plot)
        for number, network in enumerate(self.lab.networks, start=1):
            levels, accuracies = self.lab.curve(network, self.kind)
            if len(levels):
                painter.setPen(theme.series(number).pen(2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                points = [
                    QPointF(self._x(plot, float(level)), plot.bottom() - float(share) * plot.height())
                    for level, share in zip(levels, accuracies, strict=True)
                ]
                painter.drawPolyline(QPolygonF(points))
        self._paint_pictures(painter, plot)

    def _paint_axes(self, painter: QPainter, rect: QRectF, plot: QRectF) -> None:
        painter.setFont(theme.font(12))
        for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.setPen(QPen(theme.color("axis" if share == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            area = QRectF(rect.left(), y - 9, LEFT_PX - 8, 18)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{100 * share:.0f}")
        line = plot.bottom() - self.lab.line * plot.height()
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), line), QPointF(plot.right(), line))
        levels = STRAINS[self.kind].levels
        step = max(1, round(len(levels) / 6))
        free = -math.inf  # from where the next number has room
        for level in levels[::step]:
            x = self._x(plot, level)
            painter.setPen(QPen(theme.color("axis"), 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            text = f"{level:g}".replace("-", "−")
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            if x - half < free:
                continue
            free = x + half + 6
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(x - 24, plot.bottom() + 5, 48, 16), Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(theme.color("muted"))
        under = QRectF(rect.left() + 8, rect.bottom() - 22, rect.width() - 8 - RIGHT_PX, 16)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)

    def _paint_pictures(self, painter: QPainter, plot: QRectF) -> None:
        if not self.lab.networks:
            return
        network = self.lab.networks[0]
        key = (self.kind, self.lab.digit, network, theme.current.mode)
        if self._pictures[0] != key:
            attack = STRAINS[self.kind].attacks is not None
            found = [] if attack else self.lab.pictures(self.kind, PICTURES)  # an attack is no work for this thread
            self._pictures = (key, [(level, digit_image(image)) for level, image in found])
        shown = self._pictures[1]
        side = min(36.0, plot.width() / max(len(shown), 1) - 3)
        for level, image in shown:
            middle = self._x(plot, level)
            area = QRectF(middle - side / 2, plot.bottom() + 26, side, side)
            paint_pixels(painter, area, image, 2)  # type: ignore[arg-type]  # the images made above

    def _paint_hover(self, painter: QPainter) -> None:
        plot = self._plot(QRectF(self.rect()))
        level = float(self._hover or 0.0)
        x = self._x(plot, level)
        painter.setPen(QPen(theme.color("text2"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        rows: list[tuple[float, int, str]] = []
        for number, network in enumerate(self.lab.networks, start=1):
            share = self.lab.points(network, self.kind).get(level)
            if share is not None:
                rows.append((share, number, self._names[number - 1] if number <= len(self._names) else ""))
                painter.setPen(theme.series(number).pen(2))
                painter.setBrush(theme.color("card"))
                painter.drawEllipse(QPointF(x, plot.bottom() - share * plot.height()), 4.5, 4.5)
        rows.sort(reverse=True)
        wide, tall = 176, 26 + 18 * len(rows)
        left = x + 12 if x + 12 + wide < self.width() else x - 12 - wide
        box = QRectF(max(left, 2), plot.top() + 16, wide, tall)
        painter.fillRect(box, theme.color("tip"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("tip_caption"))
        unit = STRAINS[self.kind].unit
        shown = f"{unit} = {level:g}" if unit in ("σ", "ε") else f"{level:g} {unit}"
        painter.drawText(QRectF(box.left() + 10, box.top() + 4, wide, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        for row, (share, number, name) in enumerate(rows):
            line = QRectF(box.left() + 10, box.top() + 22 + 18 * row, wide - 20, 18)
            painter.setPen(theme.series(number).pen(2))
            painter.drawLine(QPointF(line.left(), line.center().y()), QPointF(line.left() + 20, line.center().y()))
            painter.setPen(theme.color("tip_text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, wide - 84)
            painter.drawText(line.adjusted(26, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent(share, 0))


class StrainCard(FigureCard):
    """A strain's plot with the choice of the strain as its title."""

    def __init__(self, lab: RobustnessLab, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab, self.place = lab, place
        self.choice = Choice(130)
        self.choice.chosen.connect(lambda kind: lab.show_strain(place, kind))
        self.head.insertWidget(0, self.choice)
        self.title_label.hide()
        self.plot = StrainPlot(lab, place)
        self.plot.pressed.connect(lambda: lab.edit(focus=self.plot.kind))
        self.body.addWidget(self.plot, 1)

    def draw(self, title: str, unit: str, under: str, names: list[str]) -> None:
        """Make the card equal to the lab."""
        self.title_label.setText(title)
        self.unit_label.setText(unit)
        self.choice.set_value(self.lab.strains[self.place])
        self.plot.setAccessibleName(title)
        self.plot.set_names(names, under)

    def has_figure(self) -> bool:
        return any(len(self.lab.curve(network, self.plot.kind)[0]) for network in self.lab.networks)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        self.plot.paint(painter, rect)

    def table(self) -> Iterable[list[str]]:
        kind = self.plot.kind
        rows = [["level", *(network.candidate.name for network in self.lab.networks)]]
        for level in STRAINS[kind].levels:
            found = [self.lab.points(n, kind).get(level, np.nan) for n in self.lab.networks]
            rows.append([f"{level:g}", *(f"{share:.4f}" for share in found)])
        return rows
