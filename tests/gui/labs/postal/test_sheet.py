"""What is in the five boxes: lines and ink as one picture, as the network gets them, and what sheets keep in memory."""

import numpy as np
import pytest

from engine.vision.naive import Naive
from engine.vision.normalize import Normalizer
from engine.vision.sheet.form import BOXES
from engine.vision.strokes import BoxStrokes
from gui.labs.postal.sheet import COURSE_PX, LIGHTEST, BoxInk, Scan, Sheet, memory_of, normalized


def line(radius: float = 4.0, *, x: float = 50.0) -> np.ndarray:
    """A pen line from top to bottom."""
    return np.array([(x, 25.0, radius), (x, 75.0, radius)])


def ink(side: int = 100, *, width: int = 8) -> np.ndarray:
    """A bar of ink in the middle of a picture."""
    plane = np.zeros((side, side), np.float32)
    plane[side // 4 : -side // 4, side // 2 - width // 2 : side // 2 + width // 2] = 1
    return plane


def test_a_box_is_empty_without_lines_and_without_ink() -> None:
    assert BoxInk().empty
    assert not BoxInk((line(),)).empty
    assert not BoxInk(ink=ink()).empty
    assert BoxInk().plane() is None
    assert BoxInk().drawing().empty


def test_the_width_of_each_point_travels_as_its_pressure() -> None:
    lines = (line(5.0), np.array([(20.0, 50.0, 5.0), (30.0, 50.0, 3.5), (40.0, 50.0, 5.0 * LIGHTEST)]))
    drawing = BoxInk(lines).drawing()
    assert drawing.brush_px == 5.0
    np.testing.assert_allclose(drawing.strokes[1][:, 2], [1.0, 0.5, 0.0])
    faint = BoxInk((line(5.0), line(0.1, x=20))).drawing()
    assert faint.strokes[1][:, 2].tolist() == [0, 0]  # a brush may be a tenth of another


def test_a_thin_line_beside_a_thick_one_keeps_its_own_width_in_the_picture() -> None:
    both = BoxInk((line(10.0), line(1.0, x=20.0))).plane(100)
    alone = BoxStrokes((line(1.0, x=20.0)[:, :2],), brush_px=1.0).render(100)
    assert both is not None
    np.testing.assert_allclose(both[:, :30], alone[:, :30], atol=0.01)


def test_a_picture_has_the_side_of_its_ink_and_lines_are_laid_over_it() -> None:
    plane = BoxInk((line(x=20.0),), ink(60)).plane(200)
    assert plane is not None
    assert plane.shape == (60, 60)
    assert plane[30, 30] == 1  # the ink
    assert plane[30, 12] == 1  # the line
    bare = BoxInk((line(),)).plane(80)
    assert bare is not None
    assert bare.shape == (80, 80)


def test_the_raw_picture_is_shown_only_where_it_is_asked_for() -> None:
    box = BoxInk(ink=ink(40), raw=np.full((40, 40), 0.5, np.float32))
    raw, found = box.plane(raw=True), box.plane()
    assert raw is not None
    assert found is not None
    assert (raw.min(), raw.max()) == (0.5, 0.5)
    assert found.min() == 0


def test_our_way_draws_lines_again_and_the_course_s_shrinks_their_picture() -> None:
    box = BoxInk((line(),))
    ours, course = Normalizer(), Naive()
    np.testing.assert_array_equal(box.normalized(ours).pixels, ours.from_strokes(box.drawing()).pixels)
    plane = box.plane(COURSE_PX)
    assert plane is not None
    np.testing.assert_array_equal(box.normalized(course).pixels, course.from_code([plane])[0].pixels)
    assert BoxInk().normalized(ours).empty
    assert BoxInk().normalized(course).empty


def test_boxes_of_a_picture_share_the_width_of_their_pen() -> None:
    boxes = (BoxInk(ink=ink(width=4)), BoxInk((line(),)), BoxInk(ink=ink(width=20)), BoxInk(), BoxInk())
    ours = Normalizer()
    together = normalized(boxes, (0, 1, 2, 3), ours)
    inks = [plane for box in (boxes[0], boxes[2]) if (plane := box.plane()) is not None]
    for place, expected in zip((0, 2), ours.from_code(inks), strict=True):
        np.testing.assert_array_equal(together[place].pixels, expected.pixels)
    np.testing.assert_array_equal(together[1].pixels, boxes[1].normalized(ours).pixels)
    assert together[3].empty


def test_only_the_places_that_are_asked_for_come_in_that_order() -> None:
    boxes = (BoxInk(), BoxInk((line(),)), BoxInk(), BoxInk(), BoxInk())
    assert [one.empty for one in normalized(boxes, (1, 0), Naive())] == [False, True]


def test_a_sheet_with_another_box_leaves_the_first_as_it_was() -> None:
    first = Sheet()
    second = first.with_box(BOXES - 1, BoxInk((line(),)))
    assert [box.empty for box in first.boxes] == [True] * BOXES
    assert [box.empty for box in second.boxes] == [True] * (BOXES - 1) + [False]
    scan = Scan(np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.float32), 1.0, ())
    assert Sheet(scan=scan).with_box(0, BoxInk()).scan is scan


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_sheet_names_every_array_that_it_holds(place: int) -> None:
    scan = Scan(np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.float32), 1.0, ())
    sheet = Sheet(scan=scan).with_box(place, BoxInk((line(), line()), ink(), ink()))
    assert len(list(sheet.arrays())) == 6


def test_what_sheets_share_is_counted_once() -> None:
    ink = np.zeros((100, 100), np.float32)
    sheet = Sheet((BoxInk(ink=ink[:50], raw=ink), *(BoxInk(),) * 4))
    assert memory_of([sheet, sheet.with_box(1, BoxInk((np.zeros((2, 3)),)))]) == ink.nbytes + 48
