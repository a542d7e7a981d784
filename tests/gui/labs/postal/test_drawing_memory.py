"""Undo on the Postal page keeps whole pictures: together they stay within the page's memory."""

import json

import numpy as np
import pytest

from engine.text.schema import Malformed
from gui.labs.postal import drawing_lab
from gui.labs.postal.drawing_lab import LINES, DrawingLab
from gui.labs.postal.sheet import Box, Scan, Sheet, memory_of


def test_undo_keeps_no_more_pictures_than_its_memory_holds(monkeypatch):
    monkeypatch.setattr(drawing_lab, "UNDO_BYTES", 1_000_000)
    lab = DrawingLab(bool)
    for _ in range(30):
        lab.keep(Sheet(scan=Scan(np.zeros((200, 200, 3), np.uint8), np.zeros((100, 100), np.float32), 0.5, ())))
        assert memory_of([*lab._past, lab.sheet]) <= 1_000_000
    assert lab.can_undo
    steps = 0
    while lab.can_undo:
        lab.undo()
        steps += 1
    assert steps == 5  # 160 kB each


def test_what_sheets_share_is_counted_once():
    ink = np.zeros((100, 100), np.float32)
    sheet = Sheet((Box(ink=ink[:50], raw=ink), *(Box(),) * 4))
    assert memory_of([sheet, sheet.with_box(1, Box((np.zeros((2, 3)),)))]) == ink.nbytes + 48


def test_a_drawing_comes_back_at_the_next_start():
    lab = DrawingLab(bool)
    lab.press(2, 10, 10)
    lab.move(60, 80)
    lab.release()
    again = DrawingLab(bool)
    again.recall(json.loads(json.dumps(lab.remember())))
    for box, other in zip(again.boxes, lab.boxes, strict=True):
        assert len(box.traces) == len(other.traces)
        for trace, kept in zip(box.traces, other.traces, strict=True):
            np.testing.assert_allclose(trace, kept, atol=0.005)
    again.undo()
    assert again.empty


@pytest.mark.parametrize("kept", [None, 3, [[[["a", 1, 2]]]] * 5, [[[[1, 2]]]] * 5])
def test_a_drawing_of_another_type_does_not_fit(kept):
    with pytest.raises(Malformed):
        LINES(kept)


@pytest.mark.parametrize("kept", [[], [[]], [[], [], [], [], []]])
def test_a_drawing_of_another_shape_is_left_alone(kept):
    lab = DrawingLab(bool)
    lab.recall(kept)
    assert lab.empty
    assert not lab.can_undo
