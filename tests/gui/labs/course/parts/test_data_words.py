"""The lab on data in words: the numbers of each step, and what is said of them."""

import json

import pytest

from engine.course.data_by_hand import draw_deviation, ever_drawn
from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_words import PHOTO_WORDS, STAGE_WORDS, data_words
from gui.labs.course.words import StepWords, plain

EXAMPLES = [example.key for example in BatchesExercise.examples]


def words_at(example: str, at: int, **changes: object) -> StepWords:
    lab = BatchesExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(at)
    return data_words(lab)


def lines(words: StepWords) -> list[str]:
    return [plain(line) for line in words.lines]


def test_every_segment_starts_with_a_sentence_of_its_own() -> None:
    said = [plain(words_at(example, 0).sentence) for example in EXAMPLES]
    assert len(set(said)) == len(EXAMPLES)
    assert {plain(words_at(example, 0).caption) for example in EXAMPLES} == {"start"}


def test_a_picture_is_normalized_flattened_and_its_label_one_hot() -> None:
    label = int(sources.part_of("mnist-sample", "train").labels[3])
    said = [lines(words_at("picture", at, number=3)) for at in (1, 2, 3, 4)]
    one_hot = "".join(str(int(k == label)) for k in range(10))
    assert said == [
        ["x_train[3].shape = (28, 28), max 255"],
        ["255 / 255 = 1"],
        ["(4000, 1, 28, 28) → (4000, 784)"],
        [f"{label} → {one_hot}"],
    ]
    assert plain(words_at("picture", 1, number=3).caption) == f"a {label}"


def test_shares_add_up_and_the_answer_comes_with_the_last() -> None:
    third, last = words_at("answer", 3, network="deep-mlp"), words_at("answer", 10, network="deep-mlp")
    shares = sources.shares_of("deep-mlp", "mnist-sample", "test", 0)
    assert lines(third)[0].startswith("y[2] = ")
    assert plain(third.caption) == "digit 2"
    assert lines(last)[1] == "Σ = 1"
    best = max(range(10), key=shares.__getitem__)
    assert plain(last.sentence).startswith(f"The largest share is that of {best}, {100 * shares[best]:.4f} %")
    assert plain(last.note).startswith("The notes read test[0]")


def test_argmax_names_its_axis_and_its_place() -> None:
    column, row = words_at("argmax", 1), words_at("argmax", 4)
    assert (plain(column.caption), lines(column)) == ("axis 0, column 0", ["argmax(0.1, 0.3, 0.2, 0.8) = 3"])
    assert (plain(row.caption), lines(row)) == ("axis 1, row 0", ["argmax(0.1, 0.8, 0.1) = 1"])
    assert plain(row.sentence) == "The largest number stands at place 1, counted from 0."


def test_a_comparison_counts_what_was_right_so_far() -> None:
    assert lines(words_at("count", 3)) == ["3 = 3", "right so far: 2 + 1 = 3"]
    assert lines(words_at("count", 4)) == ["5 ≠ 4", "right so far: 3"]
    assert [plain(words_at("count", at).sentence) for at in (3, 4)] == ["Equal: one more is right.", "Not equal."]


def test_slices_end_in_the_accuracy() -> None:
    right = sources.right_answers("quick", "mnist-sample")
    words = words_at("slices", 4, batch=300)
    assert plain(words.caption) == "900 to 1000"
    assert lines(words)[0] == f"x[900:1000] → {int(right[900:].sum())} / 100"
    assert lines(words)[1] == f"{int(right.sum()):,} / 1,000 = {100 * right.mean():.2f} %"


def test_draws_say_how_far_they_may_be_off() -> None:
    words = words_at("draws", 2, draws=500)
    accuracy = float(sources.right_answers("quick", "mnist-sample").mean())
    assert f"± {100 * draw_deviation(accuracy, 1000):.2f} %" in plain(words.sentence)  # of both draws together
    assert f"{100 * ever_drawn(1000, 500):.1f} %" in plain(words.note)
    assert plain(words.caption) == "draw 2"
    assert " / 1,000 = " in lines(words)[1]


@pytest.mark.parametrize(
    ("at", "line"),
    [(1, "training 0…1, test 0…1"), (2, "training 0…255, test 0…0.003922"), (4, "training 0…255, test 0…255")],
)
def test_each_scaling_says_what_it_makes_of_0_to_255(at: int, line: str) -> None:
    assert lines(words_at("scaling", at)) == [line]


def test_a_scaling_that_was_trained_shows_what_it_reached_beside_the_notes() -> None:
    words = words_at("scaling", 1, trained=json.dumps({"right": 0.9523}))
    assert lines(words)[1] == "after 1 epoch 95.2 %"
    assert "The sample has 32 batches" in plain(words.note)


def test_every_stage_of_a_photo_has_a_word() -> None:
    stages = [sources.photo_stages("example", "blue", True, center) for center in (True, False)]
    names = {stage.name for some in stages for stage in some} | {"not inverted"}
    assert names == STAGE_WORDS.keys() == PHOTO_WORDS.keys()
    count = len(sources.photo_stages("example", "blue", True, True))
    assert plain(words_at("photo", 1).caption) == "one channel"
    assert plain(words_at("photo", count + 1).caption) == "answer"
    assert plain(words_at("photo", 2).sentence).endswith("each number v becomes 1 − v.")
    assert plain(words_at("photo", 2, invert=False).caption) == "not inverted"
    assert lines(words_at("photo", 3))[0].startswith("28 × 28, 0 … ")
    assert "The network reads" in plain(words_at("photo", count + 1).sentence)
