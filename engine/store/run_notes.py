"""What the user says of a run: its title, a star, tags and a note, in a file of the run's folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.errors import StoreError
from engine.files import write_atomically
from engine.text.schema import checked, flag, list_of, parsed, text

NOTES_FILE = "notes.json"
LONGEST = {"title": 200, "note": 20_000, "tag": 40}
RECORD = {"title": text, "star": flag, "tags": list_of(text), "note": text}
EMPTY: dict[str, Any] = {"title": "", "star": False, "tags": [], "note": ""}


@dataclass(frozen=True)
class RunNotes:
    """What the user says of a run; without a title it keeps the one that it started with."""

    title: str = ""
    star: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


def gone(folder: Path) -> StoreError:
    """The refusal where another window or program has deleted a run."""
    return StoreError("{name} is not there any more; another window may have deleted it", path=folder, name=folder.name)


def read_notes(folder: Path) -> RunNotes:
    """What is said of the run in that folder; a damaged file counts as nothing said."""
    try:
        found = checked(parsed((folder / NOTES_FILE).read_bytes()), RECORD, EMPTY)
    except (OSError, ValueError):
        return RunNotes()
    return _clean(RunNotes(**{**found, "tags": tuple(found["tags"])}))


def write_notes(folder: Path, **changes: Any) -> RunNotes:
    """Change some of what is said of a run.

    Raises: StoreError: the disk is full or cannot be written; the run is not there any more.
    """
    if not folder.is_dir():  # else a folder with nothing but notes would take the place of a run that is brought back
        raise gone(folder)
    notes = _clean(replace(read_notes(folder), **changes))
    write_atomically(folder / NOTES_FILE, json.dumps(asdict(notes), ensure_ascii=False).encode())
    return notes


def _clean(notes: RunNotes) -> RunNotes:
    """Tags once each and in order, nothing longer than a window can show."""
    tags = tuple(dict.fromkeys(tag.strip()[: LONGEST["tag"]] for tag in notes.tags if tag.strip()))
    return replace(notes, title=notes.title.strip()[: LONGEST["title"]], tags=tags, note=notes.note[: LONGEST["note"]])
