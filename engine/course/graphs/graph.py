"""A computational graph: values go forward, gradients come back, one node at a time.

>>> graph = Graph((Node("x", 3.0), Node("y", 2.0), Node("xy", operation="multiply", inputs=("x", "y"))))
>>> values = graph.values()                  # forward, all at once; `forward()` goes node by node
>>> float(values["xy"])
6.0
>>> gradients = graph.gradients(values)      # backward, of the last node by every other; `backward()` edge by edge
>>> float(gradients["x"]), float(gradients["y"])
(2.0, 3.0)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from engine.course.graphs.operations import OPERATIONS, Value
from engine.errors import SpecError, nearest

Given = float | tuple[float, ...] | tuple[tuple[float, ...], ...]
"""What a node may hold: a number, a row, or a matrix by rows. Tuples, so that graphs can be compared and kept."""


@dataclass(frozen=True)
class Node:
    """A number or matrix that is given (no operation), or an operation on nodes that stand before it, by name."""

    name: str
    value: Given = 0.0
    operation: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """The gradient that one edge carries back: from the node it entered to the node it left.

    `position` distinguishes the edges where a node uses another one twice.
    """

    source: str
    target: str
    position: int
    gradient: Value


@dataclass(frozen=True)
class Graph:
    """Nodes, each after those it uses; the last one is the result.

    Forward: y = f(x₁, x₂);  backward: ∂L/∂xᵢ = Σ over the edges that leave xᵢ of ∂L/∂y · ∂y/∂xᵢ

    Raises: SpecError: a name twice, an input that is not there yet, or a wrong number of inputs; `field` is the node.
    Source: the course, chapter on computational graphs.
    """

    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        seen: list[str] = []
        for node in self.nodes:
            if node.name in seen:
                raise SpecError("there are two nodes called {field}; give one another name", field=node.name)
            if node.operation:
                _check(node, seen)
            seen.append(node.name)
        if not seen:
            raise SpecError("the graph is empty; give it a number to begin with", field="nodes")

    def forward(self) -> Iterator[tuple[str, Value]]:
        """Each node's name and value, in the order in which they can be computed.

        Raises: SpecError: a value that leaves the numbers, such as 1/0, or shapes that do not fit; `field` is the node.
        """
        values: dict[str, Value] = {}
        for node in self.nodes:
            values[node.name] = evaluated(node, [values[name] for name in node.inputs])
            yield node.name, values[node.name]

    def values(self) -> dict[str, Value]:
        """The value of every node."""
        return dict(self.forward())

    def backward(self, values: dict[str, Value], upstream: Value = 1.0) -> Iterator[Flow]:
        """The gradient of the result along every edge, from the result back to the numbers given.

        `upstream` is the gradient that arrives at the result itself, shaped like it.
        """
        gradients: dict[str, Value] = {name: zero_like(value) for name, value in values.items()}
        gradients[self.result] = gradients[self.result] + upstream
        for node in reversed(self.nodes):
            if not node.operation:
                continue
            inputs = [values[name] for name in node.inputs]
            pulled = OPERATIONS[node.operation].pull(inputs, values[node.name], gradients[node.name])
            for position, (name, gradient) in enumerate(zip(node.inputs, pulled, strict=True)):
                gradients[name] = gradients[name] + gradient
                yield Flow(node.name, name, position, plain(gradient))

    def gradients(self, values: dict[str, Value], upstream: Value = 1.0) -> dict[str, Value]:
        """∂result/∂node for every node: the sum over the edges that leave it."""
        total: dict[str, Value] = {name: zero_like(value) for name, value in values.items()}
        total[self.result] = total[self.result] + upstream
        for flow in self.backward(values, upstream):
            total[flow.target] = total[flow.target] + flow.gradient
        return total

    @property
    def result(self) -> str:
        """The name of the last node."""
        return self.nodes[-1].name

    def node(self, name: str) -> Node:
        """The node of that name.

        Raises: SpecError: no such node.
        """
        for node in self.nodes:
            if node.name == name:
                return node
        raise SpecError(
            "there is no node called {field}; did you mean {nearest}?",
            field=name,
            nearest=nearest(name, [node.name for node in self.nodes]),
        )

    def edges(self) -> tuple[tuple[str, int], ...]:
        """Every edge as (the node it enters, the position there), in the order of the forward pass."""
        return tuple((node.name, place) for node in self.nodes for place in range(len(node.inputs)))

    def repaired(self) -> Graph:
        """The same graph with the right operation wherever one has a mistake in it."""
        right = {name: operation.right for name, operation in OPERATIONS.items() if operation.right}
        return Graph(tuple(replace(node, operation=right.get(node.operation, node.operation)) for node in self.nodes))

    def with_value(self, name: str, value: Given) -> Graph:
        """The same graph with another number or matrix given at `name`.

        Raises: SpecError: no such node, or one that is computed.
        """
        given = [node.name for node in self.nodes if not node.operation]
        if name not in given:
            raise SpecError(
                "{field} is not a number that is given; did you mean {nearest}?",
                field=name,
                nearest=nearest(name, given),
            )
        return Graph(tuple(replace(node, value=value) if node.name == name else node for node in self.nodes))

    def with_node(self, node: Node) -> Graph:
        """The same graph with one more node at its end, which becomes the result."""
        return Graph((*self.nodes, node))

    def without(self, name: str) -> Graph:
        """The same graph without that node and without every node that uses it.

        Raises: SpecError: nothing would remain, or there is no such node.
        """
        gone = {self.node(name).name}
        for node in self.nodes:
            if gone & set(node.inputs):
                gone.add(node.name)
        return Graph(tuple(node for node in self.nodes if node.name not in gone))


def evaluated(node: Node, inputs: list[Value]) -> Value:
    """The value of a node: the one that it holds, or what its operation makes of the inputs.

    Raises: SpecError: it leaves the finite numbers, or the shapes do not fit; `field` is the node.
    """
    value: Value = plain(np.array(node.value, np.float64)) if isinstance(node.value, tuple) else float(node.value)
    if node.operation:
        try:
            with np.errstate(all="ignore"):  # what is not finite is said below
                value = plain(OPERATIONS[node.operation].push(inputs))
        except ValueError as error:
            shapes = ", ".join(shape_text(x) for x in inputs)
            raise SpecError(
                "{field}: the shapes {shapes} do not fit together; rows × columns must meet as in (N, D)(D, M)",
                field=node.name, shapes=shapes,
            ) from error  # fmt: skip
    if not np.isfinite(value).all():
        raise SpecError("{field} has no finite value; change the numbers before it", field=node.name)
    return value


def plain(value: Value) -> Value:
    """A number as a float, a matrix as an array."""
    return float(value) if np.ndim(value) == 0 else np.asarray(value, np.float64)


def zero_like(value: Value) -> Value:
    """0 in the shape of `value`."""
    return np.zeros(np.shape(value)) if np.ndim(value) else 0.0


def shape_text(value: Value) -> str:
    """A shape as the notes write it: (2, 3), (3,), and 1 for a number."""
    return str(np.shape(value)) if np.ndim(value) else "1"


def _check(node: Node, seen: list[str]) -> None:
    if node.operation not in OPERATIONS:
        raise SpecError(
            "{field}: there is no operation called {got}; did you mean {nearest}?",
            field=node.name,
            got=repr(node.operation),
            nearest=nearest(node.operation, list(OPERATIONS)),
        )
    expected = OPERATIONS[node.operation].inputs
    if len(node.inputs) != expected:
        raise SpecError(
            "{field}: {operation} takes {expected} inputs, not {got}",
            field=node.name,
            operation=node.operation,
            expected=expected,
            got=len(node.inputs),
        )
    for name in node.inputs:
        if name not in seen:
            raise SpecError("{field} uses {got}, which does not come before it", field=node.name, got=repr(name))
