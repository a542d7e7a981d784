"""The loss over the learning rate, on a logarithmic axis, with the rates worth trying as a band."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.canvas import Canvas
from gui.plots.items import PolyLine

ABOVE = 1.25  # of the highest smoothed loss on the way down: what climbs higher leaves the plot
LEFT, TOP, RIGHT, BOTTOM = 48, 10, 16, 26


class RateCurve(Canvas):
    """Each step's loss as a pale line, its running mean as a bold one, both over the rate of the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, px=12, gap=6, tick=4)
        self._rates: NDArray[np.float64] = np.empty(0)
        self._losses: NDArray[np.float64] = np.empty(0)
        self._smoothed: NDArray[np.float64] = np.empty(0)
        self._ends = (1e-6, 10.0)
        self._band: tuple[float, float] | None = None
        self._chosen: float | None = None
        self._range = self.layer(QGraphicsRectItem)
        self._curves = self.layer(PolyLine, 1)

    def draw(
        self,
        rates: ArrayLike,
        losses: ArrayLike,
        smoothed: ArrayLike,
        *,
        ends: tuple[float, float],
        band: tuple[float, float] | None = None,
        chosen: float | None = None,
    ) -> None:
        """Show losses over rates from end to end; `band`: the rates worth trying; `chosen`: the one to take."""
        self._rates = np.asarray(rates, dtype=np.float64)
        self._losses = np.asarray(losses, dtype=np.float64)
        self._smoothed = np.asarray(smoothed, dtype=np.float64)
        self._ends, self._band, self._chosen = ends, band, chosen
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(560, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    def arrange(self) -> None:
        """The band below, the pale line, and the bold one above it."""
        self.show_figure(True)
        plot = QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - BOTTOM, 1))
        x_axis, y_axis = Axis(*self._ends, log=True), self._y_axis()
        self.place(plot, x_axis, y_axis)
        beside = axes.marks_beside(y_axis, plot.height())
        self.left.put(plot, self.width(), y_axis, list(beside[0]), list(beside[1]))
        below = axes.ticks(x_axis, max(2, int(plot.width() / 72)))
        self.bottom.put(plot, self.width(), x_axis, below, axes.labels(below, log=True))
        self._draw_range(x_axis, plot)
        self._curves.begin()
        pale = theme.series(1).color
        pale.setAlphaF(0.38)
        for values, pen in ((self._losses, QPen(pale, 1)), (self._smoothed, QPen(theme.series(1).color, 2))):
            if len(values):
                self._curves.take().draw(*self.pixels(x_axis, y_axis, self._rates, values), pen, fine=self.fine)
        self._curves.end()

    def _y_axis(self) -> Axis:
        if not len(self._smoothed):
            return Axis(0.0, 3.0)
        low = int(self._smoothed.argmin())
        high = ABOVE * float(self._smoothed[: low + 1].max())
        return axes.fit(0.95 * float(self._smoothed[low]), high, log=False)

    def _draw_range(self, x_axis: Axis, plot: QRectF) -> None:
        chosen = None if self._chosen is None else (self._chosen, self._chosen)
        self._range.begin()
        for ends, share in ((self._band, 0.18), (chosen, 1.0)):
            if ends is not None:
                left, right = (plot.left() + plot.width() * x_axis.place_of(end) for end in ends)
                color = QColor(theme.color("good"))
                color.setAlphaF(share)
                item = self._range.take()
                item.setRect(QRectF(left, plot.top(), max(right - left, 2.0), plot.height()))
                item.setPen(Qt.PenStyle.NoPen)
                item.setBrush(color)
        self._range.end()
