from engine.course.graphs import graph_examples as examples
from engine.course.graphs.graph import Graph
from engine.course.graphs.graph_check import agrees, close, differences, mark_gradient, mark_total, mark_value, totals


def wrong_edges(graph: Graph) -> set[tuple[str, int]]:
    """The edges on which the gradient and the numerical check differ."""
    tried = differences(graph)
    return {
        (flow.source, flow.position)
        for flow in graph.backward(graph.values())
        if not agrees(flow.gradient, tried[flow.source, flow.position])
    }


def test_a_right_graph_has_no_wrong_edge() -> None:
    for name in ("fruit", "apples", "square", "sigmoid"):
        assert wrong_edges(examples.EXAMPLES[name].make()) == set()


def test_the_stale_tax_shows_on_its_own_edge_only() -> None:
    assert wrong_edges(examples.with_mistake(examples.apples_and_oranges(), "price", "stale")) == {("price", 1)}


def test_a_missing_return_leaves_no_gradient_behind_its_node() -> None:
    graph = examples.with_mistake(examples.apples(), "apples cost", "no return")
    assert wrong_edges(graph) == {("apples cost", 0), ("apples cost", 1)}


def test_a_relu_that_writes_into_its_input_spoils_the_other_branch() -> None:
    graph = examples.with_mistake(examples.branched(), "r", "in place")
    values = graph.values()
    assert agrees(values["x"], values["r"])
    ones = values["y"] * 0 + 1.0
    tried = differences(graph, ones)
    wrong = {
        (flow.source, flow.position)
        for flow in graph.backward(values, ones)
        if not agrees(flow.gradient, tried[flow.source, flow.position])
    }
    assert wrong == {("s", 0)}
    assert agrees(examples.branched().values()["x"], graph.repaired().values()["x"])


def test_totals_of_the_given_numbers_are_found_by_trying() -> None:
    found = totals(examples.apples_and_oranges())
    assert agrees(found["tax"], 650.0)
    assert agrees(found["apples"], 110.0)


def test_a_wrong_answer_names_the_rule_that_was_missed() -> None:
    graph = examples.apples_and_oranges()
    assert mark_gradient(graph, ("price", 1), 650.0).right
    assert mark_gradient(graph, ("price", 1), 1.1).rule == "multiply"  # its own input
    assert mark_gradient(graph, ("apples cost", 1), 100.0).rule == "chain"  # the upstream 1.1 is missing
    assert mark_gradient(graph, ("fruit cost", 0), 200.0).rule == "add"
    assert mark_gradient(graph, ("fruit cost", 0), 1.0).rule == "chain"
    assert mark_total(examples.branched(), "x", 3.0).rule == "branch"
    assert mark_total(graph, "tax", 650.0).right


def test_values_are_marked_to_the_digits_that_were_written() -> None:
    graph = examples.sigmoid(1.0)
    assert mark_value(graph, "y", 0.731, digits=3).right
    assert not mark_value(graph, "y", 0.732, digits=3).right
    assert mark_value(graph, "y", 0.0).rule == "reciprocal"
    assert not close(0.0, 0.4, digits=0)
    assert close(0.0, 0.0)
