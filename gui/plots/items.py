"""What stands on a plot: lines, dots, words and the numbers of an axis, all measured in pixels of the widget.

These are Qt's own items, not pyqtgraph's. Qt paints them without asking Python, so a plot that repaints thirty times a
second leaves the interpreter to the run that it shows; pyqtgraph's items hold it for the whole painting, and a run of
small steps behind them kept 85 % of its speed.

Even to make or drop a pen, a color or a rectangle hands the interpreter over: what a redraw needs of them is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene, QGraphicsSimpleTextItem

from gui import theme
from gui.labs.plotting.curves import Trace
from gui.labs.plotting.extremes import Numbers
from gui.plots.axis import Axis
from gui.plots.places import Places

Item = TypeVar("Item", bound=QGraphicsItem)

# A long line 2 px wide is four hairlines around it, which Qt strokes five times faster than a wide pen.
BESIDE = ((-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5))
FEW = 60  # points that Qt may stroke with a wide pen
RIM = 4.0  # px around letters that lines may cross
NOTHING = QPainterPath()


class PolyLine(QGraphicsPathItem):
    """A line through points that breaks at what is not a number."""

    def __init__(self) -> None:
        super().__init__()
        self._beside: list[QGraphicsPathItem] = []
        self._path, self._pen, self._fast = QPainterPath(), QPen(), False  # what is shown
        self._strokes: tuple[QGraphicsPathItem, ...] = ()  # those items that stroke it, styled for that
        self._hairline = QPen()  # the same pen as fast as it can be
        self._settled = QPainterPath()  # of a growing line: the first points, the last one to continue from
        self._count, self._joined = 0, False
        self._places: Places | None = None  # where a growing line stands, and its era there
        self._era = 0
        self._fine = False

    def draw(self, x: Numbers, y: Numbers, pen: QPen, *, fine: bool = False) -> None:
        """Show points; `fine`: on a screen with more than one dot a pixel, where a hairline would be too thin."""
        self._places = None
        self._path = _path(x, y)
        self._show(pen, not fine and len(x) > FEW)

    def follow(self, trace: Trace, places: Places, pen: QPen, *, fine: bool = False) -> None:
        """Show a line that grows: only what is new is reckoned, as long as points stand at the same places."""
        if not trace.settled:
            self.draw(*places.many(trace.x, trace.y), pen, fine=fine)
            return
        fresh = trace.settled - self._count
        if places != self._places or trace.era != self._era or not 0 <= fresh <= FEW:
            x, y = places.many(trace.x, trace.y)
            self._settled = _path(x[: trace.settled], y[: trace.settled])
            self._joined = math.isfinite(y[trace.settled - 1])
            loose = list(zip(x[trace.settled :].tolist(), y[trace.settled :].tolist(), strict=True))
        else:
            points = places.few(trace.x[self._count :], trace.y[self._count :])
            self._joined = _append(self._settled, points[:fresh], self._joined)
            loose = points[fresh:]
        self._places, self._era, self._count, self._fine = places, trace.era, trace.settled, fine
        self._path = self._settled
        if loose:
            self._path = QPainterPath(self._settled)  # addPath forgets a line of one point
            _append(self._path, loose, self._joined)
        self._show(pen, not fine and len(trace.x) > FEW)

    def append(self, trace: Trace) -> None:
        """Show what has been added to the line that was followed last."""
        if self._places is not None:
            self.follow(trace, self._places, self._pen, fine=self._fine)

    def _show(self, pen: QPen, fast: bool) -> None:
        if pen is not self._pen or fast != self._fast or not self._strokes:
            self._pen = self._hairline = pen
            if pen.widthF() <= 2:
                self._hairline = QPen(pen)
                self._hairline.setDashPattern([pen.widthF() * part for part in pen.dashPattern()])
                self._hairline.setWidthF(0)
            self._fast = fast
            self._apply_style(fast)
        for stroke in self._strokes:
            stroke.setPath(self._path)

    def for_paper(self, on: bool) -> None:
        """Take the pen as it is meant, for a picture of any resolution; or what is fast on the screen."""
        self._apply_style(self._fast and not on)
        for stroke in self._strokes:
            stroke.setPath(self._path)

    def _apply_style(self, fast: bool) -> None:
        """Choose who strokes the path, and with which pen."""
        split = fast and self._pen.widthF() == 2
        if split and not self._beside:
            self._beside = [QGraphicsPathItem(self) for _ in BESIDE]
            for stroke, (across, down) in zip(self._beside, BESIDE, strict=True):
                stroke.setPos(across, down)
        for stroke in self._beside:
            stroke.setVisible(split)
        if split:
            self.setPath(NOTHING)
        self._strokes = tuple(self._beside) if split else (self,)
        for stroke in self._strokes:
            stroke.setPen(self._hairline if fast else self._pen)


def _path(x: Numbers, y: Numbers) -> QPainterPath:
    """A path through points that breaks at what is not a number."""
    if len(x) < 2:  # pyqtgraph would leave a single point out, and the line would start from nowhere
        path = QPainterPath()
        _append(path, zip(x.tolist(), y.tolist(), strict=True), False)
        return path
    whole = bool(np.isfinite(y).all())
    return pg.arrayToQPath(x, y, connect="all" if whole else "finite", finiteCheck=not whole)


def _append(path: QPainterPath, points: Iterable[tuple[float, float]], joined: bool) -> bool:
    """Continue a path through a few points; returns whether it can be continued from the last."""
    for across, down in points:
        if not math.isfinite(down):
            joined = False
        elif joined:
            path.lineTo(across, down)
        else:
            path.moveTo(across, down)
            joined = True
    return joined


class Dots(QGraphicsPathItem):
    """Round marks at points, or crosses; filled with a color, or drawn with a pen, or both."""

    def draw(
        self, x: Numbers, y: Numbers, size: float, brush: QColor | None, pen: QPen | None = None, *, cross: bool = False
    ) -> None:
        """Show marks of this many pixels."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        half = size / 2
        for across, down in zip(x.tolist(), y.tolist(), strict=True):
            if cross:
                path.moveTo(across - half, down)
                path.lineTo(across + half, down)
                path.moveTo(across, down - half)
                path.lineTo(across, down + half)
            else:
                path.addEllipse(QPointF(across, down), half, half)
        self.setPen(Qt.PenStyle.NoPen if pen is None else pen)
        self.setBrush(Qt.BrushStyle.NoBrush if brush is None else brush)
        self.setPath(path)


class Area(QGraphicsPathItem):
    """A filled outline without a border."""

    def draw(self, x: Numbers, y: Numbers, color: QColor) -> None:
        """Fill what these points go around."""
        path = pg.arrayToQPath(x, y, connect="all")
        path.closeSubpath()
        self.setPen(Qt.PenStyle.NoPen)
        self.setBrush(color)
        self.setPath(path)


class Text(QGraphicsSimpleTextItem):
    """A few words at a place, by the left end of their baseline; where lines may cross, with a rim of the ground."""

    def __init__(self) -> None:
        super().__init__()
        self._ground: QGraphicsPathItem | None = None

    def put(
        self, left: float, baseline: float, text: str, font: QFont, color: QColor, ground: QColor | None = None
    ) -> None:
        """Show the text there."""
        if font != self.font():
            self.setFont(font)
        if text != self.text():
            self.setText(text)
        if color != self.brush().color():
            self.setBrush(color)
        self.setPos(left, baseline - QFontMetricsF(font).ascent())
        if ground is not None:
            self._put_ground(ground)
        elif self._ground is not None:
            self._ground.setPath(QPainterPath())

    def _put_ground(self, color: QColor) -> None:
        if self._ground is None:
            self._ground = QGraphicsPathItem(self)
            self._ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        path = QPainterPath()
        path.addText(0.0, QFontMetricsF(self.font()).ascent(), self.font(), self.text())
        self._ground.setPath(path)
        rim = QPen(color, RIM)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._ground.setPen(rim)
        self._ground.setBrush(color)


class ItemPool(Generic[Item]):
    """Items of one kind that are made once and used again; what was not asked for in a round is hidden."""

    def __init__(self, make: Callable[[], Item]) -> None:
        self._make = make
        self._items: list[Item] = []
        self._used = 0
        self._shown = 0

    def begin(self) -> None:
        self._used = 0

    def take(self) -> Item:
        """The next item of this round."""
        if self._used == len(self._items):
            self._items.append(self._make())
        item = self._items[self._used]
        if self._used >= self._shown:
            item.setVisible(True)
        self._used += 1
        return item

    def end(self) -> None:
        for item in self._items[self._used : self._shown]:
            item.setVisible(False)
        self._shown = self._used

    def clear(self) -> None:
        """Hide all."""
        self.begin()
        self.end()

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)


class NumberAxis:
    """Ticks that it is given: at the left with numbers and a grid, at the bottom with a line, numbers and a unit."""

    def __init__(self, scene: QGraphicsScene, side: str, *, px: int, gap: float, tick: float) -> None:
        """px: size of the numbers; gap: between them and the plot, at the left; tick: length of ticks below."""
        self._side, self._px, self._gap, self._tick = side, px, gap, tick
        self.grid = side == "left"
        self._lines = QGraphicsPathItem()
        self._lines.setZValue(-1000)
        scene.addItem(self._lines)
        self._scene = scene
        self._texts: ItemPool[Text] = ItemPool(self._text)
        self._shown: object = None

    def _text(self) -> Text:
        text = Text()
        text.setZValue(-1000)
        self._scene.addItem(text)
        return text

    def set_visible(self, visible: bool) -> None:
        """Hide all of it, or show it: the numbers come with `put`."""
        if self._lines.isVisible() != visible:
            self._lines.setVisible(visible)
            self._texts.clear()
            self._shown = None

    def put(
        self, plot: QRectF, wide: float, axis: Axis, values: Sequence[float], texts: Sequence[str], unit: str = ""
    ) -> None:
        """Show these values of an axis around a plot, written so, in a widget so wide; where all is as it was, stay."""
        wanted = (plot.getRect(), wide, axis, tuple(values), tuple(texts), unit, theme.current.mode)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._texts.begin()
        if self._side == "left":
            self._put_left(plot, axis, values, texts)
        else:
            self._put_bottom(plot, wide, axis, values, texts, unit)
        self._texts.end()

    def _put_left(self, plot: QRectF, axis: Axis, values: Sequence[float], texts: Sequence[str]) -> None:
        font = theme.font(self._px)
        metrics = QFontMetricsF(font)
        path = QPainterPath()
        for value, text in zip(values, texts, strict=True):
            y = sharp(plot.bottom() - axis.place_of(value) * plot.height())
            if self.grid and y < plot.bottom() - 2:
                path.moveTo(plot.left(), y)
                path.lineTo(plot.right(), y)
            left = plot.left() - self._gap - metrics.horizontalAdvance(text)
            self._texts.take().put(left, y + metrics.capHeight() / 2, text, font, theme.color("muted"))
        self._lines.setPen(QPen(theme.color("grid"), 1))
        self._lines.setPath(path)

    def _put_bottom(
        self, plot: QRectF, wide: float, axis: Axis, values: Sequence[float], texts: Sequence[str], unit: str
    ) -> None:
        font, color = theme.font(self._px), theme.color("muted")
        metrics = QFontMetricsF(font)
        bottom = sharp(plot.bottom())
        path = QPainterPath(QPointF(plot.left(), bottom))
        path.lineTo(plot.right(), bottom)
        for value, text in zip(values, texts, strict=True):
            x = sharp(plot.left() + axis.place_of(value) * plot.width())
            if self._tick:
                path.moveTo(x, bottom)
                path.lineTo(x, bottom + self._tick)
            room = metrics.horizontalAdvance(text)
            left = min(x - room / 2, wide - 8 - room)
            self._texts.take().put(left, bottom + self._tick + 4 + metrics.ascent(), text, font, color)
        if unit:
            left = plot.right() - metrics.horizontalAdvance(unit)
            self._texts.take().put(left, bottom + 24 + metrics.ascent(), unit, font, color)
        self._lines.setPen(QPen(theme.color("axis"), 1))
        self._lines.setPath(path)


def sharp(value: float) -> float:
    """The middle of a pixel, so that a 1-px line is one pixel wide."""
    return math.floor(value) + 0.5
