"""A graph as one line of text, so that an own graph is kept between two starts and can be sent to someone."""

from __future__ import annotations

import json
from typing import Any

from engine.course.graphs.graph import Given, Graph, Node
from engine.errors import SpecError

MOST = 24  # nodes


def to_text(graph: Graph) -> str:
    """The nodes as JSON: name and value of what is given, name, operation and inputs of what is computed."""
    rows = [
        [node.name, node.operation, *node.inputs] if node.operation else [node.name, node.value] for node in graph.nodes
    ]
    return json.dumps(rows, ensure_ascii=False)


def from_text(text: str) -> Graph:
    """The graph that `to_text` wrote.

    Raises: SpecError: it is no graph.
    """
    try:
        rows = json.loads(text)
        if not isinstance(rows, list) or len(rows) > MOST:
            raise ValueError
        return Graph(tuple(_node(row) for row in rows))
    except (ValueError, TypeError, IndexError, RecursionError) as error:
        raise SpecError(
            "{field}: this is no graph of at most {most} nodes; build it again", field="nodes", most=MOST
        ) from error


def _node(row: list[Any]) -> Node:
    name, second, *inputs = row
    if not isinstance(name, str) or not all(isinstance(given, str) for given in inputs):
        raise TypeError
    if isinstance(second, str):
        return Node(name, operation=second, inputs=tuple(inputs))
    return Node(name, _given(second))


def _given(value: Any) -> Given:
    if isinstance(value, list):
        return tuple(_given(part) for part in value)  # type: ignore[return-value]  # rows of numbers, checked by the graph
    return float(value)
