"""Originals: digits as people wrote them, before anything is made of them: pen strokes and envelopes."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import DataError
from engine.files import unreadable
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import Stroke

DAMAGED = (gzip.BadGzipFile, zlib.error, EOFError, ValueError)


@dataclass(frozen=True)
class PenDigit:
    """One digit as it was written: its label, its writer, its strokes (x right, y down, longest side 1, middle 0)."""

    label: int
    writer: int
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Fold:
    """A part of the originals to leave out, so that the reader can be judged on hands it never saw.

    Of the pen digits those of the writers whose number modulo `of` is `number`, of the envelopes every `of`-th.
    """

    number: int
    of: int = 5

    def holds(self, index: int) -> bool:
        """Whether the writer, or the envelope, of that number is left out."""
        return index % self.of == self.number


def read_pen_digits(path: Path) -> list[PenDigit]:
    """The pen strokes of a pendigits file, one JSON object a line, gzipped.

    Raises: DataError where the file is missing or not such a file.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        return [
            PenDigit(
                int(r["label"]), int(r["writer"]), upright([np.array(s, float).reshape(-1, 2) for s in r["strokes"]])
            )
            for r in records
        ]
    except (*DAMAGED, KeyError, TypeError, OverflowError) as error:
        raise DataError(
            "{name} is damaged or holds no pen strokes; download it again", path=path, name=path.name
        ) from error
    except OSError as error:
        raise unreadable(error, path, DataError) from error


def upright(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Tablet strokes (y up) as strokes with y down, longest side 1, middle at 0."""
    points = np.concatenate(list(strokes))
    low, high = points.min(axis=0), points.max(axis=0)
    size = max(float((high - low).max()), 1.0)
    middle = (low + high) / 2
    return tuple((s - middle) / size * np.array([1.0, -1.0]) for s in strokes)


def read_usps(path: Path) -> tuple[Plane, NDArray[np.int64]]:
    """The digits of a USPS file: (N, 16, 16) ink 0…1 and labels (N,).

    Raises: DataError where the file is missing or not such a file.
    """
    try:
        with gzip.open(path, "rt", encoding="ascii") as lines:
            table = np.loadtxt(lines, dtype=np.float32, ndmin=2)
        return (table[:, 1:].reshape(-1, 16, 16) + 1) / 2, table[:, 0].astype(np.int64)
    except DAMAGED as error:
        raise DataError(
            "{name} is damaged or holds no USPS digits; download it again", path=path, name=path.name
        ) from error
    except OSError as error:
        raise unreadable(error, path, DataError) from error
