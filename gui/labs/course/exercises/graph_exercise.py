"""The computational graph: values forward and gradients back, one node at a time, checked by trying and by hand."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.course.graphs.graph import Given, Graph, Node
from engine.course.graphs.graph_check import AnswerMark, Edge, agrees, differences, totals
from engine.course.graphs.graph_text import MOST, to_text
from engine.course.graphs.operations import RULES, Value, rule_of
from engine.errors import EngineError, SpecError
from gui.labs.course.exercise import Example, Exercise, along, exercises
from gui.labs.course.lab_tasks.graph_tasks import TASKS
from gui.labs.course.parts.graph_by_hand import marked, places
from gui.labs.course.parts.graph_settings import (
    VARIANTS,
    GraphSettings,
    GraphStep,
    arriving_at,
    evaluated_given,
    graph_of,
    graph_steps,
)
from gui.labs.course.parts.graph_words import matrix_text, node_name, step_lines, step_remark
from gui.labs.course.settings import typed_array
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words


@exercises.register("graph")
class GraphExercise(Exercise[GraphSettings, GraphStep]):
    """Prices, sigmoid, affine layers and losses as graphs whose gradients come back edge by edge."""

    group, place = "learning", 5
    title = Words("Computational graph")
    sentence = Words(
        "Values flow forward along the edges; then each node passes back how much the result depends on its inputs."
    )
    card = Words("Send prices forward and gradients back, or check your own calculation.")
    formula = (
        "∂L/∂x = ∂L/∂y · ∂y/∂x",
        "x + y:  1, 1",
        "x × y:  y, x",
        "X W + b:  dY Wᵀ, Xᵀ dY, Σ dY",
        Words("softmax with loss:  y − t"),
    )
    source = Words("The course, chapter on backpropagation; Rumelhart, Hinton & Williams 1986.")
    settings_class = GraphSettings
    examples = (
        Example("fruit", Words("Apples and oranges"), variant="fruit"),
        Example("apples", Words("Two apples"), variant="apples"),
        Example("sigmoid", Words("Sigmoid"), variant="sigmoid"),
        Example("affine", "Affine", variant="affine"),
        Example("softmax", Words("Softmax with loss"), variant="softmax-a"),
        Example("own", Words("Own graph"), variant="own"),
    )
    tasks = TASKS

    # what its steps are
    def run(self, settings: GraphSettings) -> Sequence[GraphStep]:
        graph = graph_of(settings.variant, settings.nodes, settings.program)
        return graph_steps(graph, arriving_at(graph, settings.variant, settings.upstream))

    def edit(self, **changes: Any) -> bool:
        if "variant" in changes:
            changes = along(changes, nodes="", upstream="", program="right", written="")
        elif not changes.keys().isdisjoint(("nodes", "upstream", "program")):
            changes = along(changes, written="")
        return super().edit(**changes)

    # what the view asks
    @property
    def graph(self) -> Graph:
        """The graph that is shown."""
        return graph_of(self.settings.variant, self.settings.nodes, self.settings.program)

    @property
    def variants(self) -> tuple[str, ...]:
        """The graphs that this segment offers."""
        return VARIANTS[self.example]

    def seen_values(self) -> dict[str, Value]:
        """The values so far: what is given, and what the forward pass has reached."""
        given = {node.name: evaluated_given(node) for node in self.graph.nodes if not node.operation}
        return {**given, **{step.node.name: step.value for step in self.past if step.kind == "forward"}}

    def seen_flows(self) -> dict[Edge, Value]:
        """The gradients so far, by the edge on which they came back."""
        return {(f.source, f.position): f.gradient for step in self.past for f in step.flows}

    def arrived(self) -> Value | None:
        """The gradient at the result, once it has arrived."""
        return next((step.arriving for step in self.past if step.kind == "arrive"), None)

    def seen_gradients(self) -> dict[str, Value]:
        """The gradient of each node whose edges have all come back."""
        flows = self.seen_flows()
        graph = self.graph
        found: dict[str, Value] = {}
        arrived = self.arrived()
        if arrived is not None:
            found[graph.result] = arrived
        for name in {node.name for node in graph.nodes} - {graph.result}:
            edges = [edge for edge in graph.edges() if graph.node(edge[0]).inputs[edge[1]] == name]
            if edges and all(edge in flows for edge in edges):
                found[name] = functools.reduce(lambda a, b: a + b, (flows[edge] for edge in edges))
        return found

    def tried(self) -> dict[Edge, Value]:
        """The numerical check of every edge."""
        s = self.settings
        return _tried(s.variant, s.nodes, s.program, s.upstream)

    def wrong_edges(self) -> set[Edge]:
        """The edges so far on which gradient and numerical check differ."""
        if not self.settings.check:
            return set()
        tried = self.tried()
        return {edge for edge, gradient in self.seen_flows().items() if not agrees(gradient, tried[edge])}

    # numbers that are typed
    def type(self, name: str, text: str) -> bool:
        kind, _, place = name.partition(":")
        if kind not in ("given", "answer"):
            return super().type(name, text)
        if kind == "answer":
            return self.write(place, text)
        try:
            value = _fitted(typed_array(text), self.graph.node(place).value)
            graph = graph_of(self.settings.variant, self.settings.nodes, "right").with_value(place, value)
            graph.values()
        except EngineError as error:
            self.errors[name] = error
            self.changed.emit()
            return False
        taken = self.edit(nodes=to_text(graph), upstream=self._upstream_that_fits(graph))
        if taken:
            self.errors.pop(name, None)
            self.changed.emit()
        return taken

    def _upstream_that_fits(self, graph: Graph) -> str:
        """The typed upstream gradient as long as the result keeps its shape."""
        before = graph_of(self.settings.variant, self.settings.nodes, "right")
        same = np.shape(before.values()[before.result]) == np.shape(graph.values()[graph.result])
        return self.settings.upstream if same else ""

    def text_of(self, name: str) -> str:
        kind, _, place = name.partition(":")
        if kind == "given":
            return matrix_text(evaluated_given(self.graph.node(place)))
        if kind == "answer":
            return self.answers_by_hand.get(place, "")
        return super().text_of(name)

    # an own graph
    def add_node(self, operation: str, inputs: Sequence[str]) -> bool:
        """Put an operation behind nodes that are there; its name is the next letter."""
        name = self._next_name()
        return self._build(lambda graph: graph.with_node(Node(name, operation=operation, inputs=tuple(inputs))))

    def add_number(self) -> bool:
        """Put one more given number into the graph."""
        name = self._next_name()
        return self._build(lambda graph: Graph((Node(name, 1.0), *graph.nodes)))

    def remove_node(self, name: str) -> bool:
        """Take a node out, with all that use it."""
        return self._build(lambda graph: graph.without(name))

    def _next_name(self) -> str:
        used = {node.name for node in self.graph.nodes}
        return next(name for name in "xyzabcdefghijklmnopqrstuvwXYZ" if name not in used)

    def _build(self, change: Callable[[Graph], Graph]) -> bool:
        try:
            graph = change(graph_of(self.settings.variant, self.settings.nodes, "right"))
            if len(graph.nodes) > MOST:
                raise SpecError(
                    "{field}: this is no graph of at most {most} nodes; build it again", field="nodes", most=MOST
                )
            graph.values()
        except EngineError as error:
            self.errors["nodes"] = error
            self.changed.emit()
            return False
        self.errors.pop("nodes", None)
        return self.edit(nodes=to_text(graph), upstream="", program="right")

    # "I calculate"
    @property
    def answers_by_hand(self) -> dict[str, str]:
        """What the student wrote, by place: `v price`, `g price 0` or `t tax`."""
        try:
            held = json.loads(self.settings.written or "{}")
        except ValueError:
            return {}
        return {str(key): str(value) for key, value in held.items()} if isinstance(held, dict) else {}

    def write(self, place: str, text: str) -> bool:
        """Keep what was written at a place; an empty text takes it away. True where it is right."""
        written = {key: value for key, value in self.answers_by_hand.items() if key != place}
        if text.strip():
            written[place] = text.strip()
        self.errors.pop(f"answer:{place}", None)
        super().edit(written=json.dumps(written, ensure_ascii=False) if written else "")
        mark = self.mark(place)
        return mark is not None and mark.right

    def places(self) -> tuple[str, ...]:
        """Every place that can be calculated: the values forward, then the gradients on the edges."""
        return places(self.graph)

    def mark(self, place: str) -> AnswerMark | None:
        """Whether what was written there is right; None where nothing was. A text that is no number is wrong."""
        text = self.answers_by_hand.get(place, "")
        if not text:
            return None
        s = self.settings
        graph = self.graph.repaired()
        return marked(graph, place, text, arriving_at(graph, s.variant, s.upstream))

    def all_calculated(self) -> bool:
        """Whether every place holds a right answer."""
        marks = [self.mark(place) for place in self.places()]
        return bool(marks) and all(mark is not None and mark.right for mark in marks)

    # words
    def words(self) -> StepWords:
        if self.settings.calculate:
            return self._marked_words()
        step = self.now
        graph = self.graph
        result = node_name(graph.result)
        if step is None:
            return StepWords(
                Words("start"),
                Words("Step computes the first node. When the result is there, its gradient goes back edge by edge.")
                if self.steps
                else Words("Choose an operation and click the nodes that it takes: they become its inputs."),
            )
        lines = step_lines(step, result)
        if step.kind == "forward":
            return StepWords(
                Words("forward"),
                Words("The node takes its inputs and gives {value}.", value=matrix_text(step.value)),
                lines,
            )
        if step.kind == "arrive":
            text = Words("The way back starts at the result with the gradient that arrives there.")
            return StepWords(Words("backward"), text, lines)
        return StepWords(Words("backward"), Words(RULES[rule_of(step.node.operation)]), lines, step_remark(self, step))

    def _marked_words(self) -> StepWords:
        marks = {place: self.mark(place) for place in self.places()}
        wrong = [mark for mark in marks.values() if mark is not None and not mark.right]
        right = sum(mark is not None and mark.right for mark in marks.values())
        caption = Words("{right} of {all} right", right=right, all=len(marks))
        if not wrong:
            text: Text = (
                Words("Every number is right.")
                if right == len(marks)
                else Words("Write the value of each node above its edge and the gradient below it; Enter marks it.")
            )
            return StepWords(caption, text, (f"{right} / {len(marks)}",))
        rule = wrong[-1].rule
        missed = Words(RULES[rule]) if rule in RULES else Words("This is no number.")
        return StepWords(
            caption, missed, (f"{right} / {len(marks)}",), Words("This rule was missed at the marked field.")
        )

    # the table
    def table(self) -> Table:
        graph = self.graph
        values, gradients = self.seen_values(), self.seen_gradients()
        tried = _totals(self.settings.variant, self.settings.nodes, self.settings.program, self.settings.upstream)
        moved = {flow.target for flow in self.now.flows} if self.now is not None else set()
        upcoming = {f.target for f in self.steps[self.at].flows} if not self.at_end and self.steps else set()
        rows = []
        for node in graph.nodes:
            if node.operation:
                continue
            name, gradient = node.name, gradients.get(node.name)
            hidden = self.settings.calculate
            shown: Text = "" if hidden else Words("next step") if name in upcoming else ""
            if gradient is not None and not hidden:
                shown = matrix_text(gradient)
            trial = matrix_text(tried[name], 6) if gradient is not None and self.settings.check and not hidden else ""
            differs = bool(trial) and gradient is not None and not agrees(gradient, tried[name])
            cells = (node_name(name), matrix_text(values[name]), shown, trial + (" ≠" if differs else ""))
            marked = frozenset({2}) if name in moved else frozenset()
            rows.append(TableRow(cells, name in moved, marked | (frozenset({3}) if differs else frozenset())))
        title = Words("Gradients of {result}", result=node_name(graph.result))
        head = (Words("Input"), Words("Value"), Words("Gradient"), Words("Central difference"))
        return Table(title, head, tuple(rows), Words("numerical check") if self.settings.check else "")


def _fitted(value: Any, held: Given) -> Given:
    """What was typed in the form of what stands there: a number, a row, or a matrix."""
    rows = value if isinstance(value[0], tuple) else (value,)
    if isinstance(held, tuple):
        if isinstance(held[0], tuple):
            return rows
        return rows[0] if len(rows) == 1 else rows
    return float(rows[0][0]) if len(rows) == len(rows[0]) == 1 else rows


@functools.lru_cache(maxsize=32)
def _tried(variant: str, nodes: str, program: str, upstream: str) -> dict[Edge, Value]:
    graph = graph_of(variant, nodes, program)
    return differences(graph, arriving_at(graph.repaired(), variant, upstream))


@functools.lru_cache(maxsize=32)
def _totals(variant: str, nodes: str, program: str, upstream: str) -> dict[str, Value]:
    graph = graph_of(variant, nodes, program)
    return totals(graph, arriving_at(graph.repaired(), variant, upstream))
