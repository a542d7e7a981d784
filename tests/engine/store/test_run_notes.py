"""Stars, tags and notes are in the run's folder, and a damaged file is nothing said."""

import pytest

from engine.errors import StoreError
from engine.store.run_notes import NOTES_FILE, RunNotes, read_notes, write_notes


def test_what_is_changed_is_kept_and_the_rest_stays(tmp_path):
    assert read_notes(tmp_path) == RunNotes()
    write_notes(tmp_path, star=True, tags=("course", " course ", "", "homework 3"))
    write_notes(tmp_path, note="Question 2", title=" Dropout ")
    assert read_notes(tmp_path) == RunNotes("Dropout", True, ("course", "homework 3"), "Question 2")


@pytest.mark.parametrize("content", ["null", '{"star": 1}', '{"tags": [3]}', "[", ""])
def test_a_damaged_file_is_nothing_said(tmp_path, content):
    (tmp_path / NOTES_FILE).write_text(content)
    assert read_notes(tmp_path) == RunNotes()


def test_a_run_that_was_deleted_gets_no_notes(tmp_path):
    with pytest.raises(StoreError, match="one is not there any more"):
        write_notes(tmp_path / "one", star=True)
    assert not (tmp_path / "one").exists()
