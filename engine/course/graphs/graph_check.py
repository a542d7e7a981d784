"""Two ways to check a computational graph: by trying (central differences), and by a student's own calculation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.course.graphs.graph import Graph, evaluated
from engine.course.graphs.operations import OPERATIONS, Value, rule_of
from engine.types import Array

Edge: TypeAlias = tuple[str, int]  # the node that it enters, and the position there


@dataclass(frozen=True)
class AnswerMark:
    """Whether an answer is right; if not, which rule was missed (a key of `RULES`)."""

    right: bool
    rule: str = ""


def differences(graph: Graph, upstream: Value = 1.0, h: float = 1e-4) -> dict[Edge, Value]:
    """The gradient along every edge, found by trying: (f(x + h) − f(x − h)) / 2h, entry by entry.

    Only what flows through that one edge is moved; labels are not, they have no gradient. Operations with a mistake are
    tried as they should be, so that the edge on which the gradient of the graph differs is the one with the mistake.

    Source: the course, chapter on backpropagation (gradient check).
    """
    right = graph.repaired()
    values = right.values()
    found: dict[Edge, Value] = {}
    for node, place in right.edges():
        x = np.array(values[right.node(node).inputs[place]], np.float64)
        slope = np.zeros(x.shape)
        given = place in OPERATIONS[right.node(node).operation].given
        for index in () if given else np.ndindex(x.shape):
            above, below = x.copy(), x.copy()
            above[index] += h
            below[index] -= h
            change = _result(right, (node, place), above) - _result(right, (node, place), below)
            slope[index] = np.sum(upstream * change) / (2 * h)
        found[node, place] = float(slope) if slope.ndim == 0 else slope
    return found


def totals(graph: Graph, upstream: Value = 1.0) -> dict[str, Value]:
    """The gradient of every given number found by trying: the sum over the edges that leave it."""
    total: dict[str, Value] = {}
    for (node, place), slope in differences(graph, upstream).items():
        name = graph.node(node).inputs[place]
        total[name] = total[name] + slope if name in total else slope
    return {node.name: total.get(node.name, 0.0) for node in graph.nodes if not node.operation}


def agrees(a: Value, b: Value) -> bool:
    """Whether two gradients are the same but for what trying leaves out."""
    return np.shape(a) == np.shape(b) and bool(np.allclose(a, b, rtol=1e-4, atol=1e-6))


def mark_value(graph: Graph, name: str, answer: Value, digits: int = 12) -> AnswerMark:
    """Marks what a student computed forward at a node."""
    node = graph.node(name)
    return AnswerMark(close(answer, graph.values()[name], digits), rule_of(node.operation) if node.operation else "")


def mark_gradient(graph: Graph, edge: Edge, answer: Value, upstream: Value = 1.0, digits: int = 12) -> AnswerMark:
    """Marks what a student computed backward along an edge, and says which rule a wrong answer missed.

    The local derivative without the arriving gradient missed the chain rule; a product with the own input instead of
    the other missed the swap; the gradient of one branch where several meet missed the sum; else it is the rule of the
    node.
    """
    right = graph.repaired()
    values = right.values()
    flows = {(flow.source, flow.position): flow.gradient for flow in right.backward(values, upstream)}
    if close(answer, flows[edge], digits):
        return AnswerMark(True)
    node = right.node(edge[0])
    arriving = right.gradients(values, upstream)[node.name]
    inputs = [values[name] for name in node.inputs]
    for rule, wrong in _likely(right, node.name, edge[1], inputs, values, arriving, flows):
        if close(answer, wrong, digits):
            return AnswerMark(False, rule)
    return AnswerMark(False, rule_of(node.operation))


def mark_total(graph: Graph, name: str, answer: Value, upstream: Value = 1.0, digits: int = 12) -> AnswerMark:
    """Marks the whole gradient of a node: where it is used in several places, they add up."""
    right = graph.repaired()
    total = right.gradients(right.values(), upstream)[name]
    if close(answer, total, digits):
        return AnswerMark(True)
    uses = [edge for edge in right.edges() if right.node(edge[0]).inputs[edge[1]] == name]
    return AnswerMark(False, "branch") if len(uses) > 1 else mark_gradient(graph, uses[0], answer, upstream, digits)


def close(answer: Value, right: Value, digits: int = 12) -> bool:
    """Whether an answer is right to half a unit of the last digit that was written, and to 2 % at least."""
    if np.shape(answer) != np.shape(right):
        return False
    apart = np.abs(np.asarray(answer) - np.asarray(right))
    written = np.minimum(0.5 * 10.0**-digits, 0.02 * np.abs(right))
    return bool((apart <= np.maximum(written * (1 + 1e-9), 1e-9 * np.maximum(1, np.abs(right)))).all())


def _likely(
    graph: Graph, name: str, place: int, inputs: list[Value], values: dict[str, Value], arriving: Value,
    flows: dict[Edge, Value],
) -> list[tuple[str, Value]]:  # fmt: skip
    """Wrong answers that show which rule was missed."""
    operation = graph.node(name).operation
    ones: Value = np.ones(np.shape(arriving)) if np.ndim(arriving) else 1.0
    found = [("chain", OPERATIONS[operation].pull(inputs, values[name], ones)[place])]
    if operation == "multiply":
        found.insert(0, ("multiply", arriving * inputs[place]))
    behind = [edge for edge in graph.edges() if graph.node(edge[0]).inputs[edge[1]] == name]
    if len(behind) > 1:
        pull = OPERATIONS[operation].pull
        found += [("branch", pull(inputs, values[name], flows[edge])[place]) for edge in behind]
    return found


def _result(graph: Graph, edge: Edge, x: Array) -> Value:
    """The result where `x` flows through that edge."""
    values: dict[str, Value] = {}
    for node in graph.nodes:
        inputs = [values[name] for name in node.inputs]
        if node.name == edge[0]:
            inputs[edge[1]] = x if x.ndim else float(x)
        values[node.name] = evaluated(node, inputs)
    return values[graph.result]
