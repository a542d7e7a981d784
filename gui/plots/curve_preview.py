"""A small curve without a card: how a schedule will move the learning rate, what an activation looks like."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.polygon import polygon


class CurvePreview(QWidget):
    """One line over its whole range, with its highest and lowest value and its last x written at the edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x: NDArray[np.float64] = np.empty(0)
        self._y: NDArray[np.float64] = np.empty(0)
        self._series = 1
        self._x_unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.manager.changed.connect(self.update)

    def draw(self, x: ArrayLike, y: ArrayLike, *, x_unit: str = "", series: int = 1) -> None:
        """Show y over x."""
        self._x, self._y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        self._x_unit, self._series = x_unit, series
        known = self._y[np.isfinite(self._y)]
        if len(known):
            low, high = _text(float(known.min())), _text(float(known.max()))
            self.setAccessibleDescription(f"{low} – {high}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(232, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        known = self._y[np.isfinite(self._y)]
        if len(known) == 0:
            return
        painter = QPainter(self)
        font = theme.font(11)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        low, high = min(float(known.min()), 0.0), float(known.max())
        if high == low:
            high = low + 1.0
        texts = (_text(high), _text(low))
        left = max(metrics.horizontalAdvance(text) for text in texts) + 8
        plot = QRectF(left, 8, self.width() - left - 8, self.height() - 8 - 20)
        painter.setPen(QPen(theme.color("grid"), 1))
        painter.drawLine(QPointF(plot.left(), plot.top() + 0.5), QPointF(plot.right(), plot.top() + 0.5))
        painter.setPen(QPen(theme.color("axis"), 1))
        bottom = int(plot.bottom()) + 0.5
        painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
        painter.setPen(theme.color("muted"))
        for text, y in zip(texts, (plot.top(), plot.bottom()), strict=True):
            painter.drawText(QPointF(left - 6 - metrics.horizontalAdvance(text), y + metrics.capHeight() / 2), text)
        first = axes.count(float(self._x[0]))
        last = f"{self._x_unit} {axes.count(float(self._x[-1]))}".strip()
        painter.drawText(QPointF(plot.left(), self.height() - 5), first)
        painter.drawText(QPointF(plot.right() - metrics.horizontalAdvance(last), self.height() - 5), last)
        span = float(self._x[-1] - self._x[0]) or 1.0
        px = plot.left() + (self._x - self._x[0]) / span * plot.width()
        py = plot.bottom() - (self._y - low) / (high - low) * plot.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.series(self._series).color, 2))
        whole = np.isfinite(py)
        painter.drawPolyline(polygon(px[whole], py[whole]))


def _text(value: float) -> str:
    if value == 0:
        return "0"
    return f"{value:.3g}".replace("-", axes.MINUS) if 1e-4 <= abs(value) < 1e5 else axes.power_of_ten(value, 2)
