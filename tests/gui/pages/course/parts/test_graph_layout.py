import itertools

from PySide6.QtCore import QRectF

from engine.course.graphs.graph_examples import EXAMPLES
from gui.pages.course.parts.graph_layout import NODE, places


def test_nothing_of_any_graph_touches_and_all_lies_in_the_area() -> None:
    for size in ((1037, 346), (640, 240)):
        area = QRectF(0, 0, *size)
        for example in EXAMPLES.values():
            found = places(example.make(), area)
            boxes = [*found.inputs.values()]
            boxes += [QRectF(p.x() - NODE, p.y() - NODE, 2 * NODE, 2 * NODE) for p in found.nodes.values()]
            for a, b in itertools.combinations(boxes, 2):
                assert not a.intersects(b), example.name
            assert all(area.contains(box) for box in (*boxes, found.result)), example.name


def test_operations_stand_right_of_what_they_use() -> None:
    graph = EXAMPLES["fruit"].make()
    found = places(graph, QRectF(0, 0, 1037, 346))
    for node in graph.nodes:
        for name in node.inputs:
            assert found.start(name).x() < found.nodes[node.name].x()
