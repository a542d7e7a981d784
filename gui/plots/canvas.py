"""What all plots here share of pyqtgraph: a scene in the theme's colors, one view box, two axes, thin items.

The view box holds the ranges, moves and zooms them; this file only says where it stands and how things look. A
`PlotItem` would bring a menu of thirty controls per plot that nobody opens, so box and axes are placed here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.plots.axis import Axis

# On the screen a line 2 px wide is four lines of 1 px around it, which Qt strokes faster: 6.5 against 11.7 ms for a
# redraw of eight racing curves of 1,000 points, most of them dashed.
BRUSH = ((-0.5, 0.0), (1.0, 0.0), (-0.5, -0.5), (0.0, 1.0))  # each step from where the line before stood
FEW = 60  # points that Qt may stroke 2 px wide by itself
BEYOND = 20.0  # a line that leaves the plot is followed so many heights; farther out the painter would overflow

pg.setConfigOptions(antialias=False, imageAxisOrder="row-major", useOpenGL=False, background=None, foreground="k")


def in_view(axis: Axis, value: float) -> float:
    """A value in the coordinates of the view box: its logarithm on a logarithmic axis."""
    return math.log10(value) if axis.log else value


def placed(axis: Axis, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values in the coordinates of the view box, none farther out than can be painted."""
    low, high = in_view(axis, axis.low), in_view(axis, axis.high)
    return low + (high - low) * np.clip(axis.place(values), -BEYOND, 1 + BEYOND)


class Box(pg.ViewBox):
    """The view box: Ctrl and the wheel zoom in x, the left button moves what is zoomed; everything else passes by."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.may_move: Callable[[], bool] = bool
        self.border_px = 4.0  # dots on an edge are not cut

    def shape(self) -> Any:
        path = super().shape()
        path.clear()
        edge = self.border_px
        path.addRect(self.rect().adjusted(-edge, -edge, edge, min(edge, 1.0)))
        return path

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier and self.isVisible():
            super().wheelEvent(ev, axis=0)
        else:
            ev.ignore()  # the page scrolls

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        if self.may_move() and ev.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(ev, axis)
        else:
            ev.ignore()


class NumberAxis(pg.AxisItem):
    """An axis with the ticks that it is given: at the left with a grid, at the bottom with a line and a unit."""

    def __init__(self, orientation: str, box: Box, *, px: int = 12, gap: float = 8, tick: float = 4) -> None:
        """px: size of the numbers; gap: between them and the plot, at the left; tick: length of ticks below."""
        super().__init__(orientation, linkView=box)
        self._px, self._gap, self._tick = px, gap, tick
        self._places: list[float] = []
        self._texts: list[str] = []
        self._unit = ""
        if orientation == "left":
            self.setGrid(255)
        self.setZValue(-1000)  # the grid lies under the view box

    def put(self, axis: Axis, values: Sequence[float], texts: Sequence[str], unit: str = "") -> None:
        """Show these values of an axis, written so."""
        self._places, self._texts = [in_view(axis, value) for value in values], list(texts)
        self._unit = unit
        self.setStyle(tickFont=theme.font(self._px))
        self.setTextPen(theme.color("muted"))
        self.picture = None
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, self._places)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return self._texts

    def generateDrawSpecs(self, p: QPainter) -> tuple[Any, list[Any], list[Any]]:
        """Where DESIGN wants lines and texts: (axis line, ticks or grid lines, texts), in pixels."""
        font = theme.font(self._px)
        metrics = QFontMetricsF(font)
        plot = self.mapRectFromParent(self.linkedView().geometry())
        low, high = self.range
        ticks: list[Any] = []
        texts: list[Any] = []
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip
        if self.orientation == "left":
            pen = QPen(theme.color("grid"), 1)
            for place, text in zip(self._places, self._texts, strict=True):
                y = sharp(plot.bottom() - (place - low) / (high - low) * plot.height())
                if y < plot.bottom() - 2:
                    ticks.append((pen, QPointF(plot.left(), y), QPointF(plot.right(), y)))
                wide = metrics.horizontalAdvance(text)
                top = y + metrics.capHeight() / 2 - metrics.ascent()
                texts.append((QRectF(plot.left() - self._gap - wide, top, wide + 1, metrics.height()), left, text))
            nothing = QPen(Qt.GlobalColor.transparent)
            return (nothing, QPointF(), QPointF()), ticks, texts
        pen, bottom = QPen(theme.color("axis"), 1), sharp(plot.bottom())
        for place, text in zip(self._places, self._texts, strict=True):
            x = sharp(plot.left() + (place - low) / (high - low) * plot.width())
            if self._tick:
                ticks.append((pen, QPointF(x, bottom), QPointF(x, bottom + self._tick)))
            wide = metrics.horizontalAdvance(text)
            start = min(x - wide / 2, self.size().width() - 8 - wide)
            texts.append((QRectF(start, bottom + self._tick + 4, wide + 1, metrics.height()), left, text))
        wide = metrics.horizontalAdvance(self._unit)
        texts.append((QRectF(plot.right() - wide, bottom + 24, wide + 1, metrics.height()), left, self._unit))
        return (pen, QPointF(plot.left(), bottom), QPointF(plot.right(), bottom)), ticks, texts

    def paint(self, p: QPainter, opt: Any, widget: QWidget | None) -> None:
        if self._exportOpts is False:
            super().paint(p, opt, widget)
            return
        p.save()  # without the QPicture in between, which a drawing would scale by its dots per inch
        self.drawPicture(p, *self.generateDrawSpecs(p))
        p.restore()

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def mouseDragEvent(self, event: Any) -> None:
        event.ignore()


class Line(pg.PlotCurveItem):
    """A curve whose pen counts in pixels of the screen, also in a picture twice as fine; fast when 2 px wide."""

    def __init__(self) -> None:
        super().__init__(skipFiniteCheck=True)

    def draw(self, x: NDArray[np.float64], y: NDArray[np.float64], pen: QPen, *, antialias: bool) -> None:
        """Show points that are already in the view's coordinates; the line breaks at what is not a number."""
        whole = bool(np.isfinite(y).all())
        self.setData(x, y, pen=pen, antialias=antialias, connect="all" if whole else "finite", skipFiniteCheck=whole)
        self.setVisible(True)

    def paint(self, p: QPainter, opt: Any, widget: QWidget | None) -> None:
        if self.xData is None or not len(self.xData):
            return
        to_px = p.transform()
        path, pen = to_px.map(self.getPath()), QPen(self.opts["pen"])
        p.setTransform(QTransform())
        p.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        p.setBrush(Qt.BrushStyle.NoBrush)
        if pen.widthF() == 2 and len(self.xData) > FEW and self._exportOpts is False:
            pen.setDashPattern([2 * part for part in pen.dashPattern()])
            pen.setWidthF(1)
            p.setPen(pen)
            for across, down in BRUSH:
                p.translate(across, down)
                p.drawPath(path)
        else:
            p.setPen(pen)
            p.drawPath(path)
        p.setTransform(to_px)


class Text(pg.TextItem):
    """A few words at a place in pixels, by the left end of their baseline; with a ground where lines may cross."""

    def __init__(self) -> None:
        super().__init__(anchor=(0, 0))
        self.textItem.document().setDocumentMargin(0)
        self._said: tuple[Any, ...] = ()
        self._ground: QColor | None = None

    def put(
        self, left: float, baseline: float, text: str, font: QFont, color: QColor, ground: QColor | None = None
    ) -> None:
        """Show the text there."""
        said = (text, font, color.rgba(), None if ground is None else ground.rgba())
        if said != self._said:
            self._said, self._ground = said, ground
            self.setFont(font)
            self.setText(text, color)
        self.setPos(left, baseline - QFontMetricsF(font).ascent())
        self.setVisible(True)

    def boundingRect(self) -> QRectF:
        return QRectF(super().boundingRect()).adjusted(-3, 0, 3, 0)

    def paint(self, p: QPainter, *args: Any) -> None:
        if self._ground is not None:
            p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(self._ground)
            p.drawRoundedRect(self.boundingRect(), 4, 4)
        super().paint(p, *args)


def pixel_pen(color: QColor, width: float = 1) -> QPen:
    """A pen that counts in pixels wherever pyqtgraph draws with it."""
    return pg.mkPen(color, width=width)


class Pool:
    """Items of one kind that are made once and used again; what was not asked for in a round is hidden."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._items: list[Any] = []
        self._used = 0

    def begin(self) -> None:
        self._used = 0

    def take(self) -> Any:
        """The next item of this round."""
        if self._used == len(self._items):
            self._items.append(self._make())
        self._used += 1
        item = self._items[self._used - 1]
        item.setVisible(True)
        return item

    def end(self) -> None:
        for item in self._items[self._used :]:
            item.setVisible(False)

    def __iter__(self) -> Any:
        return iter(self._items)


class Canvas(pg.GraphicsView):
    """A pyqtgraph view that draws itself anew when asked, once a turn of the event loop and only while it is seen.

    A subclass says in `arrange` what stands where: it calls `place` with rectangle and ranges, then fills items.
    """

    _ready = False  # pyqtgraph resizes the view while it is made

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        px: int = 12,
        gap: float = 8,
        tick: float = 4,
        ground: str | None = "card",
    ) -> None:
        """px, gap, tick: of the axes' numbers; ground: a color role, or None to let the parent's show."""
        self._ground = ground
        super().__init__(parent, useOpenGL=False, background=ground and theme.color(ground))
        self.viewport().setAutoFillBackground(ground is not None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setFocusProxy(None)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = Box()
        self.scene().addItem(self.box)
        self.left, self.bottom = (
            NumberAxis("left", self.box, px=px, gap=gap),
            NumberAxis("bottom", self.box, px=px, tick=tick),
        )
        self.scene().addItem(self.left)
        self.scene().addItem(self.bottom)
        self._stale = True
        self._ringed = False  # focus came by a key, so it is shown
        self._exporting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._catch_up)
        self._ready = True
        theme.manager.changed.connect(self._dress)

    # -- when -------------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put every item where it belongs now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw everything anew: new points, colors, words or size."""
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.arrange()
            self.viewport().update()

    def _dress(self) -> None:
        self.setBackground(self._ground and theme.color(self._ground))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._ready:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._catch_up()
        super().paintEvent(event)

    def close(self) -> bool:
        """Close the widget and keep what it shows (pyqtgraph would empty the scene)."""
        return bool(QWidget.close(self))

    # -- where ------------------------------------------------------------------------------------------------------

    def place(self, plot: QRectF, x_axis: Axis, y_axis: Axis) -> None:
        """The rectangle between the axes and what it shows of x and y."""
        self.left.setWidth(plot.left())
        self.left.setGeometry(QRectF(0, 0, plot.left(), self.height()))
        tall = max(self.height() - plot.bottom(), 1)
        self.bottom.setHeight(tall)
        self.bottom.setGeometry(QRectF(0, plot.bottom(), self.width(), tall))
        self.box.setGeometry(plot)
        self.box.setRange(
            xRange=(in_view(x_axis, x_axis.low), in_view(x_axis, x_axis.high)),
            yRange=(in_view(y_axis, y_axis.low), in_view(y_axis, y_axis.high)),
            padding=0,
        )

    def show_figure(self, shown: bool) -> None:
        """With or without axes and everything between them."""
        for item in (self.box, self.left, self.bottom):
            item.setVisible(shown)

    def layer(self, make: Callable[[], Any], height: int = 0) -> Pool:
        """Items between the axes, made when needed; a greater height lies over a lower one."""

        def made() -> Any:
            item = make()
            item.setZValue(height)
            self.box.addItem(item, ignoreBounds=True)
            return item

        return Pool(made)

    def overlay(self, make: Callable[[], Any]) -> Pool:
        """Items over everything, measured in pixels of the widget."""

        def made() -> Any:
            item = make()
            self.scene().addItem(item)
            return item

        return Pool(made)

    # -- painting ---------------------------------------------------------------------------------------------------

    def passing(self) -> Sequence[Any]:
        """Items that follow the mouse and belong in no picture."""
        return ()

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what is shown, at its size and without what follows mouse and focus, in the middle of a rectangle."""
        self._catch_up()
        corner = rect.center() - QRectF(self.rect()).center()
        target = QRectF(round(corner.x()), round(corner.y()), self.width(), self.height())
        hidden = [item for item in self.passing() if item.isVisible()]
        kept = [item for item in self.scene().items() if isinstance(item, pg.GraphicsObject | pg.GraphicsWidget)]
        self._exporting = True
        for item in hidden:
            item.setVisible(False)
        for item in kept:
            item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        try:
            self.render(painter, target, self.rect())
        finally:
            self._exporting = False
            for item in kept:
                item.setExportMode(False)
            for item in hidden:
                item.setVisible(True)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._ringed and not self._exporting:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 1, -5, -5), 6, 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        self.viewport().update()


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


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """The color that a see-through one shows on a ground."""
    return QColor.fromRgbF(
        share * color.redF() + (1 - share) * ground.redF(),
        share * color.greenF() + (1 - share) * ground.greenF(),
        share * color.blueF() + (1 - share) * ground.blueF(),
    )


def sharp(value: float) -> float:
    """The middle of a pixel, so that a 1-px line is one pixel wide."""
    return math.floor(value) + 0.5
