"""Every number of COURSE.md that is marked ✓ in sections 1 to 6 and 9 to 11, as its lab shows it.

A row names the section, the lab, what is set in it, the step, and the numbers that must then be read in its words or
its table: equal to half a unit of the last digit that is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gui.labs.course.exercises import exercises
from gui.labs.course.words import plain

RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
SCIENTIFIC = r"(?:(−?\d[\d,]*(?:\.\d+)?) × )?(−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
NUMBER = re.compile(SCIENTIFIC + r"|−?\d{1,3}(?:,\d{3})+(?:\.\d+)?|−?\d+(?:\.\d+)?|−?∞")


@dataclass(frozen=True)
class Shown:
    """Where some numbers of the course are seen."""

    section: int
    what: str
    lab: str
    example: str
    numbers: str
    settings: dict[str, str] = field(default_factory=dict)
    at: int = -1  # the step; the last where nothing is said


def numbers_in(text: str) -> Iterator[float]:
    """Every number of a text, read as people do: −3, 5,700, 4.5 × 10⁻⁵, 10⁻⁷."""
    for found in NUMBER.finditer(text):
        factor, power = found[1], found[2]
        if power:
            sign, exponent = (-1 if power.startswith("−") else 1), power.lstrip("−")[2:].translate(RAISED)
            yield sign * float((factor or "1").replace(",", "").replace("−", "-")) * 10.0 ** int(exponent)
        else:
            yield float(found[0].replace(",", "").replace("−", "-").replace("∞", "inf"))


def texts_of(lab: Any) -> list[str]:
    """All that the lab says in words, and every cell of its table."""
    words, table = lab.words(), lab.table()
    said = (words.caption, words.sentence, *words.lines, words.note, table.note)
    return [plain(text) for text in (*said, *(cell for row in table.rows for cell in row.cells))]


def half_a_unit(number: str) -> float:
    """Half a unit of the last digit of a number as it is written: 0.005 of 2.35, 5e-12 of 6.11e-10."""
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 0.5 * 10.0 ** (int(exponent or 0) - decimals)


def opened(shown: Shown) -> Any:
    lab = exercises.get(shown.lab)()
    if shown.example:
        lab.choose_example(shown.example)
    for name, text in shown.settings.items():
        assert lab.edit(bias=True) if text == "on" else lab.type(name, text), lab.errors
    lab.go_to(len(lab.steps) if shown.at < 0 else shown.at)
    return lab


FLOATS = {"numbers": "floats"}
AFFINE_BATCH = {"variant": "affine-batch"}


def square(side: int) -> str:
    """A picture of this size, as it is typed."""
    return "; ".join([" ".join("1" * side)] * side)


SEEN = [
    # 1. perceptron and gates
    *(
        Shown(1, f"{gate} with {w0}, {w1}, {w2}", "perceptron", gate, outputs, {"w0": w0, "w1": w1, "w2": w2}, step)
        for gate, (w0, w1, w2), answers in (
            ("and", ("0.7", "0.5", "0.5"), "0001"),
            ("nand", ("-0.7", "-0.5", "-0.5"), "1110"),
            ("or", ("0.4", "0.5", "0.5"), "0111"),
            ("or", ("0.5", "1", "1"), "0111"),
        )
        for step, outputs in enumerate(answers, 1)
    ),
    *(
        Shown(1, f"{gate} after {steps // 4} passes", "perceptron", gate, weights, {}, steps)
        for gate, steps, weights in (
            ("and", 4, "0.35 0.35 0.1"), ("and", 8, "0.4 0.3 0.1"), ("or", 4, "0.25 0.4 0.15"),
            ("or", 8, "0.2 0.4 0.2"), ("nand", 4, "0.25 0.35 0.1"), ("nand", 52, "-0.1 -0.1 -0.05"),
            ("xor", 64, "0.05 -0.05 0"), ("xor", 68, "0 -0.05 0"), ("xor", 77, "0.05 -0.05 0"),
            ("xor", 78, "0 -0.05 0.05"), ("xor", 79, "-0.05 0 0.05"), ("xor", 80, "0 -0.05 0"),
        )
    ),
    Shown(1, "the sums at the start", "perceptron", "and", "-0.3 -0.2 0.1 0.2", {}, 0),
    Shown(1, "AND ends with k(1, 1) = 0", "perceptron", "and", "0", {}, 8),
    Shown(1, "the same in floats", "perceptron", "and", "-2.8e-17", {}, 8),
    Shown(1, "in floats as the program adds them up", "perceptron", "and", "8.3e-17", FLOATS, 8),
    *(
        Shown(1, f"XOR in two layers, point {step}", "perceptron", "layers", numbers, {}, step)
        for step, numbers in enumerate(("-0.5 1.5 -1 1", "0.5 1", "0.5 1", "1.5 -0.5 1 -1"), 1)
    ),
    *(
        Shown(1, f"OR as a matrix, point {step}", "perceptron", "matrix", numbers, {}, step)
        for step, numbers in enumerate(("-0.5 -1", "0.5 1", "0.5 1", "1.5 1"), 1)
    ),
    Shown(1, "OR as a matrix", "perceptron", "matrix", "-0.5 0.5 1.5 -1 1"),
    Shown(1, "XOR in two layers", "perceptron", "layers", "-0.5 1.5 0.5 -1 1"),
    # 2. activations
    *(
        Shown(2, f"sigmoid({s})", "activations", "curves", share, {"s": s})
        for s, share in (("1", "0.73105858"), ("2", "0.88079708"))
    ),
    Shown(2, "softmax of 1010, 1000, 990", "activations", "softmax", "0 -10 -20 1 4.53999298e-05 2.06115362e-09 "
          "1.0000454 9.99954600e-01 4.53978686e-05 2.06106005e-09"),
    Shown(2, "exp twice", "activations", "softmax", "2.71828183 1.0000454 1", {"variant": "twice"}),
    Shown(2, "exp(1010)", "activations", "softmax", "inf", {"shift": "none"}),
    Shown(2, "exp(100)", "activations", "softmax", "2.6881171418161356e+43", {"shift": "none", "scores": "100 0"}, 3),
    Shown(2, "odds of 0.5", "activations", "odds", "1 0 0.5"),
    Shown(2, "largest derivative of the sigmoid", "activations", "curves", "0.25 0.0009765625"),
    Shown(2, "of tanh", "activations", "curves", "1", {"kind": "tanh", "beta": "2"}),
    Shown(2, "of ReLU", "activations", "curves", "1", {"kind": "relu"}),
    Shown(2, "Swish with a large β", "activations", "curves", "2.0000", {"kind": "swish", "beta": "100", "s": "2"}),
    Shown(2, "Swish with a small β", "activations", "curves", "1.0100", {"kind": "swish", "beta": "0.01", "s": "2"}),
    # 3. forward passes
    Shown(3, "the first network", "forward", "three", "0.31682708 0.69627909"),
    Shown(3, "whole weights", "forward", "whole", "9 13 17 .99987661 .99999774 .99999996 3.99985815 5.9997286"),
    Shown(3, "with softmax", "forward", "whole", ".11921653 .88078347", {"last": "softmax"}),
    Shown(3, "x = (4, 5)", "forward", "whole", "3.99985817 5.99972863", {"x": "4 5"}),
    Shown(3, "the other W1", "forward", "which", "5 11 17 .99330715 .9999833 .99999996 3.99985709 5.99972663",
          {"w1": "1 3 5; 2 4 6"}),
    Shown(3, "(1, 2)·(3, 4) + 5", "forward", "product", "16",
          {"x": "1 2", "w1": "3; 4", "b1": "5", "bias": "on"}),
    Shown(3, "a product", "forward", "product", "19 22 43 50"),
    Shown(3, "simpleNet", "forward", "simple", ".626755 .246954 .735165 .357334 .244416 .398250 .92067415 "
          ".2144 .1466 -.3610 .3216 .2200 -.5416"),
    # 4. losses
    Shown(4, "the first prediction", "losses", "one", "0.0975 0.510825 -0.4 -0.8 -0.08"),
    Shown(4, "logarithms of 0.6", "losses", "one", "-.5108256237659907 -.22184874961635637 -inf", {}, 3),
    *(
        Shown(4, f"guess {number}", "losses", "nine", f"{total} {error}", {}, number)
        for number, total, error in (
            (1, "0.5", "42.25"), (2, "1.1", "51.25"), (3, "1.1", "43.25"), (4, "1", "30.75"), (5, "1", "20.75"),
            (6, "1", "12.75"), (7, "1", "6.75"), (8, "1.2", "5.00"), (9, "1", "0.75"),
        )
    ),
    Shown(4, "0.1 against 0.9", "losses", "pair", ".81 2.302584", {}, 1),
    Shown(4, "0.9 against 0.1", "losses", "pair", ".01 .105360", {}, 2),
    Shown(4, "untrained", "losses", "axis", "2.3026 6.9077 13.2464", {"shares": "all"}),
    # 4. numerical gradient and descent
    Shown(4, "x² + 16 at 4", "gradient", "square", "7.999999999999119 7.82 7.11 0"),
    Shown(4, "at 3", "gradient", "square", "6.00000000000378", {"x": "3"}),
    Shown(4, "in float32", "gradient", "square", "8.0013", {"precision": "32"}, 5),
    Shown(4, "h = 10e−50", "gradient", "square", "0", {"h": "1e-49"}),
    Shown(4, "the bowl at three points", "gradient", "field", "6 8 0 4 6 0"),
    Shown(4, "x³: best central h", "gradient", "cube", "4.0e-10", {}, 6),
    Shown(4, "x³: best forward h", "gradient", "cube", "2.9e-07", {}, 9),
    Shown(4, "η = 0.1", "descent", "bowl", "6.11110793e-10 8.14814391e-10"),
    Shown(4, "η = 1e−10", "descent", "bowl", "2.99999994 3.99999992", {"rate": "1e-10"}),
    Shown(4, "η = 10", "descent", "bowl", "2.58983747e13 -1.29524862e12", {"rate": "10"}, 10),
    Shown(4, "η = 10, it stands still", "descent", "bowl", "2.58983747e13 -1.29524862e12", {"rate": "10"}),
    Shown(4, "η = 10, exact", "descent", "bowl", "-19 2.25e128 3.00e128", {"rate": "10", "gradient": "exact"}),
    Shown(4, "one weight, step 1", "descent", "one", "-0.336 1.136", {}, 1),
    Shown(4, "one weight, step 2", "descent", "one", "-0.30912 1.44512", {}, 2),
    Shown(4, "one weight, step 81", "descent", "one", "5.00", {}, 81),
    Shown(4, "η = 12.5 arrives in one step", "descent", "one", "5", {"rate": "12.5"}, 1),
    # 5. graphs
    Shown(5, "the price of two apples", "graph", "apples", "220", {}, 2),
    Shown(5, "one apple more", "graph", "apples", "2.2 110 200"),
    Shown(5, "and three oranges", "graph", "fruit", "715", {}, 4),
    Shown(5, "their gradients", "graph", "fruit", "2.2 110 3.3 165 650"),
    Shown(5, "10 + 5", "graph", "own", "1.3", {"variant": "add", "upstream": "1.3"}),
    Shown(5, "10 × 5", "graph", "own", "6.5 13", {"variant": "multiply", "upstream": "1.3"}),
    Shown(5, "sigmoid", "graph", "sigmoid", "-.53445 -.19661 .19661"),
    Shown(5, "(x + y)²", "graph", "own", "14", {"variant": "square"}),
    Shown(5, "ReLU", "graph", "own", "1 0 3", {"variant": "relu"}, 1),
    Shown(5, "affine, forward", "graph", "affine", "6 13 20", {}, 1),
    Shown(5, "affine, two rows, forward", "graph", "affine", "6 12 18 26 40", AFFINE_BATCH, 1),
    Shown(5, "two layers, forward", "graph", "affine", "93 211", {"variant": "two-layers"}, 2),
    Shown(5, "two layers with ReLU between", "graph", "affine", "12385 16108 937 1241 1545 1874 2482 3090",
          {"variant": "two-layers-relu", "upstream": "93 211"}),
    Shown(5, "affine", "graph", "affine", "22 28 1 2 3 4 6"),
    Shown(5, "affine, two rows", "graph", "affine", "9 12 18 24 7 10 3", AFFINE_BATCH),
    Shown(5, "two layers", "graph", "affine", "12385 16108 937 1241 1545 1874 2482 3090",
          {"variant": "two-layers", "upstream": "93 211"}),
    Shown(5, "softmax with loss, A", "graph", "softmax", "-.90994"),
    Shown(5, "softmax with loss, B", "graph", "softmax", "-.79565", {"variant": "softmax-b"}),
    Shown(5, "loss of A", "activations", "a", "2.407280"),
    Shown(5, "loss of B", "activations", "b", "1.587931"),
    Shown(5, "no denominator, A", "activations", "a", "6.80", {"variant": "bare"}),
    Shown(5, "no denominator, B", "activations", "b", "4.89 -1e-07", {"variant": "bare"}),
    # 6. convolution
    Shown(6, "four windows", "convolution", "one", "15 16 6 18 19 9"),
    Shown(6, "sums of the windows", "convolution", "one", "13 14 12 13",
          {"kernel": "1 1 1; 1 1 1; 1 1 1", "bias": "0"}),
    Shown(6, "maps of 100 pictures", "convolution", "shapes", "100 30 3000", {}, 2),
    *(
        Shown(6, f"padding that keeps {side} × {side}", "convolution", "one", "1", {"image": square(side)}, 1)
        for side in (4, 6, 7)
    ),
    Shown(6, "filters as rows and as columns", "convolution", "batch", "10 75"),
    Shown(6, "output of a batch", "convolution", "batch", "10 3"),
    Shown(6, "three strides", "convolution", "padding", "24 12 8"),
    Shown(6, "without the brackets", "convolution", "padding", "24 26.5 27.33", {"formula": "H + 2P - FH/S + 1"}),
    Shown(6, "the shape chain", "convolution", "shapes", "28 24 12 4320 100 10"),
    Shown(6, "im2col of ten pictures", "convolution", "batch", "90 75 10 247026 249801 252576 266451 269226 272001 "
          "285876 288651 291426 75040251"),
    Shown(6, "im2col of one picture", "convolution", "batch", "9 75", {"pictures": "1"}),
    Shown(6, "im2col of 100 digits", "convolution", "batch", "57600 25",
          {"pictures": "100", "channels": "1", "side": "28"}),
    Shown(6, "maximum pooling", "convolution", "pool", "21 12 18 10"),
    Shown(6, "three channels, B₁", "convolution", "three", "-3 -4 -6 -1 2 0 3 -2 7"),
    Shown(6, "three channels, B₂", "convolution", "three", "-1 -7 -10 -2 -3 5 -4 3 -13 1 2 -5 4 0",
          {"blue": "4 2 1 2 2; 0 1 0 4 2; 3 0 6 2 2; 4 2 4 5 2; 3 4 1 0 0"}),
    # 9. mistakes, those without a random draw
    Shown(9, "a stale layer", "graph", "fruit", "200", {"program": "a"}),
    Shown(9, "β → 0 makes Swish s/2", "activations", "curves", "1.00", {"kind": "swish", "beta": "0.001", "s": "2"}),
    # 10. data
    Shown(10, "argmax along both axes", "data", "argmax", "3 0 1 2"),
    Shown(10, "equal places", "data", "count", "7"),
]  # fmt: skip


@pytest.mark.parametrize("shown", SEEN, ids=lambda s: f"{s.section} {s.lab} {s.what}")
def test_the_number_is_read_in_its_lab(shown: Shown) -> None:
    lab = opened(shown)
    texts = texts_of(lab)
    read = [number for text in texts for number in numbers_in(text)]
    for wanted in shown.numbers.split():
        value, close = float(wanted), half_a_unit(wanted) if wanted.lstrip("-") != "inf" else 0.0
        assert any(number == value or abs(number - value) <= close * (1 + 1e-6) for number in read), (wanted, texts)


def test_the_first_pass_without_a_change() -> None:
    for gate, passes in (("and", 3), ("or", 3), ("nand", 14)):
        lab = opened(Shown(1, gate, "perceptron", gate, ""))
        assert (lab.rests, len(lab.steps)) == (True, 4 * passes)
        assert plain(lab.words().caption).startswith(f"pass {passes},")
    assert not opened(Shown(1, "xor", "perceptron", "xor", "")).rests


def test_in_floats_nand_rests_and_xor_circles_elsewhere() -> None:
    lab = opened(Shown(1, "NAND", "perceptron", "nand", "", FLOATS))
    assert lab.rests
    assert [round(float(w), 12) for w in lab.weights()] == [-0.05, -0.05, -0.05]
    lab = opened(Shown(1, "XOR", "perceptron", "xor", "", FLOATS))
    assert not lab.rests
    seen = {tuple(round(float(w), 12) for w in step.after) for step in lab.steps[-8:]}
    assert (-0.05, -0.1, -0.05) in seen
    exact = opened(Shown(1, "XOR", "perceptron", "xor", ""))
    assert (-0.05, -0.1, -0.05) not in {tuple(map(float, step.after)) for step in exact.steps}


def test_both_maps_of_three_channels_and_the_transpose_are_printed_row_by_row() -> None:
    first = [[-3, -4, -6, -1, -3], [-1, 2, 0, 3, -1], [-2, 0, -4, 3, -1], [-3, 7, -6, -6, -3], [-1, 2, -3, -3, 0]]
    second = [[-1, -7, -10, -2, -3], [5, -3, -4, 5, -4], [3, -13, -2, 1, -4], [-1, -1, 2, -5, -7], [2, 4, 3, 0, -4]]
    lab = opened(Shown(6, "B₁", "convolution", "three", ""))
    assert lab.output_matrix().tolist() == first
    lab.choose_blue("B₂")
    assert lab.output_matrix().tolist() == second
    note = [plain(task.learned) for task in lab.tasks if "5.5" in plain(task.learned)]
    assert note == ["1, as for 4 × 4 and 6 × 6. With (1 − F) H in the formula the 4 × 4 would need 5.5."]


def test_gradients_of_the_graphs_stand_at_their_own_edges() -> None:
    """Section 5: which input has which gradient, not only that the numbers are seen."""
    wanted = {
        "apples": {"apple price": "2.2", "apples": "110", "tax": "200"},
        "fruit": {"apple price": "2.2", "apples": "110", "orange price": "3.3", "oranges": "165", "tax": "650"},
    }
    for example, gradients in wanted.items():
        lab = opened(Shown(5, example, "graph", example, ""))
        assert {plain(row.cells[0]): plain(row.cells[2]) for row in lab.table().rows} == gradients


def test_three_end_lines_of_and_and_two_error_curves() -> None:
    lab = opened(Shown(1, "three lines", "perceptron", "and", ""))
    lab.edit(notes_lines=True)
    read = " ".join(texts_of(lab))
    for weights in ("0.4 0.35 0.05 x₂ = −7x₁ + 8", "0.4 0.35 0.1 x₂ = −3.5x₁ + 4", "0.4 0.3 0.1 x₂ = −3x₁ + 4"):
        assert weights in read
    lab = opened(Shown(1, "errors before", "perceptron", "and", "", {}, 8))
    assert [int(step.wrong) for step in lab.past] == [0, 0, 1, 0, 0, 0, 1, 0]
    assert [int(step.still_wrong) for step in lab.past] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert lab.errors_per_pass() == [1, 1]
    lab.edit(measured="after")
    assert lab.errors_per_pass() == [1, 0]


def test_the_numbers_of_the_notes_on_all_of_mnist(needs_data: Path) -> None:
    """Section 10, with the weights and the digits of the notes."""
    lab = exercises.get("data")()
    lab.choose_example("picture")
    lab.edit(data="mnist")
    for part, number, label in (("train", 0, 5), ("test", 0, 7), ("test", 34, 7), ("train", 2, 4), ("train", 17, 8)):
        lab.edit(part=part, number=number)
        lab.go_to(4)
        assert plain(lab.words().caption) == f"a {label}"
    lab.edit(part="train", number=0)
    assert {"(60000, 784)", "0000010000"} <= {plain(row.cells[1]) for row in lab.table().rows}
    lab.choose_example("answer")
    lab.edit(network="notes", data="mnist")
    lab.go_to(10)
    shares = [next(numbers_in(plain(row.cells[1]))) for row in lab.table().rows]
    wanted = [8.4413e-05, 2.6351e-06, 7.1549e-04, 1.25863e-03, 1.17280e-06, 4.4991e-05, 1.62693e-08, 0.99706501,
              9.3745e-06, 8.1831e-04]  # fmt: skip
    assert shares == pytest.approx(wanted, rel=1e-4)
    assert "that of 7" in plain(lab.words().sentence)


def test_numbers_are_read_as_people_read_them() -> None:
    text = "−3 of 75,040,251: 4.5 × 10⁻⁵, −10⁻⁷ and 0.25⁵ = 12.5 %, −∞"
    assert list(numbers_in(text)) == [-3, 75_040_251, 4.5e-5, -1e-7, 0.25, 12.5, float("-inf")]
