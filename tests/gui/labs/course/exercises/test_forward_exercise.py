"""The numbers of the notes' forward passes appear in the lab; COURSE section 3."""

import numpy as np
import pytest

from gui.labs.course.exercises.forward_exercise import ForwardExercise
from gui.labs.course.words import plain


def ran(example: str, **changes: object) -> ForwardExercise:
    lab = ForwardExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(len(lab.steps))
    return lab


def values(lab: ForwardExercise) -> dict[str, str]:
    return {plain(row.cells[0]): plain(row.cells[-1]) for row in lab.table().rows}


def test_three_layers_with_bias_step_by_step() -> None:
    lab = ForwardExercise()
    lab.forward()
    assert plain(lab.words().lines[0]) == "1 × 0.1 + 0.5 × 0.2 + 0.1 = 0.3"
    assert values(lab)["s1"] == "0.3"
    assert values(lab)["y3"] == ""
    lab.go_to(len(lab.steps))
    assert values(lab)["y3"] == "0.31682708  0.69627909"
    assert "three" in lab.solved


def test_without_bias_for_both_inputs_and_with_softmax() -> None:
    lab = ran("whole")
    assert values(lab)["s1"] == "9  13  17"
    np.testing.assert_allclose(
        [float(v) for v in values(lab)["y1"].split()], [0.99987661, 0.99999774, 0.99999996], atol=5.1e-9
    )
    np.testing.assert_allclose([float(v) for v in values(lab)["y3"].split()], [3.99985815, 5.9997286], atol=5.1e-9)
    lab.edit(last="softmax")
    np.testing.assert_allclose(lab.result(), [[0.11921653, 0.88078347]], atol=5e-9)
    lab.edit(last="identity", x=((4.0, 5.0),))
    np.testing.assert_allclose(lab.result(), [[3.99985817, 5.99972863]], atol=5e-9)
    lab.go_to(len(lab.steps))
    assert "four" in lab.solved


def test_the_other_w1_is_found_digit_by_digit() -> None:
    lab = ran("which")
    assert lab.alike() == (6, 6)
    assert lab.type("w1", "1 3 5; 2 4 6")
    assert lab.alike() == (9, 9)
    assert "which" in lab.solved
    assert values(lab)["s1"] == "5  11  17"
    assert values(lab)["digits that agree"] == "9  9"


def test_simple_net_goes_on_to_loss_and_gradient() -> None:
    lab = ran("simple")
    shown = values(lab)
    np.testing.assert_allclose([float(v) for v in shown["s1"].split()], [0.626755, 0.246954, 0.735165], atol=5e-7)
    np.testing.assert_allclose([float(v) for v in shown["y1"].split()], [0.357334, 0.244416, 0.398250], atol=5e-7)
    assert shown["loss"].startswith("0.9206741") or shown["loss"] == "0.92067415"
    assert shown["dW [0]"] == "0.2144  0.1466  −0.361"
    assert shown["dW [1]"] == "0.3216  0.22  −0.5416"


def test_one_product_and_a_batch() -> None:
    lab = ran("product")
    assert lab.result().tolist() == [[19, 22], [43, 50]]
    assert len(lab.steps) == 4
    lab.edit(x=((1.0, 2.0),), w1=((3.0,), (4.0,)), b1=(5.0,), bias=True)
    assert lab.result().tolist() == [[16]]
    lab = ran("whole", x=((1.0, 2.0), (4.0, 5.0)))
    assert lab.result().shape == (2, 2)
    assert "batch" in lab.solved


@pytest.mark.parametrize(
    ("name", "text"),
    [("w1", "1 2; 3"), ("w2", "1 2"), ("b1", "1 2"), ("x", "1 2 3"), ("x", "a b"), ("w3", "1e999 1; 1 1")],
)
def test_what_does_not_fit_is_marked_at_its_field(name: str, text: str) -> None:
    lab = ForwardExercise()
    before = lab.settings
    assert not lab.type(name, text)
    assert name in lab.errors
    assert lab.settings == before


def test_the_shapes_quiz() -> None:
    lab = ForwardExercise()
    for key, choice in (("shape1", 0), ("shape2", 1), ("shape3", 2), ("inner", 1)):
        assert lab.answer(key, choice)
