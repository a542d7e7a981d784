"""The table of a race: one row a run, the best value of a column in bold, sorted by a press on its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.widgets.controls import Button, describe
from gui.widgets.layout import Hairline
from gui.widgets.marks import Bar, Label, StateWord
from gui.widgets.numbers import percent_sign

translate = QCoreApplication.translate

HEAD, ROW = 32, 32
SHARE_PX = 8  # a column's stretch of 1 is so wide where everything is as wide as it would like to be
SHORTEST_NAME_PX, LONGEST_NAME_PX = 72, 176


@dataclass(frozen=True)
class Head:
    """A column: its key, its title, what it means, and how wide it grows beside the others."""

    key: str
    title: str
    tip: str
    stretch: int = 10


@dataclass(frozen=True)
class RaceRow:
    """A row: the run's name and series, a text for each column, the columns that are best, how far it is.

    `word` stands in place of the bar once the run is over; `state` is its look.
    """

    name: str
    said: str
    series: int
    cells: tuple[str, ...]
    best: frozenset[int]
    missing: frozenset[int]
    progress: float
    word: str = ""
    state: str = ""
    hidden: bool = False


class HeadButton(QAbstractButton):
    """The title of a column; a press sorts by it, an arrow says which way."""

    def __init__(self, align: Qt.AlignmentFlag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align = align
        self._order = 0
        self.setFixedHeight(HEAD - 2)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_order(self, order: int) -> None:
        """1: smallest first, −1: largest first, 0: not sorted by this."""
        if order != self._order:
            self._order = order
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, HEAD - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12, 500 if self._order else 400))
        painter.setPen(theme.color("text" if self._order or self.underMouse() else "muted"))
        arrow = {1: " ↑", -1: " ↓"}.get(self._order, "")
        room = self.width() - (14 if arrow else 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room) + arrow
        painter.drawText(self.rect(), self._align | Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 4, 4)


class SampleButton(QAbstractButton):
    """A run's line sample; a press hides its curves or shows them again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series = 1
        self.off = False
        self.setFixedSize(30, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = theme.series(self.series).pen(2)
        if self.off:
            pen.setColor(theme.color("disabled"))
        painter.setPen(pen)
        painter.drawLine(QPointF(4, 12), QPointF(26, 12))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(1, 1, 28, 22), 4, 4)


class RaceTable(QFrame):
    """Rows of runs; `sorted_by`, `toggled` and `menu_asked` carry the key of a column or the name of a run."""

    sorted_by = Signal(str)
    toggled = Signal(str)
    menu_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._heads: tuple[Head, ...] = ()
        self._lines: tuple[RaceRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 1, 8, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._left_out: frozenset[str] = frozenset()  # columns for which there is no room
        self._head_buttons: list[HeadButton] = []
        self._rows: list[_Row] = []
        # px that each column has needed so far, for its means and for all: it does not shrink while a race continues
        self._least: list[int] = []
        self._wide: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_heads(self, heads: Sequence[Head]) -> None:
        """Name the columns; the first is the run's name, the last its progress."""
        self._heads = tuple(heads)
        while len(self._head_buttons) < len(heads):
            place = len(self._head_buttons)
            align = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
            button = HeadButton(align, self)
            button.clicked.connect(partial(self._head_pressed, place))
            self._head_buttons.append(button)
            self._grid.addWidget(button, 0, place + 1)
        for place, head in enumerate(heads):
            self._head_buttons[place].setText(head.title)
            describe(self._head_buttons[place], head.title, head.tip)
        self._least = [0] * len(heads)
        self._wide = [head.stretch * SHARE_PX for head in heads]
        self._share_room()

    def leave_out(self, keys: Iterable[str]) -> None:
        """Show the table without these columns."""
        self._left_out = frozenset(keys)
        for head, button in zip(self._heads, self._head_buttons, strict=True):
            button.setVisible(head.key not in self._left_out)
        for row in self._rows:
            row.show_columns()
        self._share_room()

    def shows(self, place: int) -> bool:
        """Whether a column is shown; 0 is the name's."""
        return self._heads[place].key not in self._left_out

    def set_order(self, key: str, up: bool) -> None:
        """Mark the column that the rows are sorted by."""
        for head, button in zip(self._heads, self._head_buttons, strict=True):
            button.set_order((1 if up else -1) if head.key == key and key else 0)

    def lines(self) -> tuple[RaceRow, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[RaceRow]) -> None:
        """Show these rows; what did not change is left alone."""
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._rows.append(_Row(self, len(self._rows)))
        other = [row for place, row in enumerate(self._rows) if row.show_line(self._line_at(place))]
        if other:
            self.setFixedHeight(HEAD + ROW * len(lines) + 2)
            self._share_room()

    def _line_at(self, place: int) -> RaceRow | None:
        return self._lines[place] if place < len(self._lines) else None

    def _share_room(self) -> None:
        """Give every column room for its head and its means at least, the rest as its longest text needs it."""
        metrics, small = QFontMetrics(theme.font(13, 600)), QFontMetrics(theme.font(12, 500))
        for line in self._lines:
            name = metrics.horizontalAdvance(line.said)
            self._least[0] = max(self._least[0], min(name, SHORTEST_NAME_PX))
            self._wide[0] = max(self._wide[0], min(name, LONGEST_NAME_PX))
            for place, text in enumerate(line.cells, start=1):
                self._least[place] = max(self._least[place], metrics.horizontalAdvance(shortened(text)))
                self._wide[place] = max(self._wide[place], metrics.horizontalAdvance(text))
        for place, head in enumerate(self._heads):
            least = max(self._least[place], small.horizontalAdvance(head.title))
            self._grid.setColumnMinimumWidth(place + 1, least if self.shows(place) else 0)
            self._grid.setColumnStretch(place + 1, self._wide[place] if self.shows(place) else 0)

    def _head_pressed(self, place: int, _on: bool = False) -> None:
        self.sorted_by.emit(self._heads[place].key)

    def add_cell(self, widget: QWidget, row: int, column: int, align: Qt.AlignmentFlag | None = None) -> None:
        """Put a widget of a row into its place."""
        if align is None:
            self._grid.addWidget(widget, row, column)
        else:
            self._grid.addWidget(widget, row, column, align)

    def add_rule(self, rule: QWidget, row: int) -> None:
        """Put a hairline across the table."""
        self._grid.addWidget(rule, row, 0, 1, len(self._heads) + 2)

    def columns(self) -> int:
        """How many columns have a head."""
        return len(self._heads)


class NameLabel(Label):
    """A run's name; one that is too long loses its middle, never the number at its end."""

    def __init__(self) -> None:
        super().__init__("", "text")
        self._name = ""

    def show_name(self, name: str) -> None:
        self._name = name
        self.setToolTip(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, self.width()))


def shortened(text: str) -> str:
    """`94.90 ± 0.44 %` without its spread."""
    mean, between, spread = text.partition(" ± ")
    return mean + percent_sign() if between and spread.endswith("%") else mean


class CellLabel(Label):
    """A number; a spread that has no room is left to the tooltip, never a part of the mean."""

    def __init__(self) -> None:
        super().__init__("", "text")
        self._whole = ""

    def show_number(self, text: str) -> None:
        """Show a text such as `0.150 ± 0.007`."""
        if text != self._whole:
            self._whole = text
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = shortened(self._whole)
        fits = short == self._whole or self.fontMetrics().horizontalAdvance(self._whole) <= self.width()
        self.setText(self._whole if fits else short)
        self.setToolTip("" if fits else self._whole)


class _Row:
    """The widgets of one row, kept from frame to frame."""

    def __init__(self, table: RaceTable, place: int) -> None:
        self._table = table
        self._line: RaceRow | None = None
        self._count = table.columns()
        row = 2 * place + 2
        self._rule = Hairline()
        table.add_rule(self._rule, row - 1)
        self._sample = SampleButton(table)
        self._sample.clicked.connect(self._toggle)
        table.add_cell(self._sample, row, 0)
        self._name = NameLabel()
        self._cells: list[CellLabel] = [CellLabel() for _ in range(self._count - 2)]
        for column, label in enumerate([self._name, *self._cells]):
            label.setFixedHeight(ROW - 1)
            align = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            table.add_cell(label, row, column + 1)
        self._last = QWidget(table)
        last = QHBoxLayout(self._last)
        last.setContentsMargins(0, 0, 0, 0)
        self._bar = Bar(4)
        self._word = StateWord()
        last.addWidget(self._bar)
        last.addWidget(self._word, 0, Qt.AlignmentFlag.AlignRight)
        table.add_cell(self._last, row, self._count)
        self._menu = Button(icon="more", kind="plain", small=True, parent=table)
        self._menu.clicked.connect(self._ask)
        table.add_cell(self._menu, row, self._count + 1)

    def _toggle(self) -> None:
        if self._line is not None:
            self._table.toggled.emit(self._line.name)

    def _ask(self) -> None:
        if self._line is not None:
            self._table.menu_asked.emit(self._line.name, self._menu)

    def show_columns(self) -> None:
        """Show the cells of the columns that the table shows."""
        for place, cell in enumerate(self._cells, start=1):
            cell.setVisible(self._line is not None and self._table.shows(place))

    def show_line(self, line: RaceRow | None) -> bool:
        """Show a row, or nothing; False where that is shown already."""
        if line == self._line and line is not None:
            return False
        self._line = line
        for widget in (self._rule, self._sample, self._name, self._last, self._menu):
            widget.setVisible(line is not None)
        self.show_columns()
        if line is None:
            return True
        self._sample.series, self._sample.off = line.series, line.hidden
        self._sample.update()
        toggle = translate("RaceTable", "Hide or show {name} in the plots").replace("{name}", line.said)
        if self._sample.accessibleName() != toggle:
            describe(self._sample, toggle)
            describe(self._menu, translate("RaceTable", "What to do with {name}").replace("{name}", line.said))
        self._name.show_name(line.said)
        for column, (label, text) in enumerate(zip(self._cells, line.cells, strict=True)):
            label.set_role("muted" if column in line.missing else "text")
            weight = "section" if column in line.best else ""
            if label.property("type") != weight:
                label.setProperty("type", weight)
                theme.repolish(label)
            label.show_number(text)
        self._bar.setVisible(not line.word)
        self._bar.set_fraction(line.progress, f"series{(line.series - 1) % 8 + 1}")
        self._word.setVisible(bool(line.word))
        if (self._word.text(), self._word.state()) != (line.word, line.state):
            self._word.set_state(line.word, line.state)
        return True
