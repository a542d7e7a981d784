"""The table of kept runs: painted, so that two thousand rows scroll as smoothly as nine."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui import theme
from gui.i18n import run_title
from gui.labs.runs.rows import RunLine
from gui.pages.runs.columns import Column, columns
from gui.widgets.numbers import percent
from gui.widgets.words import duration_text

translate = QCoreApplication.translate

HEAD, ROW = 32, 32
SORTED = {"title": "title", "network": "network", "best": "best", "started": "started", "took": "took"}
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunTable(QAbstractScrollArea):
    """Rows of runs. A click chooses one, Ctrl adds; Space stars, F2 renames, Delete deletes, the menu key asks."""

    chosen = Signal(str, bool)  # a run, and whether to add it
    starred = Signal(str)
    sorted_by = Signal(str)
    menu_asked = Signal(str, QPoint)
    undone = Signal(str)
    renamed = Signal(str)  # asked for
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._rows: list[RunLine] = []
        self._empty = self._searched = self._said = ("", "")
        self._current = 0
        self._hovered = -1
        self._order, self._descending = "started", True
        self._columns = columns(941)
        self._range: tuple[float, float] | None = None  # of the thumbnails: the same axes for all
        self.verticalScrollBar().setSingleStep(ROW)
        theme.changed.connect(self.viewport().update)

    # -- what is shown -------------------------------------------------------------------------------------------------
    def set_empty(self, title: str, hint: str, searched: str) -> None:
        """The words of a table without rows: no run yet, and none that fits the search."""
        self._empty, self._searched = (title, hint), (searched, "")

    def show_rows(self, rows: Sequence[RunLine], order: str, descending: bool, *, searching: bool = False) -> None:
        """Show these rows; without any, say that none fits what is searched for, or that there is none yet."""
        self._said = self._searched if searching else self._empty
        self._rows, self._order, self._descending = list(rows), order, descending
        self._current = min(self._current, max(len(rows) - 1, 0))
        low = min((row.entry.lowest for row in rows if row.entry.lowest > 0), default=0.0)
        high = max((row.entry.highest for row in rows), default=0.0)
        self._range = (math.log(low), math.log(high)) if low > 0 else None
        self._lay_out()
        self.viewport().update()

    def rows(self) -> list[RunLine]:
        """What is shown."""
        return self._rows

    def _lay_out(self) -> None:
        self._columns = columns(self.viewport().width())
        room = self.viewport().height() - HEAD
        self.verticalScrollBar().setRange(0, max(ROW * len(self._rows) - room, 0))
        self.verticalScrollBar().setPageStep(max(room, ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def heading(self, key: str) -> str:
        """The title of a column."""
        return {
            "title": translate("RunTable", "Run"),
            "network": translate("RunTable", "Network and optimizer"),
            "tags": translate("RunTable", "Tags"),
            "loss": translate("RunTable", "Loss"),
            "best": translate("RunTable", "Best"),
            "started": translate("RunTable", "Started"),
            "took": translate("RunTable", "Took"),
        }.get(key, "")

    # -- painting ------------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        first = top // ROW
        last = min((top + self.viewport().height() - HEAD) // ROW + 1, len(self._rows))
        painter.setClipRect(0, HEAD, self.viewport().width(), self.viewport().height() - HEAD)
        for place in range(first, last):
            self._paint_row(painter, place, HEAD + ROW * place - top)
        painter.setClipping(False)
        if not self._rows:
            middle = self.viewport().height() // 2
            painter.drawPixmap(
                self.viewport().width() // 2 - 12,
                middle - 40,
                theme.pixmap("runs", "muted", 24, self.devicePixelRatioF()),
            )
            for text, role, weight, y in ((self._said[0], "text", 600, -8), (self._said[1], "text2", 400, 14)):
                painter.setFont(theme.font(13, weight))
                painter.setPen(theme.color(role))
                painter.drawText(QRectF(0, middle + y, self.viewport().width(), 20), Qt.AlignmentFlag.AlignCenter, text)
        self._paint_head(painter)

    def _paint_head(self, painter: QPainter) -> None:
        for column in self._columns.values():
            text = self.heading(column.key)
            if not text:
                continue
            active = column.key == self._order
            arrow = (" ↓" if self._descending else " ↑") if active else ""
            painter.setFont(theme.font(12, 500 if active else 400))
            painter.setPen(theme.color("text" if active else "muted"))
            align = RIGHT if column.key in ("best", "started", "took") else LEFT
            painter.drawText(QRectF(column.left, 0, column.width, HEAD), align, text + arrow)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, HEAD - 1, self.viewport().width(), HEAD - 1)

    def _paint_row(self, painter: QPainter, place: int, y: int) -> None:
        row, width = self._rows[place], self.viewport().width()
        ground = "selected" if row.series else "hover" if place == self._hovered else ""
        if ground:
            painter.fillRect(0, y, width, ROW - 1, theme.color(ground))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, y + ROW - 1, width, y + ROW - 1)
        if row.gone:
            self._paint_gone(painter, row, y)
        else:
            self._paint_run(painter, row, y)
        if self.hasFocus() and place == self._current:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(2, y + 1, width - 4, ROW - 3), 4, 4)

    def _paint_gone(self, painter: QPainter, row: RunLine, y: int) -> None:
        columns = self._columns
        self._icon(painter, "trash", "muted", columns["star"], y)
        painter.setFont(theme.font(13, 400))
        text = translate("RunTable", "{name}: deleted.").replace("{name}", run_title(row.entry.title))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(columns["title"].left, y, 600, ROW), LEFT, text)
        wide = painter.fontMetrics().horizontalAdvance(text + " ")
        painter.setPen(theme.color("accent"))
        painter.drawText(QRectF(columns["title"].left + wide, y, 200, ROW), LEFT, translate("RunTable", "Undo"))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font(12, 400))
        end = self.viewport().width() - 16
        painter.drawText(QRectF(0, y, end, ROW), RIGHT, translate("RunTable", "kept until the window closes"))

    def _paint_run(self, painter: QPainter, row: RunLine, y: int) -> None:
        entry, columns = row.entry, self._columns
        full = "star-full" if entry.star else "star"
        self._icon(painter, full, "warning" if entry.star else "muted", columns["star"], y)
        if row.series:
            painter.setPen(theme.series(row.series).pen(2))
            left = columns["sample"].left
            painter.drawLine(QPointF(left, y + ROW / 2), QPointF(left + 28, y + ROW / 2))
        self._text(painter, run_title(entry.title), columns["title"], y, "text", 500 if row.series else 400)
        self._text(painter, run_title(entry.network), columns["network"], y, "text2")
        if "tags" in columns:
            self._paint_tags(painter, entry.tags, columns["tags"], y)
        self._paint_loss(painter, row, columns["loss"], y)
        self._paint_best(painter, row, columns["best"], y)
        if "started" in columns:
            self._text(painter, moment(entry.started), columns["started"], y, "text2", align=RIGHT)
        self._text(painter, duration_text(entry.elapsed_s), columns["took"], y, "text2", align=RIGHT)
        self._icon(painter, "more", "text2", columns["more"], y, 14)

    def _text(
        self, painter: QPainter, text: str, column: Column, y: int, role: str, weight: int = 400,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:  # fmt: skip
        painter.setFont(theme.font(13, weight))
        painter.setPen(theme.color(role))
        room = column.width - (0 if align == RIGHT else 8)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(column.left, y, room, ROW), align, shown)

    def _icon(self, painter: QPainter, name: str, role: str, column: Column, y: int, left: int = 4) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(column.left + left, y + 8, theme.pixmap(name, role, 16, ratio))

    def _paint_tags(self, painter: QPainter, tags: Sequence[str], column: Column, y: int) -> None:
        painter.setFont(theme.font(12, 400))
        left, end = float(column.left), column.left + column.width - 8
        for tag in tags:
            wide = painter.fontMetrics().horizontalAdvance(tag) + 12
            if left + wide > end:
                painter.setPen(theme.color("muted"))
                painter.drawText(QRectF(left, y, 16, ROW), LEFT, "…")
                return
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(left, y + 7, wide, 18), 4, 4)
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(left, y, wide, ROW), Qt.AlignmentFlag.AlignCenter, tag)
            left += wide + 4

    def _paint_loss(self, painter: QPainter, row: RunLine, column: Column, y: int) -> None:
        """The loss, 74×18 px on a log axis, the same axes for all, as far as the run got."""
        if self._range is None:
            return
        low, high = self._range
        points = [
            QPointF(
                column.left + 74 * min(share, 1.0),
                y + 7 + 18 * (1 - (math.log(loss) - low) / max(high - low, 1e-9)),
            )
            for share, loss in row.entry.thumbnail
            if loss > 0
        ]
        pen = theme.series(row.series).pen(1.5) if row.series else QPen(theme.color("muted"), 1.2)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_best(self, painter: QPainter, row: RunLine, column: Column, y: int) -> None:
        word, role = state_word(row)
        if not word:
            accuracy = row.entry.best_accuracy
            self._text(painter, "–" if accuracy is None else percent(accuracy, 2), column, y, "text", align=RIGHT)
            return
        painter.setFont(theme.font(12, 500))
        wide = painter.fontMetrics().horizontalAdvance(word) + 16
        area = QRectF(column.left + column.width - wide, y + 7, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{role}_ground"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(theme.color(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def _place(self, point: QPoint) -> int:
        """The row at a point; −1 for the head and what is below the last."""
        if point.y() < HEAD:
            return -1
        place = (point.y() - HEAD + self.verticalScrollBar().value()) // ROW
        return place if place < len(self._rows) else -1

    def _column(self, x: int) -> str:
        for column in reversed(self._columns.values()):
            if x >= column.left:
                return column.key
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place, key = self._place(point), self._column(point.x())
        if place < 0:
            if point.y() < HEAD and key in SORTED:
                self.sorted_by.emit(SORTED[key])
            return
        self._current = place
        row = self._rows[place]
        if row.gone:
            self.undone.emit(row.entry.name)
        elif key == "star" and event.button() == Qt.MouseButton.LeftButton:
            self.starred.emit(row.entry.name)
        elif key == "more" or event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(row.entry.name, event.globalPosition().toPoint())
        else:
            self.chosen.emit(row.entry.name, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().setToolTip(theme.tip(*self.tip(place)) if place >= 0 else self._head_tip())
            self.viewport().update()

    def _head_tip(self) -> str:
        return translate("RunTable", "A press on a head sorts by it; again turns the order round.")

    def tip(self, place: int) -> tuple[str, str]:
        """The name and the facts of a row, for those who cannot see all of it."""
        entry = self._rows[place].entry
        state = state_word(self._rows[place])[0]
        facts = [run_title(entry.network), ", ".join(entry.tags), moment(entry.started), state, entry.note]
        return run_title(entry.title), "; ".join(fact for fact in facts if fact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self._rows[self._current] if self._rows else None
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -9, Qt.Key.Key_PageDown: 9}
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        acts: dict[int, Callable[[], object]] = {}
        if row is not None and not row.gone:
            name = row.entry.name
            acts = {
                Qt.Key.Key_Return: lambda: self.chosen.emit(name, add),
                Qt.Key.Key_Enter: lambda: self.chosen.emit(name, add),
                Qt.Key.Key_Space: lambda: self.starred.emit(name),
                Qt.Key.Key_F2: lambda: self.renamed.emit(name),
                Qt.Key.Key_Delete: self.deleted.emit,
                Qt.Key.Key_Menu: lambda: self.menu_asked.emit(name, self.mapToGlobal(QPoint(200, HEAD))),
            }
        if key in steps and self._rows:
            self._go_to(min(max(self._current + steps[Qt.Key(key)], 0), len(self._rows) - 1), add)
        elif key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int, add: bool) -> None:
        self._current = place
        bar, y = self.verticalScrollBar(), ROW * place
        bar.setValue(min(max(bar.value(), y + ROW - (self.viewport().height() - HEAD)), y))
        row = self._rows[place]
        self.setAccessibleDescription("; ".join(self.tip(place)))
        if not add and not row.gone:
            self.chosen.emit(row.entry.name, False)
        self.viewport().update()


def moment(started: float) -> str:
    """When a run started: today the time, else the date."""
    when, now = time.localtime(started), time.localtime()
    today = when[:3] == now[:3]
    return time.strftime("%H:%M" if today else "%m-%d" if when[0] == now[0] else "%Y-%m-%d", when)


def state_word(row: RunLine) -> tuple[str, str]:
    """What is said in place of the accuracy of a run that did not come to its end, and its role."""
    entry = row.entry
    share = percent(entry.progress, 0)
    words = {
        "running": (translate("RunTable", "running"), "good"),
        "stopped": (translate("RunTable", "stopped, {share}").replace("{share}", share), "warning"),
        "interrupted": (translate("RunTable", "broken off"), "warning"),
        "diverged": (translate("RunTable", "diverged"), "error"),
        "failed": (translate("RunTable", "failed"), "error"),
        "damaged": (translate("RunTable", "damaged"), "error"),
    }
    return words.get(entry.state, ("", ""))
