"""A painted card whose numbers can be typed: matrices as cells, fields in a graph, everything that is white."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.errors import SpecError
from engine.types import Array
from gui import theme
from gui.labs.course.exercise import Exercise, field_text
from gui.labs.course.settings import typed_number
from gui.labs.course.words import written
from gui.pages.course.frame.canvas import LEFT, cell, ring, text

CELL, LEAST_CELL = 56.0, 24.0  # px
CELL_EDGE = 6.0  # px beside a number, both sides together
LEAST_DIGITS = 3
SEVERAL = re.compile(r"[\s;\[(]|,.*,")  # more numbers than one
Cells = Sequence[Sequence[float]] | Array


@dataclass(frozen=True)
class Spot:
    """A place that can be pointed at: the setting it belongs to, and the row and column in a matrix.

    Row and column are −1 where the whole value is typed. One that is not `typed` can only be pointed at.
    """

    area: QRectF
    name: str
    row: int = -1
    column: int = -1
    typed: bool = True


class CellEditor(QLineEdit):
    """The field over a number that is being typed."""

    left = Signal(int)  # to the next spot (1), the one before (−1), or to none (0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(0)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        override = event if event.type() == QEvent.Type.ShortcutOverride else None
        if (
            isinstance(override, QKeyEvent) and override.key() == Qt.Key.Key_Escape
        ):  # it closes the field, and does not leave the lab
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab:
                self.left.emit(1)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self.left.emit(-1)
                return True
        return super().event(event)


class CellCanvas(QWidget):
    """Paints what an exercise holds and lets its white numbers be typed in place.

    A subclass paints in `paint` with `grid` and `spot`; what was put there can be hovered (`hovered`), clicked
    (`clicked`) and, where it is typed, edited. Enter on the focused canvas opens its first number, Tab the next one.
    """

    hovered = Signal(object)  # a Spot or None
    clicked = Signal(object)  # a Spot that is not typed

    def __init__(self, exercise: Exercise[Any, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Any = exercise
        self.spots: list[Spot] = []
        self.over: Spot | None = None
        self._editing: Spot | None = None
        self._start = ""
        self.editor = CellEditor(self)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editor.textEdited.connect(self._typed)
        self.editor.left.connect(self._leave)
        self.editor.hide()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    # what a subclass says
    def paint(self, painter: QPainter) -> None:
        """Paint everything; called with no spots."""

    # what it paints with
    def spot(self, area: QRectF, name: str, row: int = -1, column: int = -1, *, typed: bool = True) -> None:
        """Make a place known."""
        self.spots.append(Spot(area, name, row, column, typed))

    def grid(
        self,
        painter: QPainter,
        corner: QPointF,
        numbers: Sequence[Sequence[str]],
        size: float,
        *,
        name: str = "",
        typed: bool = False,
        marks: dict[tuple[int, int], str] | None = None,
        quiet: bool = False,
        offset: int = 0,
        wide: float = 0,
    ) -> QRectF:
        """A matrix of texts as cells; `marks` gives some of them a ground, `offset` counts rows of padding around.

        `wide` is the width of a cell where it is not square. Returns the area that it takes.
        """
        px = 16 if size >= 48 else 13 if size >= 27 else 11
        across = wide or size
        for r, row in enumerate(numbers):
            for c, words in enumerate(row):
                area = QRectF(corner.x() + c * across, corner.y() + r * size, across, size)
                inside = offset <= r < len(numbers) - offset and offset <= c < len(row) - offset
                mark = (marks or {}).get((r, c), "")
                role = "series2" if mark == "now" else "muted" if (quiet and not mark) or not inside else "text"
                ground = {"now": "warning_ground", "window": "selected", "light": "hover"}.get(mark, "")
                cell(
                    painter, area, words, px=px, role=role, weight=600 if mark == "now" else 400, ground=ground,
                    dashed=not inside,
                )  # fmt: skip
                if name:
                    self.spot(area, name, r - offset, c - offset, typed=typed and inside)
        columns = len(numbers[0]) if numbers else 0
        return QRectF(corner.x(), corner.y(), columns * across, len(numbers) * size)

    def label(self, painter: QPainter, corner: QPointF, title: str, note: str = "") -> None:
        """A title over a matrix, with a muted note behind it."""
        area = text(painter, corner, title, weight=600, align=LEFT)
        if note:
            text(painter, QPointF(area.right() + 8, corner.y() + 1), note, role="muted", px=12, align=LEFT)

    # painting and pointing
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.spots = []
        self.paint(painter)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), width=2)
        for spot in self.spots:
            if spot.typed and spot.name in self.exercise.errors and spot is not self._editing:
                ring(painter, spot.area.adjusted(1, 1, -1, -1), "error")

    def spot_at(self, where: QPointF) -> Spot | None:
        """What is under a pixel; the one put last wins."""
        return next((spot for spot in reversed(self.spots) if spot.area.contains(where)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.spot_at(event.position())
        if over != self.over:
            self.over = over
            shape = Qt.CursorShape.IBeamCursor if over is not None and over.typed else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.hovered.emit(over)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.over = None
        self.hovered.emit(None)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.spot_at(event.position())
        if found is None:
            self._leave(0)
        elif found.typed:
            self.edit_spot(found)
        else:
            self._leave(0)
            self.clicked.emit(found)

    # typing
    def edit_spot(self, spot: Spot) -> None:
        """Open the field over a number."""
        self._editing = spot
        self._start = self._text_of(spot)
        area = spot.area.adjusted(1, 1, -1, -1)
        if area.width() < 64:
            area.adjust((area.width() - 64) / 2, 0, (64 - area.width()) / 2, 0)
        self.editor.setGeometry(area.toRect())
        self.editor.setText(self._start)
        self.editor.selectAll()
        self.editor.setAccessibleName(spot.name)
        self._mark()
        self.editor.show()
        self.editor.setFocus()

    def _text_of(self, spot: Spot) -> str:
        if spot.row < 0:
            text: str = self.exercise.text_of(spot.name)
            return text
        value = getattr(self.exercise.settings, spot.name)
        row = value[spot.row] if isinstance(value[0], tuple) else value
        return written(row[spot.column], 12)

    def _typed(self, words: str) -> None:
        spot = self._editing
        if spot is None:
            return
        if spot.row < 0 or SEVERAL.search(words.strip()):
            self.exercise.type_key(spot.name, words)
        else:
            self._type_cell(spot, words)
        self._mark()

    def _type_cell(self, spot: Spot, words: str) -> None:
        """Put one number into its matrix; a text that is none is marked, as everywhere."""
        value = getattr(self.exercise.settings, spot.name)
        rows = [list(row) for row in value] if isinstance(value[0], tuple) else [list(value)]
        try:
            rows[spot.row][spot.column] = typed_number(words)
        except SpecError as error:
            self.exercise.type_key(spot.name, "")  # what stood before it was typed holds
            self.exercise.refuse(spot.name, error)
            return
        made = tuple(tuple(row) for row in rows)
        self.exercise.type_key(spot.name, field_text(made if isinstance(value[0], tuple) else made[0]))

    def _mark(self) -> None:
        wrong = self._editing is not None and self._editing.name in self.exercise.errors
        if bool(self.editor.property("error")) != wrong:
            self.editor.setProperty("error", wrong)
            theme.repolish(self.editor)

    def _leave(self, to: int) -> None:
        """Close the field; a text that is marked is dropped, so the last good value shows again."""
        spot, self._editing = self._editing, None
        if spot is None:
            return
        self.exercise.end_typing()
        self.editor.hide()
        if spot.name in self.exercise.errors:
            self.exercise.errors.pop(spot.name)
            self.exercise.changed.emit()
        self.update()
        if to:
            known = [s for s in self.spots if s.typed]
            place = next(
                (i for i, s in enumerate(known) if (s.name, s.row, s.column) == (spot.name, spot.row, spot.column)), -1
            )
            if 0 <= place + to < len(known):
                self.edit_spot(known[place + to])
                return
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = next((spot for spot in self.spots if spot.typed), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and first is not None:
            self.edit_spot(first)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def numbers_text(numbers: Cells, digits: int = 4, wide: float = 0) -> list[list[str]]:
    """A matrix as texts; in cells of this width with as many digits as all of them have room for."""
    rows = [[float(number) for number in row] for row in numbers]
    digits = digits_in(wide, [number for row in rows for number in row], digits) if wide else digits
    return [[written(number, digits) for number in row] for row in rows]


def digits_in(wide: float, numbers: Sequence[float], most: int) -> int:
    """How many digits of each of these numbers a cell of this width has room for."""
    room = QFontMetricsF(theme.font(13, 600)).horizontalAdvance
    for digits in range(most, LEAST_DIGITS, -1):
        if all(room(written(number, digits)) <= wide - CELL_EDGE for number in numbers):
            return digits
    return LEAST_DIGITS
