"""The five boxes on disk: pen lines and pictures come back as they were; nothing else gets into them."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import StoreError
from engine.store.desk import Desk, interrupted_drawing
from engine.text.schema import Malformed
from gui.labs.driving import Inline, Newest
from gui.labs.postal.desk_keeper import DeskKeeper, sheet_of, tensors_of
from gui.labs.postal.drawing_lab import DrawingLab
from gui.labs.postal.sheet import BoxInk, Scan, Sheet


def made(folder: Path) -> tuple[DrawingLab, DeskKeeper, Inline]:
    drawing, driver = DrawingLab(bool), Inline()
    keeper = DeskKeeper(drawing, Newest(driver), folder)
    keeper.bring_back()
    return drawing, keeper, driver


def stroke(drawing: DrawingLab, box: int) -> None:
    drawing.press(box, 10, 10)
    drawing.move(60, 80)
    drawing.release()


def pictured() -> Sheet:
    ink = np.linspace(0, 1, 100, dtype=np.float32).reshape(10, 10)
    boxes = (BoxInk((), ink, 1 - ink, 0.6), *(BoxInk(),) * 4)
    scan = Scan(np.full((20, 50, 3), 7, np.uint8), np.zeros((10, 25), np.float32), 0.5, ((0, 0, 10, 20),), 7)
    return Sheet(boxes, scan)


def test_what_was_drawn_comes_back_at_the_next_start_and_can_be_undone(tmp_path: Path) -> None:
    drawing, keeper, _ = made(tmp_path)
    stroke(drawing, 2)
    keeper.close()
    assert interrupted_drawing(tmp_path) is None  # the window was closed
    again, other, _ = made(tmp_path)
    for box, kept in zip(again.boxes, drawing.boxes, strict=True):
        assert len(box.traces) == len(kept.traces)
        for trace, before in zip(box.traces, kept.traces, strict=True):
            np.testing.assert_array_equal(trace, before)
    assert not other.behind
    again.undo()
    assert again.empty
    other.close()
    assert made(tmp_path)[0].empty  # erased is erased


def test_a_picture_comes_back_with_its_cuts(tmp_path: Path) -> None:
    drawing, keeper, _ = made(tmp_path)
    drawing.keep(pictured())
    stroke(drawing, 4)
    keeper.close()
    again = made(tmp_path)[0].sheet
    assert again.scan is not None
    assert (again.scan.zoom, again.scan.cuts, again.scan.found) == (0.5, ((0, 0, 10, 20),), 7)
    np.testing.assert_array_equal(again.scan.picture, np.full((20, 50, 3), 7))
    np.testing.assert_array_equal(again.boxes[0].raw, pictured().boxes[0].raw)
    assert [box.empty for box in again.boxes] == [False, True, True, True, False]


def test_what_is_drawn_is_on_disk_once_it_was_kept_also_a_line_under_the_pen(tmp_path: Path) -> None:
    drawing, keeper, driver = made(tmp_path)
    drawing.press(1, 10, 10)
    drawing.move(60, 80)
    assert keeper.behind
    keeper.keep()
    driver.run()
    assert not keeper.behind
    assert keeper._desk is not None
    keeper._desk.let_go()  # as the system does when the program is killed
    found = interrupted_drawing(tmp_path)
    assert found is not None
    assert found.drawn == 1
    assert not made(tmp_path)[0].boxes[1].empty


def test_a_disk_that_takes_nothing_is_named_and_the_boxes_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing, keeper, driver = made(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise StoreError("the disk is full", path=tmp_path)

    monkeypatch.setattr(Desk, "save", full)
    stroke(drawing, 0)
    keeper.keep()
    driver.run()
    assert "the disk is full" in str(keeper.fault)
    assert not drawing.empty


def test_a_damaged_drawing_is_set_aside_and_the_boxes_are_empty(tmp_path: Path) -> None:
    drawing, keeper, _ = made(tmp_path)
    stroke(drawing, 0)
    keeper.close()
    (path,) = tmp_path.glob("desk-*")
    path.write_bytes(path.read_bytes()[:-3])
    drawing, keeper, _ = made(tmp_path)
    assert drawing.empty
    assert keeper.set_aside is not None
    assert keeper.set_aside.name == f"damaged-{path.name}"
    assert keeper.set_aside.exists()


def test_how_certain_a_cut_was_comes_back_and_older_desks_have_none() -> None:
    header, tensors = tensors_of(pictured())
    assert sheet_of(header, tensors).boxes[0].certainty == 0.6
    del tensors["0.certainty"]
    assert sheet_of(header, tensors).boxes[0].certainty == 1.0


SHAPES = st.lists(st.integers(0, 4), max_size=3)
KINDS = st.sampled_from([np.float64, np.float32, np.uint8, np.int64])
ANYTHING = st.none() | st.integers() | st.floats() | st.text(max_size=3) | st.lists(st.integers(), max_size=4)


@given(draw=st.data())
def test_no_arrays_and_no_header_make_anything_but_a_sheet_or_a_malformed_record(draw: st.DataObject) -> None:
    header, tensors = tensors_of(pictured())
    plain: dict[str, Any] = {**header, "scan": {**header["scan"]}}
    name = draw.draw(st.sampled_from([*tensors, "1.trace.00000"]))
    filling = draw.draw(st.sampled_from([0.0, 1.0, np.nan, 1e30]))
    kind = draw.draw(KINDS)
    tensors[name] = np.full(draw.draw(SHAPES), filling if np.dtype(kind).kind == "f" else 1).astype(kind)
    if draw.draw(st.booleans()):
        plain["scan"][draw.draw(st.sampled_from(sorted(plain["scan"])))] = draw.draw(ANYTHING)
    with contextlib.suppress(Malformed):
        for box in sheet_of(plain, tensors).boxes:
            box.plane()
