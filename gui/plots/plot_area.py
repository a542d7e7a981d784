"""The painted part of a plot card: grid, axes, curves, marks, hover line and box.

What stands still (grid and curves) is painted once into a picture; the hover line is painted over it, so moving the
mouse costs nothing. A curve is painted as DESIGN's "Plots" says: each step thin and pale, smoothed bold and dashed by
its series, per epoch with dots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.labs.curves import Curve, Curves
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.polygon import polygon

TOP, BOTTOM, RIGHT = 8.0, 40.0, 16.0  # px around the plotting rectangle; the left side fits its numbers
END_GAP = 16.0  # px between the names at the curves' ends
RAW_SHARE = {True: 0.38, False: 0.26}  # how opaque a curve of each step is, in the dark theme and the light
# On the screen a line 2 px wide is four lines of 1 px around it: Qt strokes those 20 times faster (0.3 against 6 ms
# for 1,000 points with antialias), and eight racing curves must be redrawn within a frame.
BRUSH = ((-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5))
BOLD_BELOW = 1000  # more points than this are painted 1 px wide without antialias


@dataclass(frozen=True)
class Reading:
    """What the hover box says of one curve: the point meant and the text of its value."""

    name: str
    series: int
    x: float
    y: float
    text: str


class PlotArea(QWidget):
    """Curves over two axes, with hover values, wheel zoom and drag; paints what `draw` last gave it."""

    hovered = Signal(object)  # the x under the mouse (float), or None when it left
    log_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = Curves()
        self.x_unit = ""
        self.log = False
        self.percent = False
        self.raw: bool | None = None  # None: raw curves only while there are at most two
        self.digits = 3
        self.fixed_y: Axis | None = None
        self.empty_title = ""
        self.empty_hint = ""
        self.empty_icon = "train"
        self.translate: Callable[[str], str] = str
        self._x_axis: Axis | None = None
        self._y_axis: Axis | None = None
        self._zoom: tuple[Axis, Axis] | None = None
        self._hover: float | None = None
        self._drag: tuple[QPointF, Axis, Axis] | None = None
        self._picture: QPixmap | None = None
        self._ringed = False  # focus came by a key, so it is shown
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.manager.changed.connect(self.refresh)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def draw(self, curves: Curves) -> None:
        """Show these curves as they are now."""
        self.curves = curves
        self.refresh()

    def refresh(self) -> None:
        """Paint everything anew: new points, colors, words or size."""
        self._picture = None
        self.update()

    def set_log(self, log: bool) -> None:
        """Switch the y axis between linear and logarithmic."""
        if log != self.log:
            self.log = log
            self._y_axis = self._zoom = None
            self.log_changed.emit(log)
            self.refresh()

    def reset_view(self) -> None:
        """Back from any zoom to all of the curves, with fresh ranges."""
        self._x_axis = self._y_axis = self._zoom = None
        self.refresh()

    def hover(self, x: float | None) -> None:
        """Put the hover line at x (None takes it away); also what a linked plot calls."""
        if x != self._hover:
            self._hover = x
            self.update()

    @property
    def hover_x(self) -> float | None:
        """Where the hover line stands."""
        return self._hover

    @property
    def zoomed(self) -> bool:
        """Whether the user looks at a part only."""
        return self._zoom is not None

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 96)

    # -- ranges ----------------------------------------------------------------------------------------------------

    def shown(self) -> list[Curve]:
        """The curves that are switched on and have points."""
        return [curve for curve in self.curves if curve.visible and len(curve)]

    def names_at_ends(self) -> bool:
        """More than two curves carry their names at their ends; fewer have a legend."""
        return len(self.curves) > 2

    def shows_raw(self, curve: Curve) -> bool:
        """Whether each step is painted pale behind the smoothed line."""
        if curve.window <= 1:
            return False
        return len(self.curves) <= 2 if self.raw is None else self.raw

    def axes(self) -> tuple[Axis, Axis]:
        """The ranges of x and y now: the zoomed ones, or round ones that hold all curves and step as they grow."""
        if self._zoom is not None:
            return self._zoom
        shown = self.shown() or [curve for curve in self.curves if len(curve)]
        start = min((float(c.x[0]) for c in shown), default=0.0)
        end = max((float(c.x[-1]) for c in shown), default=1.0)
        start = 0.0 if 0 <= start <= max(end, self.curves.x_end or 0) * 0.1 or start == end else start
        planned = self.curves.x_end
        if planned is None or planned < end:
            planned = start + axes.nice_above(max(end - start, 1e-9))
        self._x_axis = Axis(start, max(planned, start + 1e-9))
        self._y_axis = self.fixed_y or axes.step_to(self._y_axis, self._wanted_y(shown))
        return self._x_axis, self._y_axis

    def _scale(self) -> float:
        return 100.0 if self.percent else 1.0

    def _wanted_y(self, shown: list[Curve]) -> Axis:
        parts: list[NDArray[np.float64]] = []
        for curve in shown:
            if self.shows_raw(curve):
                parts.append(_without_outliers(curve.envelope()[1]))
            else:
                parts.append(curve.smoothed()[1])
            if curve.spread is not None:
                parts += [curve.y - curve.spread, curve.y + curve.spread]
        y = np.concatenate(parts) if parts else np.empty(0)
        y = y[np.isfinite(y)] * self._scale()
        if self.log:
            y = y[y > 0]
        if not len(y):
            return Axis(0.1, 1.0, True) if self.log else Axis(0.0, 100.0 if self.percent else 1.0)
        low, high = float(y.min()), float(y.max())
        if self.percent:
            later = [_lowest_later(curve) * 100 for curve in shown]  # the steep start may leave at the bottom
            return axes.fit_percent(min(later, default=low), high)
        return axes.fit(low if self.log else min(low, 0.0) if low > 0 and low < 0.5 * high else low, high, log=self.log)

    def plot_rect(self, painter_rect: QRectF | None = None) -> QRectF:
        """The rectangle between the axes, in pixels of the widget."""
        whole = painter_rect or QRectF(self.rect())
        _, y_axis = self.axes()
        metrics = QFontMetricsF(theme.font(12))
        wide = max((metrics.horizontalAdvance(t) for t in self._y_labels(y_axis, whole.height())), default=0.0)
        right = RIGHT
        if self._ends_reserved():
            names = QFontMetricsF(theme.font(12, 500))
            right = max((names.horizontalAdvance(self._end_text(c)) + 12 for c in self.shown()), default=RIGHT)
        return QRectF(whole).adjusted(16 + wide + 8, TOP, -max(right, RIGHT), -BOTTOM)

    def _ends_reserved(self) -> bool:
        """Keep room at the right for names where the curves will reach the end of the axis."""
        if not (self.names_at_ends() or any(c.dots for c in self.curves)) or self._x_axis is None:
            return False
        return any(self._x_axis.place_of(float(c.x[-1])) > 0.8 for c in self.shown())

    def _y_ticks(self, y_axis: Axis, height: float) -> list[float]:
        return axes.ticks(y_axis, max(2, int((height - TOP - BOTTOM) / (30 if y_axis.log else 44))))

    def _y_labels(self, y_axis: Axis, height: float) -> list[str]:
        return axes.labels(self._y_ticks(y_axis, height), log=y_axis.log)

    # -- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(theme.color("card"))
            painter = QPainter(self._picture)
            self.paint_figure(painter, QRectF(self.rect()))
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if not self.curves.empty and self._hover is not None:
            self._paint_hover(painter)
        if self._ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 1, -5, -5), 6, 6)
        painter.end()

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint grid, axes, marks and curves into a rectangle, of a widget, a picture or a drawing."""
        if self.curves.empty:
            self._paint_empty(painter, rect)
            return
        x_axis, y_axis = self.axes()
        plot = self.plot_rect(rect)
        self._paint_axes(painter, rect, plot, x_axis, y_axis)
        self._paint_marks(painter, plot, x_axis)
        painter.save()
        painter.setClipRect(plot.adjusted(-4, -4, 4, 1))
        for curve in self.shown():
            self._paint_band(painter, plot, curve, x_axis, y_axis)
        for curve in self.shown():
            if self.shows_raw(curve):
                self._paint_raw(painter, plot, curve, x_axis, y_axis)
        for curve in self.shown():
            self._paint_line(painter, plot, curve, x_axis, y_axis)
        painter.restore()
        self._paint_ends(painter, rect, plot, x_axis, y_axis)

    def _paint_empty(self, painter: QPainter, rect: QRectF) -> None:
        middle = rect.center().y() - 8
        picture = theme.pixmap(self.empty_icon, "muted", 24, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.center().x() - 12, middle - 40), picture)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(rect.left() + 16, middle - 8, rect.width() - 32, 20), flags, self.empty_title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(rect.left() + 16, middle + 16, rect.width() - 32, 60), flags, self.empty_hint)

    def _paint_axes(self, painter: QPainter, rect: QRectF, plot: QRectF, x_axis: Axis, y_axis: Axis) -> None:
        font = theme.font(12)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        values = self._y_ticks(y_axis, rect.height())
        for value, text in zip(values, axes.labels(values, log=y_axis.log), strict=True):
            y = _sharp(plot.bottom() - y_axis.place_of(value) * plot.height())
            if y < plot.bottom() - 2:
                painter.setPen(QPen(theme.color("grid"), 1))
                painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(plot.left() - 8 - wide, y + metrics.capHeight() / 2), text)
        bottom = _sharp(plot.bottom())
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
        values = axes.even_ticks(x_axis, max(2, int(plot.width() / 72)))
        texts = axes.labels(values)
        step = values[1] - values[0] if len(values) > 1 else 1.0
        if x_axis.high - values[-1] > 0.45 * step and self._zoom is None and float(x_axis.high).is_integer():
            values, texts = [*values, x_axis.high], [*texts, axes.count(x_axis.high)]  # the planned end is named too
        for value, text in zip(values, texts, strict=True):
            x = _sharp(plot.left() + x_axis.place_of(value) * plot.width())
            painter.setPen(QPen(theme.color("axis"), 1))
            painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + 4))
            painter.setPen(theme.color("muted"))
            wide = metrics.horizontalAdvance(text)
            left = min(x - wide / 2, rect.right() - 8 - wide)
            painter.drawText(QPointF(left, bottom + 8 + metrics.ascent()), text)
        wide = metrics.horizontalAdvance(self.x_unit)
        painter.drawText(QPointF(plot.right() - wide, bottom + 24 + metrics.ascent()), self.x_unit)

    def _paint_marks(self, painter: QPainter, plot: QRectF, x_axis: Axis) -> None:
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        color = theme.color("muted")
        taken: list[tuple[float, float, int]] = []
        for mark in self.curves.marks:
            x = _sharp(plot.left() + x_axis.place_of(mark.x) * plot.width())
            if not plot.left() <= x <= plot.right():
                continue
            pen = QPen(color, 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            wide = metrics.horizontalAdvance(mark.text)
            left = x - 6 - wide if x - 6 - wide > plot.left() else x + 6
            row = 0
            while any(r == row and left < b + 8 and a < left + wide + 8 for a, b, r in taken):
                row += 1
            taken.append((left, left + wide, row))
            painter.setPen(color)
            painter.drawText(QPointF(left, plot.top() + metrics.ascent() + 16 * row), mark.text)

    def _points(
        self, plot: QRectF, x: NDArray[np.float64], y: NDArray[np.float64], x_axis: Axis, y_axis: Axis
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        px = plot.left() + x_axis.place(x) * plot.width()
        py = plot.bottom() - y_axis.place(y * self._scale()) * plot.height()
        return px, np.clip(py, plot.top() - 4000, plot.bottom() + 4000)

    def _part(self, x_axis: Axis) -> tuple[float | None, float | None]:
        return (x_axis.low, x_axis.high) if self._zoom is not None else (None, None)

    def _paint_raw(self, painter: QPainter, plot: QRectF, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        share = RAW_SHARE[theme.current.dark]
        color = mixed(theme.series(curve.series).color, theme.color("card"), share)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(color, 1))  # mixed, not see-through: strokes that cross must not add up to a dark block
        self._stroke(painter, *self._points(plot, *curve.envelope(*self._part(x_axis)), x_axis, y_axis))

    def _paint_line(self, painter: QPainter, plot: QRectF, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        x, y = curve.smoothed() if curve.window > 1 else curve.envelope(*self._part(x_axis))
        bold = len(x) < BOLD_BELOW
        series = theme.series(curve.series)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, bold)
        px, py = self._points(plot, x, y, x_axis, y_axis)
        if not bold or curve.thin:
            painter.setPen(series.pen(1) if bold else QPen(series.color, 1))
            self._stroke(painter, px, py)
        elif isinstance(painter.device(), QPixmap) and len(px) > 60:
            painter.setPen(series.pen(1))
            for across, down in BRUSH:
                self._stroke(painter, px + across, py + down)
        else:
            painter.setPen(series.pen(2))
            self._stroke(painter, px, py)
        if curve.dots and len(px) <= 120:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(series.color)
            for cx, cy in zip(px.tolist(), py.tolist(), strict=True):
                painter.drawEllipse(QPointF(cx, cy), 2.5, 2.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_band(self, painter: QPainter, plot: QRectF, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        if curve.spread is None or len(curve) < 2:
            return
        thin = max(1, len(curve) // BOLD_BELOW)
        x, y, spread = curve.x[::thin], curve.y[::thin], curve.spread[::thin]
        known = np.isfinite(y) & np.isfinite(spread)
        x, y, spread = x[known], y[known], spread[known]
        px, low = self._points(plot, x, y - spread, x_axis, y_axis)
        _, high = self._points(plot, x, y + spread, x_axis, y_axis)
        color = theme.series(curve.series).color
        color.setAlphaF(0.16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(polygon(np.append(px, px[::-1]), np.append(low, high[::-1])))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _stroke(painter: QPainter, px: NDArray[np.float64], py: NDArray[np.float64]) -> None:
        """One line through all points; it breaks where a value is not a number."""
        whole = np.isfinite(px) & np.isfinite(py)
        if whole.all():
            painter.drawPolyline(polygon(px, py))
            return
        edges = np.flatnonzero(np.diff(np.concatenate([[False], whole, [False]]).astype(np.int8)))
        for start, stop in edges.reshape(-1, 2):
            painter.drawPolyline(polygon(px[start:stop], py[start:stop]))

    def _end_text(self, curve: Curve) -> str:
        if self.names_at_ends():
            return self.translate(curve.name)
        return self.value_text(float(curve.y[-1]))

    def _paint_ends(self, painter: QPainter, rect: QRectF, plot: QRectF, x_axis: Axis, y_axis: Axis) -> None:
        """Names at the curves' ends, at least 16 px apart; with a legend, the last value of curves with dots."""
        ends: list[tuple[float, float, Curve]] = []
        for curve in self.shown():
            if not self.names_at_ends() and not curve.dots:
                continue
            x, y = curve.smoothed()
            px, py = self._points(plot, x[-1:], y[-1:], x_axis, y_axis)
            if np.isfinite(py[0]) and plot.left() <= px[0] <= plot.right() + 1:
                ends.append((float(np.clip(py[0], plot.top(), plot.bottom())), float(px[0]), curve))
        ends.sort(key=lambda end: end[0])
        font = theme.font(12, 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        heights = apart([end[0] for end in ends], END_GAP, plot.top() + 4, plot.bottom() - 8)
        for height, (_, x_px, curve) in zip(heights, ends, strict=True):
            text = self._end_text(curve)
            left = min(x_px + 8, rect.right() - 4 - metrics.horizontalAdvance(text))
            painter.setPen(theme.series(curve.series).color)
            painter.drawText(QPointF(left, height + metrics.capHeight() / 2), text)

    # -- hover -----------------------------------------------------------------------------------------------------

    def value_text(self, value: float) -> str:
        """A value as exact as the key figures: loss in three decimals, percent in two."""
        return axes.number(value * self._scale(), digits=2 if self.percent else self.digits)

    def readings(self, x: float) -> list[Reading]:
        """What the curves show at x, the highest first."""
        found: list[Reading] = []
        for curve in self.shown():
            name = self.translate(curve.name)
            point = curve.smoothed_at(x)
            if point is None:
                continue
            if self.shows_raw(curve) and len(self.curves) == 1:
                raw = curve.at(x) or point
                found.append(Reading(self.tr("each step"), curve.series, raw[0], raw[1], self.value_text(raw[1])))
                name = self.tr("smoothed")
            text = self.value_text(point[1])
            if curve.spread is not None:
                place = int(np.searchsorted(curve.x, point[0]))
                text += " ± " + self.value_text(float(curve.spread[min(place, len(curve) - 1)]))
            found.append(Reading(name, curve.series, point[0], point[1], text))
        return sorted(found, key=lambda r: -r.y if np.isfinite(r.y) else -np.inf)

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hover is None:
            return
        x_axis, y_axis = self.axes()
        plot = self.plot_rect()
        x = plot.left() + x_axis.place_of(self._hover) * plot.width()
        readings = self.readings(self._hover)
        if not plot.left() - 1 <= x <= plot.right() + 1 or not readings:
            return
        painter.setPen(QPen(theme.color("text2"), 1))
        painter.drawLine(QPointF(_sharp(x), plot.top()), QPointF(_sharp(x), plot.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        each_step = self.tr("each step")
        for reading in readings:
            px, py = self._points(plot, np.array([reading.x]), np.array([reading.y]), x_axis, y_axis)
            if reading.name != each_step and np.isfinite(py[0]) and plot.top() - 2 <= py[0] <= plot.bottom() + 2:
                painter.setPen(QPen(theme.series(reading.series).color, 2))
                painter.setBrush(theme.color("card"))
                painter.drawEllipse(QPointF(px[0], py[0]), 4, 4)
        self._paint_box(painter, plot, x, readings)

    def _paint_box(self, painter: QPainter, plot: QRectF, x: float, readings: list[Reading]) -> None:
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        caption = f"{self.x_unit} {axes.count(round(readings[0].x, 4))}".strip()
        names = max(metrics.horizontalAdvance(r.name) for r in readings)
        values = max(metrics.horizontalAdvance(r.text) for r in readings)
        wide = max(10 + 22 + 8 + names + 16 + values + 10, metrics.horizontalAdvance(caption) + 20)
        tall = 8 + 18 * (len(readings) + 1) + 6
        left = x + 10 if x + 10 + wide <= self.width() - 4 else x - 10 - wide
        box = QRectF(max(4.0, left), min(plot.top() + 6, max(0.0, self.height() - tall - 2)), wide, tall)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tip"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.color("tip_caption"))
        baseline = box.top() + 8 + metrics.ascent()
        painter.drawText(QPointF(box.left() + 10, baseline), caption)
        for reading in readings:
            baseline += 18
            painter.setPen(on_tip(reading.series).pen(2))
            y = baseline - metrics.capHeight() / 2
            painter.drawLine(QPointF(box.left() + 10, y), QPointF(box.left() + 32, y))
            painter.setPen(theme.color("tip_text"))
            painter.drawText(QPointF(box.left() + 40, baseline), reading.name)
            right = box.right() - 10 - metrics.horizontalAdvance(reading.text)
            painter.drawText(QPointF(right, baseline), reading.text)

    # -- mouse and keys --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.curves.empty:
            return
        plot = self.plot_rect()
        if self._drag is not None:
            start, x_axis, y_axis = self._drag
            moved = event.position() - start
            across, up = -moved.x() / max(plot.width(), 1), moved.y() / max(plot.height(), 1)
            self._zoom = (x_axis.shifted(across), y_axis.shifted(up))
            self.refresh()
            return
        place = (event.position().x() - plot.left()) / max(plot.width(), 1)
        x = self.axes()[0].value(place) if -0.02 <= place <= 1.02 else None
        self.hover(x)
        self.hovered.emit(x)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._zoom is not None:
            self._drag = (event.position(), *self._zoom)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(None)
        self.hovered.emit(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.mouseMoveEvent(
            QMouseEvent(
                QEvent.Type.MouseMove,
                event.position(),
                event.globalPosition(),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel with Ctrl zooms in x around the mouse (without it the page scrolls)."""
        if self.curves.empty or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        plot = self.plot_rect()
        self._zoom_at((event.position().x() - plot.left()) / max(plot.width(), 1), 0.999 ** event.angleDelta().y())
        event.accept()

    def _zoom_at(self, place: float, factor: float) -> None:
        x_axis, y_axis = self.axes()
        self._zoom = (x_axis.zoomed(min(max(place, 0.0), 1.0), factor), y_axis)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the hover line, + and − zoom around it, 0 shows all, Esc takes the line away."""
        key, x_axis = event.key(), self.axes()[0]
        if self.curves.empty:
            super().keyPressEvent(event)
            return
        place = 0.5 if self._hover is None else x_axis.place_of(self._hover)
        moves = {Qt.Key.Key_Left: place - 0.02, Qt.Key.Key_Right: place + 0.02, Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
        if key in moves:
            x = x_axis.value(min(max(moves[Qt.Key(key)], 0.0), 1.0))
            self.hover(x)
            self.hovered.emit(x)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom_at(place, 0.8)
        elif key == Qt.Key.Key_Minus:
            self._zoom_at(place, 1.25)
        elif key == Qt.Key.Key_0:
            self.reset_view()
        elif key == Qt.Key.Key_Escape and self._hover is not None:
            self.hover(None)
            self.hovered.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.refresh()
        super().changeEvent(event)


def apart(heights: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights in order moved as little as may be so that all stand `gap` apart between top and bottom."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + gap) if placed else max(height, top))
    limit = bottom
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed


def _without_outliers(y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values but for the lowest and highest two in a thousand: a single batch must not squeeze the rest."""
    known = y[np.isfinite(y)]
    if len(known) < 200:
        return known
    low, high = np.quantile(known, (0.002, 0.998))
    return known[(known >= low) & (known <= high)]


def _lowest_later(curve: Curve) -> float:
    """The lowest value (or foot of the band) after the first eighth of a curve."""
    low = curve.y if curve.spread is None else curve.y - curve.spread
    part = low[max(1, len(low) // 8) - 1 :]
    return float(np.min(part[np.isfinite(part)], initial=1.0))


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """The color that a see-through one shows on a ground."""
    return QColor.fromRgbF(
        share * color.redF() + (1 - share) * ground.redF(),
        share * color.greenF() + (1 - share) * ground.greenF(),
        share * color.blueF() + (1 - share) * ground.blueF(),
    )


def on_tip(number: int) -> theme.Series:
    """A series as drawn on the hover box, which is dark in both themes."""
    series = theme.series(number)
    place = (number - 1) % len(theme.DASHES) + 1
    return theme.Series(QColor(theme.ROLES[f"series{place}"][1]), series.dash)


def _sharp(value: float) -> float:
    """The middle of a pixel, so that a 1-px line is one pixel wide."""
    return float(np.floor(value)) + 0.5
