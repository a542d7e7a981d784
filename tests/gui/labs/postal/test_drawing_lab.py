"""Drawing: undo, erase, strokes saved and opened, pictures and their cuts."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataError
from engine.vision.canvas import course_canvas, to_png
from engine.vision.strokes import BoxStrokes
from gui.labs.postal.opening import Opening
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import Sheet
from tests.gui.labs.postal.drawn import guesses, run, write, write_code
from tests.gui.written import CODE, DIGITS


def test_undo_goes_back_stroke_by_stroke_across_boxes_and_redo_comes_again(lab: PostalLab) -> None:
    write(lab, 0, 4)
    write(lab, 2, 1)
    lab.drawing.undo()
    assert lab.drawing.boxes[2].empty
    lab.drawing.undo()
    assert len(lab.drawing.boxes[0].traces) == 1
    lab.drawing.redo()
    lab.drawing.redo()
    assert len(lab.drawing.boxes[0].traces) == 2
    assert not lab.drawing.boxes[2].empty
    assert not lab.drawing.can_redo


def test_erasing_one_box_or_all_can_be_undone(lab: PostalLab) -> None:
    write(lab, 0, 1)
    write(lab, 4, 7)
    lab.drawing.erase(0)
    assert lab.drawing.boxes[0].empty
    lab.drawing.erase(0)  # nothing to erase is no step
    lab.drawing.erase_all()
    assert lab.drawing.empty
    lab.drawing.undo()
    assert not lab.drawing.boxes[4].empty
    lab.drawing.undo()
    assert not lab.drawing.boxes[0].empty


def test_a_new_stroke_forgets_what_was_undone(lab: PostalLab) -> None:
    write(lab, 0, 1)
    lab.drawing.undo()
    write(lab, 1, 1)
    assert not lab.drawing.can_redo


def row_of_digits(lab: PostalLab) -> np.ndarray:
    """The code written in a row without boxes, dark on light."""
    sheet = np.full((160, 620), 235, np.uint8)
    for i, digit in enumerate(CODE):
        strokes = [np.array(stroke) for stroke in DIGITS[digit]]
        ink = BoxStrokes.of(strokes, brush_px=3.0).render(120)
        part = sheet[20:140, 10 + 120 * i : 130 + 120 * i]
        np.minimum(part, (235 - 200 * ink).astype(np.uint8), out=part)
    return sheet


def test_the_saved_picture_is_a_form_that_is_read_back_the_same(lab: PostalLab, tmp_path: Path) -> None:
    write_code(lab)
    lab.drawing.erase(4)
    lab.drawing.save(tmp_path / "code.png")
    lab.drawing.erase_all()
    lab.open(tmp_path / "code.png")
    assert lab.drawing.sheet.scan is None
    lab.reader.read()
    assert guesses(lab) == (*CODE[:4], None)
    lab.drawing.undo()
    assert lab.drawing.empty


def test_a_row_of_digits_is_cut_apart_and_its_cuts_can_be_mended(lab: PostalLab) -> None:
    lab.take(lab.found_in_picture(row_of_digits(lab)))
    assert lab.drawing.sheet.scan is not None
    cuts = lab.drawing.sheet.scan.cuts
    assert len(cuts) == 5
    lab.reader.read()
    assert guesses(lab) == CODE
    lab.mend([cuts[4], cuts[0]])
    lab.reader.read()
    assert guesses(lab) == (CODE[0], CODE[4], None, None, None)
    lab.mend([(-50, -50, 3, 3), (0, 0, 2, 2)])  # nothing of these is in the picture
    assert len(lab.drawing.sheet.scan.cuts) == 0
    lab.drawing.undo()
    assert list(lab.drawing.sheet.scan.cuts) == [cuts[0], cuts[4]]


def test_of_six_digits_five_are_read_and_the_sixth_is_counted(lab: PostalLab) -> None:
    five = row_of_digits(lab)
    lab.take(lab.found_in_picture(np.hstack([five, five[:, : five.shape[1] // 4]])))
    scan = lab.drawing.sheet.scan
    assert scan is not None
    assert (len(scan.cuts), scan.found) == (5, 6)
    lab.mend(scan.cuts[1:])
    assert lab.drawing.sheet.scan is not None
    assert lab.drawing.sheet.scan.found == 4


def test_mending_one_cut_leaves_labels_and_added_ink_of_the_others_alone(lab: PostalLab) -> None:
    lab.take(lab.found_in_picture(row_of_digits(lab)))
    lab.reader.read()
    lab.teaching.teach(0, CODE[0])
    lab.drawing.press(1, 10, 10)
    lab.drawing.move(20, 10)
    lab.drawing.release()
    assert lab.drawing.sheet.scan is not None
    cuts = lab.drawing.sheet.scan.cuts
    left, top, right, bottom = cuts[4]
    lab.mend([*cuts[:4], (left - 5, top, right, bottom)])
    assert lab.teaching.taught(0) == CODE[0]
    assert len(lab.drawing.boxes[1].traces) == 1
    lab.reader.read()
    assert guesses(lab)[4] == CODE[4]


def test_ink_can_be_added_to_a_box_of_a_picture(lab: PostalLab) -> None:
    sheet = course_canvas([BoxStrokes.of([np.array([(50, 30), (50, 70)])]).render(100), None, None, None, None])
    lab.take(lab.found_in_picture(sheet))
    before = lab.drawing.boxes[0].plane()
    lab.drawing.press(0, 20, 20)
    lab.drawing.move(80, 20)
    lab.drawing.release()
    after = lab.drawing.boxes[0].plane()
    assert before is not None
    assert after is not None
    assert after.sum() > before.sum()
    lab.reader.read()
    assert guesses(lab)[0] is not None


def test_a_blank_picture_is_refused_in_one_sentence(lab: PostalLab) -> None:
    with pytest.raises(DataError, match="shows no writing"):
        lab.found_in_picture(np.full((100, 300), 255, np.uint8))


def test_a_picture_opened_on_the_driver_is_shown_or_its_error_reported(lab: PostalLab, tmp_path: Path) -> None:
    ended: list[Exception | None] = []
    lab.open_later(row_of_digits(lab), ended.append)
    run(lab.pictures)
    assert ended == [None]
    assert lab.drawing.sheet.scan is not None
    lab.open_later(tmp_path / "missing.png", ended.append)
    run(lab.pictures)
    assert isinstance(ended[-1], DataError)
    Opening(Sheet).stop()


def test_mending_without_a_picture_does_nothing(lab: PostalLab) -> None:
    lab.mend([(0, 0, 10, 10)])
    assert not lab.drawing.can_undo


def test_strokes_are_saved_and_opened_exactly(lab: PostalLab, tmp_path: Path) -> None:
    write_code(lab)
    lab.drawing.save(tmp_path / "code.json")
    before = [box.traces for box in lab.drawing.boxes]
    lab.drawing.erase_all()
    lab.open(tmp_path / "code.json")
    for old, new in zip(before, (box.traces for box in lab.drawing.boxes), strict=True):
        assert len(old) == len(new)
        assert all(np.allclose(a, b, atol=0.01) for a, b in zip(old, new, strict=True))
    lab.reader.read()
    assert guesses(lab) == CODE


def test_a_picture_has_no_strokes_to_save(lab: PostalLab, tmp_path: Path) -> None:
    lab.take(lab.found_in_picture(row_of_digits(lab)))
    with pytest.raises(DataError, match="no strokes"):
        lab.drawing.save(tmp_path / "code.json")
    assert not (tmp_path / "code.json").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nothing", "not a file of strokes"),
        ("[]", "not a file of strokes"),
        ('{"format": "digitlab-strokes", "boxes": [[]]}', "1 box,"),
        ('{"format": "digitlab-strokes", "boxes": [[[1, 2]], [], [], [], []]}', "damaged"),
        ('{"format": "digitlab-strokes", "boxes": [[[[1, NaN]]], [], [], [], []]}', "damaged"),
        ('{"format": "digitlab-strokes", "box_px": 0, "boxes": [[[[1, 2]]], [], [], [], []]}', "damaged"),
    ],
)
def test_a_damaged_stroke_file_is_refused_and_the_boxes_stay(
    lab: PostalLab, tmp_path: Path, text: str, message: str
) -> None:
    write(lab, 0, 1)
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(DataError, match=message):
        lab.open(path)
    assert not lab.drawing.boxes[0].empty


def test_a_stroke_file_of_another_box_size_without_radii_is_scaled(lab: PostalLab, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    data = {"format": "digitlab-strokes", "box_px": 50, "boxes": [[[[10, 10], [40, 400]]], [], [], [], []]}
    path.write_text(json.dumps(data))
    lab.open(path)
    assert np.allclose(lab.drawing.boxes[0].traces[0], [(20, 20, 4), (80, 100, 4)])


def test_a_missing_stroke_file_is_named(lab: PostalLab, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"there is no file gone\.json in "):
        lab.open(tmp_path / "gone.json")


def test_png_bytes_are_a_png() -> None:
    assert to_png(course_canvas([None] * 5)).startswith(b"\x89PNG")
