"""The path of a digit: input, what every block gives, and the answer; every map and unit can be selected and switched.

The wheel and the Page keys show further maps of the block under the mouse or of the selected one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.analysis.interpretability.feature_maps import Block, filters
from engine.text.counting import in_number
from engine.types import Array
from gui import theme
from gui.labs.inspect.layer_studies import DigitPath, Unit
from gui.labs.inspect.layers_lab import LayersLab
from gui.pages.inspect.layers.path_answer import SHOWN, name_px, paint_answer
from gui.pages.inspect.layers.path_layout import EDGE_PX, TOP_PX, PathLayout, lay_out, smallest
from gui.pages.inspect.tints import cells_image, map_image, signed_image
from gui.widgets.numbers import percent
from gui.widgets.pictures import digit_image, paint_pixels

FULL_BAR = 0.006  # the loss that fills a bar, unless one is larger


@dataclass(frozen=True)
class PathSpot:
    """Where one map or unit is painted."""

    unit: Unit
    area: QRectF
    is_map: bool


class PathView(QWidget):
    """Paints the path in the lab; a click selects, a double click or Space switches off, arrows walk."""

    def __init__(self, lab: LayersLab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self._first: dict[int, int] = {}  # of each block, the place of the first map shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    # -- where things are ----------------------------------------------------------------------------------------------
    @property
    def hidden(self) -> list[Block]:
        """The blocks between input and answer."""
        return [block for block in self.lab.blocks if not block.is_output]

    def _name_px(self) -> float:
        return name_px(self.lab.subject.classes if self.lab.subject is not None else "0123456789")

    def path_layout(self) -> PathLayout:
        """Where everything stands now."""
        return lay_out(self.hidden, self._name_px(), self.width(), self.height())

    def sizeHint(self) -> QSize:
        least = smallest(self.hidden, self._name_px())
        return QSize(round(max(least.width, 640)), round(least.height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def shown(self, place: int, layout: PathLayout) -> list[int]:
        """The maps or units of the block at a place that are shown, in order."""
        block, most = layout.blocks[place], layout.most(place)
        units = self.lab.units_of(block)
        first = min(self._first.get(block.number, 0), max(len(units) - most, 0))
        return units[first : first + most]

    def spots(self) -> list[PathSpot]:
        """All maps and units that are shown, block by block."""
        layout = self.path_layout()
        return [spot for place in range(len(layout.blocks)) for spot in self._spots_of(place, layout)]

    def _spots_of(self, place: int, layout: PathLayout) -> list[PathSpot]:
        """The maps and units that are shown of one block: thousands are not asked for where one is meant."""
        block = layout.blocks[place]
        units = enumerate(self.shown(place, layout))
        return [PathSpot((block.number, unit), layout.area(place, i), block.has_maps) for i, unit in units]

    def _at(self, point: QPointF) -> PathSpot | None:
        layout = self.path_layout()
        for place in range(len(layout.blocks)):
            if layout.left(place) - 2 <= point.x() < layout.left(place + 1) - 2:
                spots = self._spots_of(place, layout)
                return next((spot for spot in spots if spot.area.adjusted(-2, -1, 2, 5).contains(point)), None)
        return None

    # -- mouse and keys ------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position())
        if spot is not None:
            self.lab.select(*spot.unit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position())
        if spot is not None:
            self.lab.toggle(*spot.unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        point, layout = event.position(), self.path_layout()
        for place in range(len(layout.blocks)):
            if layout.left(place) <= point.x() < layout.left(place + 1) and event.angleDelta().y():
                self._page(place, -1 if event.angleDelta().y() > 0 else 1)
                event.accept()
                return
        event.ignore()

    def _page(self, place: int, direction: int) -> None:
        layout = self.path_layout()
        block, step = layout.blocks[place], layout.most(place)
        last = max(block.units - step, 0)
        self._first[block.number] = min(max(self._first.get(block.number, 0) + direction * step, 0), last)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        selected = self.lab.selected
        if selected is None:
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Space:
            self.lab.toggle(*selected)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._page(selected[0] - 1, 1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(key)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        """Select the nearest map that way."""
        spots = self.spots()
        here = next((spot for spot in spots if spot.unit == self.lab.selected), None)
        if here is None:
            if spots:
                self.lab.select(*spots[0].unit)
            return
        x, y = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }[key]
        best, nearest = None, 1e9
        for spot in spots:
            step = spot.area.center() - here.area.center()
            along, aside = step.x() * x + step.y() * y, abs(step.x() * y) + abs(step.y() * x)
            if along > 1 and along + 3 * aside < nearest:
                best, nearest = spot, along + 3 * aside
        if best is not None:
            self.lab.select(*best.unit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.unit_words(spot.unit) if spot is not None else "", self)
            return True
        return super().event(event)

    def unit_words(self, unit: Unit) -> str:
        """A map or unit in words: its number and what it is worth."""
        block = self.lab.blocks[unit[0] - 1]
        template = self.tr("Map {unit} of block {block}") if block.has_maps else self.tr("Unit {unit} of block {block}")
        name = template.format(unit=unit[1] + 1, block=unit[0])
        lost = self.lab.costs.get(unit)
        if unit[1] in self.lab.alteration(unit[0]).off:
            return theme.tip(name, self.tr("Switched off. A double click or Space switches it on."))
        if lost is None:
            return theme.tip(name, self.tr("A click selects it, a double click or Space switches it off."))
        points = f"{100 * lost:.2f}".replace("-", "−")
        return theme.tip(
            name, self.tr("Switched off alone it costs {points} points of accuracy.").format(points=points)
        )

    # -- painting ------------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Everything, on the screen or in a document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path, subject = self.lab.path, self.lab.subject
        if path is None or subject is None or len(path.outputs) != len(self.lab.blocks):
            return
        layout = self.path_layout()
        self._paint_input(painter, layout)
        for place, block in enumerate(layout.blocks):
            room = layout.width_of(place) - 4
            self._paint_head(painter, layout.left(place), self.block_name(block), self.block_shape(block), room)
        largest = max([FULL_BAR, *self.lab.costs.values()])
        reach = {block.number: float(path.outputs[block.number - 1].max()) for block in self.hidden}
        filters_of = {block.number: self._filters(block) for block in self.hidden} if self.lab.filters else {}
        for place, block in enumerate(layout.blocks):
            if not block.has_maps:
                self._paint_cells(painter, layout, place, path.outputs[block.number - 1], reach[block.number])
        chosen = self.lab.selected[0] if self.lab.selected is not None else 0
        marked = [k for k, block in enumerate(layout.blocks) if block.has_maps or block.number == chosen]
        for spot in (spot for place in marked for spot in self._spots_of(place, layout)):
            if spot.is_map:
                outputs = path.outputs[spot.unit[0] - 1][spot.unit[1]]
                self._paint_map(painter, spot, outputs, reach[spot.unit[0]], filters_of)
                lost = self.lab.costs.get(spot.unit)
                if lost is not None:
                    self._paint_bar(painter, spot.area, lost / largest)
            if spot.unit == self.lab.selected:
                self._paint_ring(painter, spot)
        left = layout.left(len(layout.blocks))
        self._paint_head(painter, left, self.tr("Output"), self._answer_words(path))
        paint_answer(painter, layout, path, subject.classes, before=bool(self.lab.changes))

    def _answer_words(self, path: DigitPath) -> str:
        """What stands in the rows of the answer."""
        if len(path.now) > SHOWN:
            return self.tr("likeliest of {count} classes").format(count=len(path.now))
        return self.tr("now, and before") if self.lab.changes else self.tr("certainty")

    def block_name(self, block: Block) -> str:
        """A block as its head names it."""
        return self.tr("Block {number}").format(number=block.number) if block.has_maps else self.tr("Dense")

    def block_shape(self, block: Block) -> str:
        """What a block gives, in short."""
        if not block.has_maps:
            return f"{block.units:,}"
        maps, h, w = block.shape
        if block.number == 1:
            return in_number(self.tr("{maps} maps, {height} × {width}").format(maps=maps, height=h, width=w))
        return f"{maps}, {h} × {w}"

    @staticmethod
    def _paint_head(painter: QPainter, left: float, name: str, shape: str, room: float = 148) -> None:
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(left, 0, room, 18), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(left, 17, max(room, 120), 16), Qt.AlignmentFlag.AlignVCenter, shape)

    def _paint_input(self, painter: QPainter, layout: PathLayout) -> None:
        path, subject = self.lab.path, self.lab.subject
        if path is None or subject is None:
            return
        image = path.digit.image
        h, w = image.shape[1:]
        self._paint_head(painter, EDGE_PX, self.tr("Input"), f"{h} × {w}")
        area = QRectF(EDGE_PX, TOP_PX, layout.input_px, layout.input_px)
        paint_pixels(painter, area, digit_image(image))
        self._paint_field(painter, area, h, w)
        answer, label = int(path.now.argmax()), path.digit.label
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        name = subject.classes[label] if label is not None else ""
        caption = self.tr("is {name}, read as").format(name=name) if label is not None else self.tr("read as")
        room = round(layout.input_px) + 24
        shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(EDGE_PX, area.bottom() + 8, room, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        below = self._paint_reading(painter, QRectF(EDGE_PX, area.bottom() + 28, room, 36), answer)
        if self.lab.changes:
            before = self.tr("{percent} with everything on").format(percent=percent(float(path.before[answer])))
            painter.drawText(
                QRectF(EDGE_PX, below, room - 8, 40), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, before
            )

    def _paint_reading(self, painter: QPainter, line: QRectF, answer: int) -> float:
        """What it is read as and how surely, the latter below a long name; the place of what follows."""
        path, subject = self.lab.path, self.lab.subject
        if path is None or subject is None:
            return line.bottom()
        name, sure = subject.classes[answer], percent(float(path.now[answer]))
        painter.setFont(theme.font(32, 600))
        long = painter.fontMetrics().horizontalAdvance(name) > line.width() - 64
        if long:
            painter.setFont(theme.font(20, 600))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(line.width()))
        wide = painter.fontMetrics().horizontalAdvance(shown)
        wrong = path.digit.label is not None and path.digit.label != answer
        painter.setPen(theme.color("error" if wrong else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        beside = line.adjusted(0, 32, 0, 24) if long else line.adjusted(wide + 10, 2, 80, 0)
        middle = Qt.AlignmentFlag.AlignTop if long else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(beside, middle, sure)
        painter.setFont(theme.font(12))
        return line.bottom() + (18 if long else 6)

    def _paint_field(self, painter: QPainter, area: QRectF, h: int, w: int) -> None:
        """A ring around the pixels that the strongest cell of the selected map sees."""
        path, selected = self.lab.path, self.lab.selected
        if path is None or selected is None:
            return
        y = path.outputs[selected[0] - 1][selected[1]]
        if y.ndim != 2 or y.max() <= 0:
            return
        row, column = np.unravel_index(int(y.argmax()), y.shape)
        field = self.lab.field_of(self.lab.blocks[selected[0] - 1], int(row), int(column))
        if field is not None:
            rows, columns = field
            px, py = area.width() / w, area.height() / h
            ring = QRectF(
                area.left() + columns.start * px,
                area.top() + rows.start * py,
                (columns.stop - columns.start) * px,
                (rows.stop - rows.start) * py,
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawRect(ring)

    def _filters(self, block: Block) -> Array | None:
        subject = self.lab.subject
        return filters(subject.model, block) if subject is not None else None

    def _paint_map(
        self, painter: QPainter, spot: PathSpot, y: Array, reach: float, filters_of: dict[int, Array | None]
    ) -> None:
        area, (block, unit) = spot.area, spot.unit
        if unit in self.lab.alteration(block).off:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("field_border"), 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            inner = area.adjusted(10, 10, -10, -10)
            painter.setPen(QPen(theme.color("text2"), 1.5))
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.bottomLeft(), inner.topRight())
            return
        given = filters_of.get(block)
        if given is not None:
            weights = given[unit].sum(axis=0)
            image = signed_image(weights, float(np.abs(weights).max()), "page")
        else:
            image = map_image(y, float(y.max()) if self.lab.scale_each else reach)
        paint_pixels(painter, area, image, 2)

    def _paint_cells(self, painter: QPainter, layout: PathLayout, place: int, y: Array, reach: float) -> None:
        """The units of a dense block as one image: a rectangle for each would take most of a frame's time."""
        block, shown = layout.blocks[place], self.shown(place, layout)
        shares = np.clip(y.reshape(block.units, -1).max(axis=1)[shown] / max(reach, 1e-12), 0.0, 1.0)
        off = [i for i, unit in enumerate(shown) if unit in self.lab.alteration(block.number).off]
        image = cells_image(shares, off, layout.columns[place], (layout.cell_px, layout.cell_px - 1))
        painter.drawImage(QPointF(layout.left(place), TOP_PX), image)

    def _paint_ring(self, painter: QPainter, spot: PathSpot) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text" if self.hasFocus() else "accent"), 2))
        grow = 2 if spot.is_map else 1
        painter.drawRoundedRect(spot.area.adjusted(-grow, -grow, grow, grow), 3, 3)

    @staticmethod
    def _paint_bar(painter: QPainter, area: QRectF, share: float) -> None:
        painter.fillRect(QRectF(area.left(), area.bottom() + 2, area.width(), 3), theme.color("hover"))
        wide = area.width() * min(max(share, 0.0), 1.0)
        painter.fillRect(QRectF(area.left(), area.bottom() + 2, wide, 3), theme.color("histogram_bar"))
