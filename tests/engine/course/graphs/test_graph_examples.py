"""The numbers of the notes' graphs, as they print them."""

from typing import Any

import numpy as np
import pytest

from engine.course.graphs import graph_examples as examples
from engine.course.graphs.graph import Graph
from engine.course.graphs.operations import Value
from engine.types import Array


def results(name: str) -> tuple[dict[str, Value], dict[str, Value]]:
    """The values and gradients of one example with its own upstream gradient."""
    example = examples.EXAMPLES[name]
    graph = example.make()
    values = graph.values()
    upstream: Any = values[graph.result] if example.upstream is None else np.array(example.upstream)
    return values, graph.gradients(values, upstream)


def same(found: Value, expected: object) -> None:
    np.testing.assert_allclose(found, np.array(expected, float), rtol=1e-12)


def test_apples_and_oranges_cost_715() -> None:
    values, gradients = results("fruit")
    same(values["price"], 715)
    expected = {"apple price": 2.2, "apples": 110, "orange price": 3.3, "oranges": 165, "tax": 650}
    for name, gradient in expected.items():
        same(gradients[name], gradient)


def test_one_apple_more_raises_the_price_by_110() -> None:
    graph = examples.apples()
    same(graph.with_value("apples", 3).values()["price"] - graph.values()["price"], 110)


def test_upstream_1_3_passes_an_addition_and_is_swapped_by_a_multiplication() -> None:
    _, gradients = results("add")
    assert (gradients["x"], gradients["y"]) == (1.3, 1.3)
    _, gradients = results("multiply")
    assert (gradients["x"], gradients["y"]) == (6.5, 13)


def test_the_square_of_a_sum_has_twice_the_sum_as_gradient() -> None:
    values, gradients = results("square")
    assert (values["z"], gradients["x"], gradients["y"]) == (49, 14, 14)


def test_the_sigmoid_in_four_nodes() -> None:
    graph = examples.sigmoid(1.0)
    flows = [flow.gradient for flow in graph.backward(graph.values())]
    after = [flows[0], flows[1], flows[3], flows[4]]
    assert [round(float(gradient), 5) for gradient in after] == [-0.53445, -0.53445, -0.19661, 0.19661]


def test_the_relu_of_the_notes_lets_1_and_3_pass() -> None:
    values, gradients = results("relu")
    same(values["Y"], [[1, 0], [0, 3]])
    same(gradients["X"], [[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("name", "y", "dx", "dw", "db"),
    [
        ("affine", [[6, 13, 20]], [[22, 28]], [[1, 2, 3], [2, 4, 6]], (1, 2, 3)),
        ("affine-batch", [[6, 12, 18], [12, 26, 40]], [[9, 12], [18, 24]], [[7, 7, 7], [10, 10, 10]], (3, 3, 3)),
    ],
)
def test_the_affine_layers_of_the_notes(name: str, y: object, dx: object, dw: object, db: object) -> None:
    values, gradients = results(name)
    for found, expected in ((values["Y"], y), (gradients["X"], dx), (gradients["W"], dw), (gradients["b"], db)):
        same(found, expected)


@pytest.mark.parametrize("name", ["two-layers", "two-layers-relu"])
def test_two_affine_layers(name: str) -> None:
    values, gradients = results(name)
    same(values["Z"], [[93, 211]])
    same(gradients["Y"], [[937, 1241, 1545]])
    same(gradients["X"], [[12385, 16108]])
    same(gradients["W"], [[937, 1241, 1545], [1874, 2482, 3090]])


@pytest.mark.parametrize(
    ("name", "loss", "second"), [("softmax-a", 2.407280, -0.90994), ("softmax-b", 1.587931, -0.79565)]
)
def test_softmax_with_loss(name: str, loss: float, second: float) -> None:
    values, gradients = results(name)
    assert values["loss"] == pytest.approx(loss, abs=5e-7)
    scores: Any = gradients["scores"]
    assert scores[2] == pytest.approx(second, abs=5e-6)


def test_without_its_denominator_softmax_sums_to_6_80_and_4_89_and_a_loss_falls_below_0() -> None:
    def shares(scores: tuple[float, ...]) -> Array:
        return np.exp(np.array(scores) - max(scores))

    assert shares(examples.SCORES_A).sum() == pytest.approx(6.80, abs=5e-3)
    assert shares(examples.SCORES_B).sum() == pytest.approx(4.89, abs=5e-3)
    graph = examples.with_mistake(examples.softmax_loss(examples.SCORES_B), "loss", "no denominator")
    assert graph.values()["loss"] == pytest.approx(-1e-7, rel=1e-3)


def test_the_stale_tax_layer_prints_200() -> None:
    graph: Graph = examples.with_mistake(examples.apples_and_oranges(), "price", "stale")
    gradients = graph.gradients(graph.values())
    assert gradients["tax"] == 200
    same(gradients["apples"], 110)
