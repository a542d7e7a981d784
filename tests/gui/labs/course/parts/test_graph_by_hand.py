"""Marking what was calculated by hand: places of a graph, how exact an answer must be, and which rule was missed."""

import numpy as np
import pytest

from engine.course.graphs.graph import Graph, Node
from engine.course.graphs.graph_examples import EXAMPLES
from gui.labs.course.parts.graph_by_hand import decimals, marked, places

SUM = Graph((Node("x", 3.0), Node("y", 4.0), Node("t", operation="add", inputs=("x", "y")),
             Node("z", operation="square", inputs=("t",))))  # fmt: skip


def test_values_come_first_then_the_edges() -> None:
    assert places(SUM) == ("v t", "v z", "g t 0", "g t 1", "g z 0")


@pytest.mark.parametrize(
    ("place", "right"), [("v t", "7"), ("v z", "49"), ("g z 0", "14"), ("g t 0", "14"), ("g t 1", "14"), ("t x", "14")]
)
def test_each_kind_of_place_takes_its_own_number_only(place: str, right: str) -> None:
    assert marked(SUM, place, right, 1.0).right
    assert not marked(SUM, place, str(int(right) + 1), 1.0).right


def test_the_gradient_that_arrives_is_part_of_the_answer() -> None:
    assert marked(SUM, "g z 0", "28", 2.0).right
    assert not marked(SUM, "g z 0", "14", 2.0).right


def test_what_is_no_number_is_wrong_by_that_rule() -> None:
    for text in ("two", "", "1e999"):
        mark = marked(SUM, "v t", text, 1.0)
        assert (mark.right, mark.rule) == (False, "number")


def test_an_answer_with_fewer_digits_is_right_as_far_as_it_goes() -> None:
    third = Graph((Node("x", 3.0), Node("y", operation="reciprocal", inputs=("x",))))
    assert marked(third, "v y", "0.33", 1.0).right
    assert not marked(third, "v y", "0.34", 1.0).right
    assert not marked(third, "v y", "0.330", 1.0).right
    assert marked(third, "v y", "1/3", 1.0).right


def test_a_matrix_may_be_written_as_one_row_but_not_with_a_number_too_few() -> None:
    graph = EXAMPLES["affine-batch"].make()
    value = graph.values()[graph.result]
    flat = " ".join(f"{number:g}" for number in np.ravel(value))
    assert marked(graph, f"v {graph.result}", flat, 1.0).right
    assert not marked(graph, f"v {graph.result}", flat.rpartition(" ")[0], 1.0).right


@pytest.mark.parametrize(
    ("text", "digits"),
    [("7", 12), ("0.25", 2), ("[1.5, 2.25]", 1), ("1.5; 2", 1), ("1/3", 12), ("1e-5 0.2", 12), ("0.2; 3.14159", 1)],
)
def test_the_fewest_digits_behind_a_point_count(text: str, digits: int) -> None:
    assert decimals(text) == digits
