"""Solved tasks are kept in one file, which two windows may use, and which outlives damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.files import data_folder
from gui.labs.course.progress import Progress, progress_file


def test_what_is_solved_is_there_at_the_next_start() -> None:
    record = Progress()
    record.solved("descent").add("slow")
    record.keep()
    assert Progress().solved("descent") == {"slow"}
    assert progress_file().parent == data_folder()


def test_nothing_is_written_where_nothing_is_new() -> None:
    record = Progress()
    record.solved("descent")
    record.keep()
    assert not record.path.exists()


def test_two_windows_keep_what_either_solved() -> None:
    first, second = Progress(), Progress()
    for record, task in ((first, "slow"), (second, "still"), (first, "once")):
        record.solved("descent").add(task)
        record.keep()
    assert Progress().solved("descent") == {"slow", "still", "once"}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"solved": {"descent": "slow"}}', b"\xff{"])
def test_a_damaged_file_is_set_aside_and_named(content: bytes) -> None:
    progress_file().parent.mkdir(parents=True)
    progress_file().write_bytes(content)
    record = Progress()
    assert "set aside as damaged-course-labs.json" in str(record.fault)
    record.solved("descent").add("slow")
    record.keep()
    assert record.fault is None
    assert Progress().solved("descent") == {"slow"}
    assert (progress_file().parent / "damaged-course-labs.json").read_bytes() == content


def test_what_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "course-labs.json"
    folder.mkdir()
    record = Progress(folder)
    assert f"the solved tasks in {tmp_path} cannot be read: it is a folder" in str(record.fault)
    record.solved("descent").add("slow")
    record.keep()
    assert folder.is_dir()


def test_what_cannot_be_written_is_said_and_tried_again(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    record = Progress(tmp_path / "home" / "course-labs.json")
    record.solved("descent").add("slow")
    record.keep()
    assert record.fault is not None
    (tmp_path / "home").unlink()
    record.solved("descent").add("still")
    record.keep()
    assert json.loads(record.path.read_bytes()) == {"solved": {"descent": ["slow", "still"]}}
