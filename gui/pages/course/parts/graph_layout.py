"""Where the nodes of a graph stand: given ones at the left, operations by depth, the result at the right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from engine.course.graphs.graph import Graph
from gui.labs.course.parts.graph_settings import depths

INPUT_WIDE, INPUT_TALL = 144.0, 40.0
NODE, WIDE_NODE = 22.0, 38.0  # radius, and half the width of one with a long name
EDGE = 32.0
RESULT_WIDE, RESULT_TALL = 84.0, 44.0
STEP = 210.0  # between two columns at most


@dataclass(frozen=True)
class GraphPlaces:
    """Boxes of what is given, middles of the operations, and the box of the result."""

    inputs: dict[str, QRectF]
    nodes: dict[str, QPointF]
    result: QRectF

    def start(self, name: str) -> QPointF:
        """Where an edge leaves a node."""
        if name in self.inputs:
            box = self.inputs[name]
            return QPointF(box.right(), box.center().y())
        return self.nodes[name] + QPointF(NODE, 0)


def places(graph: Graph, area: QRectF) -> GraphPlaces:
    """The places of a graph in an area."""
    deep = depths(graph)
    given = [node.name for node in graph.nodes if not node.operation]
    pitch = min(92.0, (area.height() - 30) / max(len(given), 1))
    top = area.center().y() - pitch * (len(given) - 1) / 2
    tall = min(INPUT_TALL, pitch - 4)
    inputs = {
        name: QRectF(area.left() + EDGE, top + i * pitch - tall / 2, INPUT_WIDE, tall) for i, name in enumerate(given)
    }
    most = max(deep.values(), default=0)
    last = area.right() - EDGE - RESULT_WIDE - 110
    step = min(STEP, (last - area.left() - EDGE - INPUT_WIDE) / max(most, 1))
    nodes: dict[str, QPointF] = {}
    for node in graph.nodes:
        if not node.operation:
            continue
        ys = [inputs[n].center().y() if n in inputs else nodes[n].y() for n in node.inputs]
        nodes[node.name] = QPointF(last - (most - deep[node.name]) * step, sum(ys) / len(ys))
    for depth in range(1, most + 1):
        _apart(nodes, [name for name in nodes if deep[name] == depth], area)
    y = nodes[graph.result].y() if graph.result in nodes else area.center().y()
    result = QRectF(area.right() - EDGE - RESULT_WIDE, y - RESULT_TALL / 2, RESULT_WIDE, RESULT_TALL)
    return GraphPlaces(inputs, nodes, result)


def _apart(nodes: dict[str, QPointF], column: list[str], area: QRectF) -> None:
    """Move the nodes of one column so that they do not touch."""
    column.sort(key=lambda name: nodes[name].y())
    wanted = max(2 * NODE + 12, min(110.0, (area.height() - 60) / max(len(column), 1)))
    for above, below in itertools.pairwise(column):
        gap = nodes[below].y() - nodes[above].y()
        if gap < wanted:
            push = (wanted - gap) / 2
            nodes[above] -= QPointF(0, push)
            nodes[below] += QPointF(0, push)
