"""What all plots here share: a pyqtgraph view in the theme's colors, one view box, two axes, and when they are drawn.

The view box holds the ranges, moves and zooms them; this file only says where it stands and how things look. A
`PlotItem` would bring a menu of thirty controls per plot that no one opens, so box and axes are placed here. What
stands on a plot is in items.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsView,
    QSizePolicy,
    QWidget,
)

from gui import theme
from gui.labs.plotting.extremes import Numbers
from gui.plots.axis import Axis
from gui.plots.clipping import cut
from gui.plots.items import Item, ItemPool, NumberAxis, PolyLine
from gui.plots.places import Places

EDGE = 4.0  # px around the plot where dots on its edge are not cut
OVER = 10.0  # words are over everything between the axes

pg.setConfigOptions(antialias=False, imageAxisOrder="row-major", useOpenGL=False, background=None, foreground="k")


def in_view(axis: Axis, value: float) -> float:
    """A value in the coordinates of the view box: its logarithm on a logarithmic axis."""
    return math.log10(value) if axis.log else value


CHILDREN = (
    QGraphicsItem.GraphicsItemChange.ItemChildAddedChange,
    QGraphicsItem.GraphicsItemChange.ItemChildRemovedChange,
)


class PlotBox(pg.ViewBox):
    """The view box: Ctrl and the wheel zoom in x, dragging moves, with the right button zooms; all else passes by."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.may_move: Callable[[], bool] = bool
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)  # painting and cutting would ask Python
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)

    def itemChange(self, change: Any, value: Any) -> Any:
        """Leave news of children alone: one is half made or half gone then, and handing it back may crash in Qt."""
        return None if change in CHILDREN else super().itemChange(change, value)

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier and self.isVisible():
            super().wheelEvent(ev, axis=0)
        else:
            ev.ignore()  # the page scrolls

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        if self.may_move() and ev.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            super().mouseDragEvent(ev, axis)
        else:
            ev.ignore()


class Canvas(pg.GraphicsView):
    """A view that draws itself again when asked, once a turn of the event loop and only while it is seen.

    A subclass says in `arrange` what stands where: it calls `place` with rectangle and ranges, then fills items.
    """

    _ready = False  # pyqtgraph resizes the view while it is made
    paintEvent = QGraphicsView.paintEvent  # pyqtgraph's would hold the interpreter while Qt paints

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
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)  # nearly all of it is new each time
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setFocusProxy(None)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot = QRectF()  # the rectangle between the axes, as last placed
        self.box = PlotBox()
        self.scene().setItemIndexMethod(self.scene().ItemIndexMethod.NoIndex)  # few items that all move
        self.scene().addItem(self.box)
        self._inside = QGraphicsRectItem()
        self._inside.setPen(Qt.PenStyle.NoPen)
        self._inside.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)
        self.scene().addItem(self._inside)
        self.left = NumberAxis(self.scene(), "left", px=px, gap=gap, tick=tick)
        self.bottom = NumberAxis(self.scene(), "bottom", px=px, gap=gap, tick=tick)
        self._ring = QGraphicsPathItem()
        self._ring.setZValue(2 * OVER)
        self._ring.setVisible(False)  # until focus comes by a key
        self.scene().addItem(self._ring)
        self._lines: list[PolyLine] = []
        self.placed: Places | None = None
        self._stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._catch_up)
        self._ready = True
        self.refresh()
        theme.manager.changed.connect(self._apply_style)

    # -- when -------------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put every item where it belongs now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw everything again: other curves, colors, words or size."""
        if not self._stale:
            self._stale = True
            self.viewport().installEventFilter(self)  # whoever paints before the timer fires sees the news as well
        if self.isVisible():
            self._soon.start(0)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.viewport().removeEventFilter(self)
            self.arrange()
            if self._ring.isVisible():
                self._put_ring()
            self.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._catch_up()
        return False

    def _apply_style(self) -> None:
        self.setBackground(self._ground and theme.color(self._ground))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._ready:
            self.refresh()

    def close(self) -> bool:
        """Close the widget and keep what it shows (pyqtgraph would empty the scene)."""
        return bool(QWidget.close(self))

    # -- where ------------------------------------------------------------------------------------------------------

    def place(self, plot: QRectF, x_axis: Axis, y_axis: Axis, scale: float = 1.0) -> Places:
        """The rectangle between the axes and what it shows of x and y."""
        self.plot = plot
        places = Places(plot.left(), plot.top(), plot.right(), plot.bottom(), x_axis, y_axis, scale)
        if places == self.placed:
            return places
        self.placed = places
        self._inside.setRect(plot.adjusted(-EDGE, -EDGE, EDGE, min(EDGE, 1.0)))
        self.box.setGeometry(plot)
        self.box.setRange(
            xRange=(in_view(x_axis, x_axis.low), in_view(x_axis, x_axis.high)),
            yRange=(in_view(y_axis, y_axis.low), in_view(y_axis, y_axis.high)),
            padding=0,
        )
        self.scene().prepareForPaint()  # the box reckons with its new range from now on
        return places

    def pixels(self, x_axis: Axis, y_axis: Axis, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Where points stand in the widget, none farther out than can be painted."""
        plot = self.plot
        return Places(plot.left(), plot.top(), plot.right(), plot.bottom(), x_axis, y_axis).many(x, y)

    @property
    def fine(self) -> bool:
        """Whether the screen has more than one dot a pixel."""
        return self.devicePixelRatioF() != 1

    def show_figure(self, shown: bool) -> None:
        """With or without axes and everything between them."""
        self.box.setVisible(shown)
        self._inside.setVisible(shown)
        self.left.set_visible(shown)
        self.bottom.set_visible(shown)

    def layer(self, make: Callable[[], Item], height: int = 0) -> ItemPool[Item]:
        """Items between the axes, made when needed; a greater height is over a lower one."""

        def made() -> Item:
            item = make()
            item.setZValue(height)
            item.setParentItem(self._inside)
            if isinstance(item, PolyLine):
                self._lines.append(item)
            return item

        return ItemPool(made)

    def overlay(self, make: Callable[[], Item]) -> ItemPool[Item]:
        """Items over everything."""

        def made() -> Item:
            item = make()
            item.setZValue(OVER)
            self.scene().addItem(item)
            return item

        return ItemPool(made)

    # -- painting ---------------------------------------------------------------------------------------------------

    def passing(self) -> Sequence[QGraphicsItem]:
        """Items that follow mouse and focus and belong in no picture."""
        return (self._ring,)

    def paint_figure(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what is shown, at its size and without what follows mouse and focus, in the middle of a rectangle."""
        self._catch_up()
        corner = rect.center() - QRectF(self.rect()).center()
        target = QRectF(round(corner.x()), round(corner.y()), self.width(), self.height())
        hidden = [item for item in self.passing() if item.isVisible()]
        for item in hidden:
            item.setVisible(False)
        for line in self._lines:
            line.for_paper(True)
        try:
            with self._cut_for(painter):
                self.render(painter, target, self.rect())
        finally:
            for line in self._lines:
                line.for_paper(False)
            for item in hidden:
                item.setVisible(True)

    def _cut_for(self, painter: QPainter) -> AbstractContextManager[None]:
        """Cut the curves at the axes where the painter cannot do it."""
        if painter.paintEngine().type() != QPaintEngine.Type.SVG:
            return nullcontext()
        return cut(self._inside.childItems(), self.plot.adjusted(-1, -1, 1, 1))  # a line on the edge stays whole

    def _put_ring(self) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(5, 1, -5, -5), 6, 6)
        self._ring.setPath(path)
        self._ring.setPen(QPen(theme.color("accent"), 2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key:
            self._put_ring()
        self._ring.setVisible(by_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring.setVisible(False)
