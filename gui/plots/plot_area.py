"""A plot of curves under the user's hands: values at the mouse, wheel and drag, keys.

What stands where is in curve_canvas.py; the view box keeps ranges, wheel and drag.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.canvas import OVER
from gui.plots.curves.curve_canvas import CurveCanvas, upright
from gui.plots.hover_box import HoverBox, Reading
from gui.plots.items import Dots, PolyLine, sharp


class PlotArea(CurveCanvas):
    """Curves over two axes, with hover values, wheel zoom and drag; shows what `draw` last gave it."""

    hovered = Signal(object)  # the x under the mouse (float), or None when it left
    log_changed = Signal(bool)
    menu_wanted = Signal(QPoint)  # there, on the screen
    zoom_changed = Signal(bool)  # whether a part is looked at now, which stays while the curves grow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover: float | None = None
        self._pressed = QPointF()
        self._hover_lines, self._rings = self.layer(PolyLine, 5), self.layer(Dots, 6)
        self._hover_box = HoverBox()
        self._hover_box.setZValue(OVER + 1)
        self._hover_box.setVisible(False)
        self.scene().addItem(self._hover_box)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.box.may_move = self._has_curves
        self.box.sigRangeChangedManually.connect(self._moved_by_hand)

    # -- what is looked at ---------------------------------------------------------------------------------------------
    def set_log(self, log: bool) -> None:
        """Switch the y axis between linear and logarithmic."""
        if log != self.ranges.log:
            self.ranges.log = log
            self.ranges.y = None
            self.log_changed.emit(log)
            self._look()

    def reset_view(self) -> None:
        """Back from any zoom to all of the curves, with fresh ranges."""
        self.ranges.forget()
        self._look()

    def _look(self, *part: Axis) -> None:
        """Look at a part, given by its x and y, or at all of the curves."""
        self.ranges.zoom = (part[0], part[1]) if part else None
        self.refresh()
        self.zoom_changed.emit(self.zoomed)

    @property
    def zoomed(self) -> bool:
        """Whether the user looks at a part only."""
        return self.ranges.zoom is not None

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

    def arrange(self) -> None:
        """Everything as it is now, and what is hovered."""
        super().arrange()
        self._place_hover()

    def _append_only(self) -> bool:
        appended = super()._append_only()
        if appended and self._hover is not None:
            self._place_hover()
        return appended

    # -- hover ---------------------------------------------------------------------------------------------------------
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
        upright(self._hover_lines.take(), plot, sharp(x), QPen(theme.color("text2"), 1))
        each_step = self.tr("each step")
        places = self.place(plot, x_axis, y_axis, self.ranges.scale)
        for r in readings:
            if r.name != each_step and np.isfinite(r.y) and -0.01 <= y_axis.place_of(r.y * self.ranges.scale) <= 1.01:
                where = places.many(np.array([r.x]), np.array([r.y]))
                self._rings.take().draw(*where, 8, theme.color("card"), QPen(theme.series(r.series).color, 2))
        caption = f"{self.x_unit} {axes.count(round(readings[0].x, 4))}".strip()
        self._hover_box.put(caption, readings, x, plot.top(), self.size())

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def _moved_by_hand(self) -> None:
        """The user turned the wheel or dragged: what the box shows now is the part looked at."""
        x_axis, y_axis = self.axes()
        (left, right), (low, high) = self.box.viewRange()
        if y_axis.log:
            low, high = 10.0**low, 10.0**high
        self._look(Axis(left, right, x_axis.log), Axis(low, high, y_axis.log))

    def _has_curves(self) -> bool:
        return not self.curves.empty

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
        if event.buttons() == Qt.MouseButton.NoButton or not self._has_curves():
            self._hover_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.RightButton and moved < QApplication.startDragDistance():
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button zooms while it is dragged: its menu opens when it is released where it was pressed."""
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        event.accept()

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
        self._look(x_axis.zoomed(min(max(place, 0.0), 1.0), factor), y_axis)

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
