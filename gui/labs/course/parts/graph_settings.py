"""Which graph the lab shows: its segments, its settings, and the steps that a graph takes."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.course.graphs.graph import Flow, Graph, Node, plain, shape_text
from engine.course.graphs.graph_check import Edge
from engine.course.graphs.graph_examples import EXAMPLES, branched, with_mistake
from engine.course.graphs.graph_text import from_text
from engine.course.graphs.operations import OPERATIONS, Value
from engine.errors import SpecError
from gui.labs.course.settings import LabSettings, chosen, switched, typed, typed_array
from gui.labs.course.walk import Walk
from gui.labs.course.words import Text, Words

VARIANTS: Mapping[str, tuple[str, ...]] = {
    "fruit": ("fruit",),
    "apples": ("apples", "add", "multiply", "square"),
    "sigmoid": ("sigmoid", "relu", "branch"),
    "affine": ("affine", "affine-batch", "two-layers", "two-layers-relu"),
    "softmax": ("softmax-a", "softmax-b"),
    "own": ("own",),
}
"""What each segment offers; the first one is chosen with it."""

TITLES: Mapping[str, Text] = {
    **{name: Words(example.title) for name, example in EXAMPLES.items()},
    "branch": Words("Two branches"),
    "own": Words("Own graph"),
}
PROGRAMS: Mapping[str, tuple[str, str]] = {"a": ("multiply", "stale"), "b": ("multiply", "no return"),
    "c": ("relu", "in place"), "d": ("softmax-loss", "no denominator")}  # fmt: skip
"""The programs of the notes with a mistake: in which kind of node, and which."""

OWN_START = Graph((Node("x", 2.0), Node("y", 3.0)))
BUILT_FROM = tuple(name for name, operation in OPERATIONS.items() if not operation.right)


@dataclass(frozen=True)
class GraphStep:
    """One node at work: "forward" to its value, "arrive" at the result, "backward" to the gradients of its inputs."""

    kind: str
    node: Node
    inputs: tuple[Value, ...]
    value: Value
    arriving: Value = 0.0
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GraphSettings(LabSettings):
    """Which graph, its numbers, what arrives at its result, and what is shown beside it."""

    example: str = "fruit"
    variant: str = chosen("fruit", TITLES, symbol=Words("Graph"), help=Words("The graphs of the notes."))
    nodes: str = ""  # a graph with other numbers, or an own one; empty for that of the notes
    upstream: str = typed(
        "", symbol="∂L", help=Words("The gradient that arrives at the result: a number, or a matrix of its shape.")
    )
    program: str = chosen(
        "right",
        {
            "right": Words("right program"),
            "a": Words("program A"),
            "b": Words("program B"),
            "c": Words("program C"),
            "d": Words("program D"),
        },
        symbol=Words("Computed by"),
        help=Words("Programs A to D have a mistake of the notes in one node. The numerical check shows where."),
    )
    check: bool = switched(True, symbol=Words("Numerical check"), help=Words("Compares each gradient with trying."))
    calculate: bool = switched(
        False, symbol=Words("I calculate"), help=Words("Every value and gradient becomes a field that is marked.")
    )
    written: str = ""  # what was calculated by hand, by place


@functools.lru_cache(maxsize=64)
class GraphState(Walk[GraphSettings, GraphStep], Protocol):
    """The exercise as its words see it."""

    @property
    def graph(self) -> Graph: ...

    def seen_values(self) -> dict[str, Value]: ...

    def wrong_edges(self) -> Set[Edge]: ...


def graph_of(variant: str, nodes: str, program: str) -> Graph:
    """The graph that these settings mean.

    Raises: SpecError: it is none, or the program's mistake has no place in it.
    """
    if nodes:
        graph = from_text(nodes)
    elif variant in EXAMPLES:
        graph = EXAMPLES[variant].make()
    else:
        graph = branched() if variant == "branch" else OWN_START
    if program == "right":
        return graph
    operation, mistake = PROGRAMS[program]
    places = [node.name for node in graph.nodes if node.operation == operation]
    if not places:
        raise SpecError("the mistake of this program needs a node that this graph has not", field="program")
    return with_mistake(graph, places[-1] if mistake == "stale" else places[0], mistake)


def arriving_at(graph: Graph, variant: str, upstream: str) -> Value:
    """The gradient at the result: typed, that of the example, or 1.

    Raises: SpecError: another shape than the result's.
    """
    result = graph.values()[graph.result]
    if upstream:
        given = plain(np.array(typed_array(upstream), np.float64))
        given = float(np.ravel(given)[0]) if np.size(given) == 1 and not np.ndim(result) else given
        if np.ndim(given) == 1 and np.shape(result) == (1, np.size(given)):
            given = np.atleast_2d(given)
        if np.shape(given) != np.shape(result):
            raise SpecError(
                "must have the shape {expected}, not {got}",
                field="upstream", expected=shape_text(result), got=shape_text(given),
            )  # fmt: skip
        return given
    example = EXAMPLES.get(variant)
    if example is not None and example.upstream is None:
        return result
    given = plain(np.array(example.upstream if example is not None else 1.0, np.float64))
    return given if np.shape(given) == np.shape(result) else np.ones(np.shape(result)) if np.ndim(result) else 1.0


def depths(graph: Graph) -> dict[str, int]:
    """How many operations come before each node at most; given ones are at 0."""
    found: dict[str, int] = {}
    for node in graph.nodes:
        found[node.name] = 1 + max(found[name] for name in node.inputs) if node.operation else 0
    return found


def graph_steps(graph: Graph, upstream: Value) -> tuple[GraphStep, ...]:
    """The nodes forward, the gradient that arrives at the result, and the nodes backward, the last ones first."""
    values, deep = graph.values(), depths(graph)
    flows: dict[str, list[Flow]] = {}
    for flow in graph.backward(values, upstream):
        flows.setdefault(flow.source, []).append(flow)
    gradients = graph.gradients(values, upstream)
    forward, backward = [], []
    for node in graph.nodes:
        if node.operation:
            inputs = tuple(values[name] for name in node.inputs)
            forward.append(GraphStep("forward", node, inputs, values[node.name]))
            found = tuple(flows[node.name])
            backward.append(GraphStep("backward", node, inputs, values[node.name], gradients[node.name], found))
    if not forward:
        return ()
    last = graph.node(graph.result)
    backward.sort(key=lambda step: -deep[step.node.name])
    return (*forward, GraphStep("arrive", last, (), values[last.name], upstream), *backward)


def evaluated_given(node: Node) -> Value:
    """The value of a given node as a number or an array."""
    return plain(np.array(node.value, np.float64))
