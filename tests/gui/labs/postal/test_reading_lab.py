"""Reading: while the pen is down, only what changed, two ways by two networks, doubts by a threshold."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.vision.naive import Naive
from engine.vision.reader import Reader
from engine.vision.sheet.paper import Plane
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import BoxInk
from tests.gui.labs.postal.drawn import guesses, write, write_code
from tests.gui.written import CODE, DIGITS


def test_the_digit_is_read_while_the_pen_is_still_down(lab: PostalLab) -> None:
    lab.drawing.press(0, *DIGITS[7][0][0])
    for x, y in DIGITS[7][0][1:]:
        lab.drawing.move(x, y)
    assert lab.reader.stale
    lab.reader.read()
    assert guesses(lab)[0] == 7


def test_boxes_that_did_not_change_keep_their_answer(lab: PostalLab) -> None:
    write_code(lab)
    assert lab.reader.reading is not None
    before = lab.reader.reading.boxes
    lab.drawing.erase(2)
    lab.reader.read()
    same = [new is old for new, old in zip(lab.reader.reading.boxes, before, strict=True)]
    assert same == [True, True, False, True, True]


def test_a_digit_of_a_picture_is_no_surer_than_where_it_was_cut(lab: PostalLab) -> None:
    write_code(lab)
    inks = [box.plane() for box in lab.drawing.boxes]
    sheet = lab.drawing.sheet.with_box(0, BoxInk((), inks[0], inks[0]))
    lab.drawing.keep(sheet.with_box(1, BoxInk((), inks[1], inks[1], 0.5)))
    lab.reader.read()
    assert lab.reader.reading is not None
    certain, doubtful, *_ = lab.reader.reading.boxes
    assert certain.digit == int(CODE[0])
    assert doubtful.digit is None
    assert doubtful.guess == int(CODE[1])
    assert doubtful.probability < 0.5


def test_each_way_goes_once_through_its_own_network(lab: PostalLab, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    plain = Reader.probabilities

    def probabilities(reader: Reader, pixels: Sequence[Plane]) -> NDArray[np.float64]:
        sizes.append(len(pixels))
        return plain(reader, pixels)

    monkeypatch.setattr(Reader, "probabilities", probabilities)
    write_code(lab)
    assert sizes == [5, 5]
    assert lab.reader.course_reading is not None
    course = lab.reader.course_network or lab.reader.network
    assert course is not None
    alone = course.with_pipeline(Naive()).read_normalized([box.normalized(Naive()) for box in lab.drawing.boxes])
    for together, box in zip(lab.reader.course_reading.boxes, alone.boxes, strict=True):
        assert np.allclose(together.probabilities, box.probabilities, atol=1e-5)


def test_a_higher_threshold_turns_digits_into_question_marks(lab: PostalLab) -> None:
    write_code(lab)
    lab.edit(threshold=1.0)
    lab.reader.read()
    assert lab.reader.reading is not None
    assert set(lab.reader.reading.code) == {"?"}
    lab.edit(threshold=0.0)
    lab.reader.read()
    assert lab.reader.reading.code == "".join(map(str, CODE))


def test_the_courses_way_reads_with_the_courses_own_network_whatever_reads_ours() -> None:
    lab = PostalLab()
    lab.reader.ensure_network()
    course = lab.reader.course_network
    assert course is not None
    assert lab.reader.network is not course
    lab.reader.choose(next(known.key for known in lab.reader.networks if known.name == "small-cnn"))
    assert lab.reader.course_network is course
    assert [layer.kind for layer in course.network.layers].count("conv2d") == 0
    write_code(lab)
    before = lab.reader.course_reading
    lab.reader.choose(next(known.key for known in lab.reader.networks if known.name == "postal-cnn"))
    lab.reader.read()
    assert before is not None
    assert lab.reader.course_reading is not None
    for a, b in zip(before.boxes, lab.reader.course_reading.boxes, strict=True):
        np.testing.assert_array_equal(a.probabilities, b.probabilities)


def test_the_course_pipeline_misreads_small_digits_and_never_says_not_sure(lab: PostalLab) -> None:
    for box, digit in enumerate(CODE):
        write(lab, box, digit, 0.35, (-25, -25))
    lab.reader.read()
    assert lab.reader.course_reading is not None
    assert "?" not in lab.reader.course_reading.code
    assert any(lab.teaching.misread(box) for box in range(5))
    lab.edit(course=False)
    lab.reader.read()
    assert lab.reader.course_reading is None
    assert not lab.teaching.misread(0)


def test_brush_and_threshold_stay_within_their_bounds(lab: PostalLab) -> None:
    lab.edit(brush_px=99, threshold=-1)
    assert (lab.drawing.brush_px, lab.reader.threshold) == (12.0, 0.0)
    with pytest.raises(TypeError):
        lab.edit(nonsense=1)


def test_without_a_network_nothing_is_read(tmp_path: Path) -> None:
    lab = PostalLab(tmp_path, tmp_path / "drawings.jsonl")
    assert lab.reader.ensure_network() is None
    write(lab, 0, 1)
    lab.reader.read()
    assert lab.reader.reading is None
    assert not lab.reader.stale
