"""How many pictures each class has, to learn from and to test on, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.labs.owndata.own_data_lab import ClassCount

ROW, NAME, NUMBER = 18, 48, 44


class ClassBars(QWidget):
    """A row of 18 pixels for each class: its name, a bar in two parts, and the number; few is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Sequence[ClassCount] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_counts(self, counts: Sequence[ClassCount]) -> None:
        """Show these classes."""
        self._counts = counts
        self.setAccessibleName("; ".join(f"{c.name}: {c.learn} + {c.test}" for c in counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, ROW * max(len(self._counts), 1))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = event.pos().y() // ROW
            if 0 <= place < len(self._counts):
                count = self._counts[place]
                said = self.tr("{learn} to learn from, {test} to test on").format(learn=count.learn, test=count.test)
                QToolTip.showText(event.globalPos(), theme.tip(count.name, said), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max((count.total for count in self._counts), default=0) or 1
        room = max(self.width() - NAME - NUMBER, 20)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for place, count in enumerate(self._counts):
            y = place * ROW
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text"))
            name = painter.fontMetrics().elidedText(count.name, Qt.TextElideMode.ElideRight, NAME - 6)
            painter.drawText(QRectF(0, y, NAME, ROW), middle | int(Qt.AlignmentFlag.AlignLeft), name)
            painter.setPen(Qt.PenStyle.NoPen)
            learn = room * count.learn / longest
            painter.setBrush(theme.color("histogram_bar"))
            painter.drawRoundedRect(QRectF(NAME, y + 5, learn, 8), 2, 2)
            painter.setBrush(theme.series(2).color)
            painter.drawRoundedRect(QRectF(NAME + learn + 1, y + 5, room * count.test / longest, 8), 2, 2)
            painter.setPen(theme.color("warning" if count.few else "text"))
            painter.setFont(theme.font(12, 600 if count.few else 400))
            number = QRectF(self.width() - NUMBER, y, NUMBER, ROW)
            painter.drawText(number, middle | int(Qt.AlignmentFlag.AlignRight), f"{count.total:,}")
