"""The postal-code lab: drawing, undo, reading, pictures, files, networks, teaching; driven without Qt."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine import datasets
from engine.data import drawings
from engine.data.dataset import Split
from engine.errors import DataError, EngineError, StoreError
from engine.handwriting import teaching
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.spec import ExperimentSpec
from engine.store.start import begin
from engine.store.weights import Metadata, load_weights, save_weights
from engine.vision.canvas import course_canvas, to_png
from engine.vision.naive import Naive
from engine.vision.reader import Reader
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import Drawing
from gui.labs.driving import Inline, Newest
from gui.labs.postal.networks import kept_runs, origin
from gui.labs.postal.opening import Opening
from gui.labs.postal.pen import clipped
from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import Box, Sheet
from gui.labs.postal.teaching_effect import Lesson
from tests import hand
from tests.gui.written import CODE, DIGITS, SPEC, keep_run


@pytest.fixture
def lab(weights: Path, tmp_path: Path) -> PostalLab:
    made = PostalLab(weights.parent, tmp_path / "drawings.jsonl")
    assert made.reader.ensure_network() is None
    return made


def run(newest: Newest) -> None:
    """Do what was left to a driver."""
    assert isinstance(newest.driver, Inline)
    newest.driver.run()


def write(lab: PostalLab, box: int, digit: int, zoom: float = 1.0, shift: tuple[float, float] = (0, 0)) -> None:
    """Draw a digit into a box, smaller and elsewhere if asked."""
    for stroke in DIGITS[digit]:
        points = [(50 + zoom * (x - 50) + shift[0], 50 + zoom * (y - 50) + shift[1]) for x, y in stroke]
        lab.drawing.press(box, *points[0])
        for x, y in points[1:]:
            lab.drawing.move(x, y)
        lab.drawing.release()


def write_code(lab: PostalLab) -> None:
    for box, digit in enumerate(CODE):
        write(lab, box, digit)
    lab.reader.read()


def guesses(lab: PostalLab) -> tuple[int | None, ...]:
    assert lab.reader.reading is not None
    return tuple(box.guess for box in lab.reader.reading.boxes)


# -- drawing ---------------------------------------------------------------------------------------------------------
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


def test_a_stroke_belongs_to_the_box_where_it_began_and_is_cut_off_at_its_edge(lab: PostalLab) -> None:
    lab.drawing.press(1, 50, 50)
    lab.drawing.move(150, 50)
    lab.drawing.move(150, 80)
    lab.drawing.move(50, 80)
    lab.drawing.release()
    lines = lab.drawing.boxes[1].traces
    assert [len(line) for line in lines] == [2, 2]
    assert np.allclose(lines[0][-1, :2], (100, 50))
    assert np.allclose(lines[1][0, :2], (100, 80))
    assert all(box.empty for i, box in enumerate(lab.drawing.boxes) if i != 1)


def test_a_fast_move_is_a_line(lab: PostalLab) -> None:
    lab.drawing.press(0, 10, 10)
    lab.drawing.move(90, 90)
    lab.drawing.release()
    plane = lab.drawing.boxes[0].plane(100)
    assert plane is not None
    assert plane[50, 50] == 1


def test_a_tap_is_a_dot_and_a_press_outside_is_nothing(lab: PostalLab) -> None:
    lab.drawing.press(0, 50, 50)
    lab.drawing.release()
    assert len(lab.drawing.boxes[0].traces) == 1
    lab.drawing.press(1, -5, 50)
    lab.drawing.release()
    assert lab.drawing.boxes[1].empty
    lab.drawing.undo()
    assert lab.drawing.empty
    assert not lab.drawing.can_undo


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ((10, 10, 90, 90), (10, 10, 90, 90)),
        ((-50, 50, 150, 50), (0, 50, 100, 50)),
        ((50, -20, 50, 50), (50, 0, 50, 50)),
        ((-10, 20, -10, 80), None),
        ((-10, 95, 5, 120), None),
    ],
)
def test_a_line_is_clipped_to_the_box(
    line: tuple[float, float, float, float], inside: tuple[float, float, float, float] | None
) -> None:
    found = clipped(*line)
    assert found == (None if inside is None else pytest.approx(inside))


def test_pressure_makes_the_line_thin_and_the_engine_draws_the_same_widths(lab: PostalLab) -> None:
    lab.drawing.press(0, 20, 50, 0.0)
    lab.drawing.move(80, 50, 1.0)
    lab.drawing.release()
    radii = lab.drawing.boxes[0].traces[0][:, 2]
    assert radii == pytest.approx([1.6, 4.0])
    plane = lab.drawing.boxes[0].plane(100)
    assert plane is not None
    assert plane[:, 20].sum() < plane[:, 80].sum()


def test_a_thin_line_stays_thin_beside_a_thick_one(lab: PostalLab) -> None:
    for brush, x in ((12, 30), (1, 70)):
        lab.edit(brush_px=brush)
        lab.drawing.press(0, x, 20)
        lab.drawing.move(x, 80)
        lab.drawing.release()
    plane = lab.drawing.boxes[0].plane(100)
    assert plane is not None
    assert 22 < plane[50, :50].sum() < 27
    assert 1 < plane[50, 50:].sum() < 4.5


def test_a_cancelled_stroke_leaves_nothing(lab: PostalLab) -> None:
    lab.drawing.press(0, 50, 50)
    lab.drawing.move(60, 60)
    assert lab.drawing.pen_down
    assert not lab.drawing.empty
    lab.drawing.cancel()
    assert not lab.drawing.pen_down
    assert lab.drawing.empty


# -- undo ------------------------------------------------------------------------------------------------------------
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


# -- reading ---------------------------------------------------------------------------------------------------------
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


# -- networks --------------------------------------------------------------------------------------------------------
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


def keep_hand(lab: PostalLab, times: int) -> None:
    rng = np.random.default_rng(3)
    for when in range(times):
        for label in hand.ODD:
            drawings.keep(hand.kept(label, rng, float(when)), lab.teaching.file)


def judge(lab: PostalLab) -> Lesson | None:
    """Do the work that the page leaves to a thread."""
    ended: list[Exception | None] = []
    lab.teaching.judge(ended.append)
    run(lab.helper)
    assert ended == [None]
    return lab.teaching.lesson


def test_a_taught_network_reads_the_hand_and_says_so(
    lab: PostalLab, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teaching, "PICTURES", 300)
    monkeypatch.setattr(teaching, "REPLAY", 1000)
    keep_hand(lab, 3)
    spec = lab.teaching.experiment().spec
    data = teaching.dataset(datasets.load("mnist-sample").train, path=lab.teaching.file)
    trainer = begin(spec, data)
    list(trainer.events())
    assert lab.teaching.lesson is None
    lab.reader.offer("Own network", spec, trainer.parameters, 1.0, temperature=1.25)
    known = lab.reader.networks[-1]
    assert known.taught
    assert known.name == "small"
    assert lab.reader.network is not None
    assert lab.reader.network.temperature == 1.25
    lesson = judge(lab)
    assert lesson is not None
    lab.teaching.judge(bool)  # nothing is new
    assert lab.helper.state == "idle"
    assert (lesson.count, lesson.aside) == (15, 5)
    assert lesson.before < 10
    assert lesson.after >= 13
    assert lesson.aside_after >= lesson.aside_before + 1
    gone = lab.teaching.kept_drawings()[:1]
    lab.teaching.forget(gone)
    assert lab.teaching.lesson == lesson  # until the new one is found out
    again = judge(lab)
    assert again is not None
    assert again.count == 14
    lab.teaching.keep(gone)
    assert lab.teaching.count == 15
    lab.reader.choose(str(weights))
    assert lab.teaching.lesson is None


def test_a_lesson_whose_first_network_is_gone_is_not_shown(lab: PostalLab, tmp_path: Path) -> None:
    keep_hand(lab, 1)
    spec = teaching.lesson(SPEC, str(tmp_path / "gone.safetensors"), 10)
    lab.reader.offer("taught", spec, spec.network((1, 28, 28)).parameters())
    assert lab.reader.networks[-1].name == "gone"
    assert judge(lab) is None
    lab.teaching.judge(bool)
    assert lab.helper.state == "idle"


def test_a_taught_network_from_a_file_bears_the_name_of_the_one_before(lab: PostalLab, tmp_path: Path) -> None:
    spec = teaching.lesson(SPEC, "weights/postal-cnn.safetensors", 10)
    path = tmp_path / "weights.safetensors"
    save_weights(path, spec, spec.network((1, 28, 28)).parameters(), Metadata(temperature=0.8))
    lab.reader.open_weights(path)
    assert lab.reader.networks[-1].name == "postal-cnn"
    assert lab.reader.networks[-1].taught
    assert origin("runs/007-mine/weights.safetensors") == "007-mine"


# -- pictures --------------------------------------------------------------------------------------------------------
def row_of_digits(lab: PostalLab) -> np.ndarray:
    """The code written in a row without boxes, dark on light."""
    sheet = np.full((160, 620), 235, np.uint8)
    for i, digit in enumerate(CODE):
        strokes = [np.array(stroke) for stroke in DIGITS[digit]]
        ink = Drawing.of(strokes, brush_px=3.0).render(120)
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


def test_a_picture_is_read_and_taught_as_the_engine_reads_it_each_box_with_the_pen_of_all(lab: PostalLab) -> None:
    """With a pen that fills the holes of small digits, where the boxes together show its width."""
    inks = [
        Drawing.of([0.45 * np.array(stroke) + 25 for stroke in DIGITS[digit]], brush_px=5.0).render(100)
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
    sheet = course_canvas([Drawing.of([np.array([(50, 30), (50, 70)])]).render(100), None, None, None, None])
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


# -- strokes ---------------------------------------------------------------------------------------------------------
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
        ('{"format": "digitlab-strokes", "boxes": [[]]}', "1 boxes"),
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


# -- teaching --------------------------------------------------------------------------------------------------------
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
    sheet = Drawing.of([np.array(stroke) for stroke in DIGITS[4][:1]]).render(100)
    lab.take(Sheet((Box((), sheet, sheet), *(Box(),) * 4)))
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
