"""Shapes as blocks and photos as pictures: what is painted at which step."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gui.labs.course.exercises.convolution_exercise import ConvolutionExercise
from gui.pages.course.parts.convolution_pictures import paint_photo, paint_shapes
from tests.gui.seen import Pixels, of_role, painted

SIZE = (960, 480)


def picture(lab: ConvolutionExercise) -> Pixels:
    canvas = QWidget()
    canvas.resize(*SIZE)
    paint = paint_photo if lab.example == "photo" else paint_shapes
    return painted(lambda painter: paint(canvas, painter, lab), *SIZE)


def lab_at(example: str, at: int, **changes: object) -> ConvolutionExercise:
    lab = ConvolutionExercise()
    lab.choose_example(example)
    if changes:
        assert lab.edit(**changes), lab.errors
    lab.go_to(at)
    return lab


def inked(pixels: Pixels) -> np.ndarray:
    """Where anything is painted."""
    return ~of_role(pixels, "card")


@pytest.mark.parametrize("example", ["shapes", "batch"])
def test_one_more_block_is_filled_at_each_step_from_left_to_right(qapp: QApplication, example: str) -> None:
    count = len(lab_at(example, 0).steps)
    filled = [of_role(picture(lab_at(example, at)), "selected") for at in range(count + 1)]
    assert not filled[0].any()
    for at in range(1, count + 1):
        columns = np.flatnonzero(filled[at].any(axis=0))
        assert columns.max() < 32 + at * (SIZE[0] - 64) / count
        assert columns.max() > 32 + (at - 1) * (SIZE[0] - 64) / count


def test_the_block_of_this_step_has_the_ring(qapp: QApplication) -> None:
    for at in (1, 3, 6):
        columns = np.flatnonzero(of_role(picture(lab_at("shapes", at)), "accent").any(axis=0))
        middle = 32 + (at - 0.5) * (SIZE[0] - 64) / 6
        assert columns.min() < middle < columns.max()
        assert abs((columns.min() + columns.max()) / 2 - middle) < 3


def test_maps_are_a_stack_and_a_row_is_a_bar(qapp: QApplication) -> None:
    pixels = of_role(picture(lab_at("shapes", 6)), "selected")
    pitch = (SIZE[0] - 64) / 6

    def extent(place: int) -> tuple[int, int]:
        part = pixels[:, int(32 + place * pitch) : int(32 + (place + 1) * pitch)]
        rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        return int(np.ptp(rows)), int(np.ptp(columns))

    one_sheet, maps, row = extent(0), extent(1), extent(4)
    assert maps[0] > one_sheet[0]
    assert maps[1] > one_sheet[1]
    assert row[1] < 10 < row[0]


def test_the_whole_picture_is_shown_in_its_colors_before_it_is_taken_apart(qapp: QApplication) -> None:
    pixels = picture(lab_at("photo", 0)).astype(int)
    rows = np.flatnonzero(inked(pixels.astype(np.uint8)).any(axis=1))
    assert np.ptp(rows) > SIZE[1] / 2
    assert (np.ptp(pixels, axis=2) > 60).any()


def test_channels_filtered_maps_and_their_sum_come_one_after_the_other(qapp: QApplication) -> None:
    inks = [int(inked(picture(lab_at("photo", at))).sum()) for at in (1, 2, 3)]
    assert inks[0] < inks[1] < inks[2]
    first = inked(picture(lab_at("photo", 1)))
    assert not first[SIZE[1] // 2 + 20 :, : SIZE[0] // 3].any()  # below the channels nothing stands yet


@pytest.mark.parametrize(("applied", "count"), [("Blur", 3), ("trained 1", 5)])
def test_a_small_filter_shows_numbers_and_a_large_one_colors(qapp: QApplication, applied: str, count: int) -> None:
    pixels = picture(lab_at("photo", 1, applied=applied, picture="digit"))
    height = SIZE[1]
    middle = pixels[height // 2 - 75 : height // 2 + 75]
    colored = (np.ptp(middle.astype(int), axis=2) > 60).any()
    assert colored == (count > 3)
