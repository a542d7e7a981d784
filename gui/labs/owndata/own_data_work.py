"""What takes long with own data, as a driver carries it out: reading it, and finding the hardest pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.files import expanded
from engine.types import Array
from engine.userdata.collection import Collection
from engine.userdata.conversion import Conversion
from engine.userdata.description import ENDING, Description, open_description
from engine.userdata.doubles import Double, doubles_in
from engine.userdata.reading import read_collection
from gui.labs.driving import ReportingWork

SHOWN = 16  # pictures on one screen
JUDGED = 1500  # this many pictures are converted at most to find the hardest


@dataclass(frozen=True, eq=False)
class Found:
    """What was read, with the description that says how it is used, and the pictures that are there twice."""

    collection: Collection
    description: Description
    doubles: tuple[Double, ...] = ()


class DataReading(ReportingWork["tuple[int, int] | Found"]):
    """Reading own data, as a driver carries it out."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._stopped = False

    def events(self) -> Iterator[tuple[int, int] | Found]:
        """How far the reading is, then what was found."""
        description = Description(str(self._path))
        if self._path.name.endswith(ENDING):
            description = open_description(self._path)
        try:
            collection = read_collection(expanded(description.path), self._count)
            yield Found(collection, description, doubles_in(collection))
        except _StoppedError:
            return

    def stop(self) -> None:
        """End at the next picture."""
        self._stopped = True

    def _count(self, done: int, total: int) -> None:
        if self._stopped:
            raise _StoppedError
        if done % 50 == 0 or done == total:
            self.report((done, total))


class _StoppedError(Exception):
    """Another path is wanted now."""


class PictureJudging:
    """Finding the pictures that are least like the others of their class."""

    def __init__(self, collection: Collection, conversion: Conversion) -> None:
        self._collection, self._conversion = collection, conversion
        self._stopped = False

    def events(self) -> Iterator[tuple[int, ...]]:
        """The places of the hardest pictures, once."""
        collection = self._collection
        places = np.linspace(0, len(collection) - 1, min(len(collection), JUDGED)).astype(int)
        images: dict[int, Array] = {}
        for place in places:
            if self._stopped:
                return
            image = self._conversion.convert(collection.pictures[int(place)], int(place))
            if image is not None:
                images[int(place)] = image
        by_class: dict[int, list[int]] = {}
        for place in images:
            by_class.setdefault(int(collection.labels[place]), []).append(place)
        away: dict[int, float] = {}
        for members in by_class.values():
            mean = np.mean([images[place] for place in members], axis=0)
            away |= {place: float(np.linalg.norm(images[place] - mean)) for place in members}
        yield tuple(sorted(away, key=lambda place: -away[place])[:SHOWN])

    def stop(self) -> None:
        """End at the next picture."""
        self._stopped = True
