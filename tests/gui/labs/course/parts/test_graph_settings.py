"""Which graph the settings of the graph lab mean, what arrives at its result, and the steps it takes."""

import numpy as np
import pytest

from engine.course.graphs.graph import Graph, Node
from engine.course.graphs.graph_text import to_text
from engine.errors import SpecError
from gui.labs.course.parts.graph_settings import (
    BUILT_FROM,
    OWN_START,
    PROGRAMS,
    TITLES,
    VARIANTS,
    GraphSettings,
    arriving_at,
    depths,
    evaluated_given,
    graph_of,
    graph_steps,
)

CHAIN = Graph((Node("x", 2.0), Node("a", operation="square", inputs=("x",)),
               Node("b", operation="add", inputs=("a", "x"))))  # fmt: skip


def test_every_graph_that_is_offered_has_a_title_and_can_be_made() -> None:
    offered = [name for names in VARIANTS.values() for name in names]
    assert sorted(offered) == sorted(TITLES)
    for name in offered:
        assert graph_of(name, "", "right").nodes, name


def test_typed_nodes_come_before_the_named_graph() -> None:
    assert graph_of("fruit", to_text(CHAIN), "right") == CHAIN
    assert graph_of("own", "", "right") == OWN_START


def test_a_program_has_its_mistake_in_one_node_or_is_refused() -> None:
    for program, (operation, mistake) in PROGRAMS.items():
        homes = [name for names in VARIANTS.values() for name in names
                 if any(node.operation == operation for node in graph_of(name, "", "right").nodes)]  # fmt: skip
        assert homes, program
        changed = graph_of(homes[0], "", program)
        right = graph_of(homes[0], "", "right")
        differing = [new.name for old, new in zip(right.nodes, changed.nodes, strict=True) if old != new]
        assert len(differing) == 1, program
        places = [node.name for node in right.nodes if node.operation == operation]
        assert differing == [places[-1] if mistake == "stale" else places[0]]
    with pytest.raises(SpecError) as caught:
        graph_of("sigmoid", "", "d")
    assert caught.value.field == "program"


def test_one_arrives_where_nothing_else_is_known() -> None:
    assert arriving_at(graph_of("fruit", "", "right"), "fruit", "") == 1.0
    assert arriving_at(CHAIN, "own", "") == 1.0
    matrix = Graph((Node("x", ((1.0, 2.0), (3.0, 4.0))), Node("y", operation="square", inputs=("x",))))
    np.testing.assert_array_equal(arriving_at(matrix, "own", ""), np.ones((2, 2)))


def test_what_is_typed_must_have_the_shape_of_the_result() -> None:
    graph = graph_of("affine-batch", "", "right")
    np.testing.assert_array_equal(arriving_at(graph, "affine-batch", "1 2 3; 4 5 6"), [[1, 2, 3], [4, 5, 6]])
    with pytest.raises(SpecError, match="must have the shape") as caught:
        arriving_at(graph, "affine-batch", "1 2 3")
    assert caught.value.field == "upstream"
    assert arriving_at(CHAIN, "own", "2.5") == 2.5
    with pytest.raises(SpecError):
        arriving_at(CHAIN, "own", "1 2")


def test_a_row_that_is_typed_fits_a_matrix_of_one_row() -> None:
    one = Graph((Node("x", ((1.0, 2.0),)), Node("y", operation="square", inputs=("x",))))
    assert np.shape(arriving_at(one, "own", "3 4")) == (1, 2)


def test_a_node_is_one_deeper_than_the_deepest_that_it_uses() -> None:
    assert depths(CHAIN) == {"x": 0, "a": 1, "b": 2}


def test_steps_go_forward_arrive_once_and_come_back_from_the_deepest() -> None:
    found = graph_steps(CHAIN, 10.0)
    assert [(step.kind, step.node.name) for step in found] == [
        ("forward", "a"), ("forward", "b"), ("arrive", "b"), ("backward", "b"), ("backward", "a"),
    ]  # fmt: skip
    assert [step.value for step in found[:2]] == [4, 6]
    assert [flow.gradient for flow in found[3].flows] == [10, 10]
    assert [flow.gradient for flow in found[4].flows] == [40]
    assert (found[2].arriving, found[4].arriving) == (10, 10)
    assert graph_steps(OWN_START, 1.0) == ()


def test_a_given_node_is_a_number_or_an_array() -> None:
    assert evaluated_given(Node("x", 2.0)) == 2.0
    np.testing.assert_array_equal(evaluated_given(Node("x", (1.0, 2.0))), [1, 2])


def test_an_own_graph_is_built_from_right_operations_only() -> None:
    assert {"add", "multiply", "square"} <= set(BUILT_FROM)
    for home, program in (("fruit", "a"), ("fruit", "b"), ("branch", "c"), ("softmax-b", "d")):
        used = {node.operation for node in graph_of(home, "", program).nodes if node.operation}
        assert len(used - set(BUILT_FROM)) == 1, program


def test_the_settings_open_with_the_first_graph_computed_right() -> None:
    settings = GraphSettings()
    assert settings.variant == VARIANTS[settings.example][0]
    assert (settings.program, settings.check, settings.calculate) == ("right", True, False)
