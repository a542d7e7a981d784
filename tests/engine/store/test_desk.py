"""What is drawn in a window is on disk: one place for every open window, offered where its window was killed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import StoreError
from engine.store.desk import Desk, interrupted_drawing, leave_drawing

INK = {"0.trace.00000": np.ones((3, 3))}


def taken(folder: Path) -> Desk:
    desk = Desk.take(folder)
    assert desk is not None
    return desk


def test_every_open_window_has_a_place_of_its_own_and_the_next_one_finds_the_drawing(tmp_path: Path) -> None:
    first, second = taken(tmp_path), taken(tmp_path)
    assert first.path != second.path
    second.save({"scan": None}, INK, drawn=1, over=False)
    assert interrupted_drawing(tmp_path) is None  # its window is open
    first.let_go()
    second.let_go()
    again = taken(tmp_path)
    assert again.path == second.path
    found = again.load()
    assert found is not None
    assert found[0] == {"scan": None, "drawn": 1, "over": False}
    np.testing.assert_array_equal(found[1]["0.trace.00000"], INK["0.trace.00000"])


def test_only_what_a_killed_window_drew_is_offered_until_it_is_left(tmp_path: Path) -> None:
    desk = taken(tmp_path)
    desk.save({}, INK, drawn=3, over=False)
    desk.let_go()
    found = interrupted_drawing(tmp_path)
    assert found is not None
    assert found.drawn == 3
    leave_drawing(found.path)
    assert interrupted_drawing(tmp_path) is None
    assert taken(tmp_path).load() is not None  # it is still there


def test_empty_boxes_leave_nothing_on_disk(tmp_path: Path) -> None:
    desk = taken(tmp_path)
    desk.save({}, INK, drawn=2, over=True)
    desk.let_go()
    assert interrupted_drawing(tmp_path) is None
    desk = taken(tmp_path)
    desk.save({}, {}, drawn=0, over=False)
    assert not desk.path.exists()
    assert desk.load() is None


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"[]", b"\x10\0\0\0\0\0\0\0" + b'{"a":"nothing"} '])
def test_a_damaged_drawing_is_set_aside_and_offered_nowhere(tmp_path: Path, damage: bytes) -> None:
    desk = taken(tmp_path)
    desk.path.write_bytes(damage)
    with pytest.raises(StoreError):
        desk.load()
    desk.let_go()
    assert interrupted_drawing(tmp_path) is None
    desk = taken(tmp_path)
    assert desk.set_aside().read_bytes() == damage
    assert desk.load() is None


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    desk = taken(tmp_path)
    desk.save({}, INK, drawn=1, over=False)
    content = bytearray(desk.path.read_bytes())
    content[-5] ^= 8
    desk.path.write_bytes(content)
    with pytest.raises(StoreError, match="checksum"):
        desk.load()


def test_a_folder_that_cannot_be_made_gives_no_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Desk.take(tmp_path / "file" / "desk") is None
