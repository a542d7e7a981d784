"""Marking what a student calculates: a place of the graph, what was written there, and which rule was missed."""

from __future__ import annotations

import numpy as np

from engine.course.graphs.graph import Graph, plain
from engine.course.graphs.graph_check import AnswerMark, mark_gradient, mark_total, mark_value
from engine.course.graphs.operations import Value
from engine.errors import EngineError
from gui.labs.course.settings import typed_array


def places(graph: Graph) -> tuple[str, ...]:
    """Every place that can be calculated: the values forward (`v price`), then the gradients on edges (`g price 0`)."""
    values = [f"v {node.name}" for node in graph.nodes if node.operation]
    return (*values, *(f"g {name} {position}" for name, position in graph.edges()))


def marked(graph: Graph, place: str, text: str, upstream: Value) -> AnswerMark:
    """Whether what was written at a place is right. `t x` is the whole gradient of a node that is used several times.

    A text that is no number is wrong; a matrix may be written as one row.
    """
    try:
        answer = plain(np.array(typed_array(text), np.float64))
    except EngineError:
        return AnswerMark(False, "number")
    kind, _, rest = place.partition(" ")
    name, position = (rest.rpartition(" ")[0], int(rest.rpartition(" ")[2])) if kind == "g" else (rest, 0)
    node = graph.node(name)
    like = graph.values()[node.inputs[position] if kind == "g" else name]
    if np.size(answer) == np.size(like):
        answer = plain(np.reshape(answer, np.shape(like)))
    digits = decimals(text)
    if kind == "v":
        return mark_value(graph, name, answer, digits)
    if kind == "t":
        return mark_total(graph, name, answer, upstream, digits)
    return mark_gradient(graph, (name, position), answer, upstream, digits)


def decimals(text: str) -> int:
    """The fewest digits behind a point in what was written, 12 where a number is whole or a fraction."""
    words = text.replace(";", " ").replace(",", " ").split()
    if any("/" in word or "e" in word for word in words):
        return 12
    behind = [len(word.partition(".")[2].rstrip("])")) for word in words]
    return min((count for count in behind if count), default=12)
