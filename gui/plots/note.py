"""What stands in a plot before its first point."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gui import theme


class Note(pg.GraphicsObject):
    """An icon, what is missing and what will bring it, in the middle of a plot."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.hint = ""
        self.icon = "train"
        self._rect = QRectF()

    def put(self, rect: QRectF) -> None:
        """Stand in the middle of a rectangle."""
        self.prepareGeometryChange()
        self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        rect = self._rect
        middle = rect.center().y() - 8
        picture = theme.pixmap(self.icon, "muted", 24, 1.0 if widget is None else widget.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.center().x() - 12, middle - 40), picture)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(rect.left() + 16, middle - 8, rect.width() - 32, 20), flags, self.title)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(rect.left() + 16, middle + 16, rect.width() - 32, 60), flags, self.hint)
