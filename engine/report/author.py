"""Who hands a report in: a name and a number, remembered on this machine once they were given."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.files import data_folder, write_atomically
from engine.text.schema import checked, parsed, text

LONGEST = 80
RECORD = {"name": text, "number": text}


@dataclass(frozen=True)
class Author:
    """Name and number as the page shows them; empty: a line to write on."""

    name: str = ""
    number: str = ""


def read_author(path: Path | None = None) -> Author:
    """Who handed in last; a damaged file counts as no one."""
    with contextlib.suppress(OSError, ValueError):
        return clean(**checked(parsed((path or author_file()).read_bytes()), RECORD, {"number": "", "name": ""}))
    return Author()


def remember_author(author: Author, path: Path | None = None) -> None:
    """Keep a name and a number for the next report.

    Raises: StoreError: the disk is full or cannot be written.
    """
    write_atomically(path or author_file(), json.dumps(asdict(author), ensure_ascii=False).encode())


def clean(name: str = "", number: str = "") -> Author:
    """On one line each, and no longer than the page has room for."""
    return Author(" ".join(name.split())[:LONGEST], " ".join(number.split())[:LONGEST])


def author_file() -> Path:
    """Where it is kept."""
    return data_folder() / "author.json"
