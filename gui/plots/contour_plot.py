"""A surface seen from above: bands of equal height, the paths of several optimizers, a start that can be dragged.

The hairlines between the bands are where neighboring pixels of the picture differ. pyqtgraph's isocurves would walk
the grid in Python once for each of the 14 levels, at every new size and theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.plots import axis as axes
from gui.plots.axis import Axis, apart
from gui.plots.canvas import Canvas
from gui.plots.curves.pens import mixed
from gui.plots.items import Dots, PolyLine, Text

BANDS = 14
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
FEW_STEPS = 200  # a longer path is painted without a dot at each step


@dataclass(frozen=True)
class Path:
    """The way one optimizer went: points (x, y) in order, with its name and series."""

    name: str
    series: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]


class ContourPlot(Canvas):
    """Heights as bands of one color with hairlines between, paths over them; the start follows the mouse."""

    start_moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: NDArray[np.float64] = np.empty((0, 0))
        self._x_axis, self._y_axis = Axis(-1.0, 1.0), Axis(-1.0, 1.0)
        self._paths: Sequence[Path] = ()
        self._start: tuple[float, float] | None = None
        self._lowest: tuple[tuple[float, float], ...] = ()
        self._shown: tuple[int, int] | None = None  # the size that the picture of the bands was made for
        self._dragging = False
        self.left.grid = False
        self._picture = pg.ImageItem()
        self.box.addItem(self._picture, ignoreBounds=True)
        self._ways, self._steps = self.layer(PolyLine, 2), self.layer(Dots, 3)
        self._crosses, self._starts = self.layer(Dots, 1), self.layer(Dots, 4)
        self._names = self.overlay(Text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

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
        self._shown = None
        self.refresh()

    def draw_paths(self, paths: Sequence[Path], start: tuple[float, float] | None = None) -> None:
        """Show where the optimizers went so far and where they started."""
        self._paths, self._start = paths, start
        self.setAccessibleDescription(
            ", ".join(f"{p.name} ({axes.number(p.x[-1])}, {axes.number(p.y[-1])})" for p in paths if len(p.x))
        )
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def plot_rect(self) -> QRectF:
        """The rectangle between the axes."""
        metrics = QFontMetricsF(theme.font(12))
        texts = axes.labels(axes.ticks(self._y_axis, 6))
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        return QRectF(self.rect()).adjusted(16 + wide + 8, 12, -16, -28)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the surface stands in the widget."""
        plot = self.plot_rect()
        across, up = self._x_axis.place_of(x), self._y_axis.place_of(y)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    # -- what stands where -----------------------------------------------------------------------------------------

    def _apply_style(self) -> None:
        self._shown = None
        super()._apply_style()

    def arrange(self) -> None:
        """Bands, axes, paths and the start as they are now."""
        plot = self.plot_rect()
        self.place(plot, self._x_axis, self._y_axis)
        for numbers, axis, most in (
            (self.bottom, self._x_axis, plot.width() / 80),
            (self.left, self._y_axis, plot.height() / 44),
        ):
            values = axes.ticks(axis, max(2, int(most)))
            numbers.put(plot, self.width(), axis, values, axes.labels(values))
        self._put_bands(max(2, int(plot.width())), max(2, int(plot.height())))
        pools = (self._ways, self._steps, self._crosses, self._starts, self._names)
        for pool in pools:
            pool.begin()
        if self._lowest:
            x, y = np.array(self._lowest, dtype=np.float64).T
            pen = QPen(theme.color("text2"), 1.5)
            self._crosses.take().draw(*self.pixels(self._x_axis, self._y_axis, x, y), 10, None, pen, cross=True)
        for path in self._paths:
            self._put_path(path)
        if self._start is not None:
            x, y = np.array([self._start], dtype=np.float64).T
            pen = QPen(theme.color("text"), 2)
            self._starts.take().draw(*self.pixels(self._x_axis, self._y_axis, x, y), 12, theme.color("card"), pen)
        self._put_names(plot)
        for pool in pools:
            pool.end()

    def bands(self, columns: int, rows: int) -> NDArray[np.intp]:
        """Which band each place is in, from low y to high y, 0 the lowest: equal steps in the logarithm of height."""
        heights = _finer(self._heights, columns, rows)
        heights = heights - np.nanmin(heights)
        scale = float(np.nanmax(heights)) or 1.0
        steep = 500.0  # the valley gets as many bands as the slopes
        level = np.log1p(steep * np.nan_to_num(heights / scale, nan=1.0, posinf=1.0)) / np.log1p(steep)
        return np.minimum((level * BANDS).astype(np.intp), BANDS - 1)

    def _put_bands(self, wide: int, tall: int) -> None:
        """The bands as a picture of the card's color tinted with the accent, the lowest the strongest."""
        self._picture.setVisible(bool(self._heights.size))
        if not self._heights.size or self._shown == (wide, tall):
            return
        self._shown = (wide, tall)
        band = self.bands(wide, tall)
        card, accent = theme.color("card"), theme.color("accent")
        tints = [mixed(accent, card, 0.34 * (1 - i / (BANDS - 1)) + 0.02) for i in range(BANDS)]
        lines = [mixed(theme.color("text"), tint, 0.16) for tint in tints]
        table = np.array([(c.red(), c.green(), c.blue()) for c in (*tints, *lines)], dtype=np.uint8)
        edge = np.zeros(band.shape, dtype=bool)
        edge[:, 1:] |= band[:, 1:] != band[:, :-1]
        edge[:-1] |= band[1:] != band[:-1]
        self._picture.setImage(table[band + BANDS * edge], autoLevels=False)
        x, y = self._x_axis, self._y_axis
        self._picture.setRect(QRectF(x.low, y.low, x.high - x.low, y.high - y.low))

    def _put_path(self, path: Path) -> None:
        x, y = self.pixels(self._x_axis, self._y_axis, path.x, path.y)
        known = np.isfinite(x) & np.isfinite(y)
        x, y = x[known], y[known]
        if not len(x):
            return
        look = theme.series(path.series)
        self._ways.take().draw(x, y, look.pen(2), fine=self.fine)
        if len(x) <= FEW_STEPS:
            self._steps.take().draw(x[:-1], y[:-1], 4, look.color)
        self._steps.take().draw(x[-1:], y[-1:], 10, look.color)

    def _put_names(self, plot: QRectF) -> None:
        """The name of each path beside its end, at least 16 px apart."""
        ends: list[tuple[float, float, Path]] = []
        for path in self._paths:
            known = np.flatnonzero(np.isfinite(path.x) & np.isfinite(path.y))
            if len(known):
                end = self.pixel(float(path.x[known[-1]]), float(path.y[known[-1]]))
                if plot.contains(end):
                    ends.append((end.y(), end.x(), path))
        ends.sort(key=lambda end: end[0])
        font = theme.font(12, 500)
        metrics = QFontMetricsF(font)
        heights = apart([end[0] for end in ends], 16, plot.top() + 6, plot.bottom() - 6)
        for height, (_, x, path) in zip(heights, ends, strict=True):
            wide = metrics.horizontalAdvance(path.name)
            left = x + 10 if x + 18 + wide < plot.right() else x - 10 - wide
            color, ground = theme.series(path.series).color, theme.color("card")
            self._names.take().put(left, height + metrics.capHeight() / 2, path.name, font, color, ground)

    # -- the start that is dragged ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.plot_rect().contains(event.position()):
            self._dragging = True
            self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move_to(event.position())
        inside = self.plot_rect().contains(event.position())
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a surface is seen whole

    def _move_to(self, position: QPointF) -> None:
        plot = self.plot_rect()
        across = min(max((position.x() - plot.left()) / plot.width(), 0.0), 1.0)
        up = min(max((plot.bottom() - position.y()) / plot.height(), 0.0), 1.0)
        self.start_moved.emit(self._x_axis.value(across), self._y_axis.value(up))

    def event(self, event: QEvent) -> bool:
        arrow = isinstance(event, QKeyEvent) and event.key() in ARROWS
        if arrow and event.type() == QEvent.Type.ShortcutOverride and self._start is not None:
            event.accept()  # the arrows move the start here, even where they are shortcuts of the page
        return super().event(event)

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
