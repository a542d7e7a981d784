"""A card of a lab that is painted by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from gui import theme
from gui.pages.course.frame.canvas import LEFT, text


class PaintedCard(QFrame):
    """A card with a title; a subclass paints what is under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def title(self, painter: QPainter, words: str, note: str = "") -> None:
        """The title of the card and a remark beside it."""
        area = text(painter, QPointF(16, 20), words, weight=600, align=LEFT)
        text(painter, QPointF(area.right() + 12, 20), note, role="muted", px=12, align=LEFT)

    def sizeHint(self) -> QSize:
        return QSize(415, 346)
