import numpy as np
import pytest

from engine.course.graphs.graph import Graph, Node
from engine.course.graphs.graph_check import agrees, differences
from engine.course.graphs.operations import OPERATIONS, RULES, rule_of
from engine.errors import SpecError

X = ((0.7, 1.2), (2.1, 0.4))


@pytest.mark.parametrize("name", [name for name, operation in OPERATIONS.items() if not operation.right])
@pytest.mark.parametrize("given", [1.7, X])
def test_every_gradient_is_that_of_trying_on_numbers_and_on_matrices(name: str, given: object) -> None:
    operation = OPERATIONS[name]
    if name == "affine":
        values: tuple[object, ...] = (X, ((1.0, 3.0, 5.0), (2.0, 4.0, 6.0)), (0.1, 0.2, 0.3))
    elif name == "softmax-loss":
        values = (X, ((0.0, 1.0), (1.0, 0.0)))
    else:
        values = (given,) * operation.inputs
    inputs = tuple(Node(f"x{i}", value) for i, value in enumerate(values))  # type: ignore[arg-type]
    graph = Graph((*inputs, Node("y", operation=name, inputs=tuple(node.name for node in inputs))))
    ones = np.ones(np.shape(graph.values()["y"]))
    tried = differences(graph, ones)
    for flow in graph.backward(graph.values(), ones):
        if flow.target != "x1" or name != "softmax-loss":  # the label is no quantity to be moved
            assert agrees(flow.gradient, tried[flow.source, flow.position]), (name, flow)


def test_every_operation_has_a_rule_in_words() -> None:
    assert {rule_of(name) for name in OPERATIONS} <= set(RULES)


def test_one_number_added_to_a_matrix_gets_the_sum_of_the_gradients() -> None:
    graph = Graph((Node("X", X), Node("c", 2.0), Node("y", operation="add", inputs=("X", "c"))))
    assert graph.gradients(graph.values(), np.ones((2, 2)))["c"] == 4


def test_logarithm_of_a_negative_number_names_its_node() -> None:
    with pytest.raises(SpecError, match="y has no finite value"):
        Graph((Node("x", -1.0), Node("y", operation="log", inputs=("x",)))).values()
