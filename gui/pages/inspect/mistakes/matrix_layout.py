"""Where everything of a confusion matrix stands: cells, heads, shares; of 2 classes and of 100.

Ten classes fit into the card. Of a hundred only a part does: the cells scroll under heads that stay, or, as a whole,
shrink to points without numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from gui import theme

EDGE_PX, RIGHT_PX, BOTTOM_PX, GAP_PX = 14, 68, 52, 2
HEAD_PX, ROW_NAME_PX, COLUMN_NAME_PX = 44, 84, 72  # the least room over the cells, the most for names
READABLE_PX, LARGEST_PX = 22, 96  # pitch
WITH_SHARES_PX = 30  # pitch from which on the share of each answer stands below
WIDE_PX = 28  # the largest pitch that a long number asks for: a few classes need not scroll for it
POINTS_PX = 12  # pitch under which cells are points: no gaps, no numbers


@dataclass(frozen=True)
class MatrixLayout:
    """The rectangle, the pitch of the cells, the room of both heads, and how far the cells are scrolled."""

    rect: QRectF
    count: int
    pitch: float
    left: float
    top: float
    upright: bool  # whether the names over the columns are written upwards
    across: float = 0.0
    down: float = 0.0

    @property
    def below(self) -> float:
        """The room under the cells."""
        return BOTTOM_PX if self.pitch >= WITH_SHARES_PX else 8

    @property
    def room(self) -> QRectF:
        """Where cells are seen."""
        wide = min(self.count * self.pitch, self.rect.width() - self.left - RIGHT_PX)
        tall = min(self.count * self.pitch, self.rect.height() - self.top - self.below)
        return QRectF(self.rect.left() + self.left, self.rect.top() + self.top, max(wide, 0), max(tall, 0))

    @property
    def reach(self) -> tuple[int, int]:
        """How far the cells can be scrolled across and down."""
        room, size = self.room, self.count * self.pitch
        return max(round(size - room.width()), 0), max(round(size - room.height()), 0)

    @property
    def gap(self) -> int:
        """Pixels between two cells."""
        return GAP_PX if self.pitch >= POINTS_PX else 0

    def cell(self, true: int, read: int) -> QRectF:
        """A cell, wherever it is scrolled to."""
        x = self.rect.left() + self.left + read * self.pitch - self.across
        y = self.rect.top() + self.top + true * self.pitch - self.down
        return QRectF(x, y, self.pitch - self.gap, self.pitch - self.gap)

    def place(self, point: QPointF) -> tuple[int, int]:
        """The row and column under a point; −1 left of or above the cells, K behind them."""
        room = self.room
        row, column = -1, -1
        if point.y() >= room.top():
            row = int((point.y() - room.top() + self.down) // self.pitch) if point.y() < room.bottom() else self.count
        if point.x() >= room.left():
            column = int((point.x() - room.left() + self.across) // self.pitch) if point.x() < room.right() else 10**6
        return min(row, self.count), min(column, self.count)

    def seen(self) -> tuple[range, range]:
        """The rows and columns of which something is seen."""
        room = self.room

        def part(offset: float, size: float) -> range:
            return range(int(offset // self.pitch), min(int((offset + size) // self.pitch) + 1, self.count))

        return part(self.down, room.height()), part(self.across, room.width())

    def names(self, k: int, chosen: Collection[int]) -> bool:
        """Whether the name of a class has room: of the chosen ones, and of every few that none of them covers."""
        return k in chosen or (k % self.step == 0 and all(abs(k - other) >= self.step for other in chosen))

    @property
    def step(self) -> int:
        """Every how many rows there is room for a name."""
        return max(1, -int(-14 // self.pitch))


def lay_out(
    rect: QRectF, names: Sequence[str], widest: int, *, whole: bool = False, offset: tuple[int, int] = (0, 0)
) -> MatrixLayout:
    """The layout in a rectangle; `widest` is the width of the widest number in pixels, `whole` lets nothing scroll."""
    widths = [QFontMetricsF(theme.font(11, 600)).horizontalAdvance(name) for name in names] or [0.0]
    left = EDGE_PX + min(max(*widths, 26), ROW_NAME_PX) + 4
    plain = _pitch(rect, len(names), left, HEAD_PX, widest, whole=whole)
    upright = max(widths) > plain - GAP_PX and max(len(name) for name in names) > 2
    top = HEAD_PX if not upright else 20 + min(max(widths), COLUMN_NAME_PX) + 6
    pitch = _pitch(rect, len(names), left, top, widest, whole=whole) if upright else plain
    made = MatrixLayout(rect, len(names), pitch, left, top, upright)
    across, down = (min(max(want, 0), most) for want, most in zip(offset, made.reach, strict=True))
    return MatrixLayout(rect, len(names), pitch, left, top, upright, across, down)


def _pitch(rect: QRectF, count: int, left: float, top: float, widest: int, *, whole: bool) -> float:
    count = max(count, 1)
    wide, tall = rect.width() - left - RIGHT_PX, rect.height() - top
    fits = min(wide, tall - BOTTOM_PX) / count
    readable = max(READABLE_PX, min(widest + 4, WIDE_PX))
    if fits < WITH_SHARES_PX:
        fits = min(min(wide, tall - 8) / count, WITH_SHARES_PX - 1)
    if fits >= readable:
        return min(float(int(fits)), LARGEST_PX)
    return fits if whole else float(readable)


def whole_size(names: Sequence[str], widest: int) -> QSize:
    """How large a figure shows every number of the matrix."""
    made = lay_out(QRectF(0, 0, 100, 100), names, widest)
    size = round(made.count * made.pitch)
    return QSize(round(made.left) + size + RIGHT_PX, round(made.top + made.below) + size)
