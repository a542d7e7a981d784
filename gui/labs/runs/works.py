"""What takes long on the Runs page, as a driver carries it out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from engine.analysis.sign_test import Difference, compare
from engine.data.dataset import Dataset
from engine.errors import StoreError
from engine.store.comparison import Record
from engine.store.run_entry import RunEntry
from engine.store.run_index import RunIndex
from engine.store.run_list import WEIGHTS_FILE
from engine.store.weights import load_weights
from engine.types import Array
from gui.labs.compare.race_work import record_of

Result = TypeVar("Result")


class Call(Generic[Result]):
    """One call whose result is the only item."""

    def __init__(self, do: Callable[[], Result]) -> None:
        self._do = do

    def events(self) -> Iterator[Result]:
        """Its result."""
        yield self._do()

    def stop(self) -> None:
        """It comes to its end by itself."""


class Listing:
    """Reading the list of runs; what a search will ask for is made ready after the list is there."""

    def __init__(self, index: RunIndex) -> None:
        self._index = index
        self._stopped = False

    def events(self) -> Iterator[list[RunEntry]]:
        """The list, once."""
        entries = self._index.entries()
        yield entries
        for entry in entries:
            if self._stopped:
                return
            entry.prepare()

    def stop(self) -> None:
        """Leave the rest to the search."""
        self._stopped = True


class ReadingCurves:
    """What the chosen runs reported, one record a run; one that cannot be read is left out."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = list(folders)
        self._stopped = False

    def events(self) -> Iterator[Record]:
        """A record for each run that can be read."""
        for folder in self._folders:
            if self._stopped:
                return
            with contextlib.suppress(StoreError):
                yield record_of(folder.name, folder)

    def stop(self) -> None:
        """Leave the rest out."""
        self._stopped = True


@dataclass(frozen=True)
class ReadingDifference:
    """What differs between what two runs read of the same test digits."""

    first: str
    second: str
    difference: Difference


def verdict_on(first: Path, second: Path, data: str, load: Callable[[str], Dataset]) -> ReadingDifference:
    """Let two kept networks read the same test digits.

    Raises: EngineError: weights or digits cannot be read, or do not fit each other.
    """
    digits = load(data).test

    def right(folder: Path) -> Array:
        outputs = load_weights(folder / WEIGHTS_FILE).outputs(digits.images)
        return np.asarray(outputs.argmax(axis=1) == digits.labels)

    return ReadingDifference(first.name, second.name, compare(right(first), right(second)))


def apart(titles: Sequence[str]) -> list[str]:
    """The same titles with a number at those that were there before: two runs of one recipe have one title."""
    counts: dict[str, int] = {}
    found = []
    for title in titles:
        counts[title] = counts.get(title, 0) + 1
        found.append(title if counts[title] == 1 else f"{title} · {counts[title]}")
    return found
