"""The tables of the lab on data: what each segment shows at which step."""

import json

import pytest

from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_tables import data_table
from gui.labs.course.parts.data_words import STAGE_WORDS
from gui.labs.course.words import Table, plain


def table_at(example: str, at: int, **changes: object) -> Table:
    lab = BatchesExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(at)
    return data_table(lab)


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def test_a_picture_is_described_as_far_as_the_steps_went() -> None:
    label = int(sources.part_of("mnist-sample", "train").labels[0])
    table = table_at("picture", 3)
    assert cells(table) == [["picture", "(28, 28)"], ["normalized", "0…1"], ["flattened", "(4000, 784)"]]
    assert [row.now for row in table.rows] == [False, False, True]
    assert plain(table.note) == f"label {label}"
    assert cells(table_at("picture", 4))[3] == ["one-hot", "".join(str(int(k == label)) for k in range(10))]
    assert cells(table_at("picture", 3, part="test", number=1))[2] == ["flattened", "(1000, 784)"]


def test_the_largest_share_is_marked_once_it_is_shown() -> None:
    lab = BatchesExercise()
    lab.choose_example("answer")
    largest = max(range(10), key=lambda digit: lab.steps[digit].value)
    marked = [[place for place, row in enumerate(table_at("answer", at).rows) if row.marked] for at in range(11)]
    assert marked == [[largest] if at > largest else [] for at in range(11)]


def test_places_are_listed_by_axis_as_they_are_found() -> None:
    assert cells(table_at("argmax", 2)) == [["axis 0", "3, 0"], ["axis 1", ""]]
    assert cells(table_at("argmax", 7)) == [["axis 0", "3, 0, 1"], ["axis 1", "1, 2, 1, 0"]]


def test_comparisons_are_counted_and_the_equal_ones_among_them() -> None:
    assert [cells(table_at("count", at)) for at in (0, 4)] == [
        [["compared", "0"], ["equal", "0"]],
        [["compared", "4"], ["equal", "3"]],
    ]


def test_slices_add_up_and_the_newest_hundred_are_listed() -> None:
    right = sources.right_answers("quick", "mnist-sample")
    table = table_at("slices", 2)
    first, both = int(right[:100].sum()), int(right[:200].sum())
    assert cells(table) == [["0–100", str(first), str(first)], ["100–200", str(both - first), str(both)]]
    assert [row.now for row in table.rows] == [False, True]
    single = table_at("slices", 150, batch=1)
    assert len(single.rows) == 100
    assert plain(single.rows[0].cells[0]) == "50–51"
    assert single.rows[-1].now


def test_a_draw_shows_its_count_and_its_share() -> None:
    (row,) = cells(table_at("draws", 1, draws=1000))
    assert row[0] == "1"
    assert row[2] == f"{int(row[1]) / 10:.2f} %"


def test_a_scaling_has_its_accuracy_once_it_was_trained() -> None:
    table = table_at("scaling", 2, trained=json.dumps({"notes": 0.2071}))
    shown = [row[1] for row in cells(table)]
    assert shown.count("20.7 %") == 1
    assert shown.count("") == 3
    assert [row.now for row in table.rows] == [False, True, False, False]


@pytest.mark.parametrize("invert", [True, False])
def test_a_photo_ends_with_its_answer(invert: bool) -> None:
    stages = sources.photo_stages("example", "blue", invert, True)
    table = table_at("photo", len(stages), invert=invert)
    assert [row[0] for row in cells(table)] == [STAGE_WORDS[stage.name] for stage in stages]
    assert cells(table)[-1][1] == "28 × 28"
    digit, share = sources.read_photo("quick", "example", "blue", invert, True, True)
    answer = cells(table_at("photo", len(stages) + 1, invert=invert))[-1]
    assert answer == ["answer", str(digit), f"{100 * share:.1f} %"]
