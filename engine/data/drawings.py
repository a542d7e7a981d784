"""The digits that the user drew and corrected; `teaching.py` makes a data set of them."""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine.errors import DataError
from engine.files import append_line, data_folder, locked, unreadable, write_atomically
from engine.text.schema import checked, list_of, number, parsed, text, tuple_of, whole
from engine.types import Array

NAME = "my-drawings"
NO_DIGIT_NAME = "my-drawings-no-digit"
NAMES = (NAME, NO_DIGIT_NAME)  # the data sets made of them: for readers with ten answers, and with an eleventh
SIDE = 28

RECORD = {"label": whole, "image": text, "strokes": list_of(list_of(tuple_of(number, number))), "when": number}

Strokes = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, eq=False)
class Drawing:
    """One drawn digit: what it is, the 28×28 image that the network saw (0…1), and the strokes it came from."""

    label: int
    image: Array
    strokes: Strokes = ()
    when: float = field(default_factory=time.time)

    @property
    def name(self) -> tuple[int, float]:
        """What distinguishes it from all others: its label and its time, to the millisecond."""
        return self.label, round(self.when, 3)


def drawings_path() -> Path:
    """The file that holds them, one JSON line each."""
    return data_folder() / "drawings.jsonl"


def keep(drawing: Drawing, path: Path | None = None) -> None:
    """Add a drawing for good: it is wholly there, or not at all.

    Raises: DataError: not a digit; StoreError: the disk is full or cannot be written.
    """
    path = path or drawings_path()
    if not 0 <= drawing.label <= 9 or drawing.image.shape != (SIDE, SIDE):
        raise DataError(
            "a drawing needs a label from 0 to 9 and an image of {side}×{side}, not {label} and {shape}",
            path=path,
            side=SIDE,
            label=drawing.label,
            shape=drawing.image.shape,
        )
    pixels = np.rint(np.clip(drawing.image, 0, 1) * 255).astype(np.uint8)
    line = {
        "label": int(drawing.label),
        "when": round(drawing.when, 3),
        "image": base64.b64encode(pixels.tobytes()).decode("ascii"),
        "strokes": [[[round(float(x), 2), round(float(y), 2)] for x, y in stroke] for stroke in drawing.strokes],
    }
    with locked(path):
        append_line(path, json.dumps(line, separators=(",", ":")))


def forget(gone: Sequence[Drawing], path: Path | None = None) -> None:
    """Take kept drawings out again: those with their labels and times, all at once.

    What another window keeps meanwhile stays.
    Raises: DataError, StoreError: the file cannot be read or written; they are then still there.
    """
    path = path or drawings_path()
    if not os.path.exists(path):  # also where the folder is closed to us
        return
    wanted = {drawing.name for drawing in gone}
    with locked(path):
        lines = _lines(path)
        stays = [line for line in lines if (d := _parsed(line)) is None or d.name not in wanted]
        if len(stays) < len(lines):
            write_atomically(path, "".join(f"{line}\n" for line in stays).encode())


def kept(path: Path | None = None) -> list[Drawing]:
    """Every drawing kept so far, oldest first; a line that a crash tore is left out.

    Raises: DataError: the file cannot be read.
    """
    path = path or drawings_path()
    if not os.path.exists(path):  # also where the folder is closed to us
        return []
    return [drawing for line in _lines(path) if (drawing := _parsed(line)) is not None]


def unreadable_lines(path: Path | None = None) -> list[int]:
    """The numbers of the lines that are no drawings: left alone, and worth a word.

    Raises: DataError: the file cannot be read.
    """
    path = path or drawings_path()
    if not os.path.exists(path):
        return []
    return [place for place, line in enumerate(_lines(path), 1) if line.strip() and _parsed(line) is None]


def count(path: Path | None = None) -> int:
    """How many drawings there are."""
    return len(kept(path))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise unreadable(error, path, DataError) from error


def _parsed(line: str) -> Drawing | None:
    try:
        data = checked(parsed(line), RECORD)
        pixels = np.frombuffer(base64.b64decode(data["image"], validate=True), np.uint8).reshape(SIDE, SIDE)
    except ValueError:
        return None
    image = pixels.astype(np.float32) / np.float32(255)
    strokes = tuple(map(tuple, data["strokes"]))
    return Drawing(data["label"], image, strokes, data["when"]) if 0 <= data["label"] <= 9 else None
