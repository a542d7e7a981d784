"""Undo on the Postal page keeps whole pictures: together they stay within the page's memory."""

import numpy as np

from gui.labs.postal import drawing_lab
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.sheet import Scan, Sheet, memory_of


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
