"""A pen: lines, taps, pressure, and what is cut off at the edge of a box."""

import numpy as np
import pytest

from gui.labs.postal.pen import clipped
from gui.labs.postal.postal_lab import PostalLab


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
