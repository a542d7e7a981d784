"""Where the code is: on a sheet, in boxes, in a row that may lean; and what only looks like boxes."""

import cv2
import numpy as np
import pytest

from engine.readers import shipped_reader
from engine.vision.reader import Reader
from engine.vision.sheet.locate import enlarged, lean, locate
from engine.vision.split import ink_of_picture, writing
from tests.engine.vision.papers import on_table, row, stripes, turned

CODE = "20375"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader()


def test_a_row_on_a_table_is_read(reader: Reader) -> None:
    assert reader.read_picture(on_table(row(CODE), (59, 89, 140))).code == CODE


@pytest.mark.parametrize(("step", "down"), [(30, True), (100, True), (140, True), (45, False)])
def test_squared_and_ruled_paper_is_read(reader: Reader, step: int, down: bool) -> None:
    reading = reader.read_picture(stripes(row(CODE), step, (200, 160, 90), down=down))
    assert reading.form is None
    assert reading.code == CODE


def test_holes_are_no_digits(reader: Reader) -> None:
    page = np.pad(row(CODE), ((0, 0), (70, 0), (0, 0)), constant_values=250)
    for y in (60, 160):
        cv2.circle(page, (32, y), 15, (90, 90, 90), -1, cv2.LINE_AA)
    cv2.circle(page, (0, 110), 15, (90, 90, 90), -1, cv2.LINE_AA)  # cut by the edge of the picture
    assert reader.read_picture(page).code == CODE


def test_an_underline_that_touches_leaves_the_order(reader: Reader) -> None:
    page = row(CODE)
    cv2.line(page, (30, 142), (540, 144), (20, 20, 20), 5, cv2.LINE_AA)
    assert reader.read_picture(page).code == CODE


@pytest.mark.parametrize("code", ["7", "42", "203", "2037", "203754", "20375420"])
def test_all_digits_are_read_however_many(reader: Reader, code: str) -> None:
    assert reader.read_picture(row(code)).code == code


@pytest.mark.parametrize("degrees", [-30, -15, 15, 30, 40])
def test_a_row_that_leans_is_turned_level(reader: Reader, degrees: float) -> None:
    picture = turned(row(CODE), degrees)
    ink, _ = ink_of_picture(picture)
    assert lean(writing(ink)) == pytest.approx(degrees, abs=3)
    assert reader.read_picture(picture).code == CODE


def test_one_digit_and_nothing_do_not_lean() -> None:
    assert lean(np.zeros((40, 40), np.uint8)) == 0
    assert lean(writing(ink_of_picture(row("0"))[0])) == 0


def boxes(code: str, angle: float = 0) -> np.ndarray:
    page = np.full((260, 760, 3), 250, np.uint8)
    for i, sign in enumerate(code):
        cv2.rectangle(page, (60 + 125 * i, 70), (170 + 125 * i, 180), (40, 40, 40), 2)
        cv2.putText(page, sign, (85 + 125 * i, 155), cv2.FONT_HERSHEY_SIMPLEX, 2.4, (20, 20, 20), 6, cv2.LINE_AA)
    return turned(page, angle) if angle else page


def test_boxes_are_found_on_a_table_and_turned(reader: Reader) -> None:
    for picture in (boxes(CODE), on_table(boxes(CODE), (60, 60, 60)), boxes(CODE, 20)):
        found = locate(picture, reader.score)
        assert found.form is not None
        assert reader.read_picture(picture).code == CODE


def test_six_boxes_of_one_kind_are_no_form(reader: Reader) -> None:
    page = np.full((260, 900, 3), 250, np.uint8)
    for i in range(6):
        cv2.rectangle(page, (60 + 125 * i, 70), (170 + 125 * i, 180), (40, 40, 40), 2)
    assert locate(page, reader.score).form is None


def test_five_empty_squares_beside_writing_are_no_form(reader: Reader) -> None:
    page = np.vstack([row(CODE), np.full((120, 570, 3), 250, np.uint8)])
    for i in range(5):
        cv2.rectangle(page, (60 + 90 * i, 250), (130 + 90 * i, 320), (60, 60, 60), 2)
    assert locate(page, reader.score).form is None


def test_a_row_in_the_canvas_shape_is_cut_by_its_ink(reader: Reader) -> None:
    """520×200 without any outline is a row: its digits need not stand where the course's boxes are."""
    page = np.full((200, 520, 3), 250, np.uint8)
    for i, sign in enumerate(CODE):
        cv2.putText(page, sign, (40 + 70 * i, 130), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (20, 20, 20), 5, cv2.LINE_AA)
    found = locate(page, reader.score)
    assert found.form is None
    assert reader.read_picture(page).code == CODE


def test_the_inside_of_a_large_zero_is_no_sheet_and_a_thin_one_is_a_digit(reader: Reader) -> None:
    page = np.full((210, 330, 3), 250, np.uint8)
    cv2.ellipse(page, (95, 105), (52, 66), 0, 0, 360, (60, 60, 60), 13, cv2.LINE_AA)
    cv2.line(page, (230, 42), (230, 168), (60, 60, 60), 5, cv2.LINE_AA)  # a third of the other pen
    assert reader.read_picture(page).code == "01"


def test_broken_boxes_are_never_read_as_ones(reader: Reader) -> None:
    page = boxes(CODE)
    page[66:74, 60:760:9] = 250  # the outlines are dotted, so that no box is closed
    page[176:184, 60:760:9] = 250
    page[70:180:11, 55:65] = 250
    read = reader.read_picture(page).code
    assert read == CODE or "?" in read


@pytest.mark.parametrize("height", [9, 11, 14])
def test_digits_of_a_few_pixels_are_read(reader: Reader, height: int) -> None:
    """Lines and gaps of one pixel were taken for dust: digits vanished, and the rest was a sure code."""
    zoom = height / 50
    tiny = cv2.resize(row(CODE), None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
    assert reader.read_picture(tiny).code == CODE


def test_a_larger_picture_is_not_enlarged() -> None:
    assert enlarged(row(CODE)) is not None
    assert enlarged(np.zeros((100, 400), np.uint8)).shape == (100, 400)
    assert enlarged(np.zeros((30, 200, 3), np.uint8)).shape == (60, 400, 3)
    assert enlarged(np.zeros((10, 20), np.uint8)).shape == (40, 80)


def test_boxes_that_were_found_beside_others_that_were_not_are_no_code(reader: Reader) -> None:
    """Three strong boxes of five were the code, and the digits in the two faint ones were lost."""
    page = boxes(CODE)
    for left in (60, 185):
        cv2.rectangle(page, (left, 70), (left + 110, 180), (246, 246, 246), 2)
    read = reader.read_picture(page).code
    assert read == CODE or "?" in read


def test_a_one_on_the_line_of_squared_paper_stays(reader: Reader) -> None:
    """It covered more than half of the line, so that the line was as dark as ink, and went with the digit."""
    page = row("29184")[75:165]
    middle = np.flatnonzero((page[40:60, 235:330, 0] < 100).all(axis=0)) + 235
    paper = np.full_like(page, 250)
    paper[:, int(middle.mean()) : int(middle.mean()) + 2] = (200, 170, 150)
    assert reader.read_picture(np.minimum(page, paper)).code == "29184"


@pytest.mark.parametrize("code", ["27642", "13745", "20375"])
def test_a_row_that_is_upside_down_is_no_other_code(reader: Reader, code: str) -> None:
    """Some digits turned over look like others, and nothing in the file says how the camera was held."""
    assert reader.read_picture(row(code)).code == code
    assert "?" in reader.read_picture(np.ascontiguousarray(np.rot90(row(code), 2))).code
