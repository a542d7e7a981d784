"""Who hands a report in is remembered on this machine."""

import pytest

from engine.errors import StoreError
from engine.report.author import Author, author_file, clean, read_author, remember_author


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path))


def test_what_was_given_once_comes_back():
    assert read_author() == Author()
    remember_author(Author("Kim Minji", "2026-017"))
    assert read_author() == Author("Kim Minji", "2026-017")


def test_a_damaged_file_counts_as_no_one():
    remember_author(Author("Kim", ""))
    for content in (b"{", b"[]", b'{"name": 3}', b"\xff"):
        author_file().write_bytes(content)
        assert read_author() == Author()


def test_a_name_is_one_line_that_fits_the_page():
    assert clean(" Kim\n Minji ", "1" * 200) == Author("Kim Minji", "1" * 80)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        remember_author(Author("Kim"), tmp_path / "file" / "author.json")
