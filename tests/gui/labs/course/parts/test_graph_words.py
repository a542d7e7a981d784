"""How the graph lab writes numbers, matrices and the formulas of a step."""

from typing import Any

import numpy as np
import pytest

from engine.course.graphs.graph import Graph, Node
from engine.course.graphs.graph_examples import EXAMPLES
from gui.labs.course.exercises.graph_exercise import GraphExercise
from gui.labs.course.parts.graph_settings import GraphStep, graph_steps
from gui.labs.course.parts.graph_words import NAME_WORDS, matrix_text, node_name, step_lines, step_remark
from gui.labs.course.settings import typed_array
from gui.labs.course.words import Words, plain


def steps_of(operation: str, *values: Any, arriving: float = 2.0) -> tuple[GraphStep, ...]:
    """Forward, arriving and backward of one node."""
    given = tuple(Node(f"x{place}", value) for place, value in enumerate(values, 1))
    node = Node("y", operation=operation, inputs=tuple(one.name for one in given))
    graph = Graph((*given, node))
    shape = np.shape(graph.values()["y"])
    return graph_steps(graph, np.full(shape, arriving) if shape else arriving)


def said(step: GraphStep) -> list[str]:
    return [plain(line) for line in step_lines(step, "L")]


def test_every_name_of_the_notes_can_be_translated() -> None:
    names = {node.name for example in EXAMPLES.values() for node in example.make().nodes if len(node.name) > 1}
    assert {name for name in names if name.isalpha() and name.islower()} <= NAME_WORDS.keys()
    assert node_name("price") == Words("price")
    assert node_name("W") == "W"


@pytest.mark.parametrize(
    ("value", "text"),
    [(715.0, "715"), ([6, 13, 20], "6 13 20"), ([[1, 2, 3], [4, -5, 6]], "1 2 3; 4 −5 6"), (1 / 3, "0.333333")],
)
def test_a_matrix_is_written_so_that_it_can_be_typed_again(value: Any, text: str) -> None:
    assert matrix_text(np.array(value)) == text
    np.testing.assert_allclose(np.ravel(typed_array(text)), np.ravel(value), rtol=1e-5)


@pytest.mark.parametrize(
    ("operation", "values", "forward", "backward"),
    [
        ("add", (2.0, -3.0), "2 + (−3) = −1", ["2 × 1 = 2", "2 × 1 = 2"]),
        ("multiply", (2.0, -3.0), "2 × (−3) = −6", ["2 × (−3) = −6", "2 × 2 = 4"]),
        ("square", (-3.0,), "(−3)² = 9", ["2 × 2 × (−3) = −12"]),
        ("exp", (0.0,), "exp(0) = 1", ["2 × 1 = 2"]),
        ("log", (1.0,), "ln 1 = 0", ["2 / 1 = 2"]),
        ("reciprocal", (4.0,), "1 / 4 = 0.25", ["2 × (−0.25²) = −0.125"]),
        ("relu", (3.0,), "max(3, 0) = 3", ["2 × (3 > 0) = 2"]),
        ("sigmoid", (0.0,), "1 / (1 + exp(−0)) = 0.5", ["2 × 0.5 × (1 − 0.5) = 0.5"]),
    ],
)
def test_a_node_of_numbers_shows_its_formula_with_the_numbers(
    operation: str, values: tuple[float, ...], forward: str, backward: list[str]
) -> None:
    there, arrive, back = steps_of(operation, *values)
    assert said(there) == [f"y = {forward}"]
    assert said(arrive) == ["∂L/∂L = 2"]
    assert said(back) == [f"∂L/∂x{place} = {line}" for place, line in enumerate(backward, 1)]


@pytest.mark.parametrize(
    ("operation", "values", "rules"),
    [
        ("add", ((1.0, 2.0), (3.0, 4.0)), ["dY", "dY"]),
        ("multiply", ((1.0, 2.0), (3.0, 4.0)), ["dY × x₂", "dY × x₁"]),
        ("square", ((1.0, 2.0),), ["2 x dY"]),
        ("relu", ((1.0, 2.0),), ["dY (x > 0)"]),
        ("exp", ((1.0, 2.0),), ["dY y"]),
        ("log", ((1.0, 2.0),), ["dY / x"]),
        ("reciprocal", ((1.0, 2.0),), ["−dY y²"]),
        ("sigmoid", ((1.0, 2.0),), ["dY y (1 − y)"]),
        ("affine", (((1.0, 2.0),), ((1.0, 2.0), (3.0, 4.0)), (0.0, 0.0)), ["dY Wᵀ", "Xᵀ dY", "Σ dY"]),
    ],
)
def test_a_node_of_matrices_shows_its_rule_and_the_shapes(
    operation: str, values: tuple[Any, ...], rules: list[str]
) -> None:
    there, _, back = steps_of(operation, *values)
    shapes = " · ".join(str(np.shape(value)) for value in values)
    assert said(there)[0].startswith(f"y = {shapes} → ")
    assert [line.partition(" = ")[2].partition(" = ")[0] for line in said(back)] == rules


def remarks(variant: str, **changes: object) -> list[str]:
    lab = GraphExercise()
    assert lab.edit(variant=variant, **changes)
    found = []
    for at in range(1, len(lab.steps) + 1):
        lab.go_to(at)
        assert lab.now is not None
        found.append(plain(step_remark(lab, lab.now)))
    return found


def test_the_shopper_learns_what_one_apple_more_costs_where_its_gradient_comes_back() -> None:
    found = [remark for remark in remarks("apples") if remark]
    assert found == ["One apple more raises the price by 110; one coin more per apple by 2.2."]


def test_the_sigmoid_ends_with_its_short_formula() -> None:
    found = remarks("sigmoid")
    assert found[-1].startswith("Over the whole graph: dout × y (1 − y), with y = 0.731059")
    assert not any(found[:-1])


def test_a_red_edge_is_explained_where_it_turns_red() -> None:
    assert [bool(remark) for remark in remarks("branch", program="c")].count(True) == 1
    assert "numerical check" in "".join(remarks("branch", program="c"))
    assert not any(remarks("branch"))
