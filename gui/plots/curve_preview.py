"""A small curve without a card: how a schedule will move the learning rate, what an activation looks like."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.canvas import Canvas
from gui.plots.items import PolyLine

PX = 11  # its numbers are smaller than those of a card


class CurvePreview(Canvas):
    """One line over its whole range, with its highest and lowest value and its last x written at the edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, px=PX, gap=6, tick=0, ground=None)
        self._x: NDArray[np.float64] = np.empty(0)
        self._y: NDArray[np.float64] = np.empty(0)
        self._series = 1
        self._x_unit = ""
        self._curve = self.layer(PolyLine)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, x: ArrayLike, y: ArrayLike, *, x_unit: str = "", series: int = 1) -> None:
        """Show y over x."""
        self._x, self._y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        self._x_unit, self._series = x_unit, series
        known = self._y[np.isfinite(self._y)]
        if len(known):
            low, high = _text(float(known.min())), _text(float(known.max()))
            self.setAccessibleDescription(f"{low} – {high}")
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(232, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)

    def arrange(self) -> None:
        """The line, its highest and lowest value at the left, its first and last x below."""
        known = np.isfinite(self._y)
        self.show_figure(bool(known.any()))
        if not known.any():
            return
        x, y = self._x[known], self._y[known]
        low, high = min(float(y.min()), 0.0), float(y.max())
        y_axis = Axis(low, high if high > low else low + 1.0)
        x_axis = Axis(float(self._x[0]), float(self._x[-1]) if self._x[-1] > self._x[0] else float(self._x[0]) + 1.0)
        texts = [_text(y_axis.low), _text(y_axis.high)]
        metrics = QFontMetricsF(theme.font(PX))
        left = max(metrics.horizontalAdvance(text) for text in texts) + 8
        self.place(QRectF(left, 8, max(self.width() - left - 8, 1), max(self.height() - 28, 1)), x_axis, y_axis)
        self.left.put(self.plot, self.width(), y_axis, [y_axis.low, y_axis.high], texts)
        last = f"{self._x_unit} {axes.count(float(self._x[-1]))}".strip()
        ends = [axes.count(float(self._x[0])), last]
        self.bottom.put(self.plot, self.width(), x_axis, [x_axis.low, x_axis.high], ends)
        pen = QPen(theme.series(self._series).color, 2)
        self._curve.begin()
        self._curve.take().draw(*self.pixels(x_axis, y_axis, x, y), pen, fine=self.fine)


def _text(value: float) -> str:
    if value == 0:
        return "0"
    return f"{value:.3g}".replace("-", axes.MINUS) if 1e-4 <= abs(value) < 1e5 else axes.power_of_ten(value, 2)
