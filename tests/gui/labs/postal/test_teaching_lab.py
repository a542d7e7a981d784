"""Teaching: digits are kept with their label and train a network that begins with the reader."""

from pathlib import Path

import numpy as np
import pytest

from engine.data import drawings
from engine.data.dataset import Split
from engine.errors import DataError
from engine.handwriting import teaching
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.store.weights import load_weights
from engine.vision.strokes import BoxStrokes
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import BoxInk, Sheet
from tests.gui.labs.postal.drawn import judge, write, write_code
from tests.gui.written import CODE, DIGITS, SPEC


def test_the_train_page_gets_a_lesson_that_begins_with_the_reader(lab: PostalLab, weights: Path) -> None:
    spec = lab.teaching.experiment().spec
    assert spec == teaching.lesson(SPEC, str(weights), 10)


def test_a_reader_with_an_eleventh_answer_gets_the_data_that_keeps_it(lab: PostalLab) -> None:
    wide = ExperimentSpec(layers=(Flatten(), Dense(units=11)))
    lab.reader.offer("with no-digit", wide, wide.network((1, 28, 28)).parameters())
    assert lab.teaching.experiment().spec.data == "my-drawings-no-digit"


def test_a_network_without_a_file_is_kept_in_one_before_it_is_taught(lab: PostalLab) -> None:
    parameters = SPEC.network((1, 28, 28)).parameters()
    parameters.theta += 0.25
    lab.reader.offer("My run: 2/3", SPEC, parameters, 0.5, temperature=1.5)
    start = Path(lab.teaching.experiment().spec.start)
    assert start.name.startswith("My-run-2-3-")
    kept = load_weights(start)
    assert np.array_equal(kept.parameters.theta, parameters.theta)
    assert (kept.metadata.temperature, kept.metadata.test_accuracy) == (1.5, 0.5)
    assert lab.teaching.experiment().spec.start == str(start)


def test_without_a_network_the_lesson_is_a_network_of_its_own(tmp_path: Path) -> None:
    spec = PostalLab(tmp_path, tmp_path / "drawings.jsonl").teaching.experiment().spec
    assert (spec.start, spec.data) == ("", "my-drawings")


def test_a_taught_digit_is_kept_with_label_strokes_and_the_image_the_network_got(lab: PostalLab) -> None:
    write_code(lab)
    lab.teaching.teach(1, 6)
    assert lab.teaching.taught(1) == 6
    assert lab.teaching.count == 1
    (kept,) = drawings.kept(lab.teaching.file)
    assert kept.label == 6
    assert len(kept.strokes) == 1
    assert lab.reader.reading is not None
    assert np.allclose(kept.image, lab.reader.reading.boxes[1].normalized.pixels, atol=1 / 255)


def test_teaching_again_replaces_the_label_and_taking_back_removes_it(lab: PostalLab) -> None:
    write_code(lab)
    lab.teaching.teach(0, 3)
    lab.teaching.teach(2, 7)
    lab.teaching.teach(0, 5)
    lab.teaching.teach(0, 5)
    assert sorted(held.label for held in drawings.kept(lab.teaching.file)) == [5, 7]
    lab.teaching.untaught(0)
    assert lab.teaching.taught(0) is None
    assert lab.teaching.count == 1


def test_a_label_belongs_to_the_ink_not_to_the_box(lab: PostalLab) -> None:
    write(lab, 0, 1)
    lab.reader.read()
    lab.teaching.teach(0, 1)
    write(lab, 0, 7)
    assert lab.teaching.taught(0) is None
    lab.drawing.undo()
    assert lab.teaching.taught(0) == 1


def test_strokes_over_a_picture_are_kept_as_a_picture(lab: PostalLab) -> None:
    sheet = BoxStrokes.of([np.array(stroke) for stroke in DIGITS[4][:1]]).render(100)
    lab.take(Sheet((BoxInk((), sheet, sheet), *(BoxInk(),) * 4)))
    write(lab, 0, 1)
    lab.reader.read()
    lab.teaching.teach(0, 4)
    (kept,) = drawings.kept(lab.teaching.file)
    assert kept.strokes == ()


def test_a_file_of_drawings_that_cannot_be_read_counts_as_none(lab: PostalLab, weights: Path) -> None:
    lab.teaching.file.mkdir()
    assert lab.teaching.count == 0
    with pytest.raises(DataError):
        lab.teaching.kept_drawings()
    spec = teaching.lesson(SPEC, str(weights), 10)
    lab.reader.offer("taught", spec, spec.network((1, 28, 28)).parameters())
    assert judge(lab) is None


def test_an_empty_box_cannot_be_taught(lab: PostalLab) -> None:
    lab.teaching.teach(0, 1)
    assert lab.teaching.count == 0


def test_taught_drawings_load_as_a_data_set(lab: PostalLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "MOST", 3)
    write_code(lab)
    for box, digit in enumerate(CODE):
        lab.teaching.teach(box, digit)
    few = Split(np.zeros((5, 1, 28, 28), np.float32), np.arange(5))
    data = teaching.dataset(few, path=lab.teaching.file)
    assert set(data.train.labels.tolist()) >= set(CODE)
    assert sorted(data.test.labels.tolist()) == sorted(CODE)


def test_what_is_taught_was_read_as_it_stands_now(lab: PostalLab) -> None:
    write_code(lab)
    write(lab, 1, 1)
    assert lab.reader.stale
    lab.teaching.teach(1, 6)
    assert not lab.reader.stale
