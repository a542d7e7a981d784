"""Curves between two axes: lines, bands, marks of changed settings and names at the ends, on a pyqtgraph view.

Curves come thinned and smoothed from gui/labs/plotting/curves.py and are shown so: each step thin and pale, smoothed
bold and dashed by its series, per epoch with dots. New points of a run are appended to the existing lines thirty times
a second; everything else is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.labs.plotting.curves import Curve, Curves, Trace
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.canvas import Canvas
from gui.plots.curves.end_names import EndNames
from gui.plots.curves.pens import line_pen, raw_pen
from gui.plots.curves.ranges import Ranges
from gui.plots.items import Area, Dots, PolyLine, Text, sharp
from gui.plots.note import Note
from gui.plots.places import Places

TOP, BOTTOM, RIGHT = 8.0, 40.0, 16.0  # px around the plotting rectangle; the left side fits its numbers
NAME_SHARE, NAME_PX = 0.3, 72  # of the width at most for names at the ends, but never less than these pixels
NAMED = 4  # among more curves than these, thin ones have no name at their end
BOLD_BELOW = 1000  # more points than this are painted 1 px wide
DOTTED = 120  # more points than this have no dots


class CurveCanvas(Canvas):
    """Shows the curves that `draw` last gave it, in ranges that hold them or that the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = Curves()
        self.ranges = Ranges(self.shows_raw)
        self.x_unit = ""
        self.raw: bool | None = None  # None: raw curves only while there are at most two
        self.digits = 3
        self.translate: Callable[[str], str] = str
        self._rect = QRectF()  # between the axes
        self._rect_key: object = None  # what it was reckoned from
        self._drawn_key: object = None  # what held when everything was put where it belongs
        self._growing: list[tuple[PolyLine, Callable[[], Trace], bool]] = []  # line, points, whether it is bold
        self._mark_lines, self._mark_texts = self.layer(PolyLine), self.overlay(Text)
        self._bands, self._raws = self.layer(Area, 1), self.layer(PolyLine, 2)
        self._smooth, self._points = self.layer(PolyLine, 3), self.layer(Dots, 4)
        self._names = EndNames(self.overlay(Text))
        self.note = Note()
        self.scene().addItem(self.note)

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 96)

    # -- what is shown -------------------------------------------------------------------------------------------------
    def draw(self, curves: Curves) -> bool:
        """Show these curves as they are now; false where nothing but points is new, and those are shown already."""
        if curves is self.curves and not self._stale and self.isVisible() and self._append_only():
            return False
        self.curves = curves
        self.refresh()
        return True

    def shown(self) -> list[Curve]:
        """The curves that are switched on and have points."""
        return self.curves.shown()

    def names_at_ends(self) -> bool:
        """More than two curves carry their names at their ends; fewer have a legend."""
        return len(self.curves) > 2

    def shows_raw(self, curve: Curve) -> bool:
        """Whether each step is painted pale behind the smoothed line."""
        if curve.window <= 1:
            return False
        return len(self.curves) <= 2 if self.raw is None else self.raw

    def value_text(self, value: float) -> str:
        """A value as exact as the key figures: loss in three decimals, percent in two."""
        return axes.number(value * self.ranges.scale, digits=2 if self.ranges.percent else self.digits)

    # -- ranges and room -----------------------------------------------------------------------------------------------
    def axes(self) -> tuple[Axis, Axis]:
        """The ranges of x and y now."""
        return self.ranges.of(self.curves)

    def plot_rect(self) -> QRectF:
        """The rectangle between the axes, in pixels of the widget."""
        return self._rect_for(*self.axes())

    def _rect_for(self, x_axis: Axis, y_axis: Axis) -> QRectF:
        """The rectangle that leaves room for the numbers at its left and, once curves come near, for their names."""
        named = self._named()
        near = any(x_axis.place_of(float(curve.x[-1])) > 0.8 for curve in named)
        ends = [self._end_text(curve) for curve in named] if near else []
        key = (y_axis, self.width(), self.height(), ends)
        if key != self._rect_key:
            _, texts = axes.marks_beside(y_axis, self.height() - TOP - BOTTOM)
            wide = max((QFontMetricsF(theme.font(12)).horizontalAdvance(text) for text in texts), default=0.0)
            names = QFontMetricsF(theme.font(12, 500))
            right = max([RIGHT, *(names.horizontalAdvance(text) + 12 for text in ends)])
            self._rect_key = key
            self._rect = QRectF(self.rect()).adjusted(16 + wide + 8, TOP, -right, -BOTTOM)
        return self._rect

    def _named(self) -> list[Curve]:
        """Curves with something written at their ends: their names, or their last value where they have dots."""
        shown = self.shown()
        return shown if self.names_at_ends() or any(curve.dots for curve in self.curves) else []

    def _end_text(self, curve: Curve) -> str:
        if self.names_at_ends():
            names = QFontMetricsF(theme.font(12, 500))
            room = max(self.width() * NAME_SHARE, NAME_PX)
            return names.elidedText(self.translate(curve.name), Qt.TextElideMode.ElideRight, room)
        return self.value_text(float(curve.y[-1]))

    # -- what stands where ---------------------------------------------------------------------------------------------
    def arrange(self) -> None:
        """Ranges, ticks, marks, curves and names as they are now."""
        pools = (self._mark_lines, self._mark_texts, self._bands, self._raws, self._smooth, self._points)
        for pool in pools:
            pool.begin()
        self._growing.clear()
        empty = self.curves.empty
        self.show_figure(not empty)
        self.note.setVisible(empty)
        if empty:
            self.note.put(QRectF(self.rect()))
            self._names.clear()
        else:
            self._put_all(*self.axes())
        for pool in pools:
            pool.end()
        self._drawn_key = self._static_key()

    def _put_all(self, x_axis: Axis, y_axis: Axis) -> None:
        plot = self._rect_for(x_axis, y_axis)
        places = self.place(plot, x_axis, y_axis, self.ranges.scale)
        self.left.put(plot, self.width(), y_axis, *axes.marks_beside(y_axis, self.height() - TOP - BOTTOM))
        below = axes.marks_below(x_axis, plot.width(), named_end=self.ranges.zoom is None)
        self.bottom.put(plot, self.width(), x_axis, *below, self.x_unit)
        self._put_marks(plot, x_axis)
        self._put_levels(places)
        for curve in self.shown():
            self._put_band(curve, places)
            if self.shows_raw(curve):
                self._put_raw(curve, places)
            self._put_line(curve, places)
        self._put_names(places)

    def _static_key(self) -> object:
        """What must be unchanged for points to be appended; None where more than lines and names would have to move."""
        curves = self.curves
        if self.ranges.zoom or curves.empty or any(curve.spread is not None for curve in curves):
            return None
        if any(curve.dots and len(curve) <= DOTTED + 1 for curve in curves):
            return None
        levels = [level.y for level in curves.levels]
        return (
            curves.x_end,
            list(curves.marks),
            levels,
            [(c.era, c.visible, c.window, c.series, bool(len(c))) for c in curves],
        )

    def _append_only(self) -> bool:
        """Add the new points to the lines that are there, if nothing else changed: most redraws of a run."""
        places = self.placed
        unchanged = self._drawn_key is not None and self._drawn_key == self._static_key()
        if places is None or not unchanged or not self.ranges.hold(self.curves):
            return False
        named = self._named()
        if named and self._rect_for(places.x_axis, places.y_axis) != self.plot:
            return False
        traces = [points() for _, points, _ in self._growing]
        if any(bold and len(trace.x) >= BOLD_BELOW for trace, (*_, bold) in zip(traces, self._growing, strict=True)):
            return False
        for trace, (line, *_) in zip(traces, self._growing, strict=True):
            line.append(trace)
        if named:
            self._put_names(places)
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
            upright(self._mark_lines.take(), plot, x, pen)
            wide = metrics.horizontalAdvance(mark.text)
            left = x - 6 - wide if x - 6 - wide > plot.left() else x + 6
            row = 0
            while any(r == row and left < b + 8 and a < left + wide + 8 for a, b, r in taken):
                row += 1
            taken.append((left, left + wide, row))
            baseline = plot.top() + metrics.ascent() + 16 * row
            self._mark_texts.take().put(left, baseline, mark.text, font, theme.color("muted"))

    def _put_levels(self, places: Places) -> None:
        """A dashed line at every height that is to be reached, with its name at the left end."""
        plot, font = self.plot, theme.font(12)
        pen = QPen(theme.color("good"), 2)
        pen.setDashPattern([4, 2])
        for level in self.curves.levels:
            (across,), (down,) = places.many(np.array([places.x_axis.low]), np.array([level.y]))
            if not plot.top() <= down <= plot.bottom():
                continue
            ends = np.array([across, across + plot.width()]), np.array([down, down])
            self._mark_lines.take().draw(*ends, pen)
            value = f"{level.y * self.ranges.scale:g}"
            text = self.tr("goal {value} %") if self.ranges.percent else self.tr("goal {value}")
            self._mark_texts.take().put(across + 4, down - 6, text.format(value=value), font, theme.color("good"))

    def _put_raw(self, curve: Curve, places: Places) -> None:
        line, trace = self._raws.take(), self._shown_part(curve, places.x_axis)
        line.follow(trace, places, raw_pen(curve.series, theme.current.mode), fine=self.fine)
        self._growing.append((line, curve.outline, False))

    def _put_line(self, curve: Curve, places: Places) -> None:
        line = self._smooth.take()
        trace = curve.trend() if curve.window > 1 else self._shown_part(curve, places.x_axis)
        bold = len(trace.x) < BOLD_BELOW
        line.follow(trace, places, line_pen(curve.series, curve.thin, bold, theme.current.mode), fine=self.fine)
        self._growing.append((line, curve.trend, bold))
        if curve.dots and len(trace.x) <= DOTTED:
            across, down = places.many(trace.x, trace.y)
            known = np.isfinite(down)
            self._points.take().draw(across[known], down[known], 5, theme.series(curve.series).color)

    def _shown_part(self, curve: Curve, x_axis: Axis) -> Trace:
        """The outline of a curve, or of the part that is zoomed in."""
        if self.ranges.zoom is None:
            return curve.outline()
        x, y = curve.envelope(x_axis.low, x_axis.high)
        return Trace(0, x, y, 0)

    def _put_band(self, curve: Curve, places: Places) -> None:
        if curve.spread is None or len(curve) < 2:
            return
        thin = max(1, len(curve) // BOLD_BELOW)
        x, y, spread = curve.x[::thin], curve.y[::thin], curve.spread[::thin]
        known = np.isfinite(y) & np.isfinite(spread)
        x, y, spread = x[known], y[known], spread[known]
        color = theme.series(curve.series).color
        color.setAlphaF(0.16)
        around = np.concatenate([y - spread, (y + spread)[::-1]])
        self._bands.take().draw(*places.many(np.concatenate([x, x[::-1]]), around), color)

    def _put_names(self, places: Places) -> None:
        """Names at the curves' ends; with a legend, the last value of curves with dots.

        Thin lines have the color of one that is named, so among many they need no name; the hover box names all.
        """
        shown = self._named()
        all_named = self.names_at_ends()
        named = [c for c in shown if (all_named or c.dots) and not (c.thin and len(shown) > NAMED)]
        self._names.put(named, places, self.width(), self._end_text)


def upright(line: PolyLine, plot: QRectF, x: float, pen: QPen) -> None:
    """A line over the whole height at a pixel."""
    line.draw(np.full(2, x), np.array([plot.top(), plot.bottom()]), pen)
