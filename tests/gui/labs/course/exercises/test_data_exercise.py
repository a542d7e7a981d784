"""Data and batches in the lab; COURSE section 10."""

from pathlib import Path

import numpy as np
import pytest

from gui.labs.course.exercises.data_exercise import BatchesExercise
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.words import plain
from gui.labs.driving import Inline


def ran(example: str, **changes: object) -> BatchesExercise:
    lab = BatchesExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(len(lab.steps))
    return lab


def test_a_picture_becomes_a_row_and_its_label_one_hot() -> None:
    lab = ran("picture")
    shown = {plain(row.cells[0]): plain(row.cells[1]) for row in lab.table().rows}
    assert shown["flattened"] == "(4000, 784)"
    assert shown["one-hot"] == "0000000010"
    assert "row" in lab.solved
    assert not lab.type("number", "4000")


def test_argmax_along_both_axes() -> None:
    lab = ran("argmax")
    assert [plain(row.cells[1]) for row in lab.table().rows] == ["3, 0, 1", "1, 2, 1, 0"]
    lab.go_to(4)
    assert plain(lab.words().lines[0]) == "argmax(0.1, 0.8, 0.1) = 1"


def test_seven_places_are_equal() -> None:
    lab = ran("count")
    assert plain(lab.table().rows[1].cells[1]) == "7"
    assert not lab.type("second", "1 2 3")
    assert "second" in lab.errors


def test_slices_are_counted_to_the_accuracy() -> None:
    lab = ran("slices")
    right = sources.right_answers("quick", "mnist-sample")
    assert len(lab.steps) == 10
    assert plain(lab.table().rows[-1].cells[2]) == str(int(right.sum()))
    lab.edit(batch=300)
    assert [step.end for step in lab.steps] == [300, 600, 900, 1000]


def test_draws_come_near_the_accuracy_and_differ_by_seed() -> None:
    lab = ran("draws")
    shares = [step.value / lab.settings.draws for step in lab.steps]
    accuracy = sources.right_answers("quick", "mnist-sample").mean()
    np.testing.assert_allclose(shares, accuracy, atol=0.015)
    before = [step.value for step in lab.steps]
    lab.edit(seed=1)
    assert [step.value for step in lab.steps] != before


def test_the_photo_is_read_right_only_when_it_is_prepared() -> None:
    lab = ran("photo", network="deep-mlp")
    digit, share = lab.answer_of_photo()
    label = int(sources.images("mnist-sample").test.labels[9])
    assert digit == label
    assert share > 0.5
    lab.edit(invert=False)
    lab.go_to(len(lab.steps))
    assert lab.answer_of_photo()[1] != share
    assert "photo" in lab.solved


def test_four_scalings_are_trained_by_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = sources.images("mnist-sample")
    few = type(sample)("few", sample.train.head(300), sample.test.head(100))
    monkeypatch.setattr(sources, "images", lambda name: few)
    driver = Inline()
    lab = BatchesExercise(driver)
    lab.choose_example("scaling")
    lab.train_all()
    driver.run()
    assert set(lab.reached) == {"right", "notes", "mixed", "alike"}
    assert "scaling" in lab.solved
    lab.go_to(2)
    assert plain(lab.words().lines[0]) == "training 0…255, test 0…0.003922"


def test_the_network_of_the_notes_needs_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    lab = BatchesExercise()
    lab.choose_example("slices")
    assert not lab.edit(network="notes")
    assert "sample_weight.pkl" in str(lab.errors["network"])


def test_the_numbers_of_the_notes(needs_data: Path) -> None:
    driver = Inline()
    lab = BatchesExercise(driver)
    lab.edit(data="mnist")
    driver.run()
    lab.go_to(4)
    assert plain(lab.table().rows[3].cells[1]) == "0000010000"
    lab.edit(example="slices", network="notes")
    driver.run()
    lab.go_to(100)
    assert plain(lab.words().lines[1]) == "9,352 / 10,000 = 93.52 %"
