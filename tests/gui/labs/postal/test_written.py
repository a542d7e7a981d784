"""What is written on the Postal code page, as other pages see it."""

from pathlib import Path

import numpy as np
import pytest

from gui.labs.postal.postal_lab import PostalLab
from gui.labs.postal.sheet import BoxInk
from gui.labs.postal.written import Written, written


@pytest.fixture
def lab(tmp_path: Path) -> PostalLab:
    return PostalLab(desk=tmp_path / "desk")


def draw_one(lab: PostalLab, box: int) -> None:
    lab.drawing.press(box, 50, 20)
    lab.drawing.move(50, 80)
    lab.drawing.release()


def test_a_stroke_is_seen_at_once_as_the_network_gets_it(lab: PostalLab) -> None:
    draw_one(lab, 2)
    assert written.filled == [2]
    picture = written.picture(2)
    assert picture is not None
    assert picture.shape == (1, 28, 28)
    assert picture.dtype == np.float32
    lab.reader.ensure_network()
    lab.reader.read()
    assert lab.reader.reading is not None
    assert np.array_equal(picture[0], lab.reader.reading.boxes[2].normalized.pixels)
    lab.drawing.erase_all()
    assert written.filled == []


def test_an_empty_box_has_no_picture() -> None:
    made = Written()
    assert made.picture(0) is None
    made.take([BoxInk()])
    assert made.picture(0) is None
