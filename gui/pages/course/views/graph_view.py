"""The view of the computational graph: nodes, edges with values above and gradients below, fields to calculate in."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.course.graphs.graph import Graph, Node
from engine.course.graphs.operations import OPERATIONS, Value
from gui import theme
from gui.i18n import said
from gui.labs.course.exercises.graph_exercise import GraphExercise
from gui.labs.course.parts.graph_settings import BUILT_FROM
from gui.labs.course.parts.graph_words import matrix_text, node_name
from gui.pages.course.frame.canvas import BACK_DASH, LEFT, RIGHT, arrow, box, chip, node, pen, ring, text
from gui.pages.course.frame.cell_canvas import CellCanvas, Spot
from gui.pages.course.frame.fields import SettingChoice, SettingField, SettingSwitch
from gui.pages.course.lab_view import LabView, views
from gui.pages.course.parts.graph_layout import NODE, WIDE_NODE, GraphPlaces, places
from gui.widgets.controls import Button, describe
from gui.widgets.marks import Label

LONGEST = 18  # characters of a number on an edge; more show the shape
FIELD = (66.0, 22.0)


def short(value: Value, most: int = 2) -> list[str]:
    """A value as lines beside an edge: the number, the rows of a small matrix, or its shape."""
    lines = matrix_text(value, 5).split("; ")
    if len(lines) > most or max(map(len, lines)) > LONGEST:
        return [shape_of(value)]
    return lines


def shape_of(value: Any) -> str:
    """The shape of a value, that of a vector as one row: 2 × 3, 1 × 10."""
    shape = np.shape(value)
    return " × ".join(map(str, shape if len(shape) > 1 else (1, *shape)))


class GraphCanvas(CellCanvas):
    """The graph itself."""

    def __init__(self, exercise: GraphExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: GraphExercise
        self.building: list[str] | None = None  # the nodes that were clicked for the next operation
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(480, 240)

    def sizeHint(self) -> QSize:
        return QSize(1037, 346)

    def paint(self, painter: QPainter) -> None:
        lab = self.exercise
        graph = lab.graph
        where = places(graph, QRectF(0, 0, self.width(), self.height()))
        hot = {(f.source, f.position) for f in lab.now.flows} if lab.now is not None else set()
        for source in graph.nodes:
            for position in range(len(source.inputs)):
                self._edge(painter, graph, where, source, position, (source.name, position) in hot)
        self._result_edge(painter, graph, where)
        for given in graph.nodes:
            if given.operation:
                self._node(painter, where, given)
            else:
                self._input(painter, where, given)

    # parts
    def _input(self, painter: QPainter, where: GraphPlaces, given: Node) -> None:
        area = where.inputs[given.name]
        box(painter, area)
        value = matrix_text(np.asarray(given.value), 6)
        name = said(node_name(given.name))
        text(painter, area.adjusted(12, 0, 0, 0), name, role="text2", px=12, align=LEFT)
        if len(value) > 16:
            value = shape_of(given.value)
        text(painter, area.adjusted(0, 0, -12, 0), value, px=13 if len(value) < 9 else 12, weight=600, align=RIGHT)
        if self.building is not None:
            self.spot(area, f"node:{given.name}", typed=False)
            if given.name in self.building:
                ring(painter, area)
        else:
            self.spot(area, f"given:{given.name}", typed=True)

    def _node(self, painter: QPainter, where: GraphPlaces, made: Node) -> None:
        middle, lab = where.nodes[made.name], self.exercise
        now = lab.now
        chosen = (now is not None and now.node.name == made.name) or made.name in (self.building or ())
        signs = OPERATIONS[made.operation].symbol.split("\n")
        if max(map(len, signs)) > 3:
            area = QRectF(middle.x() - WIDE_NODE, middle.y() - NODE, 2 * WIDE_NODE, 2 * NODE)
            painter.setPen(pen("accent" if chosen else "text2", 2 if chosen else 1.4))
            painter.setBrush(theme.color("selected" if chosen else "card"))
            painter.drawRoundedRect(area, NODE, NODE)
            for i, line in enumerate(signs):
                text(
                    painter, QPointF(middle.x(), middle.y() + (i - (len(signs) - 1) / 2) * 15), line, px=13, weight=600
                )
        else:
            node(painter, middle, signs[0], chosen=chosen)
        area = QRectF(middle.x() - NODE, middle.y() - NODE, 2 * NODE, 2 * NODE)
        self.spot(area, f"node:{made.name}", typed=False)
        if lab.settings.calculate:
            field = QRectF(middle.x() - FIELD[0] / 2, middle.y() - NODE - FIELD[1] - 4, *FIELD)
            self._field(painter, field, f"v {made.name}")

    def _field(self, painter: QPainter, area: QRectF, place: str) -> None:
        """A field of "I calculate": empty, right with a check, or wrong."""
        mark = self.exercise.mark(place)
        border = "field_border" if mark is None else "good" if mark.right else "error"
        box(painter, area, border=border, width=1 if mark is None else 1.6)
        words = self.exercise.answers_by_hand.get(place, "")
        role = "text" if mark is None else border
        shown = words if len(words) <= 8 else words[:7] + "…"
        text(painter, area.adjusted(6, 0, -18, 0), shown, role=role, px=12, weight=600, align=LEFT)
        if mark is not None:
            sign = theme.pixmap("check" if mark.right else "close", border, 12, self.devicePixelRatioF())
            painter.drawPixmap(round(area.right() - 16), round(area.center().y() - 6), sign)
        self.spot(area, f"answer:{place}")

    @staticmethod
    def _rows(where: GraphPlaces) -> int:
        """How many rows of a matrix there is room for between two inputs."""
        tops = sorted(area.top() for area in where.inputs.values())
        return 2 if len(tops) < 2 or tops[1] - tops[0] > 80 else 1

    def _edge(
        self, painter: QPainter, graph: Graph, where: GraphPlaces, target: Node, position: int, hot: bool
    ) -> None:
        lab = self.exercise
        name = target.inputs[position]
        start = where.start(name)
        middle = where.nodes[target.name]
        spread = (position - (len(target.inputs) - 1) / 2) * 12
        end = QPointF(middle.x() - NODE, middle.y() + spread)
        values = lab.seen_values()
        known = name in values
        arrow(painter, start, end, role="text2" if known else "line")
        hidden = lab.settings.calculate
        uses = sum(given.inputs.count(name) for given in graph.nodes)
        along = 0.45 if name not in where.inputs else 0.2 if uses == 1 else 0.55
        at = start + (end - start) * along
        if known and not (hidden and graph.node(name).operation):
            for i, line in enumerate(reversed(short(values[name], self._rows(where)))):
                text(painter, at - QPointF(0, 11 + 15 * i), line, px=13)
        if hidden:
            self._field(painter, QRectF(at.x() - FIELD[0] / 2, at.y() + 5, *FIELD), f"g {target.name} {position}")
            return
        flow = lab.seen_flows().get((target.name, position))
        if flow is not None:
            self._back(painter, start, end, at, flow, (target.name, position), hot, self._rows(where))

    def _back(
        self,
        painter: QPainter,
        start: QPointF,
        end: QPointF,
        at: QPointF,
        flow: Value,
        edge: tuple[str, int],
        hot: bool,
        rows: int = 2,
    ) -> None:
        """The gradient that came back on an edge; red where the numerical check disagrees."""
        wrong = edge in self.exercise.wrong_edges()
        lower = QPointF(2, 6)
        painter.setPen(pen("error" if wrong else "series2", 2.5 if hot or wrong else 1.6, BACK_DASH))
        painter.drawLine(end + lower, start + lower)
        lines = short(flow, rows)
        below = at + QPointF(0, 20)
        for i, line in enumerate(lines):
            spot = below + QPointF(0, 16 * i)
            if hot and len(lines) == 1:
                chip(painter, spot, line)
            else:
                text(painter, spot, line, role="error" if wrong else "series2", weight=600)
        if wrong:
            tried = short(self.exercise.tried()[edge])
            words = self.tr("check {value}").format(value=tried[0])
            text(painter, below + QPointF(0, 17 * len(lines)), words, role="error", px=12)

    def _result_edge(self, painter: QPainter, graph: Graph, where: GraphPlaces) -> None:
        lab = self.exercise
        if graph.result not in where.nodes:
            return
        start = where.nodes[graph.result] + QPointF(NODE, 0)
        end = QPointF(where.result.left(), start.y())
        values = lab.seen_values()
        value, arrived = values.get(graph.result), lab.arrived()
        box(painter, where.result, border="text2" if value is not None else "line", width=1.4)
        name = said(node_name(graph.result))
        text(painter, QPointF(where.result.center().x(), where.result.top() + 13), name, role="text2", px=12)
        painter.setPen(pen("text2" if value is not None else "line", 1.4))
        painter.drawLine(start, end)
        middle = (start + end) / 2
        if lab.settings.calculate:
            return
        if value is not None:
            lines = short(value)
            shown = lines[0] if len(lines) == 1 else shape_of(value)
            text(painter, QPointF(where.result.center().x(), where.result.bottom() - 13), shown, weight=600)
            for i, line in enumerate(reversed(lines)):
                text(painter, middle - QPointF(0, 11 + 15 * i), line)
        if arrived is not None:
            painter.setPen(pen("series2", 1.6, BACK_DASH))
            painter.drawLine(end + QPointF(0, 5), start + QPointF(0, 5))
            for i, line in enumerate(short(arrived)):
                text(painter, middle + QPointF(0, 19 + 15 * i), line, role="series2", weight=600)


class GraphLegend(QWidget):
    """What the two kinds of lines mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def _parts(self) -> tuple[str, str]:
        return self.tr("value, forward"), self.tr("gradient, backward")

    def sizeHint(self) -> QSize:
        return QSize(sum(self.fontMetrics().horizontalAdvance(words) for words in self._parts()) + 84, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for words, role, dash in zip(self._parts(), ("text2", "series2"), ((), BACK_DASH), strict=True):
            painter.setPen(pen(role, 1.6, dash))
            painter.drawLine(QPointF(x, 14), QPointF(x + 22, 14))
            x = text(painter, QPointF(x + 29, 14), words, role="text2", px=12, align=LEFT).right() + 16


@views.register("graph")
class GraphView(LabView):
    """The graph in its card, with the row for building an own one below it."""

    def __init__(self, exercise: GraphExercise, parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        self.exercise: GraphExercise
        self.legend = GraphLegend()
        self.variant = self.add(SettingChoice(exercise, "variant", 150, only=lambda: exercise.variants))
        self.program = self.add(SettingChoice(exercise, "program", 128))
        self.calculate = Button(small=True, icon="edit")
        self.calculate.setCheckable(True)
        self.calculate.clicked.connect(lambda on: exercise.edit(calculate=on))
        self.canvas = GraphCanvas(exercise)
        self.canvas.clicked.connect(self._clicked)
        column = self.card_of(self.canvas)
        column.addWidget(self._make_options())
        column.addWidget(self._make_build_row())

    def _make_options(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        self.upstream_label = Label("", "text2")
        self.upstream = self.add(SettingField(self.exercise, "upstream", 120, most=260))
        self.check = self.add(SettingSwitch(self.exercise, "check"))
        row.addWidget(self.variant)
        row.addWidget(self.program)
        row.addWidget(self.upstream_label)
        row.addWidget(self.upstream)
        row.addWidget(self.check)
        row.addStretch(1)
        return whole

    def _make_build_row(self) -> QWidget:
        self.build = QWidget()
        row = QHBoxLayout(self.build)
        row.setContentsMargins(16, 6, 16, 0)
        row.setSpacing(6)
        self.number = Button(small=True, icon="plus")
        self.number.clicked.connect(self.exercise.add_number)
        row.addWidget(self.number)
        self.operations: dict[str, Button] = {}
        for name in BUILT_FROM:
            button = Button(OPERATIONS[name].symbol.replace("\n", " "), small=True)
            button.clicked.connect(lambda _=False, name=name: self._begin(name))
            self.operations[name] = button
            row.addWidget(button)
        self.remove = Button(small=True, icon="trash")
        self.remove.clicked.connect(lambda: self._begin("remove"))
        row.addWidget(self.remove)
        self.hint = Label("", "muted", "small")
        row.addWidget(self.hint)
        row.addStretch(1)
        self._operation = ""
        return self.build

    def tools(self) -> list[QWidget]:
        return [self.calculate, self.legend]

    # building
    def _begin(self, operation: str) -> None:
        self._operation = operation
        self.canvas.building = []
        self._draw_hint()
        self.canvas.update()

    def _clicked(self, spot: Spot) -> None:
        if self.canvas.building is None or not spot.name.startswith("node:"):
            return
        name = spot.name.removeprefix("node:")
        if self._operation == "remove":
            self.exercise.remove_node(name)
            self._end()
            return
        self.canvas.building.append(name)
        if len(self.canvas.building) == OPERATIONS[self._operation].inputs:
            self.exercise.add_node(self._operation, self.canvas.building)
            self._end()
        self._draw_hint()
        self.canvas.update()

    def _end(self) -> None:
        self.canvas.building, self._operation = None, ""
        self._draw_hint()

    def _draw_hint(self) -> None:
        if not self._operation:
            self.hint.setText("")
        elif self._operation == "remove":
            self.hint.setText(self.tr("Click the node to remove."))
        else:
            left = OPERATIONS[self._operation].inputs - len(self.canvas.building or ())
            self.hint.setText(
                self.tr("Click {count} nodes.").format(count=left) if left != 1 else self.tr("Click one node.")
            )

    # the look
    def draw(self) -> None:
        super().draw()
        lab = self.exercise
        self.build.setVisible(lab.example == "own")
        if lab.example != "own":
            self._end()
        self.variant.setVisible(len(lab.variants) > 1)
        self.program.setVisible(lab.example != "own")
        self.calculate.setChecked(lab.settings.calculate)
        self.canvas.update()

    def retranslate(self) -> None:
        super().retranslate()
        known = self.exercise.settings.about("calculate")
        self.calculate.setText(said(known.symbol))
        describe(self.calculate, said(known.symbol), said(known.help))
        self.upstream_label.setText("∂L")
        self.upstream.setPlaceholderText("1")
        self.canvas.setAccessibleName(self.tr("Computational graph"))
        self.number.setText(self.tr("Number"))
        describe(self.number, self.tr("Number"), self.tr("One more given number."))
        self.remove.setText(self.tr("Remove"))
        describe(self.remove, self.tr("Remove"), self.tr("Takes a node out, with all that use it."))
        for name, button in self.operations.items():
            describe(button, OPERATIONS[name].forward, self.tr("Then click the nodes that it takes."))
        self._draw_hint()

    @classmethod
    def thumbnail(cls, exercise: GraphExercise, painter: QPainter, rect: QRectF) -> None:
        exercise.choose_example("apples")
        exercise.go_to(4)
        y, left = rect.center().y() + 4, rect.left() + 24
        first, second = QPointF(rect.center().x() - 6, y), QPointF(rect.center().x() + 56, y)
        for name, value, dy in (("apples", "2", -22.0), ("price", "100", 22.0)):
            start = QPointF(left + 18, y + dy)
            text(painter, QPointF(left + 10, y + dy), value, weight=600, align=RIGHT)
            arrow(painter, start, first - QPointF(13, -dy / 5), head=5)
            if name == "price":
                painter.setPen(pen("series2", 1.4, BACK_DASH))
                painter.drawLine(first + QPointF(-12, 12), start + QPointF(4, 7))
        end = QPointF(min(second.x() + 46, rect.right() - 8), y)
        for a, b, value, gradient in ((first, second, "200", "1.1"), (second, end, "220", "1")):
            arrow(painter, a + QPointF(13, 0), b - QPointF(13 if b is second else 0, 0), head=5)
            painter.setPen(pen("series2", 1.4, BACK_DASH))
            painter.drawLine(a + QPointF(14, 5), b + QPointF(-14, 5))
            text(painter, (a + b) / 2 - QPointF(0, 13), value, px=12)
            text(painter, (a + b) / 2 + QPointF(0, 16), gradient, role="series2", px=12, weight=600)
        for middle in (first, second):
            node(painter, middle, "×", radius=13)
