"""The tables of the convolution lab: which rows are filled, marked and noted at which step."""

from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.parts.convolution_tables import WIDEST, convolution_table
from gui.labs.course.words import Table, plain


def lab_at(example: str, at: int, **changes: object) -> ConvolutionExercise:
    lab = ConvolutionExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(at)
    return lab


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def test_a_row_of_windows_is_filled_up_to_the_step_and_marked_at_it() -> None:
    table = convolution_table(lab_at("one", 2))
    assert [row[-1] for row in cells(table)] == ["15 + 3 = 18", "16 + 3 = 19", "next step", ""]
    assert [row.now for row in table.rows] == [False, True, False, False]
    assert [sorted(row.marked) for row in table.rows] == [[], [10], [], []]
    assert cells(table)[3][:4] == ["1, 1", "1", "2", "3"]  # a window is there before it is used
    assert plain(table.title) == "im2col"


def test_a_large_window_shows_its_first_numbers() -> None:
    kernel = ((1.0,) * 4,) * 3
    table = convolution_table(lab_at("one", 0, kernel=kernel))
    assert len(table.head) == WIDEST + 2
    assert all(len(row) == len(table.head) for row in cells(table))
    assert plain(table.note) == "each row is one window, 2 × 12"


def test_a_negative_bias_stands_in_brackets() -> None:
    assert cells(convolution_table(lab_at("one", 1, bias=-3.0)))[0][-1] == "15 + (−3) = 12"


def test_channels_show_their_sums_only_where_the_window_was() -> None:
    lab = lab_at("three", 1)
    table = convolution_table(lab)
    first, second = cells(table)[:2]
    assert first[-1].endswith("= −3")
    assert sum(float(part.replace("−", "-")) for part in first[1:4]) == -3
    assert second == ["0, 1", "", "", "", "next step"]
    assert (plain(table.title), plain(table.note)) == ("Channels", "the products of each channel are added up")


def test_pooling_shows_the_number_that_was_kept() -> None:
    table = convolution_table(lab_at("pool", 1))
    assert plain(table.head[-1]) == "kept"
    assert [row[-1] for row in cells(table)] == ["21", "next step", "", ""]
    assert plain(table.note) == "each row is one window, 4 × 4"


def test_a_formula_is_marked_where_another_number_of_windows_fits() -> None:
    right = convolution_table(lab_at("padding", 0))
    assert [row[1] for row in cells(right)] == ["24", "12.5", "8.667"]
    assert {row[3] for row in cells(right)} == {"right"}
    assert all(not row.marked for row in right.rows)
    wrong = convolution_table(lab_at("padding", 0, formula="H"))
    assert [row[-1] for row in cells(wrong)] == ["24 fit", "12 fit", "8 fit"]
    assert all(row.marked == {1, 3} for row in wrong.rows)
    assert plain(wrong.note) == "H = 28, FH = 5, P = 0"


def test_shapes_and_parameters_come_step_by_step() -> None:
    table = convolution_table(lab_at("shapes", 2))
    assert cells(table)[1] == ["Convolution", "30 × 24 × 24", "780"]
    assert cells(table)[2] == ["Pooling", "", ""]
    assert [row.now for row in table.rows] == [False, True, False, False, False, False]
    assert plain(table.note) == "433,890 parameters"  # of the whole chain


def test_the_batch_names_every_array_and_shows_its_shape_when_it_is_there() -> None:
    table = convolution_table(lab_at("batch", 2, pictures=1))
    assert cells(table)[:3] == [["pictures", "1 × 3 × 7 × 7"], ["im2col", "9 × 75"], ["filters", ""]]
    assert [sorted(row.marked) for row in table.rows[:3]] == [[], [1], []]


def test_a_photo_has_least_mean_and_most_of_each_picture() -> None:
    assert convolution_table(lab_at("photo", 0)).rows == ()
    rows = cells(convolution_table(lab_at("photo", 1, picture="digit")))
    assert [row[:3] for row in rows] == [["Gray", "28 × 28", "0"]]
    mean, most = float(rows[0][3]), float(rows[0][4])
    assert 0 < mean < most <= 1
