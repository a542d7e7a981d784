"""The numbers of the notes' chapter on convolution appear in the lab; COURSE section 6."""

import numpy as np
import pytest

from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.words import plain

MAP_1 = [[-3, -4, -6, -1, -3], [-1, 2, 0, 3, -1], [-2, 0, -4, 3, -1], [-3, 7, -6, -6, -3], [-1, 2, -3, -3, 0]]
MAP_2 = [[-1, -7, -10, -2, -3], [5, -3, -4, 5, -4], [3, -13, -2, 1, -4], [-1, -1, 2, -5, -7], [2, 4, 3, 0, -4]]


def ran(example: str, **changes: object) -> ConvolutionExercise:
    lab = ConvolutionExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes)
    lab.go_to(len(lab.steps))
    return lab


def test_one_channel_step_by_step() -> None:
    lab = ConvolutionExercise()
    assert (len(lab.steps), lab.output()) == (4, {})
    assert lab.size_formula() == ("(4 + 2 × 0 − 3) / 1 + 1", 2)
    lab.forward()
    lab.forward()
    words = lab.words()
    assert plain(words.caption) == "row 0, column 1"
    assert [plain(line) for line in words.lines] == ["4 + 0 + 0 + 0 + 2 + 6 + 0 + 0 + 4 = 16", "16 + 3 = 19"]
    assert plain(words.sentence).startswith("The window moved 1 to the right. The 9 products")
    table = lab.table()
    assert [plain(cell) for cell in table.head] == ["filter", "2", "0", "1", "0", "1", "2", "1", "0", "2", "sum + bias"]
    assert [plain(row.cells[-1]) for row in table.rows] == ["15 + 3 = 18", "16 + 3 = 19", "next step", ""]
    assert plain(table.note) == "each row is one window, 4 × 9"
    lab.go_to(4)
    assert lab.output_matrix().tolist() == [[18, 19], [9, 18]]
    assert lab.type("bias", "0")
    assert lab.output_matrix().tolist() == [[15, 16], [6, 15]]
    assert "window" in lab.solved


def test_the_padding_that_keeps_the_size_is_named() -> None:
    lab = ConvolutionExercise()
    assert plain(lab.words().note) == "A padding of 1 would keep the size of the input."
    lab.choose_example("padding")
    assert (lab.output_shape, lab.input.shape) == ((2, 2), (1, 6, 6))


def test_the_typed_formula_is_computed_for_three_strides() -> None:
    lab = ran("padding")
    assert [(s, value, fits) for s, value, fits in lab.formula_row()] == [
        (1, 24, 24),
        (2, 12.5, 12),
        (3, pytest.approx(8.667, abs=1e-3), 8),
    ]
    assert lab.type("formula", "H + 2P − FH/S + 1")
    assert [round(value, 2) for _, value, _ in lab.formula_row()] == [24, 26.5, 27.33]
    assert [plain(row.cells[-1]) for row in lab.table().rows] == ["right", "12 fit", "8 fit"]
    assert "brackets" in lab.solved
    assert not lab.type("formula", "H +")
    assert lab.settings.formula == "H + 2P − FH/S + 1"


def test_three_channels_with_both_blues_and_both_loops() -> None:
    lab = ran("three")
    assert lab.output_matrix().tolist() == MAP_1
    assert [plain(cell) for cell in lab.table().head] == ["", "R", "G", "B", "sum + bias"]
    lab.choose_blue("B₂")
    assert lab.output_matrix().tolist() == MAP_2
    assert "blues" in lab.solved
    lab.choose_blue("B₁")
    lab.edit(order="columns")
    assert lab.output_matrix().tolist() == np.array(MAP_1).T.tolist()
    assert lab.output() == {(r, c): MAP_1[c][r] for r in range(5) for c in range(5)}
    assert "transpose" in plain(lab.words().note)
    assert "transposed" in lab.solved


def test_pooling_keeps_21_12_18_10() -> None:
    lab = ran("pool")
    assert lab.output_matrix().tolist() == [[21, 12], [18, 10]]
    assert plain(lab.words().lines[0]) == "max(4, 3, 9, 10) = 10"
    lab.edit(kind="average")
    assert lab.output_matrix().tolist() == [[15, 9], [12, 6.5]]
    lab.edit(kind="stochastic")
    assert lab.output_matrix()[0, 0] in (21, 8, 12, 19)


def test_a_batch_is_one_product_of_matrices() -> None:
    lab = ran("batch")
    shapes = [plain(row.cells[1]) for row in lab.table().rows]
    assert shapes == [
        "10 × 3 × 7 × 7", "90 × 75", "10 × 3 × 5 × 5", "10 × 75", "75 × 10", "90 × 10", "10 × 3 × 3 × 10",
        "10 × 10 × 3 × 3",
    ]  # fmt: skip
    lines = [plain(line) for line in lab.words().lines]
    assert lines[1] == "f[0, 0] = 247,026 249,801 252,576; 266,451 269,226 272,001; 285,876 288,651 291,426"
    assert lines[2] == "last number 75,040,251"
    lab.edit(pictures=1)
    assert plain(lab.table().rows[1].cells[1]) == "9 × 75"
    lab.edit(pictures=100, channels=1, side=28)
    assert plain(lab.table().rows[1].cells[1]) == "57,600 × 25"


def test_the_shape_chain_of_the_notes() -> None:
    lab = ran("shapes")
    rows = [[plain(cell) for cell in row.cells] for row in lab.table().rows]
    assert [row[1] for row in rows] == ["1 × 28 × 28", "30 × 24 × 24", "30 × 12 × 12", "4,320", "100", "10"]
    assert [row[2] for row in rows] == ["0", "780", "0", "0", "432,100", "1,010"]
    lab.go_to(2)
    assert plain(lab.words().note) == "100 pictures through 30 filters are 3,000 maps."
    assert not lab.type("kernel_side", "29")


def test_a_photo_is_taken_apart_filtered_and_added_up() -> None:
    lab = ran("photo")
    assert [step.kind for step in lab.steps] == ["channels", "filtered", "sum"]  # type: ignore[union-attr]
    lab.edit(split="hsb", applied="Blur")
    assert len(lab.table().rows) == 1
    lab.edit(applied="trained 2", picture="digit")
    assert "photo" in lab.solved
    assert not lab.type("picture", "/nowhere/at all.png")
    assert "picture" in lab.errors
    assert lab.settings.picture == "digit"


def test_what_does_not_fit_is_marked_and_the_last_value_stays() -> None:
    lab = ConvolutionExercise()
    before = lab.settings
    for name, text in (
        ("kernel", "1 2; 3"),
        ("kernel", "1 x"),
        ("image", "1 2; 3 4"),
        ("padding", "1e999"),
        ("stride", "0"),
    ):
        assert not lab.type(name, text), (name, text)
        assert name in lab.errors
        assert lab.settings == before
    assert lab.type("image", "1 2 3; 4 5 6; 7 8 9")
    assert lab.output_shape == (1, 1)


def test_the_position_of_a_cell_is_found_for_hovering() -> None:
    lab = ConvolutionExercise()
    assert [lab.position_of(*cell) for cell in ((0, 0), (1, 1), (5, 5))] == [1, 4, 0]
