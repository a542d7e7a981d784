"""What is drawn in a window, on disk from its first stroke on: no end of the program loses it.

Every open window has a place of its own (`desk-1`, `desk-2`, …), which it holds until it ends, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors

from engine.files import claimed, data_folder, refusal, write_atomically
from engine.store.tensor_file import packed, unpacked
from engine.text.schema import Malformed, checked, flag, whole_within
from engine.types import Array

FORMAT = "digitlab-desk"
PLACES = range(1, 10)  # windows that are open at once
STATE = {"drawn": whole_within(0, 5), "over": flag}


def desk_folder() -> Path:
    """Where the drawings of this user's windows are."""
    return data_folder() / "desk"


@dataclass(frozen=True)
class InterruptedDrawing:
    """What a window that was killed had in its boxes."""

    path: Path
    drawn: int


class Desk:
    """One window's place; `take` finds a free one, with what was drawn there last, and holds it."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self._handle = handle

    @classmethod
    def take(cls, folder: Path | None = None) -> Desk | None:
        """A place that no window holds, one with a drawing first; None where the folder cannot be written."""
        folder = folder or desk_folder()
        places = [_path(folder, number) for number in PLACES]
        for path in sorted(places, key=lambda path: not path.exists()):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                handle = os.open(_lock(path), os.O_RDWR | os.O_CREAT, 0o644)
            except OSError:
                return None
            if claimed(handle):
                return cls(path, handle)
            os.close(handle)
        return None

    def let_go(self) -> None:
        """Leave the place to the next window."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def save(self, header: Mapping[str, Any], tensors: Mapping[str, Array], *, drawn: int, over: bool) -> None:
        """Keep what is drawn in `drawn` of the boxes; `over` says that its window was closed, not killed.

        Raises: StoreError: it cannot be written; what was kept before is still there.
        """
        if not drawn:
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                raise refusal(error, self.path) from error
        else:
            write_atomically(self.path, packed(FORMAT, {**header, "drawn": drawn, "over": over}, tensors))

    def load(self) -> tuple[dict[str, Any], dict[str, Array]] | None:
        """What was kept there; None where there is nothing.

        Raises: StoreError: it is damaged.
        """
        return unpacked(self.path, FORMAT, "the drawing of a window") if self.path.exists() else None

    def set_aside(self) -> Path:
        """Rename what cannot be used, so that it is met once; the new path."""
        aside = self.path.with_name(f"damaged-{self.path.name}")
        with contextlib.suppress(OSError):
            os.replace(self.path, aside)
        return aside


def interrupted_drawing(folder: Path | None = None) -> InterruptedDrawing | None:
    """What the last window that was killed had drawn; only headers are read, and no place is held afterwards."""
    folder = folder or desk_folder()
    for path in (_path(folder, number) for number in PLACES):
        if path.exists() and not _is_held(path):
            state = _state(path)
            if state is not None and state["drawn"] and not state["over"]:
                return InterruptedDrawing(path, state["drawn"])
    return None


def leave_drawing(path: Path) -> None:
    """Do not offer a drawing again; it stays where it is.

    Raises: StoreError: it cannot be read or written.
    """
    header, tensors = unpacked(path, FORMAT, "the drawing of a window")
    write_atomically(path, packed(FORMAT, {**header, "over": True}, tensors))


def _state(path: Path) -> dict[str, Any] | None:
    with (
        contextlib.suppress(OSError, safetensors.SafetensorError, ValueError, TypeError, RecursionError, Malformed),
        safetensors.safe_open(path, framework="np") as file,
    ):
        return checked({name: json.loads(text) for name, text in file.metadata().items() if name in STATE}, STATE)
    return None


def _is_held(path: Path) -> bool:
    try:
        handle = os.open(_lock(path), os.O_RDWR)
    except OSError:
        return False
    try:
        return not claimed(handle)
    finally:
        os.close(handle)


def _path(folder: Path, number: int) -> Path:
    return folder / f"desk-{number}.safetensors"


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.stem}.lock")
