"""The graphs of the notes, with their own numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.course.graphs.graph import Given, Graph, Node


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


def square_of_sum(x: float = 3.0, y: float = 4.0) -> Graph:
    """(x + y)²: the chain rule in two nodes; both gradients are 2 (x + y)."""
    return Graph(
        (
            Node("x", x),
            Node("y", y),
            Node("t", operation="add", inputs=("x", "y")),
            Node("z", operation="square", inputs=("t",)),
        )
    )


def one_node(operation: str) -> Graph:
    """10 + 5 or 10 × 5: what a single node does to the gradient that arrives."""
    return Graph((Node("x", 10.0), Node("y", 5.0), Node("z", operation=operation, inputs=("x", "y"))))


def affine(x: Given, b: Given) -> Graph:
    """X W + b with the W of the notes, two inputs to three outputs."""
    return Graph((Node("X", x), Node("W", W1), Node("b", b), Node("Y", operation="affine", inputs=("X", "W", "b"))))


def two_layers(*, relu: bool = False) -> Graph:
    """Two affine layers, with a ReLU between them or without."""
    first = affine(((1.0, 2.0),), (1.0, 2.0, 3.0))
    between = (Node("A", operation="relu", inputs=("Y",)),) if relu else ()
    last = Node("Z", operation="affine", inputs=("A" if relu else "Y", "W₂", "b₂"))
    return Graph((*first.nodes, Node("W₂", W2), Node("b₂", (1.0, 2.0)), *between, last))


def relu() -> Graph:
    """A ReLU on the matrix of the notes: its mask decides what comes back."""
    return Graph((Node("X", RELU_INPUT), Node("Y", operation="relu", inputs=("X",))))


def softmax_loss(scores: tuple[float, ...]) -> Graph:
    """Ten scores and the one-hot label 2: the gradient of the scores is y − t."""
    return Graph(
        (
            Node("scores", scores),
            Node("label", tuple(float(k == 2) for k in range(10))),
            Node("loss", operation="softmax-loss", inputs=("scores", "label")),
        )
    )


def branched() -> Graph:
    """x goes two ways, through a ReLU and through a square, which are added up."""
    return Graph(
        (
            Node("x", RELU_INPUT),
            Node("r", operation="relu", inputs=("x",)),
            Node("s", operation="square", inputs=("x",)),
            Node("y", operation="add", inputs=("r", "s")),
        )
    )


def with_mistake(graph: Graph, name: str, mistake: str) -> Graph:
    """The same graph with the mistake of the notes in one node: `stale`, `no return`, `in place`, `no denominator`."""
    return Graph(
        tuple(
            Node(node.name, operation=f"{node.operation}, {mistake}", inputs=node.inputs) if node.name == name else node
            for node in graph.nodes
        )
    )


W1 = ((1.0, 3.0, 5.0), (2.0, 4.0, 6.0))
W2 = ((1.0, 4.0), (2.0, 5.0), (3.0, 6.0))
RELU_INPUT = ((1.0, -0.5), (-2.0, 3.0))
SCORES_A = (0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.5)
SCORES_B = (0.01, 0.01, 0.9, 0.01, 0.01, 0.01, 0.05, 0.3, 0.1, 0.02)


@dataclass(frozen=True)
class GraphExample:
    """A graph of the notes, and the gradient that arrives at its result (None: the result itself)."""

    name: str
    title: str
    make: Callable[[], Graph]
    upstream: Given | None = 1.0


EXAMPLES = {
    example.name: example
    for example in (
        GraphExample("fruit", "Apples and oranges", apples_and_oranges),
        GraphExample("apples", "Two apples", apples),
        GraphExample("square", "(x + y)²", square_of_sum),
        GraphExample("add", "10 + 5", lambda: one_node("add"), 1.3),
        GraphExample("multiply", "10 × 5", lambda: one_node("multiply"), 1.3),
        GraphExample("sigmoid", "Sigmoid", lambda: sigmoid(1.0)),
        GraphExample("relu", "ReLU", relu, ((1.0, 1.0), (1.0, 1.0))),
        GraphExample("affine", "Affine 1×2", lambda: affine(((1.0, 2.0),), (1.0, 2.0, 3.0)), ((1.0, 2.0, 3.0),)),
        GraphExample(
            "affine-batch",
            "Affine 2×2",
            lambda: affine(((1.0, 2.0), (3.0, 4.0)), (1.0, 1.0, 1.0)),
            ((1.0, 1.0, 1.0), (2.0, 2.0, 2.0)),
        ),
        GraphExample("two-layers", "Two affine layers", two_layers, None),
        GraphExample("two-layers-relu", "Affine, ReLU, affine", lambda: two_layers(relu=True), None),
        GraphExample("softmax-a", "Softmax with loss, A", lambda: softmax_loss(SCORES_A)),
        GraphExample("softmax-b", "Softmax with loss, B", lambda: softmax_loss(SCORES_B)),
    )
}
