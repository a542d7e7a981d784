"""From a file or a picture to the five boxes: strokes, a form, digits in a row, and cuts that are put right."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataError
from engine.vision.canvas import course_canvas, to_png
from engine.vision.sheet.form import BOXES
from engine.vision.stroke_file import save_strokes
from engine.vision.strokes import BoxStrokes
from gui.labs.postal.opening import (
    SMALLEST_CUT_PX,
    Opening,
    cuts_in,
    each,
    found_in_file,
    found_in_picture,
    in_reading_order,
    mended,
)
from gui.labs.postal.sheet import Rect, Scan, Sheet
from tests.gui.written import CODE, DIGITS


def as_one(pieces: Sequence[np.ndarray]) -> np.ndarray:
    """A score that takes every piece for one digit."""
    return np.ones(len(pieces))


def row(count: int = 5) -> np.ndarray:
    """Digits in a row without boxes, dark on light."""
    sheet = np.full((160, 20 + 120 * count), 235, np.uint8)
    for i in range(count):
        ink = BoxStrokes.of([np.array(stroke) for stroke in DIGITS[CODE[i % 5]]], brush_px=3.0).render(120)
        part = sheet[20:140, 10 + 120 * i : 130 + 120 * i]
        np.minimum(part, (235 - 200 * ink).astype(np.uint8), out=part)
    return sheet


@pytest.fixture(scope="module")
def cut() -> Sheet:
    return found_in_picture(row(), as_one)


def scan_of(sheet: Sheet) -> Scan:
    assert sheet.scan is not None
    return sheet.scan


def test_an_opening_finds_once_and_passes_its_error_on() -> None:
    found: list[int] = []
    take = each(found.append)
    take(list(Opening(lambda: 7).events()))
    take([8, 9])
    assert found == [7, 8, 9]

    def fail() -> int:
        raise DataError("no", path="x")

    with pytest.raises(DataError):
        list(Opening(fail).events())


def test_strokes_are_known_by_the_name_of_their_file(tmp_path: Path) -> None:
    trace = np.array([(20.0, 30.0, 4.0), (60.0, 70.0, 4.0)])
    path = tmp_path / "code.JSON"
    save_strokes(path, [(trace,), (), (), (), ()])
    sheet = found_in_file(path, as_one)
    np.testing.assert_allclose(sheet.boxes[0].traces[0], trace)
    assert [box.empty for box in sheet.boxes] == [False, True, True, True, True]
    assert sheet.scan is None


def test_a_picture_of_a_file_that_shows_nothing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "blank.png"
    path.write_bytes(to_png(np.full((100, 300, 3), 255, np.uint8)))
    with pytest.raises(DataError, match="shows no writing") as caught:
        found_in_file(path, as_one)
    assert str(caught.value.path) == "blank.png"
    with pytest.raises(DataError) as unnamed:
        found_in_picture(np.full((100, 300), 255, np.uint8), as_one)
    assert str(unnamed.value.path) == "picture"


def test_a_form_fills_the_boxes_that_are_written_in() -> None:
    one = BoxStrokes.of([np.array([(50, 25), (50, 75)])]).render(100)
    sheet = found_in_picture(course_canvas([one, None, None, one, None]), as_one)
    assert sheet.scan is None
    assert [box.empty for box in sheet.boxes] == [False, True, True, False, True]
    found = sheet.boxes[0]
    assert found.ink is not None
    assert found.raw is not None
    middle = len(found.raw) // 2
    assert found.raw[middle, middle] > 0.5 > found.raw[0].mean()  # bright where the paper is dark


@pytest.mark.parametrize("count", [3, 5, 6])
def test_digits_in_a_row_are_cut_and_counted_and_five_of_them_fill_the_boxes(count: int) -> None:
    sheet = found_in_picture(row(count), as_one)
    scan = scan_of(sheet)
    assert (len(scan.cuts), scan.found) == (min(count, BOXES), count)
    assert [box.empty for box in sheet.boxes] == [place >= count for place in range(BOXES)]
    assert list(scan.cuts) == sorted(scan.cuts)


def test_a_digit_that_was_cut_out_stands_in_the_middle_of_its_box(cut: Sheet) -> None:
    for box in cut.boxes:
        ink = box.ink
        assert ink is not None
        rows, columns = np.nonzero(ink > 0.5)
        longest = max(np.ptp(rows), np.ptp(columns)) + 1
        assert ink.shape[0] == ink.shape[1]
        assert len(ink) == pytest.approx(1.3 * longest, rel=0.1)
        assert abs((rows.min() + rows.max()) / 2 - len(ink) / 2) < 0.05 * len(ink)
        assert abs((columns.min() + columns.max()) / 2 - len(ink) / 2) < 0.05 * len(ink)


def test_cuts_are_sorted_clipped_to_the_picture_and_the_small_ones_left_out(cut: Sheet) -> None:
    scan = scan_of(cut)
    height, width = scan.picture.shape[:2]
    least = SMALLEST_CUT_PX
    assert cuts_in(scan, [(50, 5, 80, 60), (-9, -9, 30, 20)]) == ((0, 0, 30, 20), (50, 5, 80, 60))
    assert cuts_in(scan, [(width - 10, 0, width + 99, height + 99)]) == ((width - 10, 0, width, height),)
    assert cuts_in(scan, [(10, 10, 10 + least, 10 + least)]) == ((10, 10, 10 + least, 10 + least),)
    assert cuts_in(scan, [(10, 10, 9 + least, 10 + least), (10, 10, 10 + least, 9 + least)]) == ()
    six: list[Rect] = [(20 * k, 0, 20 * k + 10, 10) for k in range(6)]
    assert cuts_in(scan, six) == tuple(six[:5])


def test_cuts_on_two_lines_are_read_line_by_line() -> None:
    upper, lower = [(x, 10, x + 20, 40) for x in (5, 40, 75)], [(x, 60, x + 20, 92) for x in (0, 30)]
    assert in_reading_order([*lower, *reversed(upper)]) == upper + lower
    climbing = [(30 * k, 100 - 15 * k, 30 * k + 20, 130 - 15 * k) for k in range(5)]  # each beside the one before
    assert in_reading_order(climbing[::-1]) == climbing


def test_a_box_whose_cut_stayed_is_the_same_box(cut: Sheet) -> None:
    scan = scan_of(cut)
    left, top, right, bottom = scan.cuts[1]
    changed = (left - 4, top, right, bottom)
    sheet = mended(cut, scan, (scan.cuts[4], changed))
    assert sheet.boxes[0] is cut.boxes[4]
    assert sheet.boxes[1] is not cut.boxes[1]
    assert not sheet.boxes[1].empty
    assert all(box.empty for box in sheet.boxes[2:])
    assert (scan_of(sheet).cuts, scan_of(sheet).found) == ((scan.cuts[4], changed), 2)
    assert len(mended(cut, scan, ()).boxes) == BOXES
