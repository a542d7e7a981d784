"""Zips of other people are counted before anything of them is built."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.foreign.formats.archives import MOST_MEMBERS, members_of, open_archive
from engine.foreign.opening import open_network


def test_members_are_counted_by_the_list_not_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(40):
            archive.writestr(f"{i:0200}.npy", b"")
    assert members_of(path) >= 20
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, at + 8, 1, 1)  # it says one, and lists forty
    path.write_bytes(bytes(data))
    assert members_of(path) >= 20


def test_a_zip_of_many_files_is_refused_without_listing_them(tmp_path: Path) -> None:
    path = tmp_path / "w.pt"
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(MOST_MEMBERS + 1):
            archive.writestr(f"a/{i}", b"")
    with pytest.raises(StoreError, match=r"w\.pt holds more files than any network"):
        open_network(path)


def test_a_zip_that_unpacks_to_too_much_is_refused_by_its_list(tmp_path: Path) -> None:
    path = tmp_path / "w.pt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a/data.pkl", "w") as file:
        for _ in range(210):
            file.write(b"(" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(StoreError, match="unpacks to more than 200 MB"):
        open_archive(path)
    with pytest.raises(StoreError, match="unpacks to more than 200 MB"):
        open_network(path)


def test_a_pickle_of_marks_ends_after_a_million_steps(tmp_path: Path) -> None:
    path = tmp_path / "w.pkl"
    path.write_bytes(b"\x80\x04" + b"(" * 3_000_000 + b".")
    with pytest.raises(StoreError, match="more instructions than any network needs"):
        open_network(path)
