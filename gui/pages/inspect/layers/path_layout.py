"""Where everything of a digit's path stands: input, a column of maps or cells for each block, the answer.

The pictures grow with the card; where there is room left, blocks show more columns of maps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QRectF

from engine.analysis.interpretability.feature_maps import Block

EDGE_PX, TOP_PX, GAP_PX, BETWEEN_PX = 16, 40, 4, 24
INPUT_PX, MAP_PX, BAR_PX, CELL_PX, ANSWER_ROW_PX, ANSWER_BAR_PX = 112, 42, 10, 8, 25, 64
ROWS, CELL_ROWS = 5, 32
LEAST_COLUMNS, MOST_COLUMNS = 2, 8  # of maps
LEAST_CELLS, MOST_CELLS = 4, 16  # of cells
LARGEST = 1.5  # times the pictures
PERCENT_PX = 56


@dataclass(frozen=True)
class PathLayout:
    """The blocks between input and answer, the columns of each, how large the pictures are, the room for names."""

    blocks: tuple[Block, ...]
    columns: tuple[int, ...]
    name_px: float
    zoom: float = 1.0

    @property
    def input_px(self) -> float:
        """The side of the input."""
        return INPUT_PX * self.zoom

    @property
    def map_px(self) -> float:
        """The side of a map."""
        return MAP_PX * self.zoom

    @property
    def cell_px(self) -> int:
        """The pitch of the cells of a dense block."""
        return round(CELL_PX * self.zoom)

    @property
    def answer_row_px(self) -> float:
        """The pitch of the answers."""
        return ANSWER_ROW_PX * self.zoom

    @property
    def answer_bar_px(self) -> float:
        """How long the bar of a certain answer is."""
        return ANSWER_BAR_PX * self.zoom

    def width_of(self, place: int) -> float:
        """How wide a block is, with the room behind it."""
        columns = self.columns[place]
        if self.blocks[place].has_maps:
            return columns * (self.map_px + GAP_PX) - GAP_PX + BETWEEN_PX
        return max(columns * (self.cell_px + 1), 40) + BETWEEN_PX

    def left(self, place: int) -> float:
        """The left end of a block; of the place behind the last one, that of the answer."""
        return self._lefts[place]

    @cached_property
    def _lefts(self) -> tuple[float, ...]:
        widths = (self.width_of(place) for place in range(len(self.blocks)))
        return tuple(accumulate(widths, initial=EDGE_PX + self.input_px + 32))

    def most(self, place: int) -> int:
        """How many maps or units of a block are seen at once."""
        return self.columns[place] * (ROWS if self.blocks[place].has_maps else CELL_ROWS)

    def area(self, place: int, i: int) -> QRectF:
        """Where the i-th map or unit that is shown of a block stands."""
        row, column = divmod(i, self.columns[place])
        left = self.left(place)
        if self.blocks[place].has_maps:
            side = self.map_px
            return QRectF(left + column * (side + GAP_PX), TOP_PX + row * (side + BAR_PX), side, side)
        side = self.cell_px
        return QRectF(left + column * (side + 1), TOP_PX + row * side, side, side - 1)

    @property
    def width(self) -> float:
        """The whole path."""
        return self.left(len(self.blocks)) + self.name_px + self.answer_bar_px + PERCENT_PX + EDGE_PX - 4

    @property
    def height(self) -> float:
        """The whole path."""
        return TOP_PX + ROWS * (self.map_px + BAR_PX)


def smallest(blocks: Sequence[Block], name_px: float) -> PathLayout:
    """The least room that the path takes."""
    columns = [LEAST_COLUMNS if block.has_maps else LEAST_CELLS for block in blocks]
    return PathLayout(tuple(blocks), tuple(columns), name_px)


def lay_out(blocks: Sequence[Block], name_px: float, width: float, height: float) -> PathLayout:
    """The path in a room: as large as fits, then with more columns where maps or units do not show yet."""
    made = smallest(blocks, name_px)
    for percent in range(round(100 * LARGEST), 100, -5):
        larger = replace(made, zoom=percent / 100)
        if larger.width <= width and larger.height <= height:
            made = larger
            break
    while True:
        hidden = {
            place: block.units - made.most(place)
            for place, block in enumerate(blocks)
            if made.columns[place] < (MOST_COLUMNS if block.has_maps else MOST_CELLS)
        }
        wider = [_wider(made, place) for place in sorted(hidden, key=lambda k: -hidden[k]) if hidden[place] > 0]
        fitting = next((layout for layout in wider if layout.width <= width), None)
        if fitting is None:
            return made
        made = fitting


def _wider(layout: PathLayout, place: int) -> PathLayout:
    columns = [count + (at == place) for at, count in enumerate(layout.columns)]
    return replace(layout, columns=tuple(columns))
