"""The grid of the Initialization page: rows of schemes, columns of layers, and what each row means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.analysis.initialization.init_study import SchemeRow
from engine.analysis.initialization.init_verdicts import InitVerdict
from engine.initializers import Initializer
from engine.registry import fields_of, plain
from gui import theme
from gui.i18n import engine_text
from gui.plots import FigureCard, HistogramCell
from gui.widgets.marks import Label, StateWord

HEAD_PX, WORDS_PX, GAP_PX = 118, 172, 8
ROW_PX = (96, 200)
CELL_PX = 84  # narrower cells scroll
TITLE_PX = 28


class HistogramGrid(FigureCard):
    """Rows of schemes, columns of layers, a sentence at the end of each row."""

    def __init__(self, say: Callable[[Initializer], str], parent: QWidget | None = None) -> None:
        super().__init__(parent, framed=False)
        self._say = say
        self._rows: tuple[SchemeRow, ...] = ()
        self._table: Callable[[], list[list[str]]] = list
        self.heads: list[tuple[Label, Label]] = []
        self.titles: list[Label] = []
        self.cells: list[list[HistogramCell]] = []
        self.words: list[tuple[StateWord, Label]] = []
        whole = QHBoxLayout()
        whole.setContentsMargins(16, 0, 16, 8)
        whole.setSpacing(GAP_PX)
        self._left, self._middle, self._right = QWidget(), QWidget(), QWidget()
        self._left.setFixedWidth(HEAD_PX)
        self._right.setFixedWidth(WORDS_PX)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("plainArea")
        self._middle.setObjectName("plainBody")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._middle)
        whole.addWidget(self._left)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._right)
        self.body.addLayout(whole, 1)
        self._grids: list[QGridLayout] = []
        for part in (self._left, self._middle, self._right):
            grid = QGridLayout(part)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(GAP_PX)
            grid.setRowMinimumHeight(0, TITLE_PX)
            self._grids.append(grid)
        self.corner = Label("", "text2", "small")
        self.words_title = Label("", "text2", "small")
        for label in (self.corner, self.words_title):
            label.setFixedHeight(TITLE_PX)
        self._grids[0].addWidget(self.corner, 0, 0)
        self._grids[2].addWidget(self.words_title, 0, 0)

    def show_rows(
        self,
        rows: tuple[SchemeRow, ...],
        layer_title: str,
        words: Callable[[InitVerdict], tuple[str, str]],
        table: Callable[[], list[list[str]]],
    ) -> None:
        """Show the rows of a lab; widgets are kept where their number allows."""
        self._rows, self._table = rows, table
        depth = len(rows[0].cells) if rows else 0
        self._make_room(len(rows), depth)
        for column, title in enumerate(self.titles):
            title.setText(layer_title.replace("{number}", str(column + 1)))
        for row, (name, formula), cells, (word, sentence) in zip(rows, self.heads, self.cells, self.words, strict=True):
            said = self._say(row.scheme)
            if name.text() != said:
                name.setText(said)
                name.setToolTip(theme.tip(said, engine_text(type(row.scheme).summary())))
                formula.setText(formula_of(row.scheme))
            for column, (cell, histogram, dead) in enumerate(zip(cells, row.cells, row.dead, strict=True)):
                cell.draw(histogram, f"{said}, {layer_title.replace('{number}', str(column + 1))}", dead)
            short, long = words(row.verdict)
            if (word.text(), word.state()) != (short, row.verdict.state):
                word.set_state(short, row.verdict.state)
            sentence.setText(long)

    def _make_room(self, rows: int, columns: int) -> None:
        if (len(self.heads), len(self.titles)) == (rows, columns):
            return
        left, middle, right = self._grids
        for label in self.titles:
            _drop(label)
        for pair in (*self.heads, *self.words):
            for widget in pair:
                _drop(widget.parentWidget() or widget)
        for row in self.cells:
            for cell in row:
                _drop(cell)
        self.titles, self.heads, self.cells, self.words = [], [], [], []
        for column in range(columns):
            title = Label("", "text2", "smallstrong")
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            title.setFixedHeight(TITLE_PX)
            self.titles.append(title)
            middle.addWidget(title, 0, column)
        for place in range(1, rows + 1):
            name, formula = Label("", "text", "section", wrap=True), Label("", "muted", "small", wrap=True)
            left.addWidget(_stack(name, formula), place, 0)
            self.heads.append((name, formula))
            word, sentence = StateWord(), Label("", "text2", "small", wrap=True)
            right.addWidget(_stack(word, sentence), place, 0)
            self.words.append((word, sentence))
            cells = [HistogramCell() for _ in range(columns)]
            for column, cell in enumerate(cells):
                cell.setMinimumWidth(CELL_PX)
                middle.addWidget(cell, place, column)
            self.cells.append(cells)
        for column in range(20):
            middle.setColumnStretch(column, 1 if column < columns else 0)
        self._fit()

    def _fit(self) -> None:
        """Rows share the height that there is, between 96 and 200 px."""
        rows = len(self.heads)
        if not rows:
            return
        scrolls = self._scroll.viewport().width() < len(self.titles) * (CELL_PX + GAP_PX)
        room = self._room - TITLE_PX - GAP_PX * rows - 48 - (12 if scrolls else 0)
        tall = min(max(room // rows, ROW_PX[0]), ROW_PX[1])
        for grid in self._grids:
            for place in range(10):
                grid.setRowMinimumHeight(place + 1, tall if place < rows else 0)
                grid.setRowStretch(place + 1, 0)
            grid.setRowStretch(11, 1)
        for row in self.cells:
            for cell in row:
                cell.setFixedHeight(tall)
        self._scroll.setMinimumHeight(TITLE_PX + rows * (tall + GAP_PX) + (12 if scrolls else 0))

    _room = 620

    def set_room(self, height: int) -> None:
        """How high the grid may be before it scrolls."""
        if height != self._room:
            self._room = height
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- export --------------------------------------------------------------------------------------------------------
    def has_figure(self) -> bool:
        return bool(self._rows)

    def paint_body(self, painter: QPainter, rect: QRectF) -> None:
        """All cells as one figure, whether they are scrolled into view or not."""
        depth, rows = len(self.titles), len(self._rows)
        wide = (rect.width() - 32 - HEAD_PX - GAP_PX) / max(depth, 1)
        tall = (rect.height() - TITLE_PX - 8) / max(rows, 1)
        left, top = rect.left() + 16 + HEAD_PX + GAP_PX, rect.top() + TITLE_PX
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(12, 500))
        for column, title in enumerate(self.titles):
            area = QRectF(left + column * wide, rect.top(), wide, TITLE_PX)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, title.text())
        for place, (row, cells) in enumerate(zip(self._rows, self.cells, strict=True)):
            y = top + place * tall
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(13, 600))
            name = QFontMetricsF(theme.font(13, 600)).elidedText(
                self._say(row.scheme), Qt.TextElideMode.ElideRight, HEAD_PX
            )
            painter.drawText(QPointF(rect.left() + 16, y + tall / 2), name)
            for column, cell in enumerate(cells):
                cell.paint_figure(painter, QRectF(left + column * wide, y, wide - GAP_PX, tall - GAP_PX))

    def table(self) -> Iterable[list[str]]:
        return self._table()


def formula_of(scheme: Initializer) -> str:
    """The scheme's formula with its own numbers: W ~ N(0, 0.01²)."""
    text = scheme.formula
    for field in fields_of(scheme):
        if field.hyper.symbol and not isinstance(getattr(scheme, field.name), bool):
            text = text.replace(field.hyper.symbol, plain(getattr(scheme, field.name)))
    return text.replace("N(0, 1²)", "N(0, 1)")


def _stack(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addStretch(1)
    column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(second)
    column.addStretch(1)
    return holder


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
