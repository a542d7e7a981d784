"""The numbers of the notes' graphs appear in the lab after the stated steps; COURSE section 5."""

import json

import numpy as np
import pytest

from gui.labs.course.exercises import exercises
from gui.labs.course.exercises.graph_exercise import GraphExercise
from gui.labs.course.words import plain


def ran(variant: str, **changes: object) -> GraphExercise:
    """The lab with that graph, at its end."""
    lab = GraphExercise()
    segment = {"fruit": "fruit", "relu": "sigmoid", "branch": "sigmoid", "sigmoid": "sigmoid"}.get(variant, "")
    lab.choose_example(
        segment or ("affine" if (variant[0] in "at" and "-" in variant) or variant == "affine" else "apples")
    )
    if variant.startswith("softmax"):
        lab.choose_example("softmax")
    assert lab.edit(variant=variant, **changes)
    lab.go_to(len(lab.steps))
    return lab


def cells(lab: GraphExercise, column: int = 2) -> dict[str, str]:
    return {plain(row.cells[0]): plain(row.cells[column]) for row in lab.table().rows}


def test_it_is_in_the_gallery_and_opens_with_apples_and_oranges() -> None:
    assert "graph" in exercises.names()
    lab = GraphExercise()
    assert (lab.settings.variant, lab.at, len(lab.steps)) == ("fruit", 0, 9)


def test_apples_and_oranges_step_by_step() -> None:
    lab = ran("fruit")
    assert lab.seen_values()["price"] == pytest.approx(715)
    assert cells(lab) == {"apple price": "2.2", "apples": "110", "orange price": "3.3", "oranges": "165", "tax": "650"}
    assert cells(lab, 3)["tax"] == "650"
    lab.go_to(8)
    words = lab.words()
    assert plain(words.lines[1]) == "∂price/∂apples = 1.1 × 100 = 110"
    assert plain(words.note) == "One apple more raises the price by 110; one coin more per apple by 2.2."
    assert cells(lab)["oranges"] == "next step"


def test_two_apples_cost_220_and_three_330() -> None:
    lab = ran("apples")
    assert cells(lab) == {"apple price": "2.2", "apples": "110", "tax": "200"}
    assert lab.type("given:apples", "3")
    assert lab.at == len(lab.steps)
    assert lab.seen_values()["price"] == pytest.approx(330)


@pytest.mark.parametrize(
    ("variant", "x", "y"), [("add", "1.3", "1.3"), ("multiply", "6.5", "13"), ("square", "14", "14")]
)
def test_single_nodes(variant: str, x: str, y: str) -> None:
    assert cells(ran(variant)) == {"x": x, "y": y}


def test_the_sigmoid_in_four_nodes() -> None:
    lab = ran("sigmoid")
    back = [f"{float(step.flows[0].gradient):.5f}" for step in lab.steps if step.kind == "backward"]
    assert back == ["-0.53445", "-0.53445", "-0.19661", "0.19661"]
    assert "y (1 − y)" in plain(lab.words().note)


def test_relu_affine_and_two_layers() -> None:
    assert cells(ran("relu"))["X"] == "1 0; 0 1"
    assert cells(ran("affine")) == {"X": "22 28", "W": "1 2 3; 2 4 6", "b": "1 2 3"}
    lab = ran("affine-batch")
    assert cells(lab) == {"X": "9 12; 18 24", "W": "7 7 7; 10 10 10", "b": "3 3 3"}
    assert np.array_equal(lab.seen_values()["Y"], [[6, 12, 18], [12, 26, 40]])
    for variant in ("two-layers", "two-layers-relu"):
        lab = ran(variant)
        assert np.array_equal(lab.seen_values()["Z"], [[93, 211]])
        assert cells(lab)["X"] == "12385 16108"
        assert cells(lab)["W"] == "937 1241 1545; 1874 2482 3090"


@pytest.mark.parametrize(
    ("variant", "loss", "second"), [("softmax-a", 2.40728, -0.90994), ("softmax-b", 1.587931, -0.79565)]
)
def test_softmax_with_loss(variant: str, loss: float, second: float) -> None:
    lab = ran(variant)
    assert lab.seen_values()["loss"] == pytest.approx(loss, abs=5e-7)
    scores = cells(lab)["scores"].replace("−", "-").split()
    assert float(scores[2]) == pytest.approx(second, abs=5.1e-6)


def test_the_programs_with_a_mistake_turn_an_edge_red() -> None:
    assert ran("fruit", program="a").wrong_edges() == {("price", 1)}
    assert cells(ran("fruit", program="a"))["tax"] == "200"
    assert ran("apples", program="b").wrong_edges() == {("apples cost", 0), ("apples cost", 1)}
    assert ran("branch", program="c").wrong_edges() == {("s", 0)}
    lab = ran("softmax-b", program="d")
    assert float(lab.seen_values()["loss"]) == pytest.approx(-1e-7, rel=1e-3)
    lab = ran("sigmoid")
    assert not lab.edit(program="d")
    assert "program" in lab.errors


def test_what_was_calculated_by_hand_is_marked_with_the_rule_that_was_missed() -> None:
    lab = GraphExercise()
    lab.edit(calculate=True)
    assert lab.type("answer:v apples cost", "200")
    assert not lab.type("answer:g apples cost 1", "100")
    mark = lab.mark("g apples cost 1")
    assert mark is not None
    assert mark.rule == "chain"
    assert not lab.type("answer:g fruit cost 0", "two")
    assert plain(lab.words().sentence).startswith("The chain") or plain(lab.words().sentence).startswith(
        "This is no number"
    )
    answers = {"v": {"apples cost": 200, "oranges cost": 450, "fruit cost": 650, "price": 715}}
    for name, value in answers["v"].items():
        lab.write(f"v {name}", str(value))
    flows = {f"g {f.source} {f.position}": f.gradient for step in lab.steps for f in step.flows}
    for place, gradient in flows.items():
        lab.write(place, f"{gradient:.4g}")
    assert lab.all_calculated()
    assert "calculate" in lab.solved
    lab.write("v price", "")
    assert not lab.all_calculated()


def test_what_is_typed_wrong_is_marked_and_the_last_value_stays() -> None:
    lab = ran("affine")
    for text in ("a", "", "1e999", "1 2 3"):
        assert not lab.type("given:X", text), text
        assert "given:X" in lab.errors
        assert lab.text_of("given:X") == "1 2"
    assert lab.type("given:X", "1 2; 3 4")
    assert lab.errors == {}
    assert not lab.type("upstream", "1 2")
    assert lab.type("upstream", "1 1 1; 2 2 2")
    assert cells(lab)["W"] == "7 7 7; 10 10 10"


def test_an_own_graph_is_built_stepped_and_kept() -> None:
    lab = GraphExercise()
    lab.choose_example("own")
    assert len(lab.steps) == 0
    assert lab.add_node("multiply", ("x", "y"))
    assert lab.add_node("square", ("z",))
    assert lab.add_number()
    assert lab.add_node("add", ("a", "b"))
    assert not lab.add_node("add", ("nothing", "b"))
    assert "nodes" in lab.errors
    lab.go_to(len(lab.steps))
    assert "own" in lab.solved
    assert lab.seen_values()[lab.graph.result] == 37
    again = GraphExercise()
    again.restore(json.loads(json.dumps(lab.state())))
    assert again.graph == lab.graph
    assert lab.remove_node("a")
    assert lab.graph.result == "z"


def test_questions_are_solved_by_the_right_choice() -> None:
    lab = GraphExercise()
    assert not lab.answer("apple", 0)
    assert lab.answer("apple", 1)
    assert "apple" in lab.solved


@pytest.mark.parametrize("variant", ["softmax-a", "softmax-b", "relu", "branch", "affine-batch", "two-layers-relu"])
def test_no_edge_of_a_right_program_is_red(variant: str) -> None:
    lab = GraphExercise()
    lab.edit(variant=variant, check=True)
    lab.go_to(len(lab.steps))
    assert lab.wrong_edges() == set()
    assert not any(plain(row.cells[-1]).endswith("≠") for row in lab.table().rows)
