"""A surface seen from above: bands of equal height, the paths of several optimizers, a start that can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.axis import Axis
from gui.plots.plot_area import apart, mixed
from gui.plots.polygon import polygon

BANDS = 14


@dataclass(frozen=True)
class Path:
    """The way one optimizer went: points (x, y) in order, with its name and series."""

    name: str
    series: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]


class ContourPlot(QWidget):
    """Heights as bands of one color with hairlines between, paths over them; the start follows the mouse."""

    start_moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: NDArray[np.float64] = np.empty((0, 0))
        self._x_axis, self._y_axis = Axis(-1.0, 1.0), Axis(-1.0, 1.0)
        self._paths: Sequence[Path] = ()
        self._start: tuple[float, float] | None = None
        self._lowest: tuple[tuple[float, float], ...] = ()
        self._ground: QPixmap | None = None
        self._dragging = False
        self._ringed = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.manager.changed.connect(self._repaint_ground)

    def draw_surface(
        self,
        heights: NDArray[np.float64],
        x: tuple[float, float],
        y: tuple[float, float],
        lowest: Sequence[tuple[float, float]] = (),
    ) -> None:
        """Show a surface: heights (rows = y from low to high, columns = x) over two ranges, and its lowest points."""
        self._heights = np.asarray(heights, dtype=np.float64)
        self._x_axis, self._y_axis = Axis(*x), Axis(*y)
        self._lowest = tuple(lowest)
        self._repaint_ground()

    def draw_paths(self, paths: Sequence[Path], start: tuple[float, float] | None = None) -> None:
        """Show where the optimizers went so far and where they started."""
        self._paths, self._start = paths, start
        self.setAccessibleDescription(
            ", ".join(f"{p.name} ({axes.number(p.x[-1])}, {axes.number(p.y[-1])})" for p in paths if len(p.x))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def plot_rect(self, rect: QRectF | None = None) -> QRectF:
        """The rectangle between the axes."""
        metrics = QFontMetricsF(theme.font(12))
        texts = axes.labels(axes.ticks(self._y_axis, 6))
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        return (rect or QRectF(self.rect())).adjusted(16 + wide + 8, 12, -16, -28)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the surface stands in the widget."""
        plot = self.plot_rect()
        across, up = self._x_axis.place_of(x), self._y_axis.place_of(y)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    # -- painting --------------------------------------------------------------------------------------------------

    def _repaint_ground(self) -> None:
        self._ground = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.size() != self.size() * ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(theme.color("card"))
            painter = QPainter(self._ground)
            self._paint_ground(painter, QRectF(self.rect()))
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_paths(painter, QRectF(self.rect()))
        if self._ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 1, -3, -3), 6, 6)

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint surface and paths into a rectangle, for a picture or a drawing."""
        self._paint_ground(painter, rect)
        self._paint_paths(painter, rect)

    def bands(self, columns: int, rows: int) -> NDArray[np.intp]:
        """Which band each place is in, from low y to high y, 0 the lowest: equal steps in the logarithm of height."""
        heights = _finer(self._heights, columns, rows)
        heights = heights - np.nanmin(heights)
        scale = float(np.nanmax(heights)) or 1.0
        steep = 500.0  # the valley gets as many bands as the slopes
        level = np.log1p(steep * np.nan_to_num(heights / scale, nan=1.0, posinf=1.0)) / np.log1p(steep)
        return np.minimum((level * BANDS).astype(np.intp), BANDS - 1)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        plot = self.plot_rect(rect)
        if self._heights.size:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(plot, self._band_image(max(2, int(plot.width())), max(2, int(plot.height()))))
        painter.setFont(theme.font(12))
        metrics = QFontMetricsF(theme.font(12))
        painter.setPen(QPen(theme.color("axis"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        values = axes.ticks(self._x_axis, max(2, int(plot.width() / 80)))
        for value, text in zip(values, axes.labels(values), strict=True):
            x = plot.left() + self._x_axis.place_of(value) * plot.width()
            painter.setPen(QPen(theme.color("axis"), 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            painter.setPen(theme.color("muted"))
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x - wide / 2, plot.bottom() + 8 + metrics.ascent()), text)
        values = axes.ticks(self._y_axis, max(2, int(plot.height() / 44)))
        painter.setPen(theme.color("muted"))
        for value, text in zip(values, axes.labels(values), strict=True):
            y = plot.bottom() - self._y_axis.place_of(value) * plot.height()
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(plot.left() - 8 - wide, y + metrics.capHeight() / 2), text)

    def _band_image(self, wide: int, tall: int) -> QImage:
        """The bands as a picture of the card's color tinted with the accent, the lowest the strongest."""
        band = self.bands(wide, tall)[::-1]
        card, accent = theme.color("card"), theme.color("accent")
        tints = [mixed(accent, card, 0.34 * (1 - i / (BANDS - 1)) + 0.02) for i in range(BANDS)]
        lines = [mixed(theme.color("text"), tint, 0.16) for tint in tints]
        table = np.array([c.rgb() for c in (*tints, *lines)], dtype=np.uint32)
        edge = np.zeros(band.shape, dtype=bool)
        edge[:, 1:] |= band[:, 1:] != band[:, :-1]
        edge[1:] |= band[1:] != band[:-1]
        pixels = np.ascontiguousarray(table[band + BANDS * edge])
        return QImage(pixels.data, wide, tall, 4 * wide, QImage.Format.Format_RGB32).copy()

    def _paint_paths(self, painter: QPainter, rect: QRectF) -> None:
        plot = self.plot_rect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.save()
        painter.setClipRect(plot)
        painter.setPen(QPen(theme.color("text2"), 1.5))
        for x, y in self._lowest:
            at = self._place(plot, x, y)
            painter.drawLine(at - QPointF(5, 0), at + QPointF(5, 0))
            painter.drawLine(at - QPointF(0, 5), at + QPointF(0, 5))
        ends: list[tuple[float, float, Path]] = []
        for path in self._paths:
            if not len(path.x):
                continue
            px = plot.left() + self._x_axis.place(path.x) * plot.width()
            py = plot.bottom() - self._y_axis.place(path.y) * plot.height()
            whole = np.isfinite(px) & np.isfinite(py)
            px, py = np.clip(px[whole], -1e5, 1e5), np.clip(py[whole], -1e5, 1e5)
            look = theme.series(path.series)
            painter.setPen(look.pen(2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(polygon(px, py))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color)
            if len(px) <= 200:
                for x, y in zip(px.tolist(), py.tolist(), strict=True):
                    painter.drawEllipse(QPointF(x, y), 2, 2)
            if len(px) and plot.contains(QPointF(px[-1], py[-1])):
                painter.drawEllipse(QPointF(px[-1], py[-1]), 5, 5)
                ends.append((float(py[-1]), float(px[-1]), path))
        if self._start is not None:
            painter.setPen(QPen(theme.color("text"), 2))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(self._place(plot, *self._start), 6, 6)
        painter.restore()
        ends.sort(key=lambda end: end[0])
        font = theme.font(12, 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for height, (_, x, path) in zip(
            apart([end[0] for end in ends], 16, plot.top() + 6, plot.bottom() - 6), ends, strict=True
        ):
            wide = metrics.horizontalAdvance(path.name)
            left = x + 10 if x + 18 + wide < plot.right() else x - 10 - wide
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(QRectF(left - 3, height - 8, wide + 6, 16), 4, 4)
            painter.setPen(theme.series(path.series).color)
            painter.drawText(QPointF(left, height + metrics.capHeight() / 2), path.name)

    def _place(self, plot: QRectF, x: float, y: float) -> QPointF:
        across, up = self._x_axis.place_of(x), self._y_axis.place_of(y)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    # -- the start that is dragged ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.plot_rect().contains(event.position()):
            self._dragging = True
            self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move_to(event.position())
        inside = self.plot_rect().contains(event.position())
        self.setCursor(Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _move_to(self, position: QPointF) -> None:
        plot = self.plot_rect()
        across = min(max((position.x() - plot.left()) / plot.width(), 0.0), 1.0)
        up = min(max((plot.bottom() - position.y()) / plot.height(), 0.0), 1.0)
        self.start_moved.emit(self._x_axis.value(across), self._y_axis.value(up))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys move the start by a fiftieth of the range."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key = Qt.Key(event.key())
        if self._start is None or key not in steps:
            super().keyPressEvent(event)
            return
        x, y = self._start
        across, up = steps[key]
        x += across * (self._x_axis.high - self._x_axis.low) / 50
        y += up * (self._y_axis.high - self._y_axis.low) / 50
        self.start_moved.emit(
            min(max(x, self._x_axis.low), self._x_axis.high), min(max(y, self._y_axis.low), self._y_axis.high)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        self.update()


def _finer(heights: NDArray[np.float64], columns: int, rows: int) -> NDArray[np.float64]:
    """The surface on a finer grid, straight between the known places."""
    known_rows, known_columns = heights.shape
    x = np.linspace(0, known_columns - 1, columns)
    y = np.linspace(0, known_rows - 1, rows)
    left = np.minimum(x.astype(np.intp), known_columns - 2)
    below = np.minimum(y.astype(np.intp), known_rows - 2)
    across, up = x - left, (y - below)[:, None]
    wide = heights[:, left] * (1 - across) + heights[:, left + 1] * across
    return np.asarray(wide[below] * (1 - up) + wide[below + 1] * up)
