"""Zip files of other people, opened only after counting what is in them."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from engine.errors import StoreError

LARGEST = 200_000_000  # bytes, unpacked
MOST_MEMBERS = 5_000
TAIL = 65_536 + 22  # where the end of a zip must be
LONGEST_ENTRY = 400  # bytes of a member in the list at the end
END = b"PK\x05\x06"
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, EOFError, KeyError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


def open_archive(path: Path) -> zipfile.ZipFile:
    """A zip that holds no more than a network may.

    Raises: StoreError: too many members or bytes; zipfile.BadZipFile: damaged; OSError: not readable.
    """
    if members_of(path) > MOST_MEMBERS:
        raise StoreError("{name} holds more files than any network; choose another file", path=path, name=path.name)
    archive = zipfile.ZipFile(path)
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        archive.close()
        raise StoreError("{name} unpacks to more than 200 MB; no digit network does", path=path, name=path.name)
    return archive


def members_of(path: Path) -> int:
    """How many files a zip says it holds, without making a list of them; its newer form counts as too many."""
    with open(path, "rb") as file:
        file.seek(0, 2)
        file.seek(max(file.tell() - TAIL, 0))
        tail = file.read(TAIL)
    at = tail.rfind(END)
    if at < 0:
        raise zipfile.BadZipFile("no end")
    count, size = (int.from_bytes(tail[at + i : at + k], "little") for i, k in ((10, 12), (12, 16)))
    return max(count, size // LONGEST_ENTRY)  # zipfile reads by the size of the list, whatever the count says
