"""A computational graph: values go forward, gradients come back, one node at a time.

graph = apples()
values = graph.values()                  # forward, all at once; `forward()` goes node by node
gradients = graph.gradients(values)      # backward, of the last node by every other; `backward()` edge by edge
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.errors import SpecError, nearest


@dataclass(frozen=True)
class Operation:
    """What a node does: its value from its inputs, and the gradient of each input from that of the node.

    `pull(inputs, value, gradient)` gives one gradient per input.
    """

    symbol: str
    inputs: int
    push: Callable[[Sequence[float]], float]
    pull: Callable[[Sequence[float], float, float], tuple[float, ...]]


OPERATIONS = {
    "add": Operation("+", 2, lambda x: x[0] + x[1], lambda x, y, g: (g, g)),  # passes the gradient on
    "multiply": Operation("×", 2, lambda x: x[0] * x[1], lambda x, y, g: (g * x[1], g * x[0])),  # swaps the inputs
    "exp": Operation("exp", 1, lambda x: math.exp(x[0]), lambda x, y, g: (g * y,)),
    "reciprocal": Operation("1/x", 1, lambda x: 1 / x[0], lambda x, y, g: (-g * y * y,)),
}


@dataclass(frozen=True)
class Node:
    """A number that is given (no operation), or an operation on nodes that stand before it, by name."""

    name: str
    value: float = 0.0
    operation: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """The gradient that one edge carries back: from the node it entered to the node it left.

    `position` tells the edges apart where a node uses another one twice.
    """

    source: str
    target: str
    position: int
    gradient: float


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

    def forward(self) -> Iterator[tuple[str, float]]:
        """Each node's name and value, in the order in which they can be computed.

        Raises: SpecError: a value that leaves the numbers, such as 1/0; `field` is the node.
        """
        values: dict[str, float] = {}
        for node in self.nodes:
            value = node.value
            if node.operation:
                try:
                    value = OPERATIONS[node.operation].push([values[name] for name in node.inputs])
                except (ZeroDivisionError, OverflowError):
                    value = math.inf
            if not math.isfinite(value):
                raise SpecError("{field} has no finite value; change the numbers before it", field=node.name)
            values[node.name] = value
            yield node.name, value

    def values(self) -> dict[str, float]:
        """The value of every node."""
        return dict(self.forward())

    def backward(self, values: dict[str, float]) -> Iterator[Flow]:
        """The gradient of the result along every edge, from the result back to the numbers given."""
        gradients = dict.fromkeys(values, 0.0)
        gradients[self.nodes[-1].name] = 1.0
        for node in reversed(self.nodes):
            if not node.operation:
                continue
            inputs = [values[name] for name in node.inputs]
            pulled = OPERATIONS[node.operation].pull(inputs, values[node.name], gradients[node.name])
            for position, (name, gradient) in enumerate(zip(node.inputs, pulled, strict=True)):
                gradients[name] += gradient
                yield Flow(node.name, name, position, gradient)

    def gradients(self, values: dict[str, float]) -> dict[str, float]:
        """∂result/∂node for every node: the sum over the edges that leave it."""
        total = dict.fromkeys(values, 0.0)
        total[self.nodes[-1].name] = 1.0
        for flow in self.backward(values):
            total[flow.target] += flow.gradient
        return total

    def with_value(self, name: str, value: float) -> Graph:
        """The same graph with another number given at `name`.

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


def apples() -> Graph:
    """The course's first graph: two apples at 100, and 10 % tax, make 220."""
    return Graph(
        (
            Node("apple price", 100),
            Node("apples", 2),
            Node("tax", 1.1),
            Node("apples cost", operation="multiply", inputs=("apple price", "apples")),
            Node("price", operation="multiply", inputs=("apples cost", "tax")),
        )
    )


def apples_and_oranges() -> Graph:
    """Two apples at 100, three oranges at 150, and 10 % tax, make 715."""
    return Graph(
        (
            Node("apple price", 100),
            Node("apples", 2),
            Node("orange price", 150),
            Node("oranges", 3),
            Node("tax", 1.1),
            Node("apples cost", operation="multiply", inputs=("apple price", "apples")),
            Node("oranges cost", operation="multiply", inputs=("orange price", "oranges")),
            Node("fruit cost", operation="add", inputs=("apples cost", "oranges cost")),
            Node("price", operation="multiply", inputs=("fruit cost", "tax")),
        )
    )


def sigmoid(x: float) -> Graph:
    """The logistic sigmoid as four small steps; its gradient comes out as y (1 − y)."""
    return Graph(
        (
            Node("x", x),
            Node("minus one", -1),
            Node("−x", operation="multiply", inputs=("x", "minus one")),
            Node("e^−x", operation="exp", inputs=("−x",)),
            Node("one", 1),
            Node("1 + e^−x", operation="add", inputs=("e^−x", "one")),
            Node("y", operation="reciprocal", inputs=("1 + e^−x",)),
        )
    )
