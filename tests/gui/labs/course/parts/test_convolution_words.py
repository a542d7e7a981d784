"""The convolution lab in words: what is said of each kind of step, with its numbers put in."""

import pytest

from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.labs.course.parts.convolution_words import convolution_words, filter_size, picture_size, shape_text
from gui.labs.course.words import StepWords, plain


def words_at(example: str, at: int, **changes: object) -> StepWords:
    lab = ConvolutionExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(at)
    return convolution_words(lab)


def lines(words: StepWords) -> list[str]:
    return [plain(line) for line in words.lines]


@pytest.mark.parametrize(
    ("example", "start"),
    [
        ("one", "Step puts the filter at the first place"),
        ("pool", "The window keeps one number of each place"),
        ("batch", "A convolution of many pictures"),
        ("shapes", "A picture goes through a small network"),
        ("photo", "Step takes the picture apart"),
    ],
)
def test_each_segment_starts_with_what_its_steps_do(example: str, start: str) -> None:
    words = words_at(example, 0)
    assert plain(words.caption) == "start"
    assert plain(words.sentence).startswith(start)


def test_only_a_sliding_window_has_an_output_size_and_only_a_filter_a_padding_that_keeps_it() -> None:
    one, pool, batch = words_at("one", 0), words_at("pool", 0), words_at("batch", 0)
    assert lines(one) == ["output size = (4 + 2 × 0 − 3) / 1 + 1 = 2"]
    assert plain(one.note) == "A padding of 1 would keep the size of the input."
    assert lines(pool) == ["output size = (4 + 2 × 0 − 2) / 2 + 1 = 2"]
    assert (pool.note, batch.lines, batch.note) == ("", (), "")


def test_the_first_window_and_the_moves_of_both_loops_are_named() -> None:
    start = [plain(words_at("one", at).sentence).partition(".")[0] for at in (1, 2, 3)]
    assert start == ["The filter meets the first window", "The window moved 1 to the right",
                     "The window starts the next row"]  # fmt: skip
    down = [plain(words_at("one", at, order="columns").sentence).partition(".")[0] for at in (2, 3)]
    assert down == ["The window moved 1 down", "The window starts the next column"]


def test_the_transpose_is_named_at_the_end_of_the_loop_over_columns_only() -> None:
    assert "transpose" not in plain(words_at("one", 3, order="columns").note)
    assert "transpose" in plain(words_at("one", 4, order="columns").note)
    assert "transpose" not in plain(words_at("one", 4).note)


def test_a_sum_is_written_out_with_its_bias() -> None:
    assert lines(words_at("one", 1, bias=-1.0))[1] == "15 + (−1) = 14"
    three = lines(words_at("three", 1))
    assert three[0].startswith("R ")
    assert ", G " in three[0]
    assert three[2].endswith("= −3")


@pytest.mark.parametrize(
    ("kind", "sentence", "line"),
    [
        ("maximum", "The largest number", "max(21, 8, 12, 19) = 21"),
        ("average", "The mean", "mean(21, 8, 12, 19) = 15"),
        ("stochastic", "One number is drawn", "draw(21, 8, 12, 19) = "),
    ],
)
def test_each_pooling_says_what_it_keeps(kind: str, sentence: str, line: str) -> None:
    words = words_at("pool", 1, kind=kind)
    assert plain(words.sentence).startswith(sentence)
    assert lines(words)[0].startswith(line)


def test_every_layer_of_the_chain_has_its_formula() -> None:
    said = [lines(words_at("shapes", at)) for at in range(1, 7)]
    assert said == [
        [],
        ["(28 + 2 × 0 − 5) / 1 + 1 = 24", "30 × (1 × 5 × 5 + 1) = 780"],
        ["24 / 2 = 12"],
        ["30 × 12 × 12 = 4,320"],
        ["(4,320 + 1) × 100 = 432,100"],
        ["(100 + 1) × 10 = 1,010"],
    ]
    notes = [plain(words_at("shapes", at).note) for at in range(1, 7)]
    assert notes == ["", "100 pictures through 30 filters are 3,000 maps.", "", "", "", ""]


def test_the_output_of_a_batch_shows_its_first_and_its_last_number() -> None:
    words = words_at("batch", 8)
    assert lines(words) == [
        "10 × 10 × 3 × 3",
        "f[0, 0] = 247,026 249,801 252,576; 266,451 269,226 272,001; 285,876 288,651 291,426",
        "last number 75,040,251",
    ]
    assert lines(words_at("batch", 7)) == ["10 × 3 × 3 × 10"]


def test_a_photo_names_its_filter() -> None:
    assert plain(words_at("photo", 2, applied="trained 3").caption) == "filter trained 3"
    assert plain(words_at("photo", 3).sentence).startswith("The channels are added up")


def test_a_shape_is_written_as_people_write_it() -> None:
    assert shape_text((57_600, 25)) == "57,600 × 25"
    assert shape_text((10,)) == "10"


def test_the_shapes_of_im2col_are_counted_out() -> None:
    assert lines(words_at("batch", 2)) == ["90 × 75", "10 × 3 × 3 = 90", "3 × 5 × 5 = 75"]
    assert lines(words_at("batch", 4)) == ["10 × 75", "3 × 5 × 5 = 75"]
    assert plain(filter_size(3)) == "filter, 3 × 3"
    assert plain(picture_size(96, 64)) == "picture, 96 × 64"
