"""The rows of the table of runs, and what they can be sorted by."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.store.run_entry import RunEntry, tags_of


@dataclass(frozen=True)
class RunLine:
    """A row of the table: a run, the series it is drawn in (0: not chosen), and whether it was just deleted."""

    entry: RunEntry
    series: int = 0
    gone: bool = False


KEYS: dict[str, Callable[[RunEntry], Any]] = {
    "title": lambda entry: entry.title.casefold(),
    "network": lambda entry: entry.network,
    "best": lambda entry: -1.0 if entry.best_accuracy is None else entry.best_accuracy,
    "started": lambda entry: entry.started,
    "took": lambda entry: entry.elapsed_s,
}
"""What the table can be sorted by."""


@dataclass(frozen=True)
class Totals:
    """What is said of all runs together: tags, the most frequent first, their space, and whether some of it can go."""

    entries: Sequence[RunEntry]
    tags: list[str]
    size_bytes: int
    can_thin: bool

    @classmethod
    def of(cls, entries: Sequence[RunEntry]) -> Totals:
        """Counted over these runs."""
        size = sum(entry.size_bytes for entry in entries)
        return cls(list(entries), tags_of(entries), size, any(entry.thinned_bytes(0) for entry in entries))


def same(first: Sequence[RunEntry], second: Sequence[RunEntry]) -> bool:
    """Whether two lists hold the very same entries: of two thousand that is known at once."""
    return len(first) == len(second) and all(map(operator.is_, first, second))


class RunOrder:
    """Runs in the order of one of `KEYS`; sorted again only if something is different."""

    def __init__(self) -> None:
        self._by: object = None
        self._given: Sequence[RunEntry] = ()
        self._sorted: list[RunEntry] = []

    def of(self, entries: Sequence[RunEntry], key: str, *, descending: bool) -> list[RunEntry]:
        """The runs in order; of equals, by their names."""
        if (key, descending) != self._by or not same(entries, self._given):
            self._by, self._given = (key, descending), entries
            value = KEYS[key]
            self._sorted = sorted(entries, key=lambda entry: (value(entry), entry.name), reverse=descending)
        return self._sorted


class Titles:
    """Titles in the reader's language; runs are many and titles few."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self._translate = translate
        self._known: dict[str, str] = {}

    def said(self, title: str) -> str:
        """A title as the page says it."""
        if title not in self._known:
            self._known[title] = self._translate(title)
        return self._known[title]

    def forget(self) -> None:
        """The language is another one now."""
        self._known.clear()
