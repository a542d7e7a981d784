"""The table of a lab, painted: heads, rows, the row of this step on selected ground, what changed in series 2.

The heads stay in view while the rows scroll under them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.i18n import said
from gui.labs.course.words import Table
from gui.pages.course.frame.canvas import LEFT, RIGHT, pen, text

ROW = 28
HEAD = 24
EDGE = 16  # px beside the first and the last column
GAP = 14  # px between two columns at least


class ValuesTable(QWidget):
    """The numbers of a lab as rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._head: list[str] = []
        self._cells: list[list[str]] = []
        self._wide: list[float] = []  # measured once a table: a long one takes milliseconds
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self._table = table
        self._head = [said(cell) for cell in table.head]
        self._cells = [[said(cell) for cell in row.cells] for row in table.rows]
        self._wide = self._widths()
        self.setMinimumSize(self.sizeHint())
        self.setAccessibleName(said(table.title))
        self.setAccessibleDescription("; ".join(", ".join(row) for row in self._cells))
        self.update()

    def now_y(self) -> int:
        """Where the row of this step ends, for whoever scrolls."""
        rows = self._table.rows if self._table else ()
        last = max((place for place, row in enumerate(rows) if row.now), default=-1)
        return HEAD + (last + 1) * ROW

    def head_y(self) -> int:
        """Where the heads stand: at the top of what can be seen."""
        above = self.parentWidget()
        return max(-self.y(), 0) if above is not None else 0

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.update()  # a scroll area moves the painted rows, and the heads stay

    def _widths(self) -> list[float]:
        """The width that each column needs."""
        small, usual = QFontMetricsF(theme.font(12)), QFontMetricsF(theme.font(13, 600))
        columns = len(self._head)
        return [
            max(
                small.horizontalAdvance(self._head[i]),
                *(usual.horizontalAdvance(row[i]) for row in self._cells if i < len(row)),
                8.0,
            )
            for i in range(columns)
        ]

    def sizeHint(self) -> QSize:
        wide = sum(self._wide) + GAP * max(len(self._head) - 1, 0) + 2 * EDGE
        return QSize(round(wide), HEAD + ROW * len(self._cells) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._table is None:
            return
        painter = QPainter(self)
        widths, seen = self._wide, event.rect()
        room = self.width() - 2 * EDGE - sum(widths)
        gap = room / max(len(widths) - 1, 1)
        lefts = [EDGE + sum(widths[:i]) + gap * i for i in range(len(widths))]
        left = self._table.left

        def put(i: int, top: float, tall: float, words: str, role: str, px: int, weight: int) -> None:
            area = QRectF(lefts[i], top, widths[i], tall)
            text(painter, area, words, role=role, px=px, weight=weight, align=LEFT if i < left else RIGHT)

        for place, (row, cells) in enumerate(zip(self._table.rows, self._cells, strict=True)):
            top = HEAD + place * ROW
            if top > seen.bottom() + 1 or top + ROW < seen.top():
                continue
            if row.now:
                painter.fillRect(QRectF(0, top, self.width(), ROW), theme.color("selected"))
            painter.setPen(pen("line"))
            painter.drawLine(QPointF(0, top + 0.5), QPointF(self.width(), top + 0.5))
            for i, words in enumerate(cells[: len(widths)]):
                marked = i in row.marked
                put(i, top, ROW, words, "series2" if marked else "text", 13, 600 if marked else 400)
        head = self.head_y()
        painter.fillRect(QRectF(0, head, self.width(), HEAD), theme.color("card"))
        for i, words in enumerate(self._head):
            put(i, head, HEAD, words, "muted", 12, 400)
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, head + HEAD + 0.5), QPointF(self.width(), head + HEAD + 0.5))
