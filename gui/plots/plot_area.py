"""The plot between the axes: curves, marks, names, hover line and box, on a pyqtgraph view.

The view box keeps ranges, wheel and drag. Curves come thinned and smoothed from gui/labs/curves.py and are shown as
DESIGN's "Plots" says: each step thin and pale, smoothed bold and dashed by its series, per epoch with dots.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QWidget

from gui import theme
from gui.labs.curves import Curve, Curves, Numbers, Trace
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.canvas import OVER, Canvas, apart, mixed
from gui.plots.hover_box import HoverBox, Reading
from gui.plots.items import Area, Dots, Line, Text, sharp

TOP, BOTTOM, RIGHT = 8.0, 40.0, 16.0  # px around the plotting rectangle; the left side fits its numbers
END_GAP = 16.0  # px between the names at the curves' ends
NAMED = 4  # among more curves than these, thin ones have no name at their end
RAW_SHARE = {True: 0.38, False: 0.26}  # how opaque a curve of each step is, in the dark theme and the light
BOLD_BELOW = 1000  # more points than this are painted 1 px wide


class Note(pg.GraphicsObject):
    """What stands in a plot before its first point: an icon, what is missing and what will bring it."""

    def __init__(self, area: PlotArea) -> None:
        super().__init__()
        self._area = area
        self._rect = QRectF()

    def put(self, rect: QRectF) -> None:
        """Stand in the middle of a rectangle."""
        self.prepareGeometryChange()
        self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        area, rect = self._area, self._rect
        middle = rect.center().y() - 8
        picture = theme.pixmap(area.empty_icon, "muted", 24, area.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.center().x() - 12, middle - 40), picture)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(rect.left() + 16, middle - 8, rect.width() - 32, 20), flags, area.empty_title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(rect.left() + 16, middle + 16, rect.width() - 32, 60), flags, area.empty_hint)


class PlotArea(Canvas):
    """Curves over two axes, with hover values, wheel zoom and drag; shows what `draw` last gave it."""

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
        self._judged: list[tuple[int, int]] = []  # the curves that the range of y was chosen for: era, points
        self._hover: float | None = None
        self._rect = QRectF()  # between the axes
        self._rect_key: object = None  # what it was reckoned from
        self._led: object = None  # what held when everything was put where it belongs
        self._mark_lines, self._mark_texts = self.layer(Line), self.overlay(Text)
        self._bands, self._raws = self.layer(Area, 1), self.layer(Line, 2)
        self._smooth, self._points = self.layer(Line, 3), self.layer(Dots, 4)
        self._names = self.overlay(Text)
        self._hover_lines, self._rings = self.layer(Line, 5), self.layer(Dots, 6)
        self._hover_box = HoverBox()
        self._hover_box.setZValue(OVER + 1)
        self._hover_box.setVisible(False)
        self._note = Note(self)
        for item in (self._hover_box, self._note):
            self.scene().addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.box.may_move = self._is_zoomed
        self.box.sigRangeChangedManually.connect(self._moved_by_hand)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def draw(self, curves: Curves) -> None:
        """Show these curves as they are now."""
        if curves is self.curves:
            self.go_on()
        else:
            self.curves = curves
            self.refresh()

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
            if not self._stale:
                self._place_hover()

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
        if self.fixed_y is not None:
            self._y_axis = self.fixed_y
        elif self._y_axis is None or self._outgrown(shown, self._y_axis):
            self._y_axis = axes.step_to(self._y_axis, self._wanted_y(shown))
            self._judged = [(curve.era, len(curve)) for curve in shown]
        return self._x_axis, self._y_axis

    def _outgrown(self, shown: list[Curve], y_axis: Axis) -> bool:
        """Whether the range must be thought over: other curves, a new point outside, or many new points."""
        if y_axis.log != self.log or [era for era, _ in self._judged] != [curve.era for curve in shown]:
            return True
        for curve, (_, judged) in zip(shown, self._judged, strict=True):
            fresh = curve.y[judged:]
            if len(fresh) >= max(16, judged // 64):
                return True
            if len(fresh) and not (
                y_axis.low <= fresh.min() * self._scale() and fresh.max() * self._scale() <= y_axis.high
            ):
                return True
        return False

    def _scale(self) -> float:
        return 100.0 if self.percent else 1.0

    def _wanted_y(self, shown: list[Curve]) -> Axis:
        parts: list[Numbers] = []
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

    def plot_rect(self) -> QRectF:
        """The rectangle between the axes, in pixels of the widget."""
        return self._rect_for(self.axes()[1])

    def _rect_for(self, y_axis: Axis) -> QRectF:
        """The rectangle that leaves room for the numbers at its left."""
        ends = [self._end_text(curve) for curve in self.shown()] if self._ends_reserved() else []
        key = (y_axis, self.width(), self.height(), ends)
        if key != self._rect_key:
            _, texts = y_marks(y_axis, self.height())
            wide = max((QFontMetricsF(theme.font(12)).horizontalAdvance(text) for text in texts), default=0.0)
            names = QFontMetricsF(theme.font(12, 500))
            right = max([RIGHT, *(names.horizontalAdvance(text) + 12 for text in ends)])
            self._rect_key = key
            self._rect = QRectF(self.rect()).adjusted(16 + wide + 8, TOP, -right, -BOTTOM)
        return self._rect

    def _ends_reserved(self) -> bool:
        """Keep room at the right for names where the curves will reach the end of the axis."""
        if not (self.names_at_ends() or any(c.dots for c in self.curves)) or self._x_axis is None:
            return False
        return any(self._x_axis.place_of(float(c.x[-1])) > 0.8 for c in self.shown())

    # -- what stands where -----------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Ranges, ticks, marks, curves and names as they are now."""
        if self._lead_on():
            return
        pools = (self._mark_lines, self._mark_texts, self._bands, self._raws, self._smooth, self._points, self._names)
        for pool in pools:
            pool.begin()
        empty = self.curves.empty
        self.show_figure(not empty)
        self._note.setVisible(empty)
        if empty:
            self._note.put(QRectF(self.rect()))
        else:
            x_axis, y_axis = self.axes()
            plot = self._rect_for(y_axis)
            self.place(plot, x_axis, y_axis)
            self.left.put(plot, self.width(), y_axis, *y_marks(y_axis, self.height()))
            along = x_marks(x_axis, plot.width(), named_end=self._zoom is None)
            self.bottom.put(plot, self.width(), x_axis, *along, self.x_unit)
            self._put_marks(plot, x_axis)
            for curve in self.shown():
                self._put_band(curve, x_axis, y_axis)
                if self.shows_raw(curve):
                    self._put_raw(curve, x_axis, y_axis)
                self._put_line(curve, x_axis, y_axis)
            self._put_names(plot, x_axis, y_axis)
        for pool in pools:
            pool.end()
        self._place_hover()
        self._led = self._leading()

    def _leading(self) -> object:
        """What must be as it was for lines to be led on; None where more than lines would have to move."""
        curves = self.curves
        simple = not (curves.empty or self._zoom or self.names_at_ends() or self._hover is not None)
        if not simple or any(curve.dots or curve.window <= 1 or curve.spread is not None for curve in curves):
            return None
        return curves.x_end, list(curves.marks), [(c.era, c.visible, c.window, c.series, bool(len(c))) for c in curves]

    def _lead_on(self) -> bool:
        """Add the new points to the lines that are there, if nothing else changed: most redraws of a run."""
        led, x_axis, y_axis = self._led, self._x_axis, self._y_axis
        if self.whole or led is None or x_axis is None or y_axis is None or led != self._leading():
            return False
        shown = self.shown()
        if self._outgrown(shown, y_axis) or any(float(curve.x[-1]) > x_axis.high for curve in shown):
            return False
        for pool in (self._raws, self._smooth):
            pool.begin()
        for curve in shown:
            if self.shows_raw(curve):
                self._put_raw(curve, x_axis, y_axis)
            self._put_line(curve, x_axis, y_axis)
        return True

    def _put_marks(self, plot: QRectF, x_axis: Axis) -> None:
        if not self.curves.marks:
            return
        font = theme.font(12)
        metrics = QFontMetricsF(font)
        pen = QPen(theme.color("muted"), 1)
        pen.setDashPattern([3, 3])
        taken: list[tuple[float, float, int]] = []
        for mark in self.curves.marks:
            x = sharp(plot.left() + x_axis.place_of(mark.x) * plot.width())
            if not plot.left() <= x <= plot.right():
                continue
            _upright(self._mark_lines.take(), plot, x, pen)
            wide = metrics.horizontalAdvance(mark.text)
            left = x - 6 - wide if x - 6 - wide > plot.left() else x + 6
            row = 0
            while any(r == row and left < b + 8 and a < left + wide + 8 for a, b, r in taken):
                row += 1
            taken.append((left, left + wide, row))
            baseline = plot.top() + metrics.ascent() + 16 * row
            self._mark_texts.take().put(left, baseline, mark.text, font, theme.color("muted"))

    def _put_raw(self, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        trace = self._shown_part(curve, x_axis)
        at = partial(self._at, x_axis, y_axis)
        self._raws.take().follow(trace, at, self.placed, raw_pen(curve.series, theme.current.mode), self.fine)

    def _put_line(self, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        trace = curve.trend() if curve.window > 1 else self._shown_part(curve, x_axis)
        pen = line_pen(curve.series, curve.thin, len(trace.x) < BOLD_BELOW, theme.current.mode)
        at = partial(self._at, x_axis, y_axis)
        self._smooth.take().follow(trace, at, self.placed, pen, self.fine)
        if curve.dots and len(trace.x) <= 120:
            across, down = at(trace.x, trace.y)
            known = np.isfinite(down)
            self._points.take().draw(across[known], down[known], 5, theme.series(curve.series).color)

    def _shown_part(self, curve: Curve, x_axis: Axis) -> Trace:
        """The outline of a curve, or of the part that is zoomed in."""
        if self._zoom is None:
            return curve.outline()
        x, y = curve.envelope(x_axis.low, x_axis.high)
        return Trace(0, x, y, 0)

    def _at(self, x_axis: Axis, y_axis: Axis, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Where points stand, in pixels."""
        return self.pixels(x_axis, y_axis, x, y * self._scale())

    def _put_band(self, curve: Curve, x_axis: Axis, y_axis: Axis) -> None:
        if curve.spread is None or len(curve) < 2:
            return
        thin = max(1, len(curve) // BOLD_BELOW)
        x, y, spread = curve.x[::thin], curve.y[::thin], curve.spread[::thin]
        known = np.isfinite(y) & np.isfinite(spread)
        x, y, spread = x[known], y[known] * self._scale(), spread[known] * self._scale()
        color = theme.series(curve.series).color
        color.setAlphaF(0.16)
        around = np.concatenate([y - spread, (y + spread)[::-1]])
        self._bands.take().draw(*self.pixels(x_axis, y_axis, np.concatenate([x, x[::-1]]), around), color)

    def _end_text(self, curve: Curve) -> str:
        if self.names_at_ends():
            return self.translate(curve.name)
        return self.value_text(float(curve.y[-1]))

    def _put_names(self, plot: QRectF, x_axis: Axis, y_axis: Axis) -> None:
        """Names at the curves' ends, at least 16 px apart; with a legend, the last value of curves with dots.

        Thin lines have the color of one that is named, so among many they need no name. Where there are still too many
        for the height, the last line counts those left out; the hover box names all.
        """
        ends: list[tuple[float, float, Curve]] = []
        shown = self.shown()
        for curve in shown:
            if (not self.names_at_ends() and not curve.dots) or (curve.thin and len(shown) > NAMED):
                continue
            x, y = curve.smoothed()
            end = self._pixel(plot, float(x[-1]), float(y[-1]), x_axis, y_axis)
            if np.isfinite(end.y()) and plot.left() <= end.x() <= plot.right() + 1:
                ends.append((float(np.clip(end.y(), plot.top(), plot.bottom())), end.x(), curve))
        if not ends:
            return
        ends.sort(key=lambda end: end[0])
        font = theme.font(12, 500)
        metrics = QFontMetricsF(font)
        top, bottom = plot.top() + 4, plot.bottom() - 8
        room = max(1, int((bottom - top) / END_GAP) + 1)
        if len(ends) > room:
            left_out = len(ends) - (room - 1)
            ends = _roomiest(ends, room - 1)
            bottom -= END_GAP
            height = bottom + END_GAP + metrics.capHeight() / 2
            self._names.take().put(plot.right() + 8, height, f"+{left_out}", font, theme.color("muted"))
        heights = apart([end[0] for end in ends], END_GAP, top, bottom)
        for height, (_, x_px, curve) in zip(heights, ends, strict=True):
            text = self._end_text(curve)
            left = min(x_px + 8, self.width() - 4 - metrics.horizontalAdvance(text))
            color = theme.series(curve.series).color
            self._names.take().put(left, height + metrics.capHeight() / 2, text, font, color)

    def _pixel(self, plot: QRectF, x: float, y: float, x_axis: Axis, y_axis: Axis) -> QPointF:
        across, up = x_axis.place_of(x), y_axis.place_of(y * self._scale())
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

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
                spread = float(curve.spread[min(place, len(curve) - 1)])
                text += f" ± {self.value_text(spread)}" if math.isfinite(spread) else ""
            found.append(Reading(name, curve.series, point[0], point[1], text))
        return sorted(found, key=lambda r: -r.y if np.isfinite(r.y) else -np.inf)

    def passing(self) -> Sequence[QGraphicsItem]:
        return (*super().passing(), *self._hover_lines, *self._rings, self._hover_box)

    def _place_hover(self) -> None:
        """Line, ringed dots and box at the hovered x; nothing where there is nothing to read."""
        for pool in (self._hover_lines, self._rings):
            pool.begin()
        self._hover_box.setVisible(False)
        if self._hover is not None and not self.curves.empty:
            self._put_hover(self._hover)
        for pool in (self._hover_lines, self._rings):
            pool.end()

    def _put_hover(self, at: float) -> None:
        x_axis, y_axis = self.axes()
        plot = self.plot_rect()
        x = plot.left() + x_axis.place_of(at) * plot.width()
        readings = self.readings(at)
        if not plot.left() - 1 <= x <= plot.right() + 1 or not readings:
            return
        _upright(self._hover_lines.take(), plot, sharp(x), QPen(theme.color("text2"), 1))
        each_step = self.tr("each step")
        for r in readings:
            if r.name != each_step and np.isfinite(r.y) and self._holds(r.y, y_axis):
                where = self._at(x_axis, y_axis, np.array([r.x]), np.array([r.y]))
                self._rings.take().draw(*where, 8, theme.color("card"), QPen(theme.series(r.series).color, 2))
        caption = f"{self.x_unit} {axes.count(round(readings[0].x, 4))}".strip()
        self._hover_box.put(caption, readings, x, plot.top(), self.size())

    def _holds(self, y: float, y_axis: Axis) -> bool:
        return -0.01 <= y_axis.place_of(y * self._scale()) <= 1.01

    # -- mouse and keys --------------------------------------------------------------------------------------------

    def _moved_by_hand(self) -> None:
        """The user turned the wheel or dragged: what the box shows now is the part looked at."""
        x_axis, y_axis = self.axes()
        (left, right), (low, high) = self.box.viewRange()
        if y_axis.log:
            low, high = 10.0**low, 10.0**high
        self._zoom = (Axis(left, right, x_axis.log), Axis(low, high, y_axis.log))
        self.refresh()

    def _is_zoomed(self) -> bool:
        return self._zoom is not None

    def _hover_at(self, position: QPointF) -> None:
        if self.curves.empty:
            return
        plot = self.plot_rect()
        place = (position.x() - plot.left()) / max(plot.width(), 1)
        x = self.axes()[0].value(place) if -0.02 <= place <= 1.02 else None
        self.hover(x)
        self.hovered.emit(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not (self._zoom and event.buttons() & Qt.MouseButton.LeftButton):
            self._hover_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(None)
        self.hovered.emit(None)

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.refresh()
        super().changeEvent(event)


@lru_cache(maxsize=32)
def raw_pen(number: int, mode: str) -> QPen:
    """The pale pen of a series for each step; mixed, not see-through: strokes that cross must not add up."""
    share = RAW_SHARE[mode == "dark"]
    return QPen(mixed(theme.series(number).color, theme.color("card"), share), 1)


@lru_cache(maxsize=64)
def line_pen(number: int, thin: bool, bold: bool, mode: str) -> QPen:
    """The pen of a series; a line of very many points has neither dash nor weight."""
    series = theme.series(number)
    return series.pen(1 if thin else 2) if bold else QPen(series.color, 1)


Marks = tuple[tuple[float, ...], tuple[str, ...]]


@lru_cache(maxsize=64)
def y_marks(axis: Axis, height: float) -> Marks:
    """The ticks at the left and how they are written; a range stays for many redraws."""
    values = axes.ticks(axis, max(2, int((height - TOP - BOTTOM) / (30 if axis.log else 44))))
    return tuple(values), tuple(axes.labels(values, log=axis.log))


@lru_cache(maxsize=64)
def x_marks(axis: Axis, width: float, *, named_end: bool) -> Marks:
    """The ticks below and how they are written; `named_end`: the planned end of a run is named too."""
    values = axes.even_ticks(axis, max(2, int(width / 72)))
    texts = axes.labels(values)
    step = values[1] - values[0] if len(values) > 1 else 1.0
    if named_end and axis.high - values[-1] > 0.45 * step and float(axis.high).is_integer():
        values, texts = [*values, axis.high], [*texts, axes.count(axis.high)]
    return tuple(values), tuple(texts)


def _upright(line: Line, plot: QRectF, x: float, pen: QPen) -> None:
    """A line over the whole height at a pixel."""
    line.draw(np.full(2, x), np.array([plot.top(), plot.bottom()]), pen)


def _without_outliers(y: Numbers) -> Numbers:
    """The values but for the lowest and highest two in a thousand: a single batch must not squeeze the rest."""
    known = y[np.isfinite(y)]
    if len(known) < 200:
        return known
    out = math.ceil((len(known) - 1) / 500)
    return np.partition(known, (out, len(known) - 1 - out))[out : len(known) - out]


def _roomiest(ends: list[tuple[float, float, Curve]], most: int) -> list[tuple[float, float, Curve]]:
    """The ends that are named where not all can be: whoever crowds most goes first."""
    kept = list(ends)
    while len(kept) > most:
        gaps = [kept[i][0] - kept[i - 1][0] if i else math.inf for i in range(len(kept))]
        del kept[gaps.index(min(gaps))]
    return kept


def _lowest_later(curve: Curve) -> float:
    """The lowest value (or foot of the band) after the first eighth of a curve."""
    low = curve.y if curve.spread is None else curve.y - curve.spread
    part = low[max(1, len(low) // 8) - 1 :]
    return float(np.min(part[np.isfinite(part)], initial=1.0))
