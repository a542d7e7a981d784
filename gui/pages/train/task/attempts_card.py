"""The attempts at a teacher's task, a row each, the newest first: what was tried, and what is missing to the goal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from engine.optimizers import optimizers
from gui import theme
from gui.i18n import engine_text
from gui.labs.train.attempts import AttemptRow
from gui.widgets.layout import Card, Hairline, PlainArea
from gui.widgets.marks import Label
from gui.widgets.numbers import format_number, percent

HEAD = ROW = 32
BESIDE = 10  # px at the right, for a scroll bar
WIDE_PX = 300  # below, the column of what is missing leaves
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AttemptTable(QWidget):
    """Painted rows of attempts; the best one is bold, the two that are drawn carry their line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[AttemptRow] = ()
        self._by_network = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[AttemptRow], by_network: bool) -> None:
        """Show these attempts, by their optimizers, or by their networks where those alone may change."""
        self._rows, self._by_network = rows, by_network
        self.setAccessibleName("; ".join(", ".join(part for part in self.texts(row) if part) for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, HEAD + ROW * len(self._rows))

    def texts(self, row: AttemptRow) -> tuple[str, str, str, str, str]:
        """The cells of a row: its number, what was tried, the learning rate, the accuracy, what is missing."""
        tried = row.network if self._by_network else engine_text(optimizers.get(row.optimizer).label())
        accuracy = "" if row.accuracy is None else percent(row.accuracy, 2)
        missing = "" if row.missing is None else f"{max(100 * row.missing, 0.01):.2f}"
        return f"{row.number}", tried, format_number(row.rate), accuracy, self.word(row)[0] or missing

    def word(self, row: AttemptRow) -> tuple[str, str]:
        """What stands in place of what is missing, and its role."""
        if row.running:
            return self.tr("running"), "good"
        if row.met:
            return self.tr("reached"), "good"
        if row.unconfirmed:
            return self.tr("unconfirmed"), "warning"
        if row.faults:
            return self.tr("not by the rules"), "error"
        if row.stopped:
            return self.tr("stopped"), "warning"
        return "", ""

    def facts(self, row: AttemptRow) -> str:
        """What its tooltip says: the cells, and every rule that it broke."""
        broken = [engine_text(text).format(**values) for text, values in row.faults]
        return "; ".join([", ".join(filter(None, self.texts(row)[1:])), *broken])

    def columns(self) -> tuple[tuple[float, float], ...]:
        """(left, width) of number, sample, what was tried, rate, accuracy, and where there is room what is missing."""
        wide = float(self.width() - BESIDE)
        last = 88.0 if wide >= WIDE_PX else 0.0
        accuracy, rate = 68.0, 52.0
        tried = wide - 48 - rate - accuracy - last
        lefts = (0.0, 14.0, 48.0, 48 + tried, 48 + tried + rate, wide - last)
        return tuple(zip(lefts, (14.0, 26.0, tried, rate, accuracy, last), strict=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tried = self.tr("Network") if self._by_network else self.tr("Optimizer")
        heads = ("#", tried, "η", self.tr("Test"), self.tr("To the goal"))
        self._paint_cells(painter, 0, heads, "muted", 12, 400)
        for place, row in enumerate(self._rows, start=1):
            y = HEAD * place
            painter.setPen(theme.color("line"))
            painter.drawLine(0, y, self.width(), y)
            self._paint_cells(painter, y, self.texts(row), "text", 13, 600 if row.best else 400, self.word(row)[1])
            if row.series:
                painter.setPen(theme.series(row.series).pen(2))
                left = self.columns()[1][0]
                painter.drawLine(QPointF(left, y + ROW / 2), QPointF(left + 22, y + ROW / 2))

    def _paint_cells(
        self, painter: QPainter, y: int, texts: Sequence[str], role: str, size: int, weight: int, last: str = ""
    ) -> None:
        columns = self.columns()
        places = (columns[0], columns[2], columns[3], columns[4], columns[5])
        for number, (text, (left, wide)) in enumerate(zip(texts, places, strict=True)):
            painter.setFont(theme.font(12 if last and number == 4 else size, weight))
            painter.setPen(theme.color(last if last and number == 4 else role))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(QRectF(left, y, wide, ROW), LEFT if number < 2 else RIGHT, shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = event.pos().y() // ROW - 1
            if 0 <= place < len(self._rows):
                name = self.tr("attempt {number}").format(number=self._rows[place].number)
                QToolTip.showText(event.globalPos(), theme.tip(name, self.facts(self._rows[place])), self)
            return True
        return super().event(event)


class AttemptsCard(Card):
    """The table, which came closest, and where the attempts are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading, self.count = Label("", "text", "section"), Label("", "muted", "small")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.count)
        head.addStretch(1)
        self.table = AttemptTable()
        self.closest = Label("", "text2", wrap=True)
        self.where = Label("", "muted", "small", wrap=True)
        area = PlainArea(self.table)
        area.setMinimumHeight(HEAD + 2 * ROW)
        self.words = QVBoxLayout()
        self.body.addLayout(head)
        self.body.addWidget(area, 1)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.closest)
        self.body.addLayout(self.words)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.where)

    def show_attempts(self, rows: Sequence[AttemptRow], by_network: bool, tag: str) -> None:
        """Show these attempts, kept under that tag."""
        self.heading.setText(self.tr("Attempts"))
        self.setAccessibleName(self.heading.text())
        number = f"{len(rows):,}"
        self.count.setText(self.tr("{count}, no limit").format(count=number) if rows else self.tr("none yet, no limit"))
        self.table.show_rows(rows, by_network)
        best = next((row for row in rows if row.best), None)
        met = best is not None and best.met
        text = self.tr("Attempt {number} reached the goal.") if met else self.tr("Attempt {number} came closest.")
        self.closest.setText("" if best is None else text.format(number=best.number))
        self.closest.setVisible(best is not None)
        self.where.setText(self.tr("Each attempt is kept under Runs, tag “{tag}”.").format(tag=tag))
