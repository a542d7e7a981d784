import math

import pytest

from engine.course.graphs.graph import Flow, Graph, Node
from engine.course.graphs.graph_examples import affine, apples, apples_and_oranges, sigmoid
from engine.errors import SpecError


def test_forward_goes_node_by_node_in_the_order_of_the_graph() -> None:
    steps = list(apples().forward())
    assert [name for name, _ in steps] == ["apple price", "apples", "tax", "apples cost", "price"]
    assert dict(steps)["apples cost"] == 200


def test_backward_goes_edge_by_edge_from_the_result() -> None:
    graph = apples()
    flows = list(graph.backward(graph.values()))
    assert flows == [
        Flow("price", "apples cost", 0, 1.1),
        Flow("price", "tax", 1, 200),
        Flow("apples cost", "apple price", 0, pytest.approx(2.2)),  # type: ignore[arg-type]
        Flow("apples cost", "apples", 1, pytest.approx(110)),  # type: ignore[arg-type]
    ]


def test_addition_passes_the_gradient_on_and_multiplication_swaps_the_inputs() -> None:
    graph = Graph((Node("a", 3), Node("b", 4), Node("s", operation="add", inputs=("a", "b"))))
    assert graph.gradients(graph.values()) == {"a": 1, "b": 1, "s": 1}
    graph = Graph((Node("a", 3), Node("b", 4), Node("p", operation="multiply", inputs=("a", "b"))))
    assert graph.gradients(graph.values()) == {"a": 4, "b": 3, "p": 1}


def test_a_node_used_twice_adds_up_its_gradients() -> None:
    graph = Graph((Node("x", 5), Node("square", operation="multiply", inputs=("x", "x"))))
    assert graph.gradients(graph.values())["x"] == 10
    assert [flow.position for flow in graph.backward(graph.values())] == [0, 1]


def test_a_number_that_the_result_does_not_use_has_gradient_0() -> None:
    graph = Graph((Node("unused", 2), Node("x", 5), Node("y", operation="exp", inputs=("x",))))
    assert graph.gradients(graph.values())["unused"] == 0


def test_every_gradient_is_that_of_trying() -> None:
    h = 1e-6
    for graph in (apples(), apples_and_oranges(), sigmoid(0.7)):
        gradients = graph.gradients(graph.values())
        result = graph.nodes[-1].name
        for node in graph.nodes:
            if node.operation:
                continue
            value = graph.values()[node.name]
            above = graph.with_value(node.name, float(value) + h).values()[result]
            below = graph.with_value(node.name, float(value) - h).values()[result]
            assert gradients[node.name] == pytest.approx((above - below) / (2 * h), rel=1e-6)


def test_an_edited_graph_leaves_the_first_one_as_it_was() -> None:
    graph = apples()
    assert graph.with_value("apples", 4).values()["price"] == pytest.approx(440)
    longer = graph.with_node(Node("inverse", operation="reciprocal", inputs=("price",)))
    assert longer.values()["inverse"] == pytest.approx(1 / 220)
    assert longer.gradients(longer.values())["price"] == pytest.approx(-1 / 220**2)
    assert graph == apples()


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ((), "empty"),
        ((Node("a", 1), Node("a", 2)), "two nodes called a"),
        ((Node("a", 1), Node("b", operation="exp", inputs=("c",))), "uses 'c', which does not come before it"),
        ((Node("a", 1), Node("b", operation="add", inputs=("a",))), "takes 2 inputs, not 1"),
        ((Node("a", 1), Node("b", operation="multipl", inputs=("a", "a"))), "did you mean multiply"),
    ],
)
def test_an_impossible_graph_says_why(nodes: tuple[Node, ...], words: str) -> None:
    with pytest.raises(SpecError, match=words):
        Graph(nodes)


def test_only_given_numbers_can_be_edited() -> None:
    with pytest.raises(SpecError, match="did you mean apples"):
        apples().with_value("aples", 3)
    with pytest.raises(SpecError, match="price is not a number that is given"):
        apples().with_value("price", 3)


@pytest.mark.parametrize(("operation", "value"), [("reciprocal", 0.0), ("exp", 1000.0), ("exp", math.inf)])
def test_a_value_that_is_no_number_names_its_node(operation: str, value: float) -> None:
    graph = Graph((Node("x", value), Node("y", operation=operation, inputs=("x",))))
    with pytest.raises(SpecError, match="no finite value") as caught:
        graph.values()
    assert caught.value.field == ("x" if math.isinf(value) else "y")


def test_matrices_that_do_not_fit_name_the_node_and_their_shapes() -> None:
    graph = affine(((1.0, 2.0),), (1.0, 2.0, 3.0)).with_value("X", ((1.0, 2.0, 3.0),))
    with pytest.raises(SpecError, match=r"Y: the shapes \(1, 3\), \(2, 3\), \(3,\) do not fit"):
        graph.values()


def test_removing_a_node_removes_what_uses_it() -> None:
    graph = apples_and_oranges().without("oranges cost")
    assert graph.result == "apples cost"
    with pytest.raises(SpecError, match="did you mean tax"):
        apples().without("taxes")
    with pytest.raises(SpecError, match="empty"):
        Graph((Node("x", 1),)).without("x")


def test_edges_are_named_by_the_node_they_enter_and_the_position_there() -> None:
    assert apples().edges() == (("apples cost", 0), ("apples cost", 1), ("price", 0), ("price", 1))
