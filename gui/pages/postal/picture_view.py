"""Which part of a picture is seen in a rectangle of the screen, and where its pixels are there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize

CLOSEST_PX = 24  # of the picture, from top to bottom


class PictureView:
    """A picture of `size` seen through `room`: `part` of it fills the room as far as its shape allows."""

    def __init__(self) -> None:
        self.size = QSize(0, 0)
        self.room = QRectF(0, 0, 1, 1)
        self.part = QRectF()

    @property
    def whole(self) -> QRectF:
        """All of the picture."""
        return QRectF(0, 0, self.size.width(), self.size.height())

    # -- looking -----------------------------------------------------------------------------------------------------
    def look(self, part: QRectF) -> None:
        """See this part: as much beside it as there is room for, nothing beyond the picture."""
        shape = self.room.width() / self.room.height()
        wide, high = max(part.width(), part.height() * shape), max(part.height(), part.width() / shape)
        self._place(part.center(), min(round(wide), self.size.width()), min(round(high), self.size.height()))

    def closer(self, factor: float, point: QPointF) -> None:
        """See less of the picture, larger; below 1 more of it, smaller. A point of the room stays in place."""
        zoom, x, y = self.scale()
        spot = QPointF((point.x() - x) / zoom, (point.y() - y) / zoom)
        factor = min(factor, max(self.part.height() / CLOSEST_PX, 1.0))
        part = QRectF(0, 0, self.part.width() / factor, self.part.height() / factor)
        part.moveTopLeft(spot - (spot - self.part.topLeft()) / factor)
        self.look(part)

    def move(self, way: QPointF) -> None:
        """Drag the picture this far across the room."""
        zoom, _, _ = self.scale()
        self._place(self.part.center() - way / zoom, round(self.part.width()), round(self.part.height()))

    def reveal(self, area: QRectF) -> None:
        """Move the part, and see more if that is needed, so that an area of the picture is in it."""
        if not self.part.contains(area):
            part = QRectF(self.part)
            part.moveCenter(area.center())
            self.look(part.united(area))

    def _place(self, middle: QPointF, wide: int, high: int) -> None:
        left = min(max(round(middle.x() - wide / 2), 0), self.size.width() - wide)
        top = min(max(round(middle.y() - high / 2), 0), self.size.height() - high)
        self.part = QRectF(left, top, wide, high)

    # -- places ------------------------------------------------------------------------------------------------------
    def scale(self) -> tuple[float, float, float]:
        """Scale and offset from the picture to the screen."""
        if self.part.isEmpty():
            return 1.0, 0.0, 0.0
        zoom = min(self.room.width() / self.part.width(), self.room.height() / self.part.height())
        middle = self.room.center()
        return zoom, middle.x() - zoom * self.part.center().x(), middle.y() - zoom * self.part.center().y()

    def on_screen(self, area: QRectF) -> QRectF:
        """Where an area of the picture is on the screen."""
        zoom, x, y = self.scale()
        return QRectF(x + zoom * area.left(), y + zoom * area.top(), zoom * area.width(), zoom * area.height())

    def in_picture(self, point: QPointF) -> tuple[int, int]:
        """Column and row of the picture under a point of the screen, kept within the part that is seen."""
        zoom, x, y = self.scale()
        column = round(min(max((point.x() - x) / zoom, self.part.left()), self.part.right()))
        row = round(min(max((point.y() - y) / zoom, self.part.top()), self.part.bottom()))
        return column, row
