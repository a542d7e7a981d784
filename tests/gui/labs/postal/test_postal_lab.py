"""The postal-code lab: drawing, undo, reading, pictures, files, networks, teaching; driven without Qt."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError, StoreError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.vision.canvas import course_canvas
from engine.vision.strokes import BoxStrokes
from gui.labs.postal.networks import kept_runs
from gui.labs.postal.postal_lab import PostalLab
from tests.gui.labs.postal.drawn import guesses, run, write, write_code
from tests.gui.written import CODE, DIGITS, SPEC, keep_run


def test_five_drawn_digits_are_read(lab: PostalLab) -> None:
    write_code(lab)
    assert guesses(lab) == CODE
    assert lab.reader.reading is not None
    assert 0 < lab.reader.reading.certainty <= 1


def test_small_digits_off_the_middle_are_read_as_well(lab: PostalLab) -> None:
    for box, digit in enumerate(CODE):
        write(lab, box, digit, 0.45, (-22, 20))
    lab.reader.read()
    assert guesses(lab) == CODE


def test_empty_boxes_stay_blank(lab: PostalLab) -> None:
    write(lab, 3, 1)
    lab.reader.read()
    assert lab.reader.reading is not None
    assert lab.reader.reading.code[:3] == "   "
    assert lab.reader.reading.boxes[4].empty
    assert lab.reader.reading.weakest == 3
    assert lab.reader.course_reading is not None
    assert lab.reader.course_reading.boxes[0].empty


def test_a_network_just_trained_is_chosen_at_once_with_a_state_of_its_own(lab: PostalLab) -> None:
    network = SPEC.network((1, 28, 28))
    parameters = network.parameters()
    key = lab.reader.offer("a run", SPEC, parameters, 0.5)
    assert lab.reader.chosen == key
    assert lab.reader.network is not None
    parameters.theta += 1
    assert not lab.reader.network.parameters.theta.any()
    assert [known.name for known in lab.reader.networks] == ["small", "a run"]


def test_a_network_that_cannot_read_digits_is_refused_and_the_old_one_stays(lab: PostalLab) -> None:
    before = lab.reader.chosen
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=3)))
    with pytest.raises(EngineError, match="ten digits"):
        lab.reader.offer("three", spec, spec.network((1, 28, 28)).parameters())
    assert lab.reader.chosen == before


def test_a_weights_file_can_be_opened_and_a_damaged_one_is_named(lab: PostalLab, weights: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"nothing")
    with pytest.raises(StoreError):
        lab.reader.open_weights(bad)
    assert lab.reader.open_weights(weights) == str(weights)
    assert sum(known.key == str(weights) for known in lab.reader.networks) == 1


def test_kept_runs_that_read_digits_are_offered_newest_first_and_opened_when_chosen(
    lab: PostalLab, weights: Path
) -> None:
    first, second = keep_run("first", weights), keep_run("second", weights)
    keep_run("three answers", weights, ExperimentSpec(layers=(Flatten(), Dense(units=3))))
    keep_run("for other pictures", weights, ExperimentSpec(layers=(Dense(units=10),)))
    ended: list[Exception | None] = []
    lab.reader.find_runs(ended.append)
    run(lab.helper)
    assert ended == [None]
    assert [known.name for known in lab.reader.networks] == ["small", "second", "first"]
    assert all(known.reader is None for known in lab.reader.networks[1:])
    lab.reader.choose(str(first))
    assert lab.reader.known is not None
    assert (lab.reader.known.name, lab.reader.known.path) == ("first", first)
    lab.reader.show_runs(lab.reader.networks[1:2])  # the chosen one stays, whatever became of its folder
    assert [known.name for known in lab.reader.networks] == ["small", "first", "second"]
    second.write_bytes(b"damaged")
    with pytest.raises(StoreError):
        lab.reader.choose(str(second))
    assert lab.reader.chosen == str(first)
    assert lab.reader.open_weights(first) == str(first)
    assert lab.reader.known.name == "first"


def test_a_run_just_trained_is_offered_once(lab: PostalLab, weights: Path) -> None:
    kept = keep_run("mine", weights)
    lab.reader.offer("mine", SPEC, SPEC.network((1, 28, 28)).parameters(), path=kept)
    lab.reader.show_runs(kept_runs())
    assert [known.name for known in lab.reader.networks] == ["small", "mine"]


def test_a_damaged_shipped_file_does_not_keep_the_others_from_reading(weights: Path, tmp_path: Path) -> None:
    (tmp_path / "postal-cnn.safetensors").write_bytes(b"damaged")
    (tmp_path / "small.safetensors").write_bytes(weights.read_bytes())
    lab = PostalLab(tmp_path, tmp_path / "drawings.jsonl")
    assert isinstance(lab.reader.ensure_network(), StoreError)
    assert lab.reader.network is not None


def test_a_picture_is_read_and_taught_as_the_engine_reads_it_each_box_with_the_pen_of_all(lab: PostalLab) -> None:
    """With a pen that fills the holes of small digits, where the boxes together show its width."""
    inks = [
        BoxStrokes.of([0.45 * np.array(stroke) + 25 for stroke in DIGITS[digit]], brush_px=5.0).render(100)
        for digit in CODE
    ]
    sheet = course_canvas([*inks[:4], None])
    lab.take(lab.found_in_picture(sheet))
    lab.reader.read()
    assert lab.reader.network is not None
    assert lab.reader.reading is not None
    by_engine = lab.reader.network.read_picture(sheet).boxes
    for here, there in zip(lab.reader.reading.boxes, by_engine, strict=True):
        np.testing.assert_array_equal(here.normalized.pixels, there.normalized.pixels)
    lab.teaching.teach(3, CODE[3])
    np.testing.assert_allclose(
        lab.teaching.kept_drawings()[0].image, by_engine[3].normalized.pixels, atol=0.5 / 255 + 1e-6
    )
