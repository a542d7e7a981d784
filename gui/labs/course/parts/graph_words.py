"""How the graph lab writes numbers, matrices and the formulas of a step."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.course.graphs.operations import Value, rule_of
from gui.labs.course.parts.graph_settings import GraphState, GraphStep
from gui.labs.course.words import Text, Words, factor, written

NAME_WORDS = {
    "apple price": "apple price",
    "apples": "apples",
    "orange price": "orange price",
    "oranges": "oranges",
    "tax": "tax",
    "apples cost": "apples cost",
    "oranges cost": "oranges cost",
    "fruit cost": "fruit cost",
    "price": "price",
    "minus one": "minus one",
    "one": "one",
    "scores": "scores",
    "label": "label",
    "loss": "loss",
}


def node_name(name: str) -> Text:
    """The name of a node: a word of the notes in every language, or the letter it is."""
    return Words(NAME_WORDS[name]) if name in NAME_WORDS else name


def matrix_text(value: Value, digits: int = 6) -> str:
    """A number, or a matrix by rows: 715, [6 13 20], [1 2 3; 2 4 6]; it can be typed again."""
    array = np.asarray(value)
    if array.ndim == 0:
        return written(float(array), digits)
    if array.ndim == 1:
        return " ".join(written(float(number), digits) for number in array)
    return "; ".join(matrix_text(row, digits) for row in array)


def step_lines(step: GraphStep, result: Text) -> tuple[Text, ...]:
    """The formulas of a step; «…» marks what just happened."""
    node, x = step.node, step.inputs
    if step.kind == "arrive":
        return (Words("∂L/∂{name} = {value}", name=result, value=f"«{matrix_text(step.arriving)}»"),)
    numbers = all(np.ndim(value) == 0 for value in (*x, step.value))
    if step.kind == "forward":
        return (Words("{name} = {formula}", name=node_name(node.name), formula=_forward(step, numbers)),)
    lines: list[Text] = []
    for flow in step.flows:
        head: dict[str, Any] = {"result": result, "name": node_name(flow.target)}
        shown = _backward(step, flow.position, numbers)
        lines.append(
            Words("∂{result}/∂{name} = {formula}", formula=f"{shown} = «{matrix_text(flow.gradient)}»", **head)
        )
    return tuple(lines)


def _forward(step: GraphStep, numbers: bool) -> str:
    x = step.inputs
    value = f"«{matrix_text(step.value)}»"
    if not numbers:
        shapes = " · ".join(str(np.shape(v)) for v in x if np.ndim(v))
        return f"{shapes} → {value}"
    a = factor(float(x[0]), 6)
    b = factor(float(x[1]), 6) if len(x) > 1 else ""
    rule = rule_of(step.node.operation)
    signs = {"add": f"{a} + {b}", "multiply": f"{a} × {b}", "square": f"{a}²", "exp": f"exp({written(float(x[0]), 6)})"}
    signs |= {"log": f"ln {a}", "reciprocal": f"1 / {a}", "relu": f"max({a}, 0)", "sigmoid": f"1 / (1 + exp(−{a}))"}
    return f"{signs.get(rule, step.node.operation)} = {value}"


def _backward(step: GraphStep, place: int, numbers: bool) -> str:
    x, rule = step.inputs, rule_of(step.node.operation)
    if not numbers:
        affine = ("dY Wᵀ", "Xᵀ dY", "Σ dY")
        matrices = {
            "add": "dY",
            "multiply": "dY × x₂" if place == 0 else "dY × x₁",
            "square": "2 x dY",
            "relu": "dY (x > 0)",
        }
        matrices |= {"exp": "dY y", "log": "dY / x", "reciprocal": "−dY y²", "sigmoid": "dY y (1 − y)"}
        matrices |= {"affine": affine[min(place, 2)], "softmax-loss": "(y − t) dL" if place == 0 else "0"}
        return matrices.get(rule, "dY")
    g, y = f"«{factor(float(step.arriving), 6)}»", factor(float(step.value), 6)
    a = factor(float(x[0]), 6)
    other = factor(float(x[1 - place]), 6) if len(x) == 2 else ""
    signs = {"add": f"{g} × 1", "multiply": f"{g} × {other}", "square": f"{g} × 2 × {a}", "exp": f"{g} × {y}"}
    signs |= {"log": f"{g} / {a}", "reciprocal": f"{g} × (−{y}²)", "relu": f"{g} × ({a} > 0)"}
    signs |= {"sigmoid": f"{g} × {y} × (1 − {y})"}
    return signs.get(rule, g)


def step_remark(lab: GraphState, step: GraphStep) -> Text:
    """What the gradients mean for the shopper, or how the sigmoid's comes out in one formula."""
    names = {flow.target: flow.gradient for flow in step.flows}
    if step.node.operation.startswith("multiply") and "apples" in names:
        return Words(
            "One apple more raises the price by {more}; one coin more per apple by {each}.",
            more=matrix_text(names["apples"]), each=matrix_text(names["apple price"]),
        )  # fmt: skip
    if lab.settings.variant == "sigmoid" and lab.at_end:
        y = matrix_text(lab.seen_values()[lab.graph.result])
        return Words("Over the whole graph: dout × y (1 − y), with y = {y}.", y=y)
    if lab.wrong_edges() & {(flow.source, flow.position) for flow in step.flows}:
        return Words("The numerical check gives another number on the red edge.")
    return ""
